"""Attribution: who says what, in which words of the report, through whom; and whose voice any of its words stand in."""

from .actors import Actors, Person, titles
from .answers import giving
from .attribution import Attribution
from .attributions import attributions
from .hearsay import hedged_by
from .nounphrases import Source
from .pronouns import he
from .quotes import Quoted, quotes
from .speaker import Known, Speaker
from .statements import statements
from .voices import Voice, Voices

__all__ = [
    "Actors",
    "Attribution",
    "Known",
    "Person",
    "Quoted",
    "Source",
    "Speaker",
    "Voice",
    "Voices",
    "attributions",
    "giving",
    "he",
    "hedged_by",
    "quotes",
    "statements",
    "titles",
]
