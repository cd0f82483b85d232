from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.unit.analysis.conftest import Ask

import rason.analysis.empty_core as module
from rason.analysis.empty_core import empty_core
from rason.analysis.loop import loops
from rason.testing import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.analysis.conftest import Changed

    from rason.analysis.empty_core import Cause, EmptyCore

NEAR = pytest.approx
CONTRACT = (
    "contract,seller,buyer,link,commodity,quantity,take,price,until,note\n"
    "old,FAR,SUD,tanker,gas,1 bcm/yr,1,100 USD/thousand m3,,\n"
)
HEADER = "rule,kind,by,origin,actor,commodity,asset,amount,from,until,source,note\n"


def causes(found: EmptyCore) -> dict[tuple[str, tuple[str, ...]], bool | None]:
    def key(cause: Cause) -> tuple[str, tuple[str, ...]]:
        return cause.kind, cause.names

    return {key(cause): cause.decides for cause in found.causes}


def test_a_core_that_is_not_empty_has_no_cause(toy: Ask) -> None:
    assert toy.run(empty_core(toy.question("bypass"))) is None


@pytest.fixture
def scarce(changed: Changed) -> Ask:
    """Two importers count on the same 6 of the sea: the market has no more.

    Midland gets a city of its own, with a tanker to it, and no pipe stands: each of the two earns
    6 x 40 = 240 alone, and no more than 240 together.
    """
    return changed(
        ("places.csv", "", "midcity,Mid City,MID,52,-30,\n"),
        ("demands.csv", "", "ovens,midcity,gas,MID,10 bcm/yr,worth,0,,,\n"),
        (
            "links.csv", "",
            "boat,ocean,midcity,sea,gas,6 bcm/yr,5 USD/thousand m3,0,0,MID,,narrows,,800 km,\n",
        ),
        ("markets.csv", "100 bcm/yr", "6 bcm/yr"),
        ("actors.csv", "", "FAR,Farland,outsider,,\n"),
        ("contracts.csv", "", CONTRACT),
    )  # fmt: skip


def test_what_outsiders_have_little_of_empties_the_core(scarce: Ask) -> None:
    found = scarce.run(empty_core(scarce.question("pipe_closed")))
    assert found is not None
    assert causes(found) == {("outsider", ("world",)): True, ("contract", ("old",)): False}
    assert found.together
    # Either importer alone asks for all of 240: halves of 480 against 240.
    assert found.short == NEAR(120.0)
    assert all(("MID" in each) != ("SUD" in each) for each in found.coalitions)
    assert sum(found.weights) == NEAR(1.0)


def test_a_few_coalitions_say_what_all_of_them_would(
    scarce: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = scarce.run(empty_core(scarce.question("pipe_closed")))
    monkeypatch.setattr(module, "SURE", np.inf)
    assert scarce.run(empty_core(scarce.question("pipe_closed"))) == few


def test_a_lumpy_line_empties_the_core(tmp_path: Path) -> None:
    """A line of 10 for 1,400 a year, whole or not at all, and three who each want 5 at 200.

    Two of them earn 10 x 200 - 1,400 = 600; all three no more, since a second line does not pay:
    each pair could do as well without the third. In parts, 15 would cost 2,100 for 3,000.
    """
    tables = {
        "actors": table("actor,name,kind", [(a, a, "state") for a in "ABC"]),
        "places": table(
            "place,name,territory,latitude,longitude",
            [("field", "Field", "", 0, 0), *((f"city{a}", a, a, 0, 10) for a in "ABC")],
        ),
        "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
        "demands": table(
            "demand,place,commodity,buyer,quantity,price",
            [(f"use{a}", f"city{a}", "gas", a, "5 bcm/yr", "200 million USD/bcm") for a in "ABC"],
        ),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost,project",
            [(f"wells{k}", "field", "gas", "", "10 bcm/yr", "0", f"line{k}") for k in "12"],
        ),
        "projects": table(
            "project,name,capital,life,discount,lumpy",
            [(f"line{k}", k, "14000 million USD", "10 yr", "0", "yes") for k in "12"],
        ),
        "links": table(
            "link,from,to,mode,commodity,capacity,cost",
            [(f"way{a}", "field", f"city{a}", "pipe", "gas", "5 bcm/yr", "0") for a in "ABC"],
        ),
    }
    ask = Ask(write_case(tmp_path / "case", tables, players="ABC"))
    found = ask.run(empty_core(ask.question()))
    assert found is not None
    assert causes(found)["lumpy", ("line1", "line2")] is True
    # Three pairs, each with a third of the weight, ask for 600 each: 200 a pair short.
    assert {frozenset(each) for each in found.coalitions} == {
        frozenset("AB"), frozenset("AC"), frozenset("BC"),
    }  # fmt: skip
    assert found.weights == NEAR((1 / 3, 1 / 3, 1 / 3))
    assert found.short == NEAR(200.0)


