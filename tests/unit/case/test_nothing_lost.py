"""No row, field or entry is lost, nothing unseen gets in, and nothing takes without end."""

from __future__ import annotations

import csv
import shutil
from typing import TYPE_CHECKING

import pytest

from rason.case import read
from rason.case.files import LONGEST, MOST_LINES, MOST_ROWS
from rason.case.find import find

if TYPE_CHECKING:
    from pathlib import Path

    from rason.errors import Diagnostic


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    return shutil.copytree(find("toy"), tmp_path / "toy")


def faults(folder: Path, file: str, was: str, becomes: str) -> list[Diagnostic]:
    """Return the faults after one text stands in place of another, or at the end of the file."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert was in text
    text = text.replace(was, becomes, 1) if was else text + becomes
    path.write_text(text, encoding="utf-8")
    return list(read(folder).diagnostics)


ERRORS = (
    *("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"),
    *("#GETTING_DATA", "#######", "#BEZUG!", "#WERT!", "#¡REF!", "#N/D", "#NV", "#ССЫЛКА!"),
)


@pytest.mark.parametrize("error", ERRORS)
def test_a_spreadsheets_error_is_a_fault_and_no_comment(error: str, toy: Path) -> None:
    row = f"{error},ocean,gas,NOR,50 bcm/yr,1 USD/thousand m3,,a second field\n"
    found = faults(toy, "supplies.csv", "", row)
    assert [(fault.code, fault.line) for fault in found] == [("RSN-C026", 3)]
    assert error in found[0].found


@pytest.mark.parametrize("error", ERRORS)
def test_a_spreadsheets_error_is_a_fault_in_a_name_as_well(error: str, toy: Path) -> None:
    found = faults(toy, "actors.csv", "Norland", error)
    assert [(fault.code, fault.line) for fault in found] == [("RSN-C026", 2)]


@pytest.mark.parametrize(
    "comment", ["# norgas,field", "#norgas,field,gas,NOR,1 bcm/yr,2,,", "####", "#1, #2"]
)
def test_a_comment_stays_a_comment(comment: str, toy: Path) -> None:
    assert not faults(toy, "supplies.csv", "", comment + "\n")


@pytest.mark.parametrize(
    ("was", "becomes", "code"),
    [
        ("2014},", "2014},}", "RSN-C043"),
        ("note   = {", "note   = ", "RSN-C043"),
        ("exist},", "exist,", "RSN-C043"),
        ("note   = {", "year = {2013},\n  note = {", "RSN-C022"),
        ("", "@misc{, title = {x}}\n", "RSN-C043"),
        ("", "@misc{fable, title = {x}}\n", "RSN-C022"),
        ("", "note = {of whom?}\n", "RSN-C043"),
    ],
)
def test_no_field_of_a_source_is_lost(was: str, becomes: str, code: str, toy: Path) -> None:
    found = faults(toy, "sources.bib", was, becomes)
    assert code in {fault.code for fault in found}
    assert all(fault.line for fault in found)


@pytest.mark.parametrize(
    "remark", ["% a remark {", "@comment{jabref-meta: {x};}\n", "Plain words between entries.\n"]
)
def test_a_remark_between_sources_is_none(remark: str, toy: Path) -> None:
    assert not faults(toy, "sources.bib", "", "\n" + remark)


@pytest.mark.parametrize(
    "mark", ["\x00", "\x07", "\x0b", "\x1b", "\x1f", "\x85", "\u2028", "\u202e"]
)
@pytest.mark.parametrize(
    ("file", "was"), [("places.csv", "Gas field"), ("case.yaml", "pipe"), ("sources.bib", "fable")]
)
def test_what_nobody_sees_is_refused_with_its_line(
    file: str, was: str, mark: str, toy: Path
) -> None:
    line = (toy / file).read_text(encoding="utf-8").split(was)[0].count("\n") + 1
    found = faults(toy, file, was, was + mark)
    assert [fault.code for fault in found][:1] == ["RSN-C002"]
    assert found[0].line == line
    assert f"U+{ord(mark):04X}" in found[0].found


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("1" * 30_000, "RSN-C012"),
        ("(" * 400 + "1" + ")" * 400, "RSN-C032"),
        ("-" * 999 + "1", "RSN-C032"),
        ("+".join(["worth"] * 140), "RSN-C032"),
        ("10 bcm^99999/yr", "RSN-C029"),
        ("min(" * 60 + "1" + ")" * 60, "RSN-C032"),
    ],
)
def test_a_cell_without_end_is_refused(cell: str, code: str, toy: Path) -> None:
    found = faults(toy, "supplies.csv", "10 bcm/yr", cell)
    assert [(fault.code, fault.line) for fault in found] == [(code, 2)]
    assert max(len(fault.found) for fault in found) < LONGEST


@pytest.mark.parametrize(
    ("file", "text", "found"),
    [
        ("claims.yaml", "- " * 500 + "x\n", "inside each other"),
        ("scenarios.yaml", "x: " + "[" * 500 + "]" * 500 + "\n", "inside each other"),
        ("case.yaml", "note: " + "x" * 20_000 + "\n", "a text of"),
        ("case.yaml", 'note: "\\e[31m"\n', "U+001B"),
        ("supplies.csv", "\n" * (MOST_LINES + 1), "lines"),
        ("supplies.csv", "s,field,gas,NOR,1,2,,\n" * (MOST_ROWS + 1), "rows"),
        ("supplies.csv", "x" * 200_000, "a cell of more than"),
    ],
)
def test_a_file_without_end_is_refused(file: str, text: str, found: str, toy: Path) -> None:
    said = faults(toy, file, "", text)
    assert len(said) == 1
    assert found in said[0].found


def test_a_header_with_an_empty_unit_is_a_fault(toy: Path) -> None:
    assert [fault.fix for fault in faults(toy, "observed.csv", "period", "period []")] == [
        "write period"
    ]


@pytest.mark.parametrize("limit", [131_072, 10**9])
def test_a_limit_that_another_library_moved_is_not_the_readers(toy: Path, limit: int) -> None:
    """Neither in one long cell nor behind a quote that stays open over many rows."""
    usual = csv.field_size_limit(limit)
    try:
        for cell in ("x" * 200_000, '"' + "north,coal\n" * 60_000):
            (said,) = faults(toy, "supplies.csv", "", cell)
            assert said.found == "a cell of more than 131,072 characters"
            assert csv.field_size_limit() == limit
    finally:
        csv.field_size_limit(usual)
