"""Any table: a mapping is drafted, asks, is answered, and next month's file is one command."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from openpyxl import Workbook

from rason import importing
from rason.case import read, read_case
from rason.case.package import package
from rason.cli.app import run
from rason.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2014, 12, 31)
FLOWS = "Exporter,Importer,Volume (kt/yr),Year\nRussia,Germany,1200,2013\nBurma,China,17,2013\n"


def answered(folder: Path, **more: Any) -> None:
    """Answer what a draft asks."""
    path = folder / "mapping.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    content["source"] |= {"author": "Customs Office", "year": 2014, "license": "CC BY 4.0"}
    content["leave"], content["ask"] = content["ask"], []
    columns = content["tables"]["observed"]["columns"]
    columns["commodity"] = {"is": "tin"}
    columns |= more
    path.write_text(yaml.safe_dump(content), encoding="utf-8")


def imported(tmp_path: Path, text: str = FLOWS, name: str = "flows.csv") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    folder = tmp_path / "case"
    asked = importing.table(tmp_path / name, into=folder)
    assert asked.asked, "the commodity stands nowhere in the file"
    answered(folder)
    importing.table(tmp_path / name, into=folder, frozen=DAY)
    return folder


def test_a_draft_asks_and_imports_nothing(tmp_path: Path) -> None:
    (tmp_path / "flows.csv").write_text(FLOWS.replace("Year", "Year,Remark"), encoding="utf-8")
    asked = importing.table(tmp_path / "flows.csv", into=tmp_path / "case")
    assert [path.name for path in (tmp_path / "case").iterdir()] == ["mapping.yaml"]
    assert any("commodity" in each for each in asked.asked)
    assert any("Remark" in each for each in asked.asked)
    assert any("licence" in each for each in asked.asked)
    with pytest.raises(InputError) as error:
        importing.table(tmp_path / "flows.csv", into=tmp_path / "case")
    assert {each.code for each in error.value.diagnostics} == {"RSN-I009"}
    assert all(each.line and each.file.endswith("mapping.yaml") for each in error.value.diagnostics)


def test_countries_go_by_any_of_their_names_and_the_case_is_clean(tmp_path: Path) -> None:
    folder = imported(tmp_path)
    found = read(folder)
    assert not found.diagnostics
    case = read_case(folder)
    assert [(each.from_, each.to, each.quantity.text) for each in case.observed] == [
        ("RUS", "DEU", "1200 kt/yr"), ("MMR", "CHN", "17 kt/yr")
    ]  # fmt: skip
    assert case.observed[0].source == ("flows",)
    assert "Licence: CC BY 4.0" in case.sources["flows"].text()
    assert package(case)["licenses"][0]["name"] == "CC-BY-4.0"


def test_next_months_file_is_one_command_and_the_same_file_changes_nothing(tmp_path: Path) -> None:
    folder = imported(tmp_path)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    again = importing.table(tmp_path / "flows.csv", into=folder)
    assert again.files == ()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    new = tmp_path / "next.csv"
    new.write_text(FLOWS.replace("2013", "2014").replace("1200", "1300"), encoding="utf-8")
    assert importing.table(new, into=folder).files == ("observed.csv",)
    text = (folder / "observed.csv").read_text(encoding="utf-8")
    assert text.startswith(before["observed.csv"].decode())
    assert "RUS,DEU,tin,1300 kt/yr,2014,flows" in text


def test_a_changed_number_replaces_its_row_and_no_other_byte(tmp_path: Path) -> None:
    folder = imported(tmp_path)
    path = folder / "observed.csv"
    path.write_text("# my own remark\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "new.csv").write_text(FLOWS.replace("1200", "1250"), encoding="utf-8")
    importing.table(tmp_path / "new.csv", into=folder)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# my own remark\n")
    assert "1250 kt/yr" in text
    assert "1200 kt/yr" not in text


def test_a_workbook_reads_as_its_csv_does(tmp_path: Path) -> None:
    one = imported(tmp_path)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in FLOWS.splitlines():
        sheet.append([int(cell) if cell.isdigit() else cell for cell in line.split(",")])
    book.save(tmp_path / "flows.xlsx")
    other = tmp_path / "other"
    importing.table(tmp_path / "flows.xlsx", into=other)
    answered(other)
    importing.table(tmp_path / "flows.xlsx", into=other, frozen=DAY)
    same = "observed.csv"
    assert (other / same).read_bytes() == (one / same).read_bytes()


def test_semicolons_decimal_commas_and_utf_16_are_read(tmp_path: Path) -> None:
    text = "Exporter;Importer;Volume (kt/yr);Year\nRussia;Germany;1.200,5;2013\n"
    (tmp_path / "flows.csv").write_bytes(text.encode("utf-16"))
    folder = tmp_path / "case"
    importing.table(tmp_path / "flows.csv", into=folder)
    answered(folder)
    path = folder / "mapping.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "decimal: ','\n", encoding="utf-8")
    importing.table(tmp_path / "flows.csv", into=folder, frozen=DAY)
    assert "1200.5 kt/yr" in (folder / "observed.csv").read_text(encoding="utf-8")


def test_numbers_of_assets_become_figures_that_cite(tmp_path: Path) -> None:
    (tmp_path / "pits.csv").write_text("pit,site,who,output\nA,North,Chile,5\n", encoding="utf-8")
    (tmp_path / "map.yaml").write_text(
        "source: {key: survey, author: Survey, title: Pits, year: 2013}\n"
        "tables:\n  supplies:\n    columns:\n      supply: pit\n"
        "      place: {column: site, kind: place}\n      commodity: {is: tin}\n"
        "      owner: who\n      capacity: {column: output, unit: kt/yr}\n",
        encoding="utf-8",
    )
    done = importing.table(
        tmp_path / "pits.csv", into=tmp_path / "case", mapping=tmp_path / "map.yaml", frozen=DAY
    )
    case = read_case(tmp_path / "case")
    assert case.supplies["A"].capacity.text == "A_capacity"
    assert case.figures["A_capacity"].source == ("survey",)
    assert any("coordinates" in each for each in done.to_say)


def test_a_case_may_have_several_mappings(tmp_path: Path) -> None:
    folder = imported(tmp_path)
    second = folder / "pits.mapping.yaml"
    (tmp_path / "pits.csv").write_text("Place,Lat,Lon\nNorth pit,-20,-68\n", encoding="utf-8")
    asked = importing.table(tmp_path / "pits.csv", into=folder, mapping=second, fills="places")
    assert asked.files == ("pits.mapping.yaml",)
    text = second.read_text(encoding="utf-8").replace("author: '?'", "author: Survey")
    text = text.replace("year: '?'", "year: 2014").replace("column: '?'", "column: Place")
    second.write_text(text, encoding="utf-8")
    importing.table(tmp_path / "pits.csv", into=folder, mapping=second)
    assert read_case(folder).places["north_pit"].longitude == -68.0


def test_a_case_that_would_have_faults_is_left_as_it_was(tmp_path: Path) -> None:
    folder = imported(tmp_path)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    (tmp_path / "bad.csv").write_text(FLOWS.replace("1200", "-5"), encoding="utf-8")
    with pytest.raises(InputError) as error:
        importing.table(tmp_path / "bad.csv", into=folder)
    assert all(str(folder) in each.file for each in error.value.diagnostics)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    folder = imported(tmp_path)
    (folder / "case.yaml").unlink()
    with pytest.raises(InputError) as error:
        importing.table(tmp_path / "flows.csv", into=folder)
    assert error.value.diagnostics[0].code == "RSN-R002"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "RSN-I002"),
        (b"\n \n", "RSN-I002"),
        (b"PK\x03\x04zip", "RSN-I001"),
        (b"%PDF-1.7", "RSN-I001"),
        ("Exporter,Importer,Volume (kt/yr),Year\nCôte d'Ivoire,x,1,2013".encode("cp1252"),
         "RSN-I001"),
        (b"Exporter,Exporter,Year\na,b,1\n", "RSN-I003"),
        (b"a,b\n1,2,3\n", "RSN-I004"),
        (b"Exporter,Importer,Volume (kt/yr),Year\nRussia,China,#REF!,2013\n", "RSN-I004"),
        (b'{"type": "Topology"}', "RSN-I001"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_by_name(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "file.csv").write_bytes(content)
    with pytest.raises(InputError) as error:
        importing.table(tmp_path / "file.csv", into=tmp_path / "case")
    assert {each.code for each in error.value.diagnostics} == {code}
    assert not (tmp_path / "case").exists()


@pytest.mark.parametrize(
    ("was", "becomes", "code", "fix"),
    [
        ("2013\nBurma", "13/11/2013\nBurma", "RSN-I004", "%d/%m/%Y"),
        ("1200", '"1,5"', "RSN-I004", "decimal"),
        ("1200", "1200 kt", "RSN-I004", "once for the column"),
        ("Russia", "Rusia del Norte", "RSN-I008", "countries"),
        ("Importer", "Buyers", "RSN-I003", "Importer"),
    ],
)
def test_each_fault_has_its_line_and_one_cure(
    tmp_path: Path, was: str, becomes: str, code: str, fix: str
) -> None:
    folder = imported(tmp_path)
    (tmp_path / "bad.csv").write_text(FLOWS.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(InputError) as error:
        importing.table(tmp_path / "bad.csv", into=folder)
    (found,) = error.value.diagnostics
    assert (found.code, found.file) == (code, str(tmp_path / "bad.csv"))
    assert found.line
    assert fix in found.fix


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    folder = imported(tmp_path)
    text = FLOWS.replace("1200", "many").replace("Burma", "Brumaland")
    (tmp_path / "bad.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        importing.table(tmp_path / "bad.csv", into=folder)
    assert [each.code for each in error.value.diagnostics] == ["RSN-I004", "RSN-I008"]


def test_a_workbook_without_the_extra_names_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Workbook().save(tmp_path / "book.xlsx")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(InputError) as error:
        importing.table(tmp_path / "book.xlsx", into=tmp_path / "case")
    assert error.value.diagnostics[0].fix == "pip install 'rason[excel]'"


def test_the_command_says_what_was_taken_and_what_is_still_to_be_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = imported(tmp_path)
    (tmp_path / "next.csv").write_text(FLOWS.replace("2013", "2014"), encoding="utf-8")
    assert run(["import", "table", str(tmp_path / "next.csv"), "--into", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "2  rows into observed.csv" in said
    assert "CC BY 4.0" in said
    arguments = ["import", "table", str(tmp_path / "next.csv"), "--into", str(folder), "--json"]
    assert run(arguments) == 0
    assert json.loads(capsys.readouterr().out)["files"] == []
