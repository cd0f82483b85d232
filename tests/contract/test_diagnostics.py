"""Every code is provoked by a fixture, says all that it says as reviewed, and stands in the docs.

`diagnostics.txt` beside this file holds each fixture's diagnostic in full: code, file, line, what
was found, what was expected, and the fix. ``--update`` rewrites it; the difference is read like
code.
"""

from __future__ import annotations

import io
import json
import re
import shutil
from contextlib import chdir, redirect_stdout
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.broken_cases import BROKEN, Broken
from tests.provoked import PROVOKED, Provoked

from rason.case import find, read
from rason.cli.app import run
from rason.errors import CATALOGUE, Diagnostic

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "diagnostics.md"
GOLDEN = Path(__file__).parent / "diagnostics.txt"
SOURCE = ROOT / "src" / "rason"
CODE = re.compile(r"RSN-[A-Z]\d{3}")
ELSEWHERE = frozenset({"RSN-R005", "RSN-R006", "RSN-R013", "RSN-F001", "RSN-F002"})
"""Codes that no command provokes here, and other tests do: of requests over HTTP, of frames, and of
a library that is not installed."""
LISTED, BEGUN = 100, 20
NO_WORDS_OF_OURS = re.compile(r"Traceback|<[a-z_.]+ object|\bNone\b|\bNaN\b|numpy|pydantic|tuple")


def codes(text: str) -> set[str]:
    """Return the codes that a text names."""
    return set(CODE.findall(text))


@cache
def said(provoked: Provoked) -> tuple[int, tuple[Diagnostic, ...]]:
    """Edit a fresh copy of the toy case, type a command, and return what it says."""
    out = io.StringIO()
    with TemporaryDirectory() as folder, chdir(folder), redirect_stdout(out):
        shutil.copytree(find("toy"), "mine")
        provoked.edit(Path("mine"))
        before = sorted(map(str, Path().rglob("*")))
        code = run([*provoked.arguments, "--json"])
        assert sorted(map(str, Path().rglob("*"))) == before, "a fault writes nothing"
    return code, tuple(Diagnostic(**each) for each in json.loads(out.getvalue())["diagnostics"])


def first_fault(broken: Broken) -> Diagnostic:
    """Read a fresh copy of the toy case with one fault."""
    with TemporaryDirectory() as folder, chdir(folder):
        shutil.copytree(find("toy"), "mine")
        broken.edit(Path("mine"))
        return read("mine").diagnostics[0]


def short(diagnostic: Diagnostic) -> Diagnostic:
    """Cut what is expected where it lists all columns, tables or measures that there are."""
    cut = diagnostic.expected[:BEGUN] + "…"
    return replace(diagnostic, expected=cut) if len(diagnostic.expected) > LISTED else diagnostic


def test_every_code_has_a_fixture() -> None:
    read_from = {broken.code for broken in BROKEN} | {
        fault.code for fault in read("no-such-case").diagnostics
    }
    assert read_from | {each.code for each in PROVOKED} == set(CATALOGUE) - ELSEWHERE
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    assert codes(tests) >= ELSEWHERE


@pytest.mark.parametrize("provoked", PROVOKED, ids=lambda each: f"{each.code}: {each.name}")
def test_a_command_says_its_code(provoked: Provoked) -> None:
    code, told = said(provoked)
    found = {each.code for each in told if each.severity == "fault"}
    warned = {each.code for each in told if each.severity == "warning"}
    if provoked.code.startswith("RSN-W"):
        assert (code, found) == (0, set())
        assert provoked.code in warned
    else:
        assert (code, found) == (2, {provoked.code})


def test_every_word_is_as_reviewed(*, update: bool) -> None:
    shown = [(broken.name, first_fault(broken)) for broken in BROKEN]
    shown.append(("a case that is not there", read("no-such-case").diagnostics[0]))
    for provoked in PROVOKED:
        _, told = said(provoked)
        shown.append((provoked.name, next(e for e in told if e.code == provoked.code)))
    for name, diagnostic in shown:
        for part in (diagnostic.found, diagnostic.expected, diagnostic.fix):
            assert part.strip(), name
            assert not NO_WORDS_OF_OURS.search(part), f"{name}: {part}"
        for part in (diagnostic.expected, diagnostic.fix):
            assert not part.rstrip().endswith((".", "!")), f"{name}: {part}"
    text = "\n\n".join(f"# {name}\n{short(diagnostic)}" for name, diagnostic in shown) + "\n"
    if update:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_every_code_is_raised_somewhere_and_known() -> None:
    raised = codes(
        "".join(
            path.read_text(encoding="utf-8")
            for path in SOURCE.rglob("*.py")
            if path.name != "errors.py"
        )
    )
    assert raised == set(CATALOGUE)


@pytest.mark.skipif(not PAGE.exists(), reason="the page is not generated yet")
def test_every_code_has_a_section_in_the_docs() -> None:
    headings = re.findall(r"^#+ .*$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert codes("\n".join(headings)) == set(CATALOGUE)
