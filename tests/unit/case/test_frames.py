"""Cases in memory: made of frames, changed, written, and at fault by the labels of their rows."""

from __future__ import annotations

import datetime as dt
import pickle
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rason
from rason.case import shipped
from rason.case.expression import ExpressionError
from rason.case.frame_cells import cell_of, number_text
from rason.case.sheet import columns_of
from rason.case.words import read_number
from rason.testing.cases import write_case
from rason.testing.corridors import ACTORS, corridors

CASES = [
    pytest.param(name, marks=() if name == "toy" else pytest.mark.slow) for name, _ in shipped()
]


@pytest.fixture(scope="module")
def toy() -> rason.Case:
    return rason.read_case("toy")


def remade(case: rason.Case, **frames: pd.DataFrame) -> rason.Case:
    """Make a case of another's frames and documents."""
    return rason.Case.from_frames(case.tables | frames, **case.documents, name=case.name)


def faults(call: Any, *args: Any, **named: Any) -> dict[str, Any]:
    """Return the faults of a call by place and what."""
    with pytest.raises(rason.InputError) as raised:
        call(*args, **named)
    return {f"{each.place}  {each.what}".strip(): each for each in raised.value.diagnostics}


@pytest.mark.parametrize("name", CASES)
def test_a_folder_becomes_frames_and_a_folder_byte_for_byte(name: str, tmp_path: Path) -> None:
    case = rason.read_case(name)
    remade(case).write(tmp_path / "made")
    before = {each.name: each.read_bytes() for each in case.folder.iterdir() if each.is_file()}
    after = {each.name: each.read_bytes() for each in (tmp_path / "made").iterdir()}
    assert after == {file: before[file] for file in after}
    assert set(after) == set(case.texts)


