"""The vocabulary of events is whole: every type has words, every list that is named exists."""

from asreported.claims.events.frames import members, noun_frames, verb_frames

TYPES = {
    "attack", "clash", "raid", "abduction", "captivity", "rescue", "release", "detention", "deployment", "assistance",
    "evacuation", "displacement", "meeting", "negotiation", "ceasefire", "threat", "demand", "disaster", "accident",
}  # fmt: skip


def test_every_type_of_event_can_be_told():
    told = {frame.type for table in (verb_frames(), noun_frames()) for frames in table.values() for frame in frames}
    assert told == TYPES | {"blame", "explosion", "killing"}  # what else the report tells makes these an attack or none


def test_a_frame_that_needs_something_says_what():
    assert all(frame.asks for frames in noun_frames().values() for frame in frames if frame.only)


def test_a_class_of_nouns_knows_its_plurals():
    assert {"gunman", "gunmen"} <= members("attackers")
