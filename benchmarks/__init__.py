"""One thread for every part that is measured: set here, before numpy or spaCy is imported and reads it."""

import os

for _pool in ("OMP", "OPENBLAS", "MKL", "BLIS", "NUMEXPR", "VECLIB_MAXIMUM", "RAYON"):
    os.environ[f"{_pool}_NUM_THREADS"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"