def without_text(frames: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return frames that do not carry the text that they came from."""
    for frame in frames.values():
        frame.attrs.pop("csv")
    return frames


@settings(max_examples=5)
@given(corridors())
def test_frames_become_a_folder_and_the_same_frames(texts: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        case = rason.read_case(write_case(Path(folder) / "case", texts, players=ACTORS))
        made = rason.Case.from_frames(without_text(case.tables), **case.documents)
        again = rason.read_case(made.write(Path(folder) / "written"))
    assert again.digest == made.digest
    for table, frame in without_text(case.tables).items():
        pd.testing.assert_frame_equal(frame, without_text(again.tables)[table])
        assert frame.attrs == without_text(again.tables)[table].attrs
    assert [*made.links] == [*case.links]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_comes_back_exactly(value: float) -> None:
    column = columns_of("figures")["value"]
    text = cell_of(np.float64(value), column)
    assert text == number_text(value)
    assert read_number(text, column) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (np.nan, ""), (pd.NA, ""), (pd.NaT, ""), (Decimal("1.50"), "1.50"),
        (np.int64(3), "3"), (dt.date(2014, 11, 30), "2014-11-30"),
        (pd.Timestamp("2014-11-30"), "2014-11-30"), (np.datetime64("2014-11-30"), "2014-11-30"),
        (pd.Period("2014-11"), "2014-11"), (" 5 bcm/yr ", "5 bcm/yr"), (np.str_("a"), "a"),
    ],
)  # fmt: skip
def test_what_a_frame_holds_is_what_a_cell_would(value: object, text: str) -> None:
    assert cell_of(value, columns_of("links")["note"]) == text


def test_truth_values_and_lists_stand_where_a_table_has_them() -> None:
    assert cell_of(np.bool_(True), columns_of("projects")["lumpy"]) == "yes"  # noqa: FBT003
    assert cell_of(False, columns_of("projects")["lumpy"]) == ""  # noqa: FBT003
    assert cell_of(["a", "b"], columns_of("figures")["source"]) == "a;b"
    strange = [True, ["a"], {"a": 1}, dt.datetime(2014, 1, 1, 9), b"a", 1j]  # noqa: DTZ001
    for value in strange:
        with pytest.raises(ExpressionError):
            cell_of(value, columns_of("links")["capacity"])


def test_numbers_dates_and_units_of_a_frame_are_those_of_the_case(toy: rason.Case) -> None:
    links = toy.tables["links"]
    links["capacity"] = [10.0, 10.5, np.nan]
    links["since"] = pd.to_datetime(["2014-01-01", "", ""])
    links.attrs["units"]["capacity"] = "bcm/yr"
    found = faults(remade, toy, links=links)
    assert list(found) == ["links, row 'tanker'  link tanker, capacity"]
    links.loc["tanker", "capacity"] = 6
    made = remade(toy, links=links)
    assert made.links["undersea"].capacity.text == "10.5"
    assert made.links["pipe"].since == dt.date(2014, 1, 1)
    assert made.tables["links"].attrs["units"] == {"capacity": "bcm/yr"}
    assert made.tables["links"]["capacity"].tolist() == [10.0, 10.5, 6.0]


def test_what_is_not_changed_keeps_its_text(toy: rason.Case) -> None:
    frame = toy.tables["links"]
    frame.loc["pipe", "capacity"] = "12 bcm/yr"
    before, after = toy.texts["links.csv"].splitlines(), None
    after = remade(toy, links=frame).texts["links.csv"].splitlines()
    assert [a.replace(b"12 bcm", b"10 bcm") for a in after] == before
    fewer = remade(toy, observed=toy.tables["observed"].drop(0))
    events = toy.texts["observed.csv"].splitlines()
    assert fewer.texts["observed.csv"].splitlines() == [events[0], *events[2:]]
    again = toy.with_(rows={"links": {"pipe": {"capacity": "12 bcm/yr"}}})
    assert again.texts["links.csv"].splitlines() == after


def test_a_further_column_keeps_comments_and_rows(toy: rason.Case) -> None:
    before = toy.texts["links.csv"].decode().splitlines()
    flagged = toy.tables["links"].assign(flag=["", "", "SUD"])
    after = remade(toy, links=flagged).texts["links.csv"].decode().splitlines()
    ends = [",flag", ",", ",", ",SUD"]
    assert before[0].startswith("# ")
    assert after == [before[0], *(line + end for line, end in zip(before[1:], ends, strict=True))]
    found = faults(remade, toy, links=toy.tables["links"].assign(flags=""))
    assert found["links  column flags"].fix == "write flag"


def test_a_figure_that_is_set_has_no_range_and_no_source(toy: rason.Case) -> None:
    row = toy.with_(figures={"pipe_cost": 7.25}).figures["pipe_cost"]
    assert (row.low, row.value, row.high, row.source) == (None, 7.25, None, ())
    wide = toy.with_(figures={"pipe_cost": {"low": 1, "high": 90}}).figures["pipe_cost"]
    assert (wide.low, wide.value, wide.high) == (1, toy.figures["pipe_cost"].value, 90)
    assert wide.source == toy.figures["pipe_cost"].source
    assert toy.with_(figures={"pipe_cost": "0.02 USD/m3"}).figures["pipe_cost"].value == 20
    twice = toy.with_(figures={"pipe_cost": "2 * undersea_cost"})
    assert twice.figures["pipe_cost"].formula is not None
    assert toy.with_().digest == toy.digest


@pytest.mark.slow
def test_a_report_of_a_figure_that_is_set_is_dropped() -> None:
    case = rason.read_case("northeast-asia-2014")
    contested = next(each.figure for each in case.reports)
    made = case.with_(figures={contested: case.figures[contested].value})
    assert contested not in {each.figure for each in made.reports}
    assert made.figures[contested].reports == ()


def test_rows_are_added_by_a_frame_and_dropped_by_none(toy: rason.Case) -> None:
    more = pd.DataFrame(
        {"from": ["field"], "to": "city", "mode": "pipe", "commodity": "gas", "flag": ""}
        | {"capacity": [1.5]},
        index=["extra"],
    )
    more.attrs["units"] = {"capacity": "bcm/yr"}
    made = toy.with_(rows={"links": more, "observed": {0: None}})
    assert [*made.links] == ["pipe", "undersea", "tanker", "extra"]
    assert made.links["extra"].capacity.text == "1.5 bcm/yr"
    assert len(made.observed) == len(toy.observed) - 1


def test_every_fault_of_frames_at_once_by_label(toy: rason.Case) -> None:
    frames: dict[str, Any] = toy.tables
    frames["link"] = frames.pop("links")
    frames["places"] = frames["places"].drop(columns="name")
    frames["supplies"]["capacity"] = "5 kg"
    frames["demands"].index = pd.MultiIndex.from_product([[1], frames["demands"].index])
    frames["commodities"]["unit"] = [{"a": 1}]
    frames["figures"].loc["pipe_cost", "value"] = np.inf
    frames["rules"] = [1]
    frames["markets"].index = pd.Index(["world"] * len(frames["markets"]), name="market")
    frames["markets"] = pd.concat([frames["markets"]] * 2)
    found = faults(rason.Case.from_frames, frames, settings=toy.documents["settings"])
    assert found["link"].fix == "rename it to links"
    assert found["places  column name"].fix == "add a column `name` to the frame"
    assert found["demands  index"].found == "a MultiIndex of 2 levels"
    assert found["commodities, row 'gas'  column unit"].code == "RSN-F002"
    assert found["figures, row 'pipe_cost'  figure pipe_cost, value"].code == "RSN-C027"
    assert found["markets, row 'world'  market world, market"].code == "RSN-C022"
    assert found["rules"].code == "RSN-F001"
    assert found["sources"].fix == "add it: rason.Case.from_frames(sources=...)"
    assert not any(".csv" in str(each) or " line " in str(each) for each in found.values())


def test_a_wrong_unit_names_row_and_column(toy: rason.Case) -> None:
    frame = toy.tables["supplies"]
    frame["capacity"] = "5 kg"
    place = f"supplies, row {frame.index[0]!r}  supply {frame.index[0]}, capacity"
    assert faults(remade, toy, supplies=frame)[place].code == "RSN-C030"
    numbered = frame.reset_index()
    found = faults(remade, toy, supplies=numbered)
    assert list(found)[0].startswith("supplies, row 0  ")  # noqa: RUF015


def test_nothing_and_too_much_is_refused(toy: rason.Case) -> None:
    found = faults(rason.Case.from_frames, {})
    assert {"settings", "actors", "places", "commodities"} <= set(found)
    empty = faults(remade, toy, actors=pd.DataFrame())
    assert all(each.code.startswith("RSN-C") for each in empty.values())
    double = pd.concat([toy.tables["links"]] * 2, axis=1)
    assert {each.code for each in faults(remade, toy, links=double).values()} == {"RSN-C013"}
    no_header = toy.tables["links"].set_axis(range(14), axis=1)
    assert {each.code for each in faults(remade, toy, links=no_header).values()} >= {"RSN-C010"}


def test_every_fault_of_a_change_at_once(toy: rason.Case) -> None:
    found = faults(
        toy.with_,
        figures={"pipecost": 3, "undersea_cost": "4 km"},
        rows={"linx": {}, "links": {"pip": {}, "pipe": {"capcity": 3}, "tanker": {"capacity": 3}}},
    )
    assert found["figures, row 'pipecost'  figure"].fix == "write pipe_cost"
    assert found["figures, row 'undersea_cost'  figure undersea_cost"].code == "RSN-C030"
    assert found["linx  rows"].fix == "write links"
    assert found["links, row 'pip'  rows"].fix == "write pipe"
    assert found["links, row 'pipe'  column capcity"].fix == "write capacity"
    assert found["links, row 'tanker'  link tanker, capacity"].code == "RSN-C028"


def test_what_is_found_later_names_frames_too(toy: rason.Case) -> None:
    figures = pd.DataFrame(
        {"name": "A number", "low": [1, 0], "value": [2, 1], "high": [3, 2], "unit": "bcm/yr"},
        index=["wide", "narrow"],
    )
    rows = {"figures": figures, "links": {"pipe": {"capacity": "wide - narrow"}}}
    study = rason.Study(toy.with_(rows=rows), draws=32, executor=None)
    found = faults(study.answer, "power")
    assert {each.file for each in found.values()} == {"links, row 'pipe'"}
    assert {each.code for each in found.values()} == {"RSN-P001"}
    (fault,) = faults(study.with_, closures="pip").values()
    assert fault.expected == "a key of links or the passages of links or places"
    assert next(iter(faults(study.flows, "bse"))) == "scenarios  scenario"


def test_settings_are_values_or_text(toy: rason.Case) -> None:
    said = {
        "title": "no: a title", "frozen": dt.date(2014, 11, 30), "currency": "USD",
        "discount": np.float64(0.1), "players": ("NOR", "MID", "SUD"),
    }  # fmt: skip
    texts = {key: toy.documents[key] for key in ("sources", "scenarios")}
    made = rason.Case.from_frames(toy.tables, settings=said, **texts)
    assert made.settings.title == "no: a title"
    said["players"] = {"NOR"}
    said["frozen"] = "soon"
    found = faults(rason.Case.from_frames, toy.tables, settings=said, **texts)
    assert found["settings"].found == "a value of type set at players"


def test_the_folder_that_is_there_is_left_alone(toy: rason.Case, tmp_path: Path) -> None:
    found = faults(toy.write, tmp_path)
    assert {each.code for each in found.values()} == {"RSN-R002"}


def test_check_shows_what_the_command_line_shows(toy: rason.Case) -> None:
    shown = toy.check()
    assert list(shown.columns[:3]) == ["code", "severity", "place"]
    assert set(shown["severity"]) == {"warning"}
    warned = remade(toy).check()
    assert "in row 'pipe', row 'undersea', row 'tanker'" in " ".join(warned["found"])
    claims = "- claim: a\n  paragraph: 1\n  says: It flows.\n  kind: measure\n"
    made = rason.Case.from_frames(toy.tables, **(toy.documents | {"claims": claims}))
    assert "RSN-S005" in set(made.check()["code"])


def test_a_case_in_memory_goes_to_workers_and_is_asked(toy: rason.Case) -> None:
    made = pickle.loads(pickle.dumps(remade(toy).with_(figures={"pipe_cost": 1})))  # noqa: S301
    assert rason.Study(made, draws=1, executor=None).flows().loc["pipe"]["value"].item() == 10
