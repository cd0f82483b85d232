"""The verbs, and what happens to a fault in any of them."""

from __future__ import annotations

import os
import sys
from concurrent.futures import BrokenExecutor
from typing import TYPE_CHECKING

import typer
from typer.main import get_command

from rason import memory
from rason.answer.registry import QUESTIONS
from rason.cli import (
    answering,
    asking,
    cases,
    comparing,
    explaining,
    exporting,
    games,
    importing,
    serving,
    showing,
    writing,
)
from rason.cli.code_page import forgive, tell
from rason.cli.faults import show, usage_fault
from rason.cli.memory_limit import held_to_memory, nobody_left
from rason.cli.next import then
from rason.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

app = typer.Typer(
    help="A workbench for the geopolitics of corridors: flows, prices, bargaining power, claims.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ENDED = (
    "A process that worked was ended from outside, as systems do where memory runs out;"
    " nothing was written. Try again with --workers 1."
)
FULL = (
    "The memory that this process may use is full; nothing was written."
    " Try again with fewer --draws or with --workers 1."
)
_NO_MEMORY = ("failed to map segment", "cannot allocate memory", "can't start new thread")
"""What libraries say that are loaded or begin a thread where there is no memory for it."""
_MANY_FILES = "Too many open files"
REFUSED = "The system refused to go on ({}); nothing more was written."
"""Of standard output, too, which may be full when all else is done."""
SEE, ASK, WRITE = "Look at a case", "Analyse", "Keep and compare"
VERBS: tuple[tuple[str, str, Callable[..., None]], ...] = (
    (SEE, "list", cases.list_cases),
    (SEE, "show", showing.show),
    (SEE, "new", cases.new),
    (SEE, "import", importing.import_),
    (SEE, "migrate", cases.migrate),
    (SEE, "check", cases.check),
    (SEE, "units", cases.units),
    (SEE, "explain", explaining.explain),
    (ASK, "solve", answering.solve),
    *((ASK, each.verb or each.name, asking.verb(each)) for each in QUESTIONS.values()),
    (ASK, "claims", answering.claims),
    (ASK, "game", games.game),
    (WRITE, "brief", writing.brief),
    (WRITE, "diff", comparing.diff),
    (WRITE, "export", exporting.export),
    (WRITE, "schema", cases.schema),
    (WRITE, "serve", serving.serve),
)
for panel, verb, action in VERBS:
    app.command(verb, rich_help_panel=panel)(then(verb, action))


def _version(*, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        tell(f"rason {version('rason')}")
        raise typer.Exit


@app.callback()
def common(
    version: bool = typer.Option(
        False,
        "--version",
        callback=lambda value: _version(wanted=value),
        is_eager=True,
        help="Print the version.",
    ),
) -> None:
    """Say at stake what, and for whom, under stated figures, and what would change that."""


def run(arguments: Sequence[str]) -> int:
    """Run one verb.

    Returns 0; 1 if the reader of a pipe went away, memory, disk or open files ran out, or a process
    that worked was ended from outside; 2 after a fault, which is shown; 130 after Ctrl-C.
    """
    forgive()
    # Threads would wait for small matrices, add up in another order, and take memory each.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        with held_to_memory(), nobody_left():
            return _run(arguments)
    except typer.Abort:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (MemoryError, OSError, ImportError, RuntimeError, SystemError) as error:
        said = _gave_out(error)
        if not said:
            raise
        tell(said, err=True)
        return 1


def _gave_out(error: Exception) -> str:
    """Return what is said where the system gave out; nothing for a fault of ours."""
    text = str(error)
    if isinstance(error, MemoryError) or any(sign in text for sign in _NO_MEMORY):
        return FULL
    if isinstance(error, BrokenExecutor):
        return ENDED
    if isinstance(error, OSError):
        at = f": {error.filename}" if error.filename else ""
        return REFUSED.format(f"{error.strerror or type(error).__name__}{at}")
    if _MANY_FILES in text:
        return REFUSED.format(_MANY_FILES)
    if isinstance(error, ImportError | SystemError):
        return "" if memory.allowed() is None else FULL
    return ""


def _run(arguments: Sequence[str]) -> int:
    """Run one verb, and show its fault if it has one."""
    as_json = "--json" in arguments
    try:
        code = get_command(app).main(list(arguments), prog_name="rason", standalone_mode=False)
    except InputError as error:
        show(error.diagnostics, as_json=as_json)
        return 2
    except typer.TyperException as error:
        show([usage_fault(error, arguments)], as_json=as_json)
        return 2
    return int(code or 0)
