"""Keys of handling: said, or made of place and commodity, and the same in every form of a case."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from frictionless import Package

import rason
from rason.case.check_rows import MOST_BERTHS
from rason.case.find import find
from rason.case.package import package
from rason.case.read import read
from rason.case.write import edit_table
from rason.exporting.export import export
from rason.report.explain import explain
from rason.testing import table

if TYPE_CHECKING:
    from pathlib import Path

OLD = (
    "# the port\nplace,commodity,capacity,operator\ncity,gas,5 bcm/yr,SUD\nfield,gas,6 bcm/yr,NOR\n"
)
MIXED = (
    "place,handling,name,commodity,capacity,operator,project\n"
    "# one that was always there\n"
    "city,,,gas,5 bcm/yr,SUD,\n"
    "city,pier,Pier in the east,gas,6 bcm/yr,SUD,bypass\n"
    "field,,,gas,6 bcm/yr,NOR,\n"
)
KEYED = MIXED.replace("city,,", "city,old,").replace("field,,", "field,own,")
FORMS = {"old": OLD, "mixed": MIXED, "keyed": KEYED}
KEYS = {
    "old": ["city_gas", "field_gas"],
    "mixed": ["city_gas", "pier", "field_gas"],
    "keyed": ["old", "pier", "own"],
}


def toy(folder: Path, handling: str) -> Path:
    shutil.copytree(find("toy"), folder)
    (folder / "handling.csv").write_text(handling, encoding="utf-8")
    return folder


@pytest.mark.parametrize("form", FORMS)
def test_frames_give_the_file_back_byte_for_byte(form: str, tmp_path: Path) -> None:
    case = rason.read_case(toy(tmp_path / "case", FORMS[form]))
    assert [*case.handling] == KEYS[form]
    again = rason.Case.from_frames(case.tables, **case.documents, name=case.name)
    assert again.texts["handling.csv"] == FORMS[form].encode()
    assert [*again.handling] == KEYS[form]


def test_some_rows_of_a_frame_have_their_own_keys_still(tmp_path: Path) -> None:
    case = rason.read_case(toy(tmp_path / "case", OLD))
    frame = case.tables["handling"]
    kept = {"handling": frame[frame["place"] == "field"]}
    again = rason.Case.from_frames(case.tables | kept, **case.documents, name=case.name)
    assert [*again.handling] == ["field_gas"]


@pytest.mark.parametrize("form", FORMS)
def test_a_workbook_gives_the_same_rows(form: str, tmp_path: Path) -> None:
    case = rason.read_case(toy(tmp_path / "case", FORMS[form]))
    export(case, tmp_path / "case.xlsx", None)
    again = rason.read_case(tmp_path / "case.xlsx")
    assert {key: row.capacity.text for key, row in again.handling.items()} == {
        key: row.capacity.text for key, row in case.handling.items()
    }


@pytest.mark.parametrize("form", FORMS)
def test_a_data_package_is_valid_and_has_keys_where_all_are_said(form: str, tmp_path: Path) -> None:
    folder = toy(tmp_path / "case", FORMS[form])
    found = package(rason.read_case(folder))
    (folder / "datapackage.json").write_text(json.dumps(found), encoding="utf-8")
    assert Package(str(folder / "datapackage.json")).validate().valid
    (schema,) = [each["schema"] for each in found["resources"] if each["name"] == "handling"]
    assert schema.get("primaryKey") == (["handling"] if form == "keyed" else None)


@pytest.mark.parametrize("form", FORMS)
def test_a_row_is_edited_by_its_key(form: str, tmp_path: Path) -> None:
    path = toy(tmp_path / "case", FORMS[form]) / "handling.csv"
    edit_table("handling", path, {KEYS[form][-1]: {"capacity": "9 bcm/yr"}})
    *rest, last = FORMS[form].splitlines()
    changed = last.replace("6 bcm/yr", "9 bcm/yr")
    assert path.read_text(encoding="utf-8").splitlines() == [*rest, changed]


def test_it_is_explained_by_its_name(tmp_path: Path) -> None:
    case = rason.read_case(toy(tmp_path / "case", MIXED))
    assert explain(case, "pier").name == "Pier in the east"
    told = {each.row for each in explain(case, "price:city.gas").cells}
    assert {"city_gas", "pier"} <= told


@pytest.mark.parametrize("closure", ["by: [NOR]", "commodity: gas"])
def test_berths_of_a_project_are_closed_to_all_or_by_their_place(
    closure: str, tmp_path: Path
) -> None:
    folder = toy(tmp_path / "case", MIXED)
    scenarios = (folder / "scenarios.yaml").read_text(encoding="utf-8")
    for kind, known in (("asset: bypass", False), ("place: city", True)):
        text = f"{scenarios}\nshut:\n  closures: [{{{kind}, {closure}}}]\n"
        (folder / "scenarios.yaml").write_text(text, encoding="utf-8")
        faults = [each for each in read(folder).diagnostics if each.code == "RSN-C044"]
        assert [each.fix for each in faults] == (
            [] if known else [f"remove `{closure.partition(':')[0]}`, or write `place: city` for "
                              "`asset: bypass`"]
        )  # fmt: skip


def test_projects_of_one_port_are_counted(tmp_path: Path) -> None:
    folder = toy(tmp_path / "case", OLD)
    keys = [f"p{number}" for number in range(MOST_BERTHS + 1)]
    berths = [(key, "city", "gas", "1 bcm/yr", "SUD", key) for key in keys]
    projects = [(key, key, "1 million USD", "9 yr") for key in ("bypass", *keys)]
    for name, text in {
        "handling": table("handling,place,commodity,capacity,operator,project", berths),
        "projects": table("project,name,capital,life", projects),
    }.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    (fault,) = read(folder).diagnostics
    assert (fault.code, fault.line) == ("RSN-C050", MOST_BERTHS + 2)
