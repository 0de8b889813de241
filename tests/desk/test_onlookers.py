"""Who looks at which claim: the last one that each opened, for two minutes."""

from asreported.desk.onlookers import SECONDS, Onlookers


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_each_sees_the_others_and_not_themselves() -> None:
    looking = Onlookers(Clock())
    looking.look("Ada", "f-1")
    looking.look("Ben", "f-1")
    looking.look("Cy", "e-2")
    assert looking.beside("Ada", "f-1") == ("Ben",)
    assert looking.beside("Dot", "f-1") == ("Ada", "Ben")
    assert looking.busy("Ada") == {"f-1", "e-2"}
    assert looking.busy("Ben") == {"f-1", "e-2"}


def test_who_opens_another_has_left_the_one_before() -> None:
    looking = Onlookers(Clock())
    looking.look("Ada", "f-1")
    looking.look("Ada", "f-2")
    assert looking.beside("Ben", "f-1") == ()
    assert looking.busy("Ben") == {"f-2"}


def test_after_two_minutes_nobody_is_there_any_more() -> None:
    clock = Clock()
    looking = Onlookers(clock)
    looking.look("Ada", "f-1")
    clock.now += SECONDS - 1
    assert looking.busy("Ben") == {"f-1"}
    clock.now += 2
    assert looking.busy("Ben") == frozenset()
