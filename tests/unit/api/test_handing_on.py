"""Files of a case for whoever looks at it in the browser."""

from __future__ import annotations

import json
from base64 import b64decode
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from rason.answer.flows import Flow
from rason.answer.registry import QUESTIONS
from rason.api.answers import ASKED
from rason.api.map_seen import MapAsk, _flows, map_seen
from rason.api.opened import OpenCases
from rason.api.solving import answer
from rason.case.find import find
from rason.case.new import new_case

if TYPE_CHECKING:
    from tests.unit.api.conftest import Server


def handed(server: Server, **asked: Any) -> tuple[dict[str, Any], bytes]:
    file = server.ask("file", asked)
    return file, b64decode(file["content"])


def test_a_table_is_handed_on_as_it_stands(server: Server) -> None:
    file, content = handed(server, to="csv", table="links")
    assert (file["name"], file["media_type"]) == ("links.csv", "text/csv")
    assert content == (Path(find("toy")) / "links.csv").read_bytes()


def test_a_case_is_handed_on_as_a_workbook(server: Server) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    file, content = handed(server, to="xlsx")
    assert file["name"] == "toy.xlsx"
    assert "links" in openpyxl.load_workbook(BytesIO(content)).sheetnames


@pytest.mark.parametrize(
    ("form", "holds"), [("geojson", "toy_links.geojson"), ("datapackage", "links.csv")]
)
def test_several_files_come_in_one_archive(server: Server, form: str, holds: str) -> None:
    file, content = handed(server, to=form)
    assert file["name"].endswith(".zip")
    names = ZipFile(BytesIO(content)).namelist()
    assert any(name.endswith(holds) for name in names)
    again, same = handed(server, to=form)
    assert (again, same) == (file, content)


def test_a_table_that_is_not_there_is_named(server: Server) -> None:
    (fault,) = server.refused("file", {"to": "csv", "table": "projects_2"})
    assert fault["code"] == "RSN-R001"
    assert "links" in fault["expected"]


def mapped(server: Server, **asked: Any) -> dict[str, Any]:
    """Return the layers of a map by name."""
    content = b64decode(server.ask("map", asked)["content"])
    with ZipFile(BytesIO(content)) as archive:
        assert {Path(name).suffix for name in archive.namelist()} == {".geojson", ".qml"}
        return {
            name.removeprefix("toy_").removesuffix(".geojson"): json.loads(archive.read(name))
            for name in archive.namelist()
            if name.endswith(".geojson")
        }


def test_only_the_rows_that_are_seen_are_handed_on(server: Server) -> None:
    table = (Path(find("toy")) / "places.csv").read_text()
    _, content = handed(server, to="csv", table="places", lines=[2])
    assert content.decode() == "".join(table.splitlines(keepends=True)[:2])


def test_one_table_is_handed_on_as_a_workbook_of_the_same_rows(server: Server) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    file, content = handed(server, to="sheet", table="actors", lines=[3, 4])
    assert file["name"] == "toy_actors.xlsx"
    book = openpyxl.load_workbook(BytesIO(content))
    assert book.sheetnames == ["about", "actors"]
    assert [row[0].value for row in book["actors"].iter_rows(min_row=2)] == ["MID", "SUD"]
    assert "Three countries and one pipe" in book["about"]["A1"].value


@pytest.mark.parametrize("to", ["csv", "sheet"])
def test_rows_that_may_not_be_passed_on_stay_behind_and_that_is_said(
    server: Server, to: str
) -> None:
    sources = server.cases / "toy" / "sources.bib"
    text = sources.read_text()
    sources.write_text(text.replace("{fable,", "{fable,\n  redistribution = {no},", 1))
    file, content = handed(server, to=to, table="figures")
    assert "7 of figures.csv" in file["notes"][0]
    if to == "csv":
        assert b"world_price" not in content
        assert content.startswith((Path(find("toy")) / "figures.csv").read_bytes()[:20])


def test_a_map_is_handed_on_with_the_flows_and_prices_of_its_state(server: Server) -> None:
    state = {"scenarios": ["pipe_closed"], "edits": {"projects": {"bypass": "built"}}}
    layers = mapped(server, state=state, commodity="gas", title="What if")
    solved = server.ask("solve", {"state": state})["scenario"]
    flows = {each["asset"]: each["value"] for each in solved["flows"] if each["kind"] == "flow"}
    shown = {
        each["properties"]["link"]: each["properties"]["flow"]
        for each in layers["links"]["features"]
    }
    assert shown == {link: flows.get(link) for link in shown}
    assert any(shown.values())
    prices = {each["place"]: each["value"] for each in solved["prices"]}
    for each in layers["places"]["features"]:
        assert each["properties"]["price_gas"] == prices.get(each["properties"]["place"])
    for layer in layers.values():
        assert layer["title"] == "What if"
        assert "imply no recognition" in layer["note"]


def test_a_map_of_a_difference_holds_what_changes(server: Server) -> None:
    states = {"state": {"scenarios": ["bypass"]}, "versus": {"scenarios": ["pipe_closed"]}}
    changes = server.ask("solve", states)["differences"]["flows"]
    expected = {each["asset"]: each["change"] for each in changes if each["kind"] == "flow"}
    found = {
        each["properties"]["link"]: each["properties"]["flow_change"]
        for each in mapped(server, **states)["links"]["features"]
    }
    assert found == {link: expected.get(link) for link in found}
    assert any(found.values())