def test_an_obligation_that_costs_more_than_it_brings(changed: Changed) -> None:
    """A line for 2,000 a year leaves all three with -500, where Sudland alone has 240."""
    ask = changed(
        ("scenarios.yaml", "", "must:\n  base: bypass\n  projects: {bypass: forced}\n"),
        ("figures.csv", "3,4,5,bn USD", "30,40,50,bn USD"),
    )
    must = ask.run(empty_core(ask.question("must")))
    assert must is not None
    assert causes(must) == {("forced", ("bypass",)): True}


PIPE = {
    "actors": table("actor,name,kind", [(a, a, "state") for a in "ABDU"]),
    "places": table(
        "place,name,territory,latitude,longitude",
        [("field", "Field", "", 0, 0), ("city", "City", "", 0, 10)],
    ),
    "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
    "supplies": table(
        "supply,place,commodity,owner,capacity,cost",
        [(f"wells{a}", "field", "gas", a, "10 bcm/yr", "0") for a in "AD"],
    ),
    "demands": table(
        "demand,place,commodity,buyer,quantity,price",
        [(f"use{a}", "city", "gas", a, "10 bcm/yr", "100 million USD/bcm") for a in "BD"],
    ),
}
"""A sells to B and D to itself, each 10 worth 1,000, through one pipe that carries 10."""


@pytest.mark.parametrize(
    ("operator", "consent", "rule", "cause"),
    [
        ("D", "", "right,access,,pipe,", (("access", ("pipe",)), True)),
        ("", "", "", (("outsider", ("pipe",)), True)),
        ("", "A|D", "", (("alternatives", ("pipe",)), None)),
        ("", "", "lid,cap,U,pipe,5 bcm/yr", (("owner", ("lid",)), True)),
    ],
)
def test_two_who_count_on_one_pipe(
    tmp_path: Path, operator: str, consent: str, rule: str, cause: tuple[object, bool | None]
) -> None:
    links = table(
        "link,from,to,mode,commodity,capacity,cost,tariff,operator,consent",
        [("pipe", "field", "city", "pipe", "gas", "10 bcm/yr", "0", "1 million USD/bcm",
          operator, consent)],
    )  # fmt: skip
    tables = {**PIPE, "links": links}
    if rule:
        tables["rules"] = f"rule,kind,by,asset,amount\n{rule}\n"
    ask = Ask(write_case(tmp_path / "case", tables, players="ABDU"))
    found = ask.run(empty_core(ask.question()))
    assert found is not None
    assert cause in causes(found).items()


def test_without_a_loop_nobody_earns(toy: Ask) -> None:
    assert toy.run(loops(toy.question("base"))) == ()


