"""Every code has a failing fixture and a section in the docs; nothing else has either."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.broken_cases import BROKEN

from rason.case import read
from rason.errors import CATALOGUE

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "diagnostics.md"
SOURCE = ROOT / "src" / "rason"
CODE = re.compile(r"RSN-[A-Z]\d{3}")
READING = {code for code in CATALOGUE if code[4] in "CW"} - {"RSN-W007"}  # that takes solving


def codes(text: str) -> set[str]:
    """Return the codes that a text names."""
    return set(CODE.findall(text))


def test_every_code_of_a_case_has_a_failing_fixture() -> None:
    wanted = {code for code in CATALOGUE if code.startswith("RSN-C")}
    fixtures = {broken.code for broken in BROKEN} | {
        fault.code for fault in read("no-such-case").diagnostics
    }
    assert fixtures == wanted


def test_every_code_stands_in_a_test() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    untested = READING - codes(tests)
    assert not untested, f"no test makes {sorted(untested)} appear"


def test_every_code_is_raised_somewhere_and_known() -> None:
    raised = codes(
        "".join(
            path.read_text(encoding="utf-8")
            for path in SOURCE.rglob("*.py")
            if path.name != "errors.py"
        )
    )
    assert raised <= set(CATALOGUE)
    assert raised >= READING


@pytest.mark.skipif(not PAGE.exists(), reason="the page is not written yet")
def test_every_code_has_a_section_in_the_docs() -> None:
    headings = re.findall(r"^#+ .*$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert codes("\n".join(headings)) == set(CATALOGUE)
