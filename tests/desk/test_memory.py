"""Pages are remembered until the case changes, and no longer."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from asreported.desk.memory import Latest, Memory
from asreported.ledger import open_case

from .judged import NINE
from .page import deciding, opened
from .terminal import build_across


def test_a_page_is_made_once_for_as_long_as_the_case_stays_as_it_is() -> None:
    state, made = ["one"], []
    memory = Memory(lambda: state[0])

    def make() -> str:
        made.append(state[0])
        return f"page of {state[0]}"

    assert [memory.page("now", make) for _ in range(3)] == ["page of one"] * 3
    state[0] = "two"
    assert memory.page("now", make) == "page of two"
    assert made == ["one", "two"]


def test_nothing_is_remembered_where_nobody_can_tell_whether_the_case_changed() -> None:
    pages = iter("ab")
    memory = Memory(lambda: None)
    assert [memory.page("now", lambda: next(pages)) for _ in range(2)] == ["a", "b"]


def test_the_pages_asked_for_least_lately_go_first() -> None:
    made: list[str] = []
    memory = Memory(lambda: "one", most=10)
    for key in ("aaaa", "bbbb", "aaaa", "cccc", "aaaa", "bbbb"):
        memory.page(key, lambda key=key: made.append(key) or key)
    assert made == ["aaaa", "bbbb", "cccc", "bbbb"]


def test_what_all_pages_need_is_made_once_a_state() -> None:
    state, made = ["one"], iter("abc")
    latest = Latest(lambda: state[0], lambda: next(made))
    assert [latest.get(), latest.get()] == ["a", "a"]
    state[0] = "two"
    assert [latest.get(), latest.get()] == ["b", "b"]


def test_many_who_ask_at_once_wait_for_one() -> None:
    begun, go, made = threading.Event(), threading.Event(), []
    memory = Memory(lambda: "one")

    def make() -> str:
        begun.set()
        assert go.wait(10)
        made.append(1)
        return "page"

    got: list[str] = []
    threads = [threading.Thread(target=lambda: got.append(memory.page("now", make))) for _ in range(5)]
    for thread in threads:
        thread.start()
    assert begun.wait(10)
    go.set()
    for thread in threads:
        thread.join()
    assert (got, made) == (["page"] * 5, [1])


def test_a_page_that_failed_is_made_anew() -> None:
    memory = Memory(lambda: "one")
    with pytest.raises(ZeroDivisionError):
        memory.page("now", lambda: str(1 // 0))
    assert memory.page("now", lambda: "page") == "page"


def test_a_decision_of_another_process_is_on_the_next_page(tmp_path: Path) -> None:
    path = build_across(tmp_path / "ostrel.db")
    with opened(path) as desk, open_case(path) as elsewhere:
        before = desk.get("/figures").text
        assert desk.get("/figures").text == before
        elsewhere.reviewer("Ben").reject(NINE.id)
        after = desk.get("/figures").text
        assert "Ben" not in before
        assert "Ben" in after


def test_the_frame_is_that_of_who_asks(tmp_path: Path) -> None:
    path = build_across(tmp_path / "ostrel.db")
    with deciding(path, name=None) as desk:
        assert "deciding as" not in desk.get("/figures").text
        desk.post("/name", data={"name": "Ada", "next": "/figures"})
        assert "Ada" in desk.get("/figures").text
