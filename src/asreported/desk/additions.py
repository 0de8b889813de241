"""Additions: pasted text, dropped files, addresses and field notes from the forms of the desk into the case."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from asreported.errors import AsReportedError, CaseError, SourceError
from asreported.intake import Source, handed, pasted, sources
from asreported.ledger import Case, field_note

from .batches import Batches
from .entry.forms import Entered, entered
from .entry.sessions import ask_name
from .pages import adding

if TYPE_CHECKING:
    from .answering import Pages

# A report as somebody pastes it, and a list of addresses; twice the longest text that is read.
TEXT: Final = 4 * 1024 * 1024
FILES: Final = 1000
ADDRESSES: Final = 500
# In characters: four bytes each are what most file systems take.
_LONGEST_NAME: Final = 60
# More is rather added from the command line.
_ALL_FILES: Final = 512 * 1024 * 1024
_FIELDS: Final = ("title", "outlet", "published", "url", "text")


class Additions:
    """What the forms of `/add` do, and its pages."""

    def __init__(self, pages: Pages, case: Case, batches: Batches) -> None:
        self._pages = pages
        self._case = case
        self._batches = batches

    def forms(self, request: Request) -> Response:
        """The forms, and what was handed over so far."""
        return self._forms(request, {})

    def _forms(self, request: Request, held: dict[str, str], fault: AsReportedError | None = None) -> Response:
        view = adding.add_page(self._batches.latest(), held, fault)
        return self._pages.page(request, "add.html", view, 422 if fault else 200)

    def batch(self, request: Request) -> Response:
        """How far a batch is, and what came of it."""
        batch = self._batches.get(request.path_params["wanted"])
        if batch is None:
            raise HTTPException(404)
        return self._pages.page(request, "batch.html", lambda held: adding.batch_page(self._case, held, batch))

    async def text(self, request: Request) -> Response:
        """Take a pasted report."""
        return await self._taken(request, lambda form: [_pasted(form)])

    async def addresses(self, request: Request) -> Response:
        """Take addresses: only what is named is fetched, and the pages that a feed or sitemap among them lists."""
        return await self._taken(request, _addressed)

    async def note(self, request: Request) -> Response:
        """Take a field note, under the name of who writes it."""
        form, by = await entered(request, TEXT), self._pages.decides(request)
        if by is None:
            return ask_name(adding.PATH)
        words = form.one("note")
        if not words:
            fault = CaseError("AR242", "The note is empty.", "Write what you saw or heard, and who said it.")
            return await run_in_threadpool(self._forms, request, {}, fault)
        written = await run_in_threadpool(field_note, self._case.reviewer(by), words)
        return RedirectResponse(f"/reports/{written.subjects[0]}?done={written.number}", 303)

    async def files(self, request: Request) -> Response:
        """Take files as a browser sends them."""
        by = self._pages.decides(request)
        if by is None:
            return ask_name(adding.PATH)
        size = request.headers.get("content-length", "")
        if not size.isascii() or not size.isdigit() or int(size) > _ALL_FILES:
            raise HTTPException(413, f"The desk takes at most {_ALL_FILES // 1024**2} MB of files at once.")
        folder = Path(await run_in_threadpool(tempfile.mkdtemp, prefix="asreported-"))
        async with request.form(max_files=FILES, max_fields=8) as form:
            sent = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
            paths = [await run_in_threadpool(_kept, folder, one) for one in sent]
        if not paths:
            folder.rmdir()
            fault = SourceError("AR101", "No file was chosen.", "Choose some, or drop them on the field.")
            return await run_in_threadpool(self._forms, request, {}, fault)
        batch = self._batches.take(by, [handed(path) for path in paths], folder)
        return RedirectResponse(f"{adding.PATH}/{batch.id}", 303)

    async def _taken(self, request: Request, made: Callable[[Entered], Sequence[Source]]) -> Response:
        form, by = await entered(request, TEXT), self._pages.decides(request)
        if by is None:
            return ask_name(adding.PATH)
        try:
            batch = self._batches.take(by, made(form))
        except SourceError as fault:
            held = {name: form.one(name) for name in (*_FIELDS, "addresses")}
            return await run_in_threadpool(self._forms, request, held, fault)
        return RedirectResponse(f"{adding.PATH}/{batch.id}", 303)


def _pasted(form: Entered) -> Source:
    fields = {name: form.one(name) for name in _FIELDS}
    if not fields["text"]:
        raise SourceError("AR101", "There is no text.", "Paste the words of the report.")
    return pasted(**fields)


def _addressed(form: Entered) -> Sequence[Source]:
    named = list(dict.fromkeys(form.one("addresses").split()))
    # Any other word would be taken for a file of this machine, which no page may name.
    wrong = [one for one in named if not one.lower().startswith(("http://", "https://"))]
    if wrong:
        problem = f"{wrong[0][:80]!r} is no address of the web."
        raise SourceError("AR101", problem, "Write each with its https:// on a line of its own.")
    if len(named) > ADDRESSES:
        problem = f"That is {len(named)} addresses, and {ADDRESSES} are taken at once."
        raise SourceError("AR101", problem, "Hand them over in parts, or give the address of a feed.")
    return sources(named)


def _kept(folder: Path, sent: UploadFile) -> Path:
    """A file in the folder under its own name, without the folders that a browser may send with it."""
    own = PureWindowsPath(PurePosixPath(sent.filename or "").name).name.replace("\0", "")[-_LONGEST_NAME:].strip(". ")
    own = own or "file"
    path = folder / own
    for number in range(2, FILES + 2):
        if not path.exists():
            break
        path = folder / str(number) / own
        path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        while part := sent.file.read(1 << 20):
            file.write(part)
    return path
