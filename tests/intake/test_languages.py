"""The language of a text."""

import base64
import random

import pytest
from benchmarks.papers import FIGURES, LEAD, TEXT

from asreported.intake import Report, Unreadable, items
from asreported.intake.languages import language, language_name, with_language

FRENCH = "La mairie a dit mardi que le bac était rentré au port avec ses passagers, sains et saufs, après deux jours."
GERMAN = "Die Fähre ist nach zwei Tagen wieder im Hafen, sagte das Amt am Dienstag; alle Reisenden sind wohlauf."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TEXT, "en"),
        (LEAD, "en"),
        ("FERRY SEIZED OFF PORT SORREL: THREE OF THE CREW DEAD, SAYS THE COAST GUARD, AND FORTY STILL HELD", "en"),
        (FRENCH, "fr"),
        (GERMAN, "de"),
        ("Паром вернулся в порт через два дня, сообщила во вторник администрация; все пассажиры живы.", "ru"),
        ("عادت العبارة إلى الميناء بعد يومين، وقال المكتب يوم الثلاثاء إن جميع الركاب بخير وسلام", "ar"),
        ("渡轮两天后返回港口，办公室周二表示，所有乘客都平安无事。" * 4, "zh"),
    ],
)
def test_a_language_is_known_by_its_words(text, code):
    assert language(text) == code


@pytest.mark.parametrize(
    "text", ["", "Two.", "Bac rentré au port", "1 2 3 " * 100, "Tamsin Orrel, Dara Venn, Jon Marn, " * 3]
)
def test_what_is_too_short_or_no_prose_is_in_no_language(text):
    assert language(text) is None


def test_packed_data_in_a_report_makes_it_no_foreign_one():
    packed = base64.encodebytes(random.Random(7).randbytes(900)).decode()
    assert language(f"{LEAD}\n{packed}") is None


def test_a_quotation_in_another_language_makes_no_report_foreign():
    assert language(f"{LEAD} “{FRENCH[:60]}” {FIGURES}") == "en"


def test_a_report_in_another_language_is_kept_and_listed_as_not_read(tmp_path):
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    french, told, english = items([tmp_path])
    assert (french.language, french.text, english.language) == ("fr", FRENCH, "en")
    assert isinstance(told, Unreadable)
    assert "French" in told.reason
    assert told.source == str(tmp_path / "a.txt")


def test_the_language_makes_no_other_report():
    report = Report("a.txt", FRENCH)
    found, _ = with_language([report])
    assert (found.id, found) == (report.id, report)


def test_a_language_without_a_name_here_is_told_by_its_code():
    assert (language_name("fr"), language_name("xx")) == ("French", "the language “xx”")
