import pytest

from asreported.desk.entry.forms import LARGEST, own_path

from ..page import deciding
from ..terminal import FIRST, told

CLAIM = told(FIRST)[1].id


@pytest.mark.parametrize("place", ["//evil.example", "https://evil.example", "/\\evil.example", "", "x", "/a\nb"])
def test_a_form_leads_nowhere_but_to_the_desk(place: str) -> None:
    assert own_path(place, "/review") == "/review"


def test_a_form_leads_back_to_a_page_of_the_desk() -> None:
    assert own_path("/incidents?open=maybe", "/") == "/incidents?open=maybe"


def test_what_is_no_form_is_refused(across_path: str) -> None:
    with deciding(across_path) as desk:
        assert desk.post(f"/review/{CLAIM}", json={"do": "confirm"}).status_code == 415
        assert desk.post(f"/review/{CLAIM}", data={"comment": "x" * LARGEST}).status_code == 413
        form = {"content-type": "application/x-www-form-urlencoded"}
        assert desk.post(f"/review/{CLAIM}", content=b"\xff\xfe", headers=form).status_code == 400
        assert desk.post(f"/review/{CLAIM}", content="&".join(["a=b"] * 3000), headers=form).status_code == 400
