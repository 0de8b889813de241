"""E-mail to reports."""

from email.message import EmailMessage

from benchmarks.papers import FIGURES, LEAD, mail, mailbox, pdf

from asreported.intake import Report, Unreadable
from asreported.intake.documents import Part

from .asking import announced, parsed


def test_a_message_gives_its_words_with_subject_sender_and_day():
    (found,) = parsed(mail(), "alert.eml")
    assert isinstance(found, Report)
    assert found.text == f"{LEAD}\n{FIGURES}\n"
    assert (found.title, found.outlet, found.published) == ("Ferry seized", "Harbour Wire", "2031-03-04T08:30:00+02:00")
    assert (found.published_by, found.precision) == ("the Date line of the message", "minute")


def test_each_attached_document_is_an_item_of_its_own():
    annex, picture = ("application/pdf", "annex.pdf", pdf([LEAD])), ("image/png", "quay.png", b"\x89PNG")
    body, paper, refused = parsed(mail(annex, picture), "alert.eml")
    assert (body.name, paper.name, refused.name) == ("alert.eml", "alert.eml/annex.pdf", "alert.eml/quay.png")
    assert (paper.text, paper.published) == (LEAD, None)
    assert "attached to the message “Ferry seized”" in paper.notes[0]
    assert isinstance(refused, Unreadable)


def test_a_message_in_html_only_gives_what_its_reader_sees():
    message = EmailMessage()
    message.set_content(f"<html><body><p>{LEAD}</p><style>p {{}}</style><p>{FIGURES}</p></body></html>", subtype="html")
    (found,) = parsed(message.as_bytes(), "alert.eml")
    assert found.text == f"{LEAD}\n\n{FIGURES}"


def test_plain_words_go_before_the_same_in_html():
    message = EmailMessage()
    message.set_content(LEAD)
    message.add_alternative(f"<p>{LEAD}</p>", subtype="html")
    (found,) = parsed(message.as_bytes(), "alert.eml")
    assert found.text == f"{LEAD}\n"


def test_lines_that_the_sender_only_broke_for_the_width_are_one():
    head = b"Content-Type: text/plain; format=flowed\n\n"
    (found,) = parsed(head + b"Forty people \nwere aboard.\n\nThree fled.\n", "alert.eml")
    assert found.text == "Forty people were aboard.\n\nThree fled.\n"


def test_a_forwarded_message_is_an_item():
    outer = EmailMessage()
    outer.set_content("See below.")
    inner = EmailMessage()
    inner["Subject"] = "Inner"
    inner.set_content(LEAD)
    outer.add_attachment(inner)
    _, found = parsed(outer.as_bytes(), "alert.eml")
    assert (found.title, found.text) == ("Inner", f"{LEAD}\n")


def test_a_mailbox_gives_its_messages_and_can_begin_behind_some():
    box = mailbox(mail(text="One.\n"), mail(text="Two.\n>From afar.\n"), mail(text="Three.\n"))
    one, two, three = parsed(box, "alerts.mbox")
    assert [found.name for found in (one, two, three)] == ["alerts.mbox:1", "alerts.mbox:2", "alerts.mbox:3"]
    assert "From afar." in two.text
    assert ">From" not in two.text
    later = announced(box, "alerts.mbox", skip=2)
    assert [type(found) for found in later] == [Part, Part, Part, Report]
    assert later[-1] == three


def test_an_empty_message_and_what_is_no_mailbox_are_refused():
    for data, name in ((b"", "alert.eml"), (b"Subject: x\n\n", "alert.eml"), (b"words", "alerts.mbox")):
        (found,) = parsed(data, name)
        assert isinstance(found, Unreadable)