def test_the_loop_is_named_with_what_it_earns(changed: Changed) -> None:
    """Far away 10 sell for 190 that cost 155: 6 by a boat at 3, and 4 by a dearer one at 20."""
    ask = changed(
        ("places.csv", "", "far,Far sea,,10,0,\n"),
        ("markets.csv", "", "east,far,gas,195 USD/thousand m3,10 USD/thousand m3,10 bcm/yr,\n"),
        ("links.csv", "", "fast,ocean,far,sea,gas,6 bcm/yr,3 USD/thousand m3,0,0,,,,,1 km,\n"),
        ("links.csv", "", "slow,ocean,far,sea,gas,9 bcm/yr,20 USD/thousand m3,0,0,,,,,1 km,\n"),
    )
    found = ask.run(loops(ask.question("pipe_closed")))
    assert [astuple(each) for each in found] == [
        (("world", "fast", "east"), NEAR(6.0), NEAR(6 * (190 - 155 - 3))),
        (("world", "slow", "east"), NEAR(4.0), NEAR(4 * (190 - 155 - 20))),
    ]


def test_a_loop_that_loses_on_its_way_sells_less_than_it_buys(changed: Changed) -> None:
    ask = changed(
        ("places.csv", "", "far,Far sea,,10,0,\n"),
        ("markets.csv", "", "east,far,gas,395 USD/thousand m3,10 USD/thousand m3,4 bcm/yr,\n"),
        ("links.csv", "", "leaky,ocean,far,sea,gas,9 bcm/yr,3 USD/thousand m3,50 %,0,,,,,1 km,\n"),
    )
    (found,) = ask.run(loops(ask.question("base")))
    assert astuple(found) == (("world", "leaky", "east"), NEAR(8.0), NEAR(4 * 390 - 8 * 158))


def test_open_transport_is_paid_its_tariff(changed: Changed) -> None:
    ask = changed(
        ("places.csv", "", "far,Far sea,,10,0,\n"),
        ("markets.csv", "", "east,far,gas,195 USD/thousand m3,10 USD/thousand m3,10 bcm/yr,\n"),
        ("links.csv", "",
         "tolled,ocean,far,sea,gas,6 bcm/yr,3 USD/thousand m3,0,12 USD/thousand m3,MID,,,,1 km,\n"),
        ("rules.csv", "", HEADER + "right,access,,,,,tolled,,,,fable,\n"),
    )  # fmt: skip
    (found,) = ask.run(loops(ask.question("base")))
    assert astuple(found) == (("world", "tolled", "east"), NEAR(6.0), NEAR(6 * (190 - 155 - 15)))


def test_who_does_not_bargain_takes_no_tariff(changed: Changed) -> None:
    """Midland runs the tolled way but is left out of the bargain: nobody's tariff is paid."""
    ask = changed(
        ("places.csv", "", "far,Far sea,,10,0,\n"),
        ("markets.csv", "", "east,far,gas,195 USD/thousand m3,10 USD/thousand m3,10 bcm/yr,\n"),
        ("links.csv", "",
         "tolled,ocean,far,sea,gas,6 bcm/yr,3 USD/thousand m3,0,12 USD/thousand m3,MID,,,,1 km,\n"),
        ("rules.csv", "", HEADER + "right,access,,,,,tolled,,,,fable,\n"),
    )  # fmt: skip
    question = ask.question("base", without=("MID",))
    (found,) = ask.run(loops(question))
    assert astuple(found) == (("world", "tolled", "east"), NEAR(6.0), NEAR(6 * (190 - 155 - 3)))


def test_what_lies_in_a_store_is_nothing_that_must_be_built(tmp_path: Path) -> None:
    from rason.case import new_case, read_case
    from rason.study import Study

    folder = new_case(tmp_path / "strait", "crisis")
    settings = (folder / "case.yaml").read_text(encoding="utf-8")
    few = settings.replace("[gulf, shore, plain, isle, delta]", "[plain, isle, delta]")
    few = few.replace("step: 1 week", "step: 1 quarter")
    (folder / "case.yaml").write_text(few, encoding="utf-8")
    study = Study(read_case(folder), draws=2, executor=None)
    found = study.ask_all({"why": empty_core(study.question(("base",)))})["why"]
    assert found is not None
    assert {cause.kind for cause in found.causes if "gulf_tanks" in cause.names} <= {"outsider"}
    assert "forced" not in {cause.kind for cause in found.causes}
