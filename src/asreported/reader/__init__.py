"""Reader: raw English text to an annotated spaCy `Doc`."""

from .component import ATTRIBUTIONS, FACTUALITY, Reader, load
from .encoder import model_version

__all__ = ["ATTRIBUTIONS", "FACTUALITY", "Reader", "load", "model_version"]
