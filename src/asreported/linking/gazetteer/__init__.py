"""The gazetteer: states, groups, bodies, outlets, roles and places; each table says in its first lines where from."""

from importlib import resources
from typing import Final

GAZETTEER: Final = resources.files(__package__)
