"""The evaluation lies beside the program, not in it: its folder is found from here."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
