"""Workbooks: a case goes to Excel and back without loss, and a run's tables go there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pytest

from rason.case import Cell, central, read_case
from rason.case.faults import Faults
from rason.case.sheet import columns_of, read_sheet
from rason.case.tables import TABLES
from rason.exporting.export import export
from rason.testing import table, write_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.cli.conftest import Answer

    from rason.case import Case

    Rason = Callable[..., Answer]


def number(text: str) -> float | str:
    """Return what stands in a cell: a number, or text."""
    try:
        return float(text)
    except ValueError:
        return text


def cells(case: Case) -> dict[str, list[Any]]:
    """Return all cells of all tables, numbers as numbers."""
    found: dict[str, list[Any]] = {}
    for name in TABLES:
        content = case.texts.get(f"{name}.csv")
        if content is None:
            continue
        sheet = read_sheet(name, content.decode("utf-8-sig"), Faults(Path()))
        assert sheet is not None
        kinds = columns_of(name)
        found[name] = [
            {
                key: number(text) if kinds[key].kind in {"cell", "number"} else text
                for key, text in line.texts.items()
            }
            for line in sheet.lines
        ]
        found[name].append(dict(sheet.units))
    return found


def same(one: Case, other: Case) -> None:
    assert cells(one) == cells(other)
    ours, theirs = central(one), central(other)
    assert ours.keys() == theirs.keys()
    assert all(np.array_equal(ours[key], theirs[key]) for key in ours)
    for name in ("case.yaml", "scenarios.yaml", "claims.yaml", "sources.bib"):
        texts = [case.texts.get(name, b"").decode().splitlines() for case in (one, other)]
        assert [each.rstrip() for each in texts[0]] == [each.rstrip() for each in texts[1]]
    for key, link in one.links.items():
        for name in columns_of("links"):
            cell = getattr(link, name)
            if isinstance(cell, Cell):
                assert np.array_equal(
                    cell.evaluate(ours), getattr(other.links[key], name).evaluate(theirs)
                )


NOTES = (
    "=1+1", "+41 22", "-", "@home", "'quoted", "#hash", "a, b", 'a "word"', "two\nlines", "_x0041_",
    "1e5", "007", "TRUE", "2014-11", "50 %", "Ölfeld 北京", "a\ttab", "#1 of two",
    "=cmd|' /C calc'!A0",
)  # fmt: skip


def odd(folder: Path, seed: int) -> Case:
    """Write a case of odd numbers and notes."""
    rng = np.random.default_rng(seed)
    values = [repr(float(rng.uniform(0, 1) * 10.0 ** rng.integers(-9, 9))) for _ in range(12)]
    values += ["1.50", "007", "1e3", "0.1", "5e-324", "123456789012345678"]
    rows = [
        (f"f{at}", f"Figure {at}", value, "USD/t", "fixed", f'"{_quoted(str(note))}"')
        for at, (value, note) in enumerate(zip(values, rng.permutation(NOTES), strict=False))
    ]
    return read_case(
        write_case(
            folder,
            {
                "actors": "# who acts\n" + table("actor,name,kind", [("A", "Aland", "state")])
                + "\n# more\n" + 'B,"=Bland",firm\n',
                "commodities": table("commodity,name,unit", [("coal", "Coal", "Mt")]),
                "places": table(
                    "place,name,territory,latitude,longitude", [("x", "X", "A", "-0.50", "1e1")]
                ),
                "figures": table("figure,name,value,unit,shape,note", rows),
                "supplies": table(
                    "supply,place,commodity,owner,capacity [Mt/yr],cost [USD/t]",
                    [("s", "x", "coal", "A", values[0], "f0 * 2"),
                     ("t", "x", "coal", "A", "3 kt/yr", values[1])],
                ),
            },
            players=["A"],
        )
    )  # fmt: skip


def _quoted(text: str) -> str:
    return text.replace('"', '""')


@pytest.mark.parametrize("seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in (1, 2, 3))])
def test_a_case_goes_to_a_workbook_and_back_without_loss(seed: int, tmp_path: Path) -> None:
    case = odd(tmp_path / "odd", seed)
    export(case, tmp_path / "odd.xlsx", None)
    back = read_case(tmp_path / "odd.xlsx")
    same(case, back)
    export(back, tmp_path / "back", "folder")
    folder = read_case(tmp_path / "back")
    same(case, folder)
    assert "# who acts\n" in folder.texts["actors.csv"].decode()
    export(folder, tmp_path / "again.xlsx", None)
    assert read_case(tmp_path / "again.xlsx").digest == back.digest


@pytest.mark.slow
@pytest.mark.parametrize("name", ["toy", "northeast-asia-2014", "hormuz-2026", "south-sudan-2012"])
def test_shipped_cases_go_there_and_back(name: str, tmp_path: Path) -> None:
    case = read_case(name)
    export(case, tmp_path / "case.xlsx", None)
    back = read_case(tmp_path / "case.xlsx")
    same(case, back)
    assert len(back.warnings) == len(case.warnings)


def test_sheets_explain_themselves(tmp_path: Path) -> None:
    export(read_case("toy"), tmp_path / "toy.xlsx", None)
    book: Any = openpyxl.load_workbook(tmp_path / "toy.xlsx")
    assert book.sheetnames[:3] == ["about", "settings", "figures"]
    assert set(TABLES) <= set(book.sheetnames)
    links = book["links"]
    heads = {each.value: each for each in links[1]}
    assert "Most in a year" in heads["capacity"].comment.text
    assert "commodity a year" in heads["capacity"].comment.text
    assert all(each.comment for each in links[1])
    offered = {str(each.sqref).split(":")[0]: each.formula1 for each in
               links.data_validations.dataValidation}  # fmt: skip
    assert offered[f"{heads['from'].column_letter}2"].startswith("'places'!$A$2")
    states = book["projects"].data_validations.dataValidation
    assert '"option,built,forced"' in {each.formula1 for each in states}
    assert links.freeze_panes == "A2"


def test_a_case_in_memory_is_written_as_a_workbook(tmp_path: Path) -> None:
    case = read_case("toy").with_(figures={"worth": 210})
    path = case.write(tmp_path / "moved.xlsx")
    assert read_case(path).figures["worth"].value == 210.0


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    case = odd(tmp_path / "odd", 1)
    export(case, tmp_path / "odd.xlsx", None)
    book = openpyxl.load_workbook(tmp_path / "odd.xlsx")
    every = [each for sheet in book for row in sheet.iter_rows() for each in row]
    assert not [each for each in every if each.data_type == "f"]
    risky = [each for each in every if str(each.value).startswith(("=", "+", "-", "@"))]
    assert [each for each in risky if isinstance(each.value, str)]
    assert all(each.quotePrefix for each in risky if isinstance(each.value, str))


def test_closed_rows_stay_behind(tmp_path: Path) -> None:
    folder = write_case(
        tmp_path / "case",
        {
            "actors": table("actor,name,kind", [("A", "A", "state")]),
            "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
            "places": table("place,name", [("town", "Town")]),
            "figures": table(
                "figure,name,value,unit,shape,source",
                [(key, key, 2, "bcm", "fixed", key) for key in ("free", "closed")],
            ),
        },
        players=["A"],
        documents={"sources.bib": "@misc{free, title = {A}}\n"
                                  "@misc{closed, title = {B}, redistribution = {no}}\n"},
    )  # fmt: skip
    made = export(read_case(folder), tmp_path / "case.xlsx", None)
    assert "1 of figures.csv" in made.notes[0]
    assert set(read_case(tmp_path / "case.xlsx").figures) == {"free"}


@pytest.mark.slow
def test_a_workbook_can_be_asked_like_a_folder(rason: Rason) -> None:
    assert rason("export", "toy", "toy.xlsx").code == 0
    checked = rason("check", "toy.xlsx")
    assert (checked.code, "toy.xlsx: no faults" in checked.out) == (0, True)
    found = rason("solve", "toy.xlsx", "-s", "base", "--json").json
    assert found["objective"] == pytest.approx(1.5e9)
    moved = rason("migrate", "toy.xlsx")
    assert (moved.code, "rason export toy.xlsx toy --to folder" in moved.err) == (2, True)
    assert rason("export", "toy.xlsx", "mine", "--to", "folder").code == 0
    assert rason("check", "mine").code == 0


@pytest.mark.slow
def test_a_run_is_a_workbook_with_units_in_its_headers(rason: Rason, tmp_path: Path) -> None:
    assert rason("export", "toy", "toy.xlsx").code == 0
    assert rason("brief", "toy.xlsx", "--draws", "16", "--out", "run", "-w", "1").code == 0
    assert rason("export", "run", "results.xlsx").code == 0
    book = openpyxl.load_workbook(tmp_path / "results.xlsx")
    heads = [str(each.value) for sheet in book.worksheets[1:] for each in sheet[1]]
    assert any(each.endswith("[USD/yr]") for each in heads)
    assert all(len(name) <= 31 for name in book.sheetnames)
    cells: list[Any] = [each for sheet in book for row in sheet.iter_rows() for each in row]
    assert not [each for each in cells if each.data_type == "f"]


@pytest.mark.slow
def test_closed_rows_of_a_run_stay_behind(rason: Rason, tmp_path: Path) -> None:
    assert rason("new", "mine").code == 0
    path = tmp_path / "mine" / "sources.bib"
    bib = path.read_text(encoding="utf-8")
    key = bib.partition("{")[2].partition(",")[0]
    path.write_text(bib.replace(f"{key},", f"{key}, redistribution = {{no}},"), encoding="utf-8")
    assert rason("brief", "mine", "--draws", "16", "--out", "run", "-w", "1").code == 0
    made = rason("export", "run", "open.xlsx")
    assert f"since {key} may not be passed on" in made.out
    assert "--all keeps the rows that were left out." in made.out
    kept = rason("export", "run", "all.xlsx", "--all")
    assert (kept.code, "--all" in kept.out) == (0, False)
    few, all_ = (openpyxl.load_workbook(tmp_path / name) for name in ("open.xlsx", "all.xlsx"))
    there = [row[0].value for row in all_["figures"].iter_rows(min_row=2)]
    left = [
        row[0].value for name in few.sheetnames if name == "figures"
        for row in few[name].iter_rows(min_row=2)
    ]  # fmt: skip
    assert len(left) < len(there)


def test_sheets_of_long_tables_get_names_that_excel_takes() -> None:
    from rason.exporting.table_workbook import _names

    long = "a" * 40
    names = _names({f"{long}1": None, f"{long}2": None, "about": None})  # type: ignore[dict-item]
    assert len({each.casefold() for each in names.values()}) == 3
    assert all(len(each) <= 31 for each in names.values())