def test_a_map_of_a_day_holds_what_flows_in_its_period(tmp_path: Path) -> None:
    """A week of the strait's closure in the case of the template."""
    opened = OpenCases().open(new_case(tmp_path / "crisis", "crisis"))
    found: Any = answer(QUESTIONS["timeline"], opened, ASKED["timeline"]())
    periods = [(each.from_, each.until) for each in found.money_in_time]
    first, last = periods[len(periods) // 2]
    content = b64decode(map_seen(opened, MapAsk(day=date.fromisoformat(first))).content)
    with ZipFile(BytesIO(content)) as archive:
        layer = json.loads(archive.read("crisis_links.geojson"))
    rates = {
        (each.asset, each.commodity): each.rate
        for each in found.flows_in_time
        if each.from_ == first and each.kind == "flow"
    }
    shown = [each["properties"] for each in layer["features"]]
    assert {(each["period_from"], each["period_until"]) for each in shown} == {(first, last)}
    ends = {(each["link"], each["from"], each["until"]) for each in shown}
    assert ends <= {
        (link.link, link.from_, link.until and str(link.until))
        for link in opened.case.links.values()
    }
    assert {(each["link"], each["commodity"]): each["flow"] for each in shown} == rates
    assert any(rates.values())


def test_what_goes_both_ways_is_mapped_on_balance() -> None:
    def carried(kind: Any, value: float) -> Flow:
        return Flow(
            asset="pipe", commodity="gas", kind=kind, value=value, low=value, high=value, unit="t"
        )

    for first, second in (("flow", "back"), ("back", "flow")):
        amounts = {"flow": 2.0, "back": 5.0}
        rows = [carried(each, amounts[each]) for each in (first, second)]
        found = _flows(rows, "flow", "value")
        assert found == {("pipe", "gas"): {"flow": -3.0, "flow_unit": "t"}}


@pytest.mark.parametrize(
    "asked",
    [
        {"commodity": "gass"},
        {"day": "2014-01-01"},
        {"state": {"scenarios": ["nobody"]}},
    ],
)
def test_a_map_of_what_is_not_there_is_refused(server: Server, asked: dict[str, Any]) -> None:
    assert {each["code"] for each in server.refused("map", asked)} == {"RSN-R001"}


SEEN: dict[str, Any] = {
    "table": "evidence",
    "title": "Figures",
    "columns": [
        {"name": "figure", "title": "Figure", "kind": "figure"},
        {"name": "value", "title": "Value", "kind": "amount", "unit": "unit"},
        {"name": "unit", "title": "Unit", "kind": "unit"},
        {"name": "claims", "title": "Claims", "kind": "count"},
    ],
    "rows": [["world_price", 5.5, "USD/t", 3], ["=1+1", None, "USD/t", 0]],
}
STATE = "Bypass, compared with: The pipe is closed"


def seen(server: Server, **asked: Any) -> tuple[dict[str, Any], bytes]:
    file = server.ask("seen", SEEN | asked)
    return file, b64decode(file["content"])


def test_a_table_of_answers_is_handed_on_as_it_is_seen(server: Server) -> None:
    file, content = seen(server, to="csv", state=STATE)
    assert file["name"] == "toy_evidence.csv"
    assert content.decode().splitlines() == [
        "figure,value,unit,claims,state",
        f'world_price,5.5,USD/t,3,"{STATE}"',
        f'\'=1+1,,USD/t,0,"{STATE}"',
    ]
    _, bare = seen(server, to="csv")
    assert bare.decode().splitlines()[0] == "figure,value,unit,claims"


def test_a_table_of_answers_is_a_workbook_that_says_what_it_is_of(server: Server) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    file, content = seen(server, to="sheet", state=STATE, digest="ab" * 32)
    assert file["name"] == "toy_evidence.xlsx"
    book = openpyxl.load_workbook(BytesIO(content))
    assert book.sheetnames == ["about", "evidence"]
    header, *rows = book["evidence"].iter_rows(values_only=True)
    assert header == ("Figure", "Value [USD/t]", "Unit", "Claims", "State of the levers")
    assert rows == [("world_price", 5.5, "USD/t", 3, STATE), ("=1+1", None, "USD/t", 0, STATE)]
    told = [row[0] for row in book["about"].iter_rows(values_only=True)]
    assert {"Case toy of rason (abababababab).", STATE} <= set(told)


@pytest.mark.parametrize("to", ["csv", "sheet"])
def test_figures_that_may_not_be_passed_on_stay_out_of_a_table_of_answers(
    server: Server, to: str
) -> None:
    sources = server.cases / "toy" / "sources.bib"
    text = sources.read_text()
    sources.write_text(text.replace("{fable,", "{fable,\n  redistribution = {no},", 1))
    file, content = seen(server, to=to)
    assert file["notes"][0].startswith("Left out, since ")
    assert file["notes"][0].endswith(": one row.")
    assert "--" not in "".join(file["notes"])
    if to == "csv":
        assert content.decode().splitlines()[1:] == ["'=1+1,,USD/t,0"]


def test_every_fault_of_a_table_of_answers_is_named(server: Server) -> None:
    columns = [*SEEN["columns"], SEEN["columns"][0]]
    rows = [["world_price", 5.5, "USD/t", 3, ""], ["one"]]
    faults = server.refused("seen", SEEN | {"to": "csv", "columns": columns, "rows": rows})
    assert [each["what"] for each in faults] == ["columns", "rows.1"]
