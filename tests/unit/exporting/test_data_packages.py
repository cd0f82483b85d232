"""Data packages of cases and runs, which Frictionless finds valid."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from frictionless import Package

from rason.case import new_case, read_case
from rason.case.terms import without
from rason.errors import InputError
from rason.exporting.export import export
from rason.testing import table, write_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.cli.conftest import Answer

    Rason = Callable[..., Answer]


def test_a_package_of_a_case_has_its_terms_and_no_closed_row(tmp_path: Path) -> None:
    figure = "figure,name,low,value,high,unit,shape,source"
    rows = [(key, key, 1, 2, 3, "bcm", "pert", key) for key in ("free", "closed")]
    supply = ("w", "town", "gas", "A", "1 bcm/yr", "")
    tables = {
        "actors": table("actor,name,kind,bloc", [("A", "A", "state", "")]),
        "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
        "places": table("place,name,territory", [("town", "Town", "A")]),
        "supplies": table("supply,place,commodity,owner,capacity,project", [supply]),
        "figures": table(figure, rows),
    }
    bib = (
        "@misc{free, title = {Free}, license = {CC BY 4.0},"
        " license_url = {https://creativecommons.org/licenses/by/4.0/}}\n"
        "@misc{closed, title = {Closed}, redistribution = {no}}\n"
    )
    case = read_case(
        write_case(tmp_path / "case", tables, players=["A"], documents={"sources.bib": bib})
    )
    made = export(case, tmp_path / "package", "datapackage")
    found = Package(str(tmp_path / "package" / "datapackage.json"))
    # The case has no projects.csv, so that no column refers to it.
    schema = found.get_resource("supplies").schema.to_descriptor()
    assert {each["reference"]["resource"] for each in schema["foreignKeys"]} == {
        "places", "commodities", "actors",
    }  # fmt: skip
    assert found.validate().valid
    described = json.loads((tmp_path / "package" / "datapackage.json").read_text(encoding="utf-8"))
    assert described["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "title": "CC BY 4.0: Free n.d.",
            "path": "https://creativecommons.org/licenses/by/4.0/",
        }
    ]
    text = (tmp_path / "package" / "figures.csv").read_text(encoding="utf-8")
    assert "free," in text
    assert "closed," not in text
    assert "1 of figures.csv" in made.notes[0]
    assert "closed may not be passed on" in described["description"]


def test_only_an_earlier_export_is_replaced(tmp_path: Path) -> None:
    case = read_case(new_case(tmp_path / "mine"))
    for _ in range(2):
        export(case, tmp_path / "package", "datapackage", replace=True)
    (tmp_path / "package" / "thesis.docx").write_text("mine", encoding="utf-8")
    for folder in ("package", "mine"):
        before = {each.name: each.read_bytes() for each in (tmp_path / folder).iterdir()}
        with pytest.raises(InputError) as caught:
            export(case, tmp_path / folder, "datapackage", replace=True)
        assert caught.value.diagnostics[0].code == "RSN-R002"
        assert before == {each.name: each.read_bytes() for each in (tmp_path / folder).iterdir()}
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]


def test_an_archive_is_the_same_each_time(tmp_path: Path) -> None:
    case = read_case("toy")
    for name in ("one.zip", "two.zip"):
        export(case, tmp_path / name, None)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert {"datapackage.json", "links.csv", "scenarios.yaml"} <= set(archive.namelist())


def test_a_row_of_several_lines_goes_whole() -> None:
    text = 'figure,name,note\n# a remark\none,One,"two\nlines"\ntwo,Two,\n'
    assert without(text, "figures.csv", {3}) == "figure,name,note\n# a remark\ntwo,Two,\n"


@pytest.mark.slow
def test_a_run_is_a_data_package_too(rason: Rason, tmp_path: Path) -> None:
    assert rason("brief", "toy", "--draws", "16", "--out", "run", "-w", "1").code == 0
    assert rason("export", "run", "tables", "--to", "datapackage").code == 0
    found = Package(str(tmp_path / "tables" / "datapackage.json"))
    assert found.validate().valid
    refused = rason("export", "run", "map.gpkg")
    assert (refused.code, "RSN-R011" in refused.err) == (2, True)
