"""A document parsed in this process, for tests of the parsers themselves."""

import io

from asreported.intake.documents import Part, parse
from asreported.intake.documents.kinds import kind_of
from asreported.intake.documents.parsing import Asked
from asreported.intake.metadata import UNKNOWN, Metadata


def parsed(data: bytes, name: str, about: Metadata = UNKNOWN, skip: int = 0, **more):
    """Everything but the parts that a container announces."""
    return [one for one in announced(data, name, about, skip, **more) if not isinstance(one, Part)]


def announced(data: bytes, name: str, about: Metadata = UNKNOWN, skip: int = 0, **more):
    return list(parse(io.BytesIO(data), kind_of(name) or "text", Asked(name, about, skip=skip, **more)))
