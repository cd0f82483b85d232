"""One feature of a case at a time: a PyPSA network says it, or it is refused by its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.exporting.test_networks import ours, theirs

from rason.case import read_case
from rason.errors import InputError
from rason.exporting.network import network
from rason.testing import table, write_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.cli.conftest import Answer

    from rason.case import Case

    Rason = Callable[..., Answer]

PRICE = "USD/thousand m3"
CALENDAR = "  calendar: {from: 2014-01-01, until: 2016-12-31, step: 6 months, discount: 0.08}\n"
RULES = "rule,kind,by,origin,actor,commodity,asset,amount,from,until\n"
PLAIN = {
    "actors": table("actor,name,kind", [(each, each, "state") for each in "ABC"]),
    "commodities": table("commodity,name,unit,traced", [("gas", "Gas", "bcm", "both")]),
    "places": table("place,name,territory", [(each, each, each.upper()) for each in "abc"]),
    "supplies": table(
        "supply,place,commodity,owner,capacity,cost",
        [("w1", "a", "gas", "A", "10 bcm/yr", f"10 {PRICE}"),
         ("w2", "b", "gas", "B", "7 bcm/yr", f"30 {PRICE}")],
    ),
    "links": table(
        "link,from,to,mode,commodity,capacity,cost,project,passage",
        [("ab", "a", "b", "pipe", "gas", "6 bcm/yr", f"5 {PRICE}", "", "x"),
         ("bc", "b", "c", "pipe", "gas", "9 bcm/yr", f"2 {PRICE}", "", "x"),
         ("ac", "a", "c", "sea", "gas", "2 bcm/yr", f"8 {PRICE}", "", "y")],
    ),
    "markets": table(
        "market,place,commodity,price,spread,quantity",
        [("m", "b", "gas", f"60 {PRICE}", f"4 {PRICE}", "3 bcm/yr")],
    ),
    "demands": table(
        "demand,place,commodity,buyer,quantity,price,elasticity",
        [("d", "c", "gas", "C", "8 bcm/yr", f"90 {PRICE}", -0.3),
         ("e", "b", "gas", "B", "2 bcm/yr", f"50 {PRICE}", 0)],
    ),
}  # fmt: skip


def built(ab: str, bc: str, *projects: str) -> dict[str, str]:
    """Let projects build two of the links."""
    links = PLAIN["links"].replace(",,x\n", f",{ab},x\n", 1).replace(",,x\n", f",{bc},x\n", 1)
    header = "project,name,capital,life,state,needs,build\n"
    return {"links": links, "projects": header + "".join(f"{each}\n" for each in projects)}


def berths(*projects: str) -> dict[str, str]:
    """Let c take gas at a berth that is there and at two of projects, one of which has a link."""
    header = "handling,place,commodity,capacity,cost,project\n"
    rows = [("", 1, ""), ("pier", 3, "p"), ("wharf", 4, "q")]
    handling = "".join(f"{key},c,gas,{size} bcm/yr,1 {PRICE},{own}\n" for key, size, own in rows)
    return built("", "q", *projects) | {"handling": header + handling}


def stored(final: str) -> dict[str, str]:
    """Add a tank."""
    header = "store,place,commodity,owner,volume,initial,final,inject,withdraw\n"
    row = f"tank,b,gas,B,200 bcm,1 bcm,{final},3 bcm/yr,3 bcm/yr\n"
    return {"stores": header + row}


def both_ways(**changed: str) -> dict[str, str]:
    """Let gas go either way between b and c, where somebody would sell at c, too."""
    cell = {"cost": f"2 {PRICE}", "loss": "0"} | changed
    links = [
        ("ab", "a", "b", "", "pipe", "gas", "6 bcm/yr", f"5 {PRICE}", "0"),
        ("bc", "b", "c", "yes", "pipe", "gas", "5 bcm/yr", cell["cost"], cell["loss"]),
    ]
    return {
        "links": table("link,from,to,both,mode,commodity,capacity,cost,loss", links),
        "supplies": PLAIN["supplies"] + f"w3,c,gas,C,20 bcm/yr,3 {PRICE}\n",
    }


P, Q = "p,P,100 million USD,10 yr,option,q,", "q,Q,50 million USD,10 yr,option,,"
SAID: dict[str, tuple[dict[str, str], str]] = {
    "a cap on two links": ({"rules": RULES + "r,cap,B,,,gas,ab;ac,4 bcm/yr,,\n"}, ""),
    "both ways at a cost": (both_ways(loss="0.05"), ""),
    "both ways for nothing": (both_ways(cost="0"), ""),
    "a surcharge": ({"rules": RULES + f"r,surcharge,B,,,gas,ab,4 {PRICE},,\n"}, ""),
    "a rule that forbids": ({"rules": RULES + "r,forbid,B,,,gas,ac,,,\n"}, ""),
    "a share closed": ({}, "s:\n  closures: [{passage: x, share: 0.3}]\n"),
    "a place closed": ({}, "s:\n  closures: [b]\n"),
    "projects that need each other": (built("p", "q", P, Q), ""),
    "one forced, one built": (
        built("p", "q", P.replace("option", "forced"), Q.replace("option", "built")), ""),
    "one of two links, one of none": (built("p", "p", P, Q), ""),
    "projects left out": (built("p", "q", P, Q), "s:\n  projects: []\n"),
    "berths that may be built": (berths(P, Q), ""),
    "berths that may be built, half closed": (
        berths(P, Q), "s:\n  projects: [p, q]\n  closures: [{place: c, share: 0.5}]\n"),
    "berths on days": (
        berths(P.replace("option", "built"), Q),
        f"s:\n  projects: {{p: built, q: out}}\n{CALENDAR}"),
    "time to build": (
        built("p", "q", P.replace("q,", ",1 yr"), Q.replace("option,,", "forced,,0.5 yr")),
        f"s:\n  projects: {{p: option, q: forced}}\n{CALENDAR}"),
    "a cap for some days": (
        {"rules": RULES + "r,cap,B,,,gas,ab,4 bcm/yr,2015-01-01,2015-09-01\n"}, f"s:\n{CALENDAR}"),
    "a tank": (stored("1 bcm"), f"s:\n{CALENDAR}"),
    "a drawdown": (
        stored("0 bcm") | {"rules": RULES + "k,drawdown,B,,,,tank,0.1 bcm/yr,,\n"},
        f"s:\n{CALENDAR}"),
}  # fmt: skip
CONTRACT = table(
    "contract,seller,buyer,link,commodity,quantity,take,price",
    [("k", "A", "C", "ac", "gas", "1 bcm/yr", 1, f"50 {PRICE}")],
)
REFUSED: dict[str, tuple[dict[str, str], str, str]] = {
    "a priority": ({"demands": PLAIN["demands"].replace("elasticity", "elasticity,priority")
                    .replace("-0.3\n", "-0.3,2\n").replace(",0\n", ",0,\n")}, "",
                   "demands.csv:2"),
    "a contract": ({"contracts": CONTRACT}, "", "contracts.csv:2"),
    "a charge on one origin": (
        {"rules": RULES + f"r,surcharge,B,A,,gas,bc,4 {PRICE},,\n"}, "", "links.csv:3"),
    "some may pass": ({}, "s:\n  closures: [{asset: ab, capped: [{amount: 2 bcm/yr}]}]\n",
                      "scenarios.yaml:1"),
    "somebody lets pass": ({}, "s:\n  closures: [{passage: x, by: [B]}]\n", "scenarios.yaml:1"),
    "whole or not at all": (
        built("p", "q", P, Q) | {"projects": built("p", "q", P, Q)["projects"]
                                 .replace("needs,build", "needs,lumpy")
                                 .replace("q,\n", "q,yes\n")}, "", "projects.csv:2"),
    "an option closed in part": (
        built("p", "q", P, Q), "s:\n  projects: [p]\n  closures: [{asset: ab, share: 0.5}]\n",
        "projects.csv:2"),
    "no foresight": (stored("1 bcm"), f"s:\n  foresight: none\n{CALENDAR}", "scenarios.yaml:1"),
    "a level out of reach": (stored("150 bcm"), f"s:\n{CALENDAR}", "stores.csv:2"),
    "stock that is kept": (
        stored("1 bcm") | {"rules": RULES + "k,keep,B,,,,tank,,,\n"}, f"s:\n{CALENDAR}",
        "rules.csv:2"),
}  # fmt: skip


def made(folder: Path, tables: dict[str, str], scenario: str) -> tuple[Case, list[str]]:
    documents = {"scenarios.yaml": scenario} if scenario else {}
    case = read_case(write_case(folder, PLAIN | tables, players="ABC", documents=documents))
    return case, ["s"] if scenario else []


@pytest.mark.slow
@pytest.mark.parametrize("name", SAID)
def test_what_a_network_can_say_is_worth_the_same(name: str, tmp_path: Path) -> None:
    case, scenarios = made(tmp_path / "case", *SAID[name])
    assert theirs(network(case, scenarios)) == pytest.approx(ours(case, *scenarios), rel=1e-6)


@pytest.mark.slow
def test_one_link_stands_for_both_ways_and_comes_back_as_such(tmp_path: Path, rason: Rason) -> None:
    made(tmp_path / "case", both_ways(cost="0"), "")
    assert rason("export", str(tmp_path / "case"), str(tmp_path / "net"), "--to", "pypsa").code == 0
    rows = (tmp_path / "net" / "links.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 3, "a header and two links"
    into = ("--into", str(tmp_path / "again"))
    assert rason("import", "pypsa", str(tmp_path / "net"), *into).code == 0
    again = read_case(tmp_path / "again").links
    assert [(each.from_, each.to, each.both) for each in again.values()] == [
        ("a", "b", False), ("b", "c", True),
    ]  # fmt: skip


@pytest.mark.slow
def test_a_dear_link_is_two_that_draw_on_one_capacity(tmp_path: Path) -> None:
    case, _ = made(tmp_path / "case", both_ways(), "")
    links = network(case).links
    assert list(links.index) == ["ab", "bc", "bc back"]
    assert links.at["bc", "bus2"] == links.at["bc back", "bus2"] == "bc (capacity)"


@pytest.mark.parametrize("name", REFUSED)
def test_what_it_cannot_say_is_refused_by_its_row(name: str, tmp_path: Path) -> None:
    tables, scenario, place = REFUSED[name]
    case, scenarios = made(tmp_path / "case", tables, scenario)
    with pytest.raises(InputError) as caught:
        network(case, scenarios)
    places = {f"{each.file.rpartition('/')[2]}:{each.line}" for each in caught.value.diagnostics}
    assert places == {place}
    assert {each.code for each in caught.value.diagnostics} == {"RSN-R012"}
