"""How rows stand on the screen: as a table where there is room, one field a line where there is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .terminal import flat

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

    from asreported.ledger import FigureRow

# Five columns on less than this break words into letters.
NARROWEST = 76
_EXCERPT = 160
# The claimant needs the room more than the outlet.
_FIRST = 14
_DAY = 12


def laid_out(headings: Sequence[str], rows: Sequence[Sequence[Text]], width: int) -> RenderableType:
    """The rows as a table, or one field a line on a screen of fewer than 76 columns."""
    if width < NARROWEST:
        return _stacked(headings, rows)
    table = _table(headings, leading=1)
    table.columns[0].max_width = _FIRST
    for cells in rows:
        table.add_row(*cells)
    return table


def with_sentences(
    headings: Sequence[str], rows: Sequence[Sequence[Text]], sentences: Sequence[Text], width: int
) -> RenderableType:
    """The rows as a table of five columns, each with its sentence below it; without sentences on a narrow screen."""
    if width < NARROWEST:
        return _stacked(headings, rows)
    from rich.console import Group
    from rich.padding import Padding

    parts: list[RenderableType] = []
    for cells, sentence in zip(rows, sentences, strict=True):
        table = _table(headings, show_header=not parts)
        for column, room in zip(table.columns, _rooms(len(cells[-1].plain), width), strict=True):
            column.width = room
        table.add_row(*cells)
        parts += [table, Padding(sentence, (0, 1, 1, 3))]
    return Group(*parts)


def excerpt(row: FigureRow) -> Text:
    """The sentence around the number, at most some 160 characters of it, cut between words; the number stands out."""
    from rich.text import Text

    words, sentence = row.report.text, row.sentence
    key = row.key if sentence.holds(row.key) else row.claim.evidence
    first = max(sentence.start, key.start - max(0, _EXCERPT - (key.end - key.start)) // 2)
    last = min(sentence.end, max(key.end, first + _EXCERPT))
    first = max(sentence.start, min(first, last - _EXCERPT))
    if first > sentence.start:
        first = words.find(" ", first, key.start) + 1 or key.start
    if last < sentence.end:
        space = words.rfind(" ", key.end, last)
        last = space if space >= 0 else key.end
    line = Text("… " if first > sentence.start else "", "dim")
    line.append(flat(words[first : key.start]), "dim").append(flat(key.of(words)), "bold")
    return line.append(flat(words[key.end : last]) + (" …" if last < sentence.end else ""), "dim")


def _table(headings: Sequence[str], *, leading: int = 0, show_header: bool = True) -> Table:
    from rich import box
    from rich.table import Table

    style = box.SIMPLE_HEAD if show_header else box.SIMPLE
    table = Table(box=style, padding=(0, 1), pad_edge=False, leading=leading, show_header=show_header, show_edge=False)
    for heading in headings[:-1]:
        table.add_column(heading, overflow="fold")
    # The id is what the user copies from the table.
    table.add_column(headings[-1], no_wrap=True)
    return table


def _rooms(last: int, width: int) -> tuple[int, ...]:
    """The widths of five columns: alike in every row, so that rows that are tables of their own stand in columns."""
    # Two spaces at four dividers, and the divider itself.
    left = min(width, 120) - 12 - _DAY - last
    figure, whom = left * 3 // 10, left * 3 // 8
    return (_DAY, figure, whom, left - figure - whom, last)


def _stacked(headings: Sequence[str], rows: Sequence[Sequence[Text]]) -> RenderableType:
    from rich.text import Text

    blocks = []
    for cells in rows:
        fields = zip(headings, cells, strict=True)
        lines = (Text(f"{heading}: ", "dim") + Text(", ").join(cell.split("\n")) for heading, cell in fields if cell)
        blocks.append(Text("\n").join(lines))
    return Text("\n\n").join(blocks)
