"""Diagnostics on the way out: as text for people, as JSON for machines."""

from __future__ import annotations

import json
import sys
from itertools import groupby
from typing import TYPE_CHECKING, Final

import typer

from rason.cli.code_page import tell
from rason.errors import HIDDEN, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SHOWN: Final = {"fault": 20, "warning": 3}
"""How many of one kind in a file are shown in full: what stops is mended one by one."""
PLACES: Final = 100  # how many places of the others are named, a run of lines as one


def show(diagnostics: Iterable[Diagnostic], *, as_json: bool, closing: bool = False) -> None:
    """Write diagnostics: JSON to standard output, text to standard error.

    `closing`: whether even one fault ends with a line that counts it.
    """
    found = list(diagnostics)
    if as_json:
        write_json({"diagnostics": [each.to_json() for each in found]})
        return
    for text in grouped(found):
        tell(text, err=True)
    faults = sum(each.severity == "fault" for each in found)
    if faults > 1 or (faults and closing):
        tell(f"\n{number_of(faults, 'fault')}; nothing was written.", err=True)


def number_of(number: int, thing: str) -> str:
    """Write how many of a thing there are, in digits, such as ``1 fault`` or ``2 faults``."""
    return f"{number} {thing}" + ("" if number == 1 else "s")


def grouped(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """Lay out diagnostics by file, faults before warnings.

    Of many of one kind the first are shown in full; of the others how many there are, where, and
    the fix where it is one for all.
    """

    def order(each: Diagnostic) -> tuple[bool, str]:
        return each.severity == "warning", each.file

    blocks = []
    for _, group in groupby(sorted(diagnostics, key=order), key=order):
        blocks.append("\n\n".join(_in_full(list(group))) + "\n")
    return blocks


def _in_full(own: list[Diagnostic]) -> Iterator[str]:
    """Tell the diagnostics of one file: of each kind the first, then of the others where."""
    kinds: dict[str, list[Diagnostic]] = {}
    for each in own:
        alike = kinds.setdefault(each.code, [])
        alike.append(each)
        if len(alike) <= SHOWN[each.severity]:
            yield str(each)
    for alike in kinds.values():
        others = alike[SHOWN[alike[0].severity] :]
        if len(others) == 1:
            yield str(others[0])
        elif others:
            more = number_of(len(others), f"more {others[0].severity}")
            lines = sorted({each.line for each in others if each.line is not None})
            where = f" in {_lines(lines)}" if lines else ""
            fixes = {each.fix for each in others}
            fix = f"\n  fix       {others[0].fix}" if len(fixes) == 1 else ""
            text = f"  {more} of this kind{where}; --json tells each in full{fix}"
            yield f"{others[0].code}  {others[0].file}\n{text}"


def _lines(lines: Sequence[int]) -> str:
    """Write line numbers, runs of them as ranges: the first of them, if there are many."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    text = [f"{first}" if first == last else f"{first}–{last}" for first, last in runs[:PLACES]]
    word = "line" if len(lines) == 1 else "lines"
    rest = sum(last - first + 1 for first, last in runs[PLACES:])
    return f"{word} {', '.join(text)}" + (f" and {rest:,} more" if rest else "")


def usage_fault(error: typer.TyperException, arguments: Sequence[str]) -> Diagnostic:
    """Say a mistake in the command line as a diagnostic.

    With the help that would have prevented it.
    """
    from rason.cli.app import VERBS

    verbs = [verb for _, verb, _ in VERBS]
    verb = next((each for each in arguments if each in verbs), None)
    command = f"rason {verb}" if verb else "rason"
    return Diagnostic(
        code="RSN-R001",
        file="command line",
        line=None,
        what=command,
        found=error.format_message(),
        expected="the arguments and options of this verb" if verb else f"one of {', '.join(verbs)}",
        fix=f"{command} --help",
    )


def unknown(what: str, found: str, known: Iterable[str], *, where: str) -> Diagnostic:
    """Say that a name in a request is unknown, and offer the nearest.

    `what` is the kind of name, such as `scenario`; `where` the file or command that lists them.
    """
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(found, names, n=1, cutoff=0.5)
    listed = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")  # noqa: PLR2004 - one line
    return Diagnostic(
        code="RSN-R001",
        file=where,
        line=None,
        what=what,
        found=found,
        expected=f"one of {listed}" if names else f"nothing: the case has no {what}",
        fix=f"write {near[0]}" if near else f"choose a {what} that the case has",
    )


def write_json(value: object) -> None:
    """Write a value to standard output as JSON, never NaN."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    text = HIDDEN.sub(lambda mark: json.dumps(mark[0])[1:-1], text)  # only text holds such
    sys.stdout.write(text + "\n")
