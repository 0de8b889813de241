"""A publisher's own words that a report was changed are found, and news about changes is not taken for them."""

import pytest

from asreported.intake import notices


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Correction: the ferry carried 140 people, not 104.", "correction"),
        ("CORRECTION (May 4): The name of the captain was misspelt.", "correction"),
        ("Editor's note: An earlier version of this article gave a wrong toll.", "correction"),
        ("This story has been corrected to say that two people were freed.", "correction"),
        ("An earlier version of this report said that 40 were held.", "correction"),
        ("UPDATE 2 - Toll rises at Port Sorrel", "update"),
        ("Update: three more are free.", "update"),
        ("Updated on 4 May 2031 at 10:20", "update"),
        ("This article has been updated with the harbour's statement.", "update"),
        ("(Recasts, adds details)", "update"),
        ("RETRACTION: the report of a fire was withdrawn.", "retraction"),
        ("This article was withdrawn by its agency.", "retraction"),
    ],
)
def test_a_notice_is_found_with_its_kind_and_place(line: str, kind: str) -> None:
    text = f"Ferry seized\n\n{line}\nForty people are held."
    (found,) = notices(text)
    assert (found.kind, text[found.start : found.end]) == (kind, line)


@pytest.mark.parametrize(
    "line",
    [
        "Update on the talks is expected on Friday, the envoy said.",
        "Corrections officers were held for nine hours.",
        "The ministry corrected its toll to 31.",
        "He was retracted from the wreck.",
        "Withdrawn troops reached the border.",
    ],
)
def test_news_about_changes_is_no_notice(line: str) -> None:
    assert notices(line) == ()
