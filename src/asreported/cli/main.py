"""The program: its options, its commands, and how an error is told."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Any

import click

from asreported import __version__
from asreported.errors import AsReportedError, OutputError

from .adding import add
from .cases import case as case_group
from .changing import versions
from .comparing import copies, disputes, incidents
from .demo import demo
from .exporting import export
from .listing import events, figures, people, reports, sources, statements
from .reading import read
from .reviewing import review
from .searching import search
from .serving import serve
from .showing import show
from .teams import team
from .terminal import never_fail_to_print, safe
from .watching import watch


class _Told(click.ClickException):
    """An error of ours in one line, with its code and what to do next."""

    exit_code = 2

    def show(self, file: Any = None) -> None:  # noqa: ANN401, ARG002 - click's own signature
        click.echo(f"asreported: {safe(self.message, lines=False)}", err=True)


class _Commands(click.Group):
    def main(self, *words: Any, **more: Any) -> Any:  # noqa: ANN401 - click's own signature
        try:
            try:
                return super().main(*words, **more)
            finally:
                # What is still in the buffer fails here, where it can be told, and not when Python ends.
                sys.stdout.flush()
        except OSError as fault:
            _drop_output()
            if not isinstance(fault, BrokenPipeError):
                where = f" ({fault.filename})" if fault.filename else ""
                problem = f"The system refused a step: {fault.strerror or fault}{where}."
                told = OutputError("AR501", problem, "Check the disk, where the output goes, and the rights.")
                with suppress(OSError):
                    _Told(str(told)).show()
            sys.exit(1 if isinstance(fault, BrokenPipeError) else 2)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        try:
            return super().invoke(ctx)
        except AsReportedError as fault:
            raise _Told(str(fault)) from fault


def _drop_output() -> None:
    """Let what could not be written go, or Python would try once more at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--case",
    default="case.db",
    show_default=True,
    envvar="ASREPORTED_CASE",
    show_envvar=True,
    metavar="PATH-or-URL",
    help="The case: a file, or the address of a database.",
)
@click.version_option(__version__, prog_name="asreported")
@click.pass_context
def main(ctx: click.Context, case: str) -> None:
    """In a crisis nobody knows; everybody reports.

    Reads many reports about one crisis and keeps the ledger: who said what, through whom, how sure, in which sentence.
    """
    never_fail_to_print()
    ctx.obj = case


for command in (
    add, watch, reports, figures, statements, events, people, sources, incidents, disputes, copies, versions, search,
    show, review, read, export, case_group, demo, serve, team,
):  # fmt: skip
    main.add_command(command)
