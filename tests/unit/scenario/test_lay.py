"""Changes on top of every scenario: the same through Python, command line and page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import rason
from rason.answer.change import change_in_words
from rason.case.expression import with_unit
from rason.case.figures import central
from rason.errors import InputError
from rason.scenario.lay import bounds_of, changes, lay
from rason.scenario.merge import merge
from rason.scenario.values import override

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case.case import Case


@pytest.fixture(scope="module")
def toy() -> Case:
    return rason.read_case("toy")


def test_a_bare_number_is_in_the_figures_own_unit(toy: Case) -> None:
    for number in (30, 30.0, "30", "30 USD/thousand m3", "0.03 USD/m3"):
        laid = lay(toy, {"figures": {"pipe_cost": number}})
        values = override(laid, central(laid), merge(laid, ("base",)))
        assert values["pipe_cost"] == pytest.approx(30.0)
        assert values["pipe_margin"] == pytest.approx(200.0 - 30.0 - 30.0)


def test_changes_lie_on_top_of_every_scenario_and_on_each_other(toy: Case) -> None:
    laid = lay(toy, changes(toy, figures={"pipe_cost": 30}, closures={"pipe": "25 %"}))
    again = lay(laid, changes(toy, figures={"pipe_cost": 40}, projects=["bypass"]))
    for names in ((), ("base",), ("pipe_closed",)):
        merged = merge(again, names)
        assert merged.figures["pipe_cost"].text == "40"
        assert merged.projects["bypass"] == "forced"
        assert [shut.share for shut in merged.shut if shut.key == "pipe"][-1] == 0.25
    assert lay(toy, {}) is toy
    assert change_in_words(again) == (
        "with “Cost of pumping through the pipe” at 30 USD/thousand m3, "
        "“Gas field to Sud City by pipe” closed by 25 %, "
        "“Cost of pumping through the pipe” at 40 USD/thousand m3 "
        "and “Undersea line around Midland” built"
    )


def test_scenarios_made_by_changes_are_offered_to_nobody(toy: Case) -> None:
    laid = lay(toy, {"figures": {"pipe_cost": 30}})
    with pytest.raises(InputError) as refused:
        merge(laid, ("bas",))
    assert "changes" not in refused.value.diagnostics[0].expected


@pytest.mark.parametrize(
    ("asked", "code", "fix"),
    [
        ({"figures": {"pipe_costs": 1}}, "RSN-C023", "write pipe_cost"),
        ({"figures": {"pipe_cost": True}}, "RSN-C042", "write a number, and no `true`"),
        ({"figures": {"pipe_cost": "3 bcm"}}, "RSN-C030", ""),
        ({"figures": {"worth": -5}}, "RSN-C038", "set worth to at least 0"),
        ({"closures": "narows"}, "RSN-C023", "write narrows"),
        ({"closures": {"pipe": 1.5}}, "RSN-C031", ""),
        ({"projects": {"bypas": "out"}}, "RSN-C023", "write bypass"),
        ({"projects": {"bypass": "in"}}, "RSN-C042", ""),
        ({"rules": {"ban": False}}, "RSN-C023", ""),
    ],
)
def test_what_is_wrong_with_a_change_is_told(
    toy: Case, asked: dict[str, Any], code: str, fix: str
) -> None:
    with pytest.raises(InputError) as refused:
        lay(toy, changes(toy, **asked), bounds_of(toy))
    (fault,) = refused.value.diagnostics
    assert fault.code == code
    assert fault.line is None
    assert fix in fault.fix


def test_a_study_with_changes_leaves_the_study_as_it_was(toy: Case) -> None:
    study = rason.Study(toy, draws=16, executor=None)
    before = study.surplus()["value"].sum()
    dearer = study.with_(figures={"pipe_cost": 30})
    shut = dearer.with_(closures=["pipe"], rules={"ban": {"kind": "forbid", "asset": "tanker"}})
    assert dearer.surplus()["value"].sum() == pytest.approx(before - 100e6, abs=1e3)
    assert shut.flows("base")["value"].abs().sum() == pytest.approx(0.0, abs=1e-9)
    assert study.surplus()["value"].sum() == pytest.approx(before)
    assert [each.claim for each in dearer.context.program.case.claims] == [
        each.claim for each in toy.claims
    ]


def test_a_cap_that_a_change_adds_is_a_row_of_its_own(toy: Case) -> None:
    study = rason.Study(toy, draws=16, executor=None)
    cap = {"kind": "cap", "asset": "pipe", "amount": "4 bcm/yr"}
    assert study.with_(rules={"low": cap}).flows().loc[["pipe"], "value"].tolist() == [4.0]


@pytest.mark.parametrize("unit", ["1", "%", "1/yr", "%/yr", "USD/t", "million USD/yr", "kWh/m3"])
def test_a_number_written_with_its_unit_reads_back_in_every_unit(unit: str, tmp_path: Path) -> None:
    from rason.testing.cases import table, write_case

    folder = write_case(
        tmp_path,
        {
            "actors": table("actor,name,kind", [("N", "N", "state")]),
            "places": table("place,name,territory", [("p", "P", "N")]),
            "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
            "figures": table("figure,name,low,value,high,unit", [("x", "X", 0.1, 0.2, 0.9, unit)]),
        },
        players=["N"],
        documents={"scenarios.yaml": f"up:\n  figures: {{x: {with_unit(0.5, unit)}}}\n"},
    )
    case = rason.read_case(folder)
    for laid, names in (
        (case, ("up",)),
        (lay(case, {"figures": {"x": 0.5}}), ()),
        (lay(case, {"figures": {"x": "0.5"}}), ()),
        (lay(case, {"figures": {"x": with_unit(0.5, unit)}}), ()),
    ):
        merged = merge(laid, names)
        assert override(laid, central(laid), merged)["x"] == pytest.approx(0.5)


def test_what_is_set_to_an_expression_follows_what_else_is_set(toy: Case) -> None:
    def put(first: dict[str, Any], second: dict[str, Any]) -> tuple[float, float, float]:
        laid = lay(lay(toy, {"figures": first}), {"figures": second})
        values = override(laid, central(laid), merge(laid, ()))
        return tuple(float(values[key][0]) for key in ("pipe_cost", "field_cost", "pipe_margin"))  # type: ignore[return-value]

    price = {"pipe_cost": "pipe_cost * field_cost / 30 USD/thousand m3"}
    assert put(price, {"field_cost": 15}) == pytest.approx((10.0, 15.0, 175.0))
    assert put({"field_cost": 15}, price) == pytest.approx((10.0, 15.0, 175.0))
    through = {"field_cost": "pipe_margin * 0.1"}
    assert put(through, {"pipe_cost": 50}) == pytest.approx((50.0, 12.0, 138.0))
    swapped = put({"pipe_cost": "field_cost"}, {"field_cost": "pipe_cost"})
    assert swapped == pytest.approx((30.0, 20.0, 150.0))
