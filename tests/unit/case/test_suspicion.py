from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.broken_cases import Edit, add, all_of, figure, replace, write

from rason.case import find, read_case
from rason.case.arbitrage import profitable_loops
from rason.case.reachable import reachable

if TYPE_CHECKING:
    from rason.errors import Diagnostic


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    folder = tmp_path / "toy"
    shutil.copytree(find("toy"), folder)
    return folder


def warnings(folder: Path, code: str) -> list[Diagnostic]:
    return [each for each in read_case(folder).warnings if each.code == code]


MARKET = "spare,ocean,gas,{price},{spread},1 bcm/yr,"


@pytest.mark.parametrize(
    ("code", "edit", "file", "found"),
    [
        ("RSN-W002", add("places.csv", "island,Island,,,,"), "places.csv", "no supply"),
        ("RSN-W003", replace("demands.csv", "stoves,city", "stoves,field"), "", ""),
        (
            "RSN-W003",
            all_of(add("commodities.csv", "oil,Oil,Mt,,,"),
                   add("demands.csv", "cars,city,oil,SUD,1 Mt/yr,1 USD/t,0,,,")),
            "demands.csv", "no oil can reach city",
        ),
        ("RSN-W004", replace("supplies.csv", "gas,NOR", "gas,"), "supplies.csv", "empty"),
        ("RSN-W004", replace("demands.csv", "gas,SUD", "gas,"), "demands.csv", "empty"),
        (
            "RSN-W004",
            all_of(add("places.csv", "strait,Strait,,,,"),
                   add("links.csv", "lane,strait,ocean,sea,gas,1 bcm/yr,0,0,0,,,,,,")),
            "links.csv", "no operator",
        ),
        (
            "RSN-W004",
            all_of(add("places.csv", "strait,Strait,,,,"),
                   add("links.csv", "lane,strait,ocean,sea,gas,1 bcm/yr,0,0,0,,,,,,\n"
                       "back,ocean,strait,sea,gas,1 bcm/yr,0,0,0,,,,,,")),
            "links.csv", "2 links without operator, territory and consent: lane, back",
        ),
        (
            "RSN-W013",
            all_of(add("places.csv", "strait,Strait,,,,"),
                   add("links.csv", "lane,strait,ocean,sea,gas,1 bcm/yr,0,0,2 USD/MMBtu,,,,,,")),
            "links.csv", "a tariff of 2 USD/MMBtu that nobody takes",
        ),
        (
            "RSN-W013",
            all_of(add("commodities.csv", "oil,Oil,Mt,,,"),
                   add("links.csv", "oil_pipe,field,city,pipe,oil,1 Mt/yr,0,0,2 USD/t,MID,,,,,")),
            "links.csv", "whose oil it is, is not kept apart",
        ),
        ("RSN-W006",
         all_of(replace("actors.csv", "Sudland,state", "Sudland,outsider"),
                replace("case.yaml", "[NOR, MID, SUD]", "[NOR, MID]"),
                replace("demands.csv", "worth,0,", "worth,-0.5,")),
         "demands.csv", "SUD, who is no player"),
        ("RSN-W006",
         all_of(add("actors.csv", "FAR,Farland,outsider,,"),
                add("supplies.csv", "far,field,gas,FAR,1 bcm/yr,field_cost,,\n"
                    "far2,field,gas,FAR,1 bcm/yr,field_cost * 2,,")),
         "supplies.csv", "a further step of FAR"),
        ("RSN-W008", add("figures.csv", figure("idle")), "figures.csv", "idle"),
        (
            "RSN-W012",
            add("scenarios.yaml",
                "days:\n  calendar: {from: 2014-12-01, until: 2014-12-28, step: 1 week}\n"
                "  closures: [{asset: pipe, from: 2015-01-05, until: 2015-01-09}]"),
            "scenarios.yaml", "from 2015-01-05 to 2015-01-09: on no day",
        ),
        (
            "RSN-W012",
            add("scenarios.yaml",
                "days:\n  calendar: {from: 2014-12-01, until: 2014-12-28, step: 1 week}\n"
                "  rules: {ban: {kind: forbid, asset: pipe, until: 2014-10-01}}"),
            "scenarios.yaml", "until 2014-10-01: on no day",
        ),
        ("RSN-W001", add("figures.csv", figure("idle").replace("fable", "")), "figures.csv",
         "2 of 10 figures"),
    ],
)  # fmt: skip
def test_what_is_suspicious_is_listed(
    code: str, edit: Edit, file: str, found: str, toy: Path
) -> None:
    edit(toy)
    listed = [each for each in warnings(toy, code) if found in each.found]
    if not file:  # a field is reached by its own supply
        assert not listed
        return
    assert len(listed) == 1
    assert Path(listed[0].file).name == file
    assert listed[0].severity == "warning"


def test_the_toy_is_not_suspicious_but_for_its_numbers() -> None:
    assert {each.code for each in read_case("toy").warnings} == {"RSN-W001"}


def test_a_loop_within_one_place_is_found(toy: Path) -> None:
    add("markets.csv", "spare,ocean,gas,170 USD/thousand m3,0,1 bcm/yr,")(toy)
    case = read_case(toy)
    (loop,) = profitable_loops(case)
    assert (loop.bought, loop.sold) == ("world", "spare")
    assert loop.profit == pytest.approx(170 - 155)
    assert len(warnings(toy, "RSN-W005")) == 1


def test_a_loop_over_links_pays_cost_and_loss(toy: Path) -> None:
    all_of(
        add("places.csv", "bay,Bay,,,,"),
        add("links.csv", "lane,ocean,bay,sea,gas,1 bcm/yr,5 USD/thousand m3,20 %,0,,,,,,"),
        add("markets.csv", "bayside,bay,gas,201 USD/thousand m3,0,1 bcm/yr,"),
    )(toy)
    (loop,) = profitable_loops(read_case(toy))
    assert loop.profit == pytest.approx(201 - (155 + 5) / 0.8)


def test_what_a_player_can_refuse_is_no_loop(toy: Path) -> None:
    add("markets.csv", "inland,city,gas,500 USD/thousand m3,0,1 bcm/yr,")(toy)
    assert profitable_loops(read_case(toy)) == []


def test_a_process_carries_reach_on(toy: Path) -> None:
    all_of(
        add("commodities.csv", "heat,Heat,TWh,,,"),
        write(
            "processes.csv",
            "process,place,input,output,yield,capacity\nheater,city,gas,heat,9 TWh/bcm,1 bcm/yr\n",
        ),
    )(toy)
    assert ("city", "heat") in reachable(read_case(toy))


def test_many_idle_figures_are_counted(toy: Path) -> None:
    for number in range(120):
        add("figures.csv", figure(f"idle_{number}"))(toy)
    (found,) = warnings(toy, "RSN-W008")
    assert found.found.startswith("nothing reads 120 figures: idle_0, idle_1, ")
    assert found.found.endswith("idle_99 and 20 more")
