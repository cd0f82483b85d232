"""What links emit, worked out by hand: 10 bcm at 0.2 kg a cubic metre are two million tonnes."""

from __future__ import annotations

import csv
import json
import shutil
from typing import TYPE_CHECKING

import pytest

import rason
from rason.answer.flows import Flow, Flows, says
from rason.answer.registry import QUESTIONS
from rason.answer.scenario import solve
from rason.errors import InputError
from rason.report.compose import outline
from rason.report.tables import write_tables
from rason.table.naming import names

if TYPE_CHECKING:
    from pathlib import Path


def emitting(where: Path, header: str, cell: str) -> rason.Study:
    """Return the toy case with what its pipe emits, and no other link."""
    folder = where / "toy"
    shutil.copytree(rason.read_case("toy").folder, folder)
    with (folder / "links.csv").open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    rows = list(csv.DictReader(lines))
    with (folder / "links.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], header], lineterminator="\n")
        writer.writeheader()
        writer.writerows(row | {header: cell * (row["link"] == "pipe")} for row in rows)
    return rason.Study(rason.read_case(folder), draws=16, executor=None)


@pytest.mark.parametrize(
    ("header", "cell"),
    [("emissions", "0.2 kg/m3"), ("emissions [t/thousand m3]", "0.2"), ("emissions", "200 kt/bcm")],
)
def test_a_link_emits_by_what_enters_it(tmp_path: Path, header: str, cell: str) -> None:
    flows = emitting(tmp_path, header, cell).flows()
    assert flows.loc["pipe"]["emissions"].item() == pytest.approx(2e6)
    assert flows.attrs["units"]["emissions"] == "t/yr"
    assert flows["emissions"].notna().sum() == 1, "only what is told is worked out"


def test_emissions_stand_in_every_face(tmp_path: Path) -> None:
    study = emitting(tmp_path, "emissions", "0.2 kg/m3")
    document = outline(study, ("base",))
    write_tables(document, tmp_path)
    with (tmp_path / "flows.csv").open(encoding="utf-8") as file:
        (row,) = (each for each in csv.DictReader(file) if each["asset"] == "pipe")
    assert float(row["emissions"]) == pytest.approx(2e6)
    held = json.loads(document.to_json())["scenarios"][0]["flows"]
    (flow,) = (each for each in held if each["asset"] == "pipe")
    assert flow["emissions"] == pytest.approx(2e6)
    shown = QUESTIONS["flows"].laid_out(study.answer("flows"), names(study.case))
    assert shown[0].headings[-1] == "CO2"
    assert shown[0].rows[0][-1] == "2,000,000 t/yr"


def test_a_length_is_no_emission(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="RSN-C030"):
        emitting(tmp_path, "emissions", "200 km")


def test_a_scenario_holds_what_its_questions_answer() -> None:
    study = rason.Study(rason.read_case("toy"), draws=16, executor=None)
    (whole,) = study.ask({0: solve(study.subject(QUESTIONS["flows"], "bypass"))}).values()
    for name in ("flows", "prices", "contracts"):
        assert getattr(study.answer(name, "bypass"), name) == getattr(whole, name)
    parity = study.answer("surplus", "bypass", rule="parity").surplus  # type: ignore[attr-defined]
    assert parity == tuple(each for each in whole.surplus if each.rule == "parity")


def test_a_demand_that_is_not_served_says_so() -> None:
    study = rason.Study(rason.read_case("toy"), draws=16, executor=None)
    flows = study.flows("pipe_closed")
    (note,) = (each for each in flows["note"] if each)
    assert note == "Natural gas in Sud City: 6 of the 10 bcm/yr asked for are served."


@pytest.mark.parametrize(
    ("unserved", "rest"), [(5, ""), (6, "one further demand;"), (9, "four further demands;")]
)
def test_of_many_demands_that_are_not_served_the_first_are_told(unserved: int, rest: str) -> None:
    one = Flow(asset="d", commodity="gas", value=1, low=1, high=1, unit="bcm/yr", note="Short.")
    rows = tuple(one.model_copy(update={"asset": f"d{number}"}) for number in range(unserved))
    told = says(Flows(flows=rows), {})
    assert told[:5] == ("Short.",) * 5
    assert [rest in each for each in told[5:]] == [True] * bool(rest)
