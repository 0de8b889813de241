"""Attribution: who says what, in which words of the report, through whom; and whose voice any of its words stand in."""

from .attribution import Attribution
from .attributions import attributions
from .statements import statements
from .voices import Voice, Voices

__all__ = ["Attribution", "Voice", "Voices", "attributions", "statements"]
