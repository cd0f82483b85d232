"""Commands as they are typed, here or in a process of their own, and what none may answer."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rason.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

NOT_A_NUMBER = re.compile(
    r"(?<![\w=/.\"'`-])[-+−]?(?:nan|inf|NaN|Infinity|-Infinity)(?![\w=/.\"'`-])"
)
BUGS = ("Traceback (most recent call last)", "RuntimeWarning", "AssertionError")
SURROUNDINGS: tuple[dict[str, str], ...] = (
    {"PYTHONIOENCODING": "utf-8"},
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"},
    {"PYTHONIOENCODING": "utf-8", "COLUMNS": "20", "FORCE_COLOR": "1"},
)
"""What a process may find around it: code pages, a narrow terminal."""
SOURCES = Path(__file__).parents[2] / "src"


class Said(NamedTuple):
    """What came of a command: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


def typed(*arguments: str) -> Iterator[str]:
    """Type a command; yield what is wrong with what comes."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(list(arguments))
    yield from wrong(arguments, Said(code, out.getvalue(), err.getvalue()))


def typed_apart(random: Random, place: Path, arguments: Sequence[str]) -> Iterator[str]:
    """Type a command in a process of its own; yield what is wrong with what comes."""
    around = random.choice(SURROUNDINGS)
    process = subprocess.run(
        [sys.executable, "-m", "rason", *arguments],
        env={**os.environ, "PYTHONPATH": str(SOURCES), **around},
        cwd=place,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    out, err = (each.decode("utf-8", "replace") for each in (process.stdout, process.stderr))
    yield from (
        f"{each} amid {around}" for each in wrong(arguments, Said(process.returncode, out, err))
    )


def wrong(arguments: Sequence[str], what: Said) -> Iterator[str]:
    """Yield what no command may answer: another exit code, a traceback, a number that is none."""
    said, both = f"rason {' '.join(arguments)}", what.out + what.err
    if what.code not in {0, 2}:
        yield f"{said}: ends with {what.code}: {what.err[-300:]}"
    if what.code == 2 and not re.search("RSN-[A-Z][0-9]{3}", both):
        yield f"{said}: refused without a diagnostic: {what.err[-300:]}"
    if "No such option" in both:  # the trial itself is at fault
        yield f"{said}: the verb has no such option"
    yield from (f"{said}: {bug} in what is printed: {both[-600:]}" for bug in BUGS if bug in both)
    if what.code == 0 and "--json" in arguments:
        yield from (f"{said}: {each}" for each in strict(what.out))
    elif what.code == 0 and (mark := NOT_A_NUMBER.search(what.out)):
        around = what.out[max(0, mark.start() - 100) : mark.end() + 60]
        yield f"{said}: {mark[0]} is printed: {around!r}"


def strict(text: str) -> Iterator[str]:
    """Yield what is wrong with a JSON text."""
    found: list[str] = []
    try:
        json.loads(text, parse_constant=lambda word: found.append(word))
    except ValueError as error:
        yield f"no JSON: {error}: {text[:200]}"
    yield from (f"{word} in JSON" for word in found)
