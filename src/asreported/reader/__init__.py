"""Reader: raw English text to an annotated spaCy `Doc`."""

from .component import Reader, load
from .encoder import model_version

__all__ = ["Reader", "load", "model_version"]
