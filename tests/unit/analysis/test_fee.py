"""The implied fee, worked out by hand on the golden program with a way around that comes late.

A sells for 100 by B's pipe at 80 + 5 or, from the fourth of ten years on, by C's line at 80 + 10
and 1,400 of capital: with 10 million barrels a year v(AB) = v(ABC) = 750 and v(AC) = 350. So B
adds 750 to A alone and 400 to A and C: by Shapley it has (750 + 400 + 400) / 6 = 258.33, and the
nucleolus gives it half of 400.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import rason
from rason.analysis.fee import implied_fee
from rason.analysis.question import Choices
from rason.answer.fee import Fee, Fees
from rason.answer.fee_shown import APART
from rason.answer.registry import QUESTIONS
from rason.case import read_case
from rason.case.find import find
from rason.errors import InputError
from rason.table.naming import names
from rason.testing.cases import write_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.analysis.conftest import Ask

LATE = Path(__file__).parents[2] / "golden" / "late_bypass" / "case"
NEAR: Any = pytest.approx
SHAPLEY = (750.0 + 400.0 + 400.0) / 6.0


@pytest.fixture
def late(tmp_path: Path) -> Callable[..., rason.Study]:
    def make(*edits: tuple[str, str, str], concept: str = "nucleolus", **files: str) -> rason.Study:
        folder = tmp_path / "late"
        shutil.copytree(LATE, folder, dirs_exist_ok=True)
        for name, old, new in edits:
            text = (folder / name).read_text(encoding="utf-8")
            assert old in text
            (folder / name).write_text(text.replace(old, new), encoding="utf-8")
        for name, text in files.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        return rason.Study(read_case(folder), draws=4, choices=Choices(concept=concept))

    return make


def fees(study: rason.Study, **told: Any) -> Fees:
    answer = study.answer("fee", **({"actor": "B", "corridor": "pipe"} | told))
    assert isinstance(answer, Fees)
    return answer


def chosen(answer: Fees) -> Fee:
    return next(each for each in answer.fees if each.chosen)


def test_the_fee_is_gain_and_cost_over_what_passes(late: Callable[..., rason.Study]) -> None:
    by_rule = {each.concept: each for each in fees(late()).fees}
    assert by_rule["nucleolus"].fee == NEAR(5.0e6 + 20.0e6)
    assert by_rule["shapley"].fee == NEAR(5.0e6 + SHAPLEY / 10.0 * 1e6)
    found = by_rule["nucleolus"]
    assert found.chosen
    assert (found.gain, found.cost, found.passes) == (NEAR(200e6), NEAR(50e6), NEAR(10.0))
    assert found.by_distance == NEAR(25.0e6 / 8.0)
    assert (found.fee_unit, found.distance_unit) == ("USD/MMbbl", "USD/MMbbl/100 km")


def test_of_several_scenarios_each_sentence_and_row_says_which(
    late: Callable[..., rason.Study],
) -> None:
    study = late()
    one = fees(study)
    moved = tuple(each.model_copy(update={"scenario": "other"}) for each in one.fees)
    both = one.model_copy(update={"fees": (*one.fees, *moved)})
    question, named = QUESTIONS["fee"], names(study.case)
    assert question.says(one, named)[0].startswith("By the nucleolus")
    assert [each.partition("”")[2][:5] for each in question.says(both, named)[:2]] == [": By "] * 2
    assert question.laid_out(one, named)[0].headings[0] == "Actor"
    (table, *_) = question.laid_out(both, named, 100)
    assert table.headings[0] == "Scenario"
    assert len({row[0] for row in table.rows}) == 2


def test_units_of_the_case_tell_it(late: Callable[..., rason.Study]) -> None:
    study = late(
        ("case.yaml", "discount: 0", "discount: 0\nunits: {oil: {flow: kbbl/d, price: USD/bbl}}")
    )
    found = chosen(fees(study))
    assert (found.fee, found.fee_unit, found.distance_unit) == (
        NEAR(25.0), "USD/bbl", "USD/bbl/100 km",
    )  # fmt: skip
    assert (found.passes, found.flow_unit) == (NEAR(10_000.0 / 365.25), "kbbl/d")


def test_another_rule_can_be_held_beside_what_was_asked(late: Callable[..., rason.Study]) -> None:
    found = chosen(fees(late(), concept="shapley"))
    assert (found.concept, found.low is None) == ("shapley", False)


def test_later_money_and_later_goods_count_less_alike(late: Callable[..., rason.Study]) -> None:
    # Ten years at 25 %: the pipe is worth 75 a barrel in each, and the bypass nothing at all.
    study = late(("case.yaml", "discount: 0", "discount: 0.25"), ("projects.csv", "1400", "14000"))
    found = chosen(fees(study))
    assert found.fee == NEAR((75.0 / 2.0 + 5.0) * 1e6)
    assert found.passes == NEAR(10.0)


def test_goods_that_come_later_count_less(late: Callable[..., rason.Study]) -> None:
    # A second well in the first year alone, which counts 0.8 of the 3.5705 of ten years at 25 %.
    study = late(
        ("case.yaml", "discount: 0", "discount: 0.25"),
        ("projects.csv", "1400", "14000"),
        ("links.csv", "pipe,field,south,pipe,oil,10", "pipe,field,south,pipe,oil,20"),
        ("supplies.csv", "cost\n", "cost,until\n"),
        (
            "supplies.csv",
            "20 USD/bbl\n",
            "20 USD/bbl,\nmore,field,oil,A,10 MMbbl/yr,20 USD/bbl,2015-12-31\n",
        ),
    )
    found = chosen(fees(study))
    assert found.passes == NEAR(10.0 + 10.0 * 0.8 / ((1.0 - 1.25**-10) / 0.25))
    assert found.fee == NEAR((75.0 / 2.0 + 5.0) * 1e6)


def test_a_fee_that_was_asked_stands_beside_in_its_own_unit(
    late: Callable[..., rason.Study],
) -> None:
    observed = (
        "corridor,actor,low,fee,high,unit,from,until,kind,published,source,grade,note\n"
        "pipe,B,30,32,36,USD/bbl,2014-01-01,,asked,,,D,\n"
        "south,B,,3,,USD/bbl/(100 km),,,paid,,,D,\n"
        "pipe,B,,200,,million USD/yr,,,paid,,,D,\n"
        "line,C,,1,,USD/bbl,,,asked,,,D,\n"
    )
    study = late(observed_fees=observed)
    answer = study.answer("fee")
    assert isinstance(answer, Fees)
    rows = {each.origin.rpartition(":")[2]: each for each in answer.observed_fees}
    implied = {key: each.implied.value for key, each in rows.items() if each.implied is not None}
    assert implied == {"2": NEAR(25.0), "3": NEAR(3.125), "4": NEAR(250.0), "5": None}
    assert (rows["2"].low, rows["2"].high, rows["2"].kind) == (30.0, 36.0, "asked")
    assert {each.actor for each in answer.fees} == {"B", "C"}
    none = {each.reason for each in answer.fees if each.actor == "C"}
    assert none == {"nothing passes there where all deal, so there is nothing to take a fee of"}
    assert APART in study_says(answer, study)


def study_says(answer: Fees, study: rason.Study) -> tuple[str, ...]:
    from rason.answer.fee import says

    return says(answer, names(study.case))


def test_contracts_and_tariffs_are_fees_as_well(late: Callable[..., rason.Study]) -> None:
    # B buys at the field for 60 and sells at its port for 90.
    study = late(
        ("places.csv", "east,", "well,Well,A,0,0\nsea,Sea,,5,5\neast,"),
        ("supplies.csv", "well,field", "well,well"),
        ("links.csv", "pipe,field", "gather,well,field,pipe,oil,10 MMbbl/yr,0,A,,\npipe,field"),
        ("links.csv", "operator,project", "tariff,operator,project"),
        ("links.csv", "0,A,,", "0,0,A,,"),
        ("links.csv", "5 USD/bbl,B", "5 USD/bbl,7 USD/bbl,B"),
        ("links.csv", "10 USD/bbl,C", "10 USD/bbl,0,C"),
        ("case.yaml", "discount", "units: {oil: USD/bbl}\ndiscount"),
        contracts="contract,seller,buyer,link,commodity,quantity,take,price\n"
        "in,A,B,gather,oil,10 MMbbl/yr,0,60 USD/bbl\nout,B,C,pipe,oil,10 MMbbl/yr,0,90 USD/bbl\n",
    )
    found = {each.kind: each for each in fees(study).observed_fees}
    assert {kind: each.fee for kind, each in found.items()} == {
        "tariff": NEAR(7.0),
        "contracts": NEAR(30.0),
    }
    assert {each.unit for each in found.values()} == {"USD/bbl"}
    assert found["tariff"].implied is not None
    assert found["tariff"].implied.value == NEAR(25.0)
    assert found["tariff"].note == "Field to South port by pipe"


def test_it_says_why_there_is_nothing(late: Callable[..., rason.Study]) -> None:
    study = late()
    (line,) = {each.reason for each in fees(study, actor="", corridor="line").fees if each.reason}
    assert line.startswith("nothing passes there")
    own = fees(study, actor="A", corridor="pipe").fees[0]
    assert (own.fee, own.gain) == (NEAR(0.0), 0.0)
    assert "its own goods" in own.reason
    beside = fees(study, actor="C", corridor="pipe").fees[0]
    assert beside.reason == "it cannot refuse passage there"
    every = fees(study, actor="B", corridor="")
    assert {each.corridor for each in every.fees} == {"pipe"}


def test_a_right_to_refuse_elsewhere_on_the_way_is_named(late: Callable[..., rason.Study]) -> None:
    study = late(
        ("places.csv", "east,", "sea,Sea,,5,5\neast,"),
        ("markets.csv", "buyers_south,south", "buyers_south,sea"),
        ("links.csv", "line,", "lane,south,sea,sea,oil,99 MMbbl/yr,0,,,0 km\nline,"),
    )
    alone = fees(study).fees[0]
    assert (alone.gain, alone.fee) == (0.0, NEAR(5e6))
    assert alone.reason == "it can refuse on South port to Sea by sea as well: name them together"
    both = chosen(fees(study, corridor="pipe, lane"))
    assert (both.fee, both.passes) == (NEAR(25e6), NEAR(10.0))
    assert both.by_distance == NEAR(25e6 / 8.0)
    place = chosen(fees(study, corridor="south"))
    assert place.fee == NEAR(25e6)


def test_a_sponsor_bears_the_capital_of_its_corridor(late: Callable[..., rason.Study]) -> None:
    # Without the pipe B's partner C pays 200 a year for its own line, forced, and runs it at 10.
    study = late(
        ("links.csv", "pipe,field,south,pipe,oil,10", "pipe,field,south,pipe,oil,0"),
        ("projects.csv", "3 yr,A", "3 yr,C"),
    )
    alone = fees(study, actor="C", corridor="line").fees[0]
    assert (alone.gain, alone.reason) == (0.0, "it can refuse to build as well: name the project")
    found = fees(study, actor="C", corridor="around").fees[0]
    assert found.cost == NEAR(0.7 * 100e6 + 140e6)
    assert found.fee == NEAR((140.0 + 70.0 + 350.0 / 2.0) / 7.0 * 1e6)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"actor": "Z"}, "RSN-S002"),
        ({"corridor": "pip"}, "RSN-S002"),
        ({"corridor": "field"}, ""),
    ],
)
def test_names_are_held_to_the_case(
    late: Callable[..., rason.Study], told: dict[str, str], code: str
) -> None:
    study = late()
    if not code:
        assert fees(study, **told).fees
        return
    with pytest.raises(InputError) as fault:
        fees(study, **told)
    assert fault.value.diagnostics[0].code == code


def test_who_shuts_a_strait_can_ask_for_its_opening(tmp_path: Path) -> None:
    # The pipe is shut, and Norland shuts the narrows: six bcm by tanker are worth 40 each, of which
    # Sudland and Norland have half.
    folder = tmp_path / "toy"
    shutil.copytree(find("toy"), folder)
    with (folder / "scenarios.yaml").open("a", encoding="utf-8") as stream:
        stream.write("kept:\n  base: base\n  closures: [pipe, {passage: narrows, by: NOR}]\n")
    study = rason.Study(read_case(folder), scenario="kept", draws=1)
    found = chosen(fees(study, actor="NOR", corridor="narrows"))
    assert (found.fee, found.passes) == (NEAR(20.0), NEAR(6.0))
    assert {each.actor for each in fees(study, actor="", corridor="narrows").fees} == {"NOR", "SUD"}


def test_an_outsider_has_no_fee(toy: Ask) -> None:
    measured = toy.measure("implied_fee", {"actor": "MID", "corridor": "pipe"}, "bypass")
    assert measured == NEAR(20.0)
    without = toy.measure(
        "implied_fee", {"actor": "MID", "corridor": ["pipe"]}, "bypass", without=("MID",)
    )
    assert np.isnan(without).all()
    found = toy.run(implied_fee(toy.question("pipe_closed"), "MID", ("pipe",)))
    assert np.isnan(found.by_unit("shapley")).all()


EVEN_PIPES = {
    "actors": "actor,name,kind\nA,Aland,state\nB,Bland,state\nC,Cland,state\nD,Dland,state\n",
    "commodities": "commodity,name,unit\ngas,Gas,bcm\n",
    "places": "place,name,territory,latitude,longitude\nfield,Field,A,1,1\ntown,Town,D,2,2\n",
    "supplies": "supply,place,commodity,owner,capacity,cost\n"
    "well,field,gas,A,30 bcm/yr,20 USD/thousand m3\n",
    "demands": "demand,place,commodity,buyer,quantity,price,elasticity\n"
    "use,town,gas,D,20 bcm/yr,100 USD/thousand m3,0\n",
    "links": "link,from,to,mode,commodity,capacity,cost,operator,consent\n"
    "pipe,field,town,pipe,gas,20 bcm/yr,5 USD/thousand m3,B,B\n"
    "other,field,town,pipe,gas,OTHER bcm/yr,COST USD/thousand m3,C,C\n",
}


@pytest.mark.parametrize(
    ("room", "cost", "passes"), [("12", "5", (8, 20)), ("25", "5", (0, 20)), ("12", "6", None)]
)
def test_a_fee_has_a_range_where_equally_good_ways_let_more_or_less_pass(
    tmp_path: Path, room: str, cost: str, passes: tuple[float, float] | None
) -> None:
    """The fee is what refusing brings and 5 a unit, over what passes: the less, the dearer."""
    tables = {k: t.replace("OTHER", room).replace("COST", cost) for k, t in EVEN_PIPES.items()}
    case = read_case(write_case(tmp_path / "c", tables, players=["A", "B", "C", "D"]))
    study = rason.Study(case, draws=16, executor=None)
    row = chosen(fees(study))
    told = QUESTIONS["fee"].says(fees(study), names(case))[0]
    if passes is None:
        assert (row.passes_least, row.passes_most, row.fee_least, row.fee_most) == (None,) * 4
        assert "equally good" not in told
        return
    assert row.gain is not None
    assert row.fee_least is not None
    assert (row.passes_least, row.passes_most) == (NEAR(passes[0], abs=1e-4), NEAR(passes[1]))
    assert row.fee_least == NEAR(5.0 * 1e6 + row.gain / passes[1], rel=1e-5)
    if passes[0]:
        assert row.fee_most == NEAR(5.0 * 1e6 + row.gain / passes[0], rel=1e-5)
        assert row.fee is not None
        assert row.fee_least - 1 <= row.fee <= (row.fee_most or 0.0) + 1
        assert "equally good solutions let 8–20 bcm a year pass" in told
    else:
        assert row.fee_most is None
        assert told.rstrip(".").endswith("or more")
