from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from frictionless import Package

from rason.case import new_case, read_case, shipped
from rason.case.find import find
from rason.case.known import as_text
from rason.case.package import package
from rason.case.sheet import columns_of, header_of
from rason.case.tables import TABLES

if TYPE_CHECKING:
    from pathlib import Path


def described(folder: Path) -> Package:
    descriptor = package(read_case(str(folder)))
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return Package(str(folder / "datapackage.json"))


@pytest.mark.parametrize("name", [name for name, _ in shipped()])
def test_a_case_is_a_data_package(name: str, tmp_path: Path) -> None:
    report = described(shutil.copytree(find(name), tmp_path / "case")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:5]


def test_a_new_case_is_one_too(tmp_path: Path) -> None:
    assert described(new_case(tmp_path / "mine")).validate().valid


def test_columns_say_kind_dimension_and_the_unit_of_their_header(tmp_path: Path) -> None:
    folder = shutil.copytree(find("toy"), tmp_path / "toy")
    links = folder / "links.csv"
    text = links.read_text(encoding="utf-8").replace(",capacity,", ",capacity [bcm/yr],")
    links.write_text(text.replace(" bcm/yr,", ","), encoding="utf-8")
    found = described(folder)
    schema = found.get_resource("links").schema.to_descriptor()
    assert schema["primaryKey"] == ["link"]
    (capacity,) = [each for each in schema["fields"] if each["name"] == "capacity [bcm/yr]"]
    assert (capacity["kind"], capacity["dimension"], capacity["unit"]) == (
        "cell", "quantity", "bcm/yr",
    )  # fmt: skip
    ends = {each["fields"][0]: each["reference"]["resource"] for each in schema["foreignKeys"]}
    assert (ends["from"], ends["to"]) == ("places", "places")
    links.write_text(links.read_text(encoding="utf-8").replace("tanker,ocean", "tanker,moon"))
    assert not found.validate().valid


def test_all_that_the_format_knows_is_listed_and_what_the_case_uses() -> None:
    case = read_case("toy")
    listed = package(case)["tables"]
    assert [each["table"] for each in listed] == list(TABLES)
    by = {each["table"]: each for each in listed}
    assert by["links"]["used"]
    assert not by["stores"]["used"]
    links = {each["name"]: each for each in by["links"]["columns"]}
    assert links["from"] == {
        "name": "from",
        "description": "Where it begins.",
        "kind": "reference",
        "required": True,
        "used": True,
        "keys_of": ["places"],
    }
    assert (links["flag"]["used"], links["flag"]["required"]) == (False, False)
    assert links["capacity"]["measures"] == "commodity a year"
    assert all(
        {each["name"] for each in table["columns"]}
        == {header_of(field, column) for field, column in columns_of(table["table"]).items()}
        for table in listed
    )
    text = as_text(listed)
    assert "\n* links.csv  A way from one place to another, in one direction or in both.\n" in text
    assert "\n  stores.csv  Stock or tank room.\n" in text
    assert "*! capacity" in text
