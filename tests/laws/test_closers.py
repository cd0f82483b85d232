"""Closures that act on some and not on others: for whom, by whom, up to what and for which toll."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from rason.case import central, read_case
from rason.program import compile as compile_case
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import Batch, Game, solve
from rason.testing.cases import write_case

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case.cell import FloatArray

PLAYERS = ("X", "J", "K")
CLOSE = 1e-6
WITHOUT_X = [place for place in range(8) if not place & 1]
WITH_X = [place for place in range(8) if place & 1]
CALENDAR = "calendar: {from: 2014-01-01, until: 2014-12-31, step: 1 year}"


@dataclass(frozen=True)
class Strait:
    """Two producers, a strait with ships of two flags, perhaps a pipe around it, two buyers."""

    well: int
    other: int
    ships: int
    fleet: int
    pipe: int
    j: int
    k: int
    bids: tuple[int, int]
    toll: int
    cap: int
    tracing: str = "both"
    one_flag: bool = False

    @staticmethod
    def drawn(seed: int) -> Strait:
        """Return a strait of random figures; closures cost something in most of them."""
        draw = np.random.default_rng(seed)
        well, other, ships, fleet, j, k = (int(number) for number in draw.integers(2, 9, 6))
        bids = (int(draw.integers(60, 140)), int(draw.integers(60, 140)))
        pipe = int(draw.choice([0, 0, 2]))
        toll, cap = int(draw.integers(1, 60)), int(draw.integers(0, 4))
        return Strait(well, other, ships, fleet, pipe, j, k, bids, toll, cap)

    def solved(self, folder: Path, scenarios: dict[str, str]) -> dict[str, Values]:
        """Write, read and solve the case in some scenarios."""
        ways = [("ships", self.ships, "X"), ("fleet", self.fleet, "Y")]
        if self.one_flag:
            ways = [("ships", self.ships + self.fleet, "X")]
        tables = {
            "actors": "actor,name,kind\nP,P,state\nX,X,state\nJ,J,state\nK,K,state\nO,O,state\n",
            "commodities": f"commodity,name,unit,traced\noil,Oil,Mt,{self.tracing}\n",
            "places": "place,name,territory,latitude,longitude\nport,Port,P,0,0\ngulf,Gulf,,0,5\n"
            "sea,Sea,,0,9\njcity,J,J,0,15\nkcity,K,K,5,15\n",
            "supplies": "supply,place,commodity,owner,capacity,cost\n"
            f"well,port,oil,P,{self.well} Mt/yr,20 USD/t\n"
            f"other,gulf,oil,O,{self.other} Mt/yr,30 USD/t\n"
            "dear,kcity,oil,K,2 Mt/yr,75 USD/t\n",
            "demands": "demand,place,commodity,buyer,quantity,price\n"
            f"j,jcity,oil,J,{self.j} Mt/yr,{self.bids[0]} USD/t\n"
            f"k,kcity,oil,K,{self.k} Mt/yr,{self.bids[1]} USD/t\n",
            "links": "link,from,to,mode,commodity,capacity,cost,loss,passage,flag\n"
            "load,port,gulf,sea,oil,20 Mt/yr,1 USD/t,,,\n"
            + "".join(
                f"{way},gulf,sea,sea,oil,{room} Mt/yr,4 USD/t,0.1,strait,{flag}\n"
                for way, room, flag in ways
            )
            + f"pipe,gulf,sea,pipe,oil,{self.pipe} Mt/yr,25 USD/t,,,\n"
            "jsea,sea,jcity,sea,oil,20 Mt/yr,1 USD/t,,,\n"
            "ksea,sea,kcity,sea,oil,20 Mt/yr,2 USD/t,,,\n",
        }
        text = "".join(f"{name}: {{{words}}}\n" for name, words in scenarios.items())
        folder.mkdir(parents=True, exist_ok=True)
        case = read_case(
            write_case(folder, tables, players=PLAYERS, documents={"scenarios.yaml": text})
        )
        year, values = compile_case(case), central(case)
        changes = {name: merge(case, (name,)) for name in scenarios}
        found = {}
        for calendar in dict.fromkeys(change.calendar for change in changes.values()):
            program = year.over(calendar)
            variants = {
                name: apply(program, change)
                for name, change in changes.items()
                if change.calendar == calendar
            }
            games = {name: Game(variant, (0, 1, 2)) for name, variant in variants.items()}
            every = tuple(dict.fromkeys(variants.values()))
            batch = Batch(values, variants=every, games=tuple(dict.fromkeys(games.values())))
            answer = solve(program, batch)
            for name, variant in variants.items():
                total = float(answer.variants[variant].objective[0])
                found[name] = Values(total, answer.games[games[name]][0])
        return found


@dataclass(frozen=True, eq=False)
class Values:
    """What all earn, and what each coalition does."""

    total: float
    v: FloatArray

    def same(self, other: Values) -> None:
        """Assert that nobody can tell two apart."""
        assert self.total == pytest.approx(other.total, abs=CLOSE)
        assert self.v == pytest.approx(other.v, abs=CLOSE)

    def no_more(self, other: Values) -> None:
        """Assert that nothing is worth more than elsewhere."""
        assert self.total <= other.total + CLOSE
        assert (self.v <= other.v + CLOSE).all()


def shut(*words: str) -> str:
    """Return a scenario that shuts the strait, once for each text."""
    return "closures: [" + ", ".join(f"{{passage: strait, {each}}}" for each in words) + "]"


def test_whoever_is_shut_out_together_is_everybody(rounds: int, tmp_path: Path) -> None:
    bites = 0
    for seed in range(rounds):
        found = Strait.drawn(seed).solved(
            tmp_path / f"{seed}",
            {
                "open": "name: Open",
                "all": "closures: [strait]",
                "some": (
                    shut("origin: [P, O]"),
                    shut("origin: P", "origin: O"),
                    shut("destination: J", "destination: kcity"),
                    shut("buyer: [J, K]"),
                    shut("flag: X", "flag: Y"),
                )[seed % 5],
                "half": shut("share: 50 %"),
                "halves": shut("share: 50 %, origin: [P, O], destination: [J, K]"),
            },
        )
        found["some"].same(found["all"])
        found["halves"].same(found["half"])
        bites += found["all"].total < found["open"].total - 1.0
    assert bites >= rounds / 3


def test_exempting_more_lowers_no_value(dear_rounds: int, tmp_path: Path) -> None:
    bites = 0
    for seed in range(dear_rounds):
        strait = Strait.drawn(seed)
        steps = {
            "none": shut("by: O"),
            "capped": shut(f"capped: {{buyer: J, amount: {strait.cap} Mt/yr}}"),
            "one": shut("exempt: {buyer: J, origin: P}"),
            "three": shut("exempt: [{buyer: J}, {flag: X}]"),
            "all": shut("exempt: [{buyer: J}, {flag: X}, {destination: K, flag: Y}]"),
            "open": "name: Open",
        }
        found = strait.solved(tmp_path / f"{seed}", steps)
        order = ["none", "one", "three", "all"]
        for less, more in pairwise(order):
            found[less].no_more(found[more])
        found["none"].no_more(found["capped"])
        found["all"].same(found["open"])
        bites += found["none"].total < found["one"].total - 1.0
    assert bites >= dear_rounds / 3


def test_a_toll_is_a_cost_to_those_who_deal_without_its_taker(
    dear_rounds: int, tmp_path: Path
) -> None:
    bites = 0
    for seed in range(dear_rounds):
        strait = Strait.drawn(seed)
        toll = f"charged: {strait.toll} USD/t"
        found = strait.solved(
            tmp_path / f"{seed}",
            {
                "open": "name: Open",
                "shut": "closures: [strait]",
                "toll": shut(f"by: X, {toll}"),
                "outsider": shut(f"by: O, {toll}"),
                "nobody": shut(toll),
                "two": shut(f"by: X, {toll}", toll if seed % 2 else f"by: J, {toll}"),
            },
        )
        free, toll_, none = (found[name] for name in ("open", "toll", "nobody"))
        assert toll_.total == pytest.approx(free.total, abs=CLOSE)
        assert toll_.v[WITH_X] == pytest.approx(free.v[WITH_X], abs=CLOSE)
        assert toll_.v[WITHOUT_X] == pytest.approx(none.v[WITHOUT_X], abs=CLOSE)
        assert found["outsider"].v == pytest.approx(none.v, abs=CLOSE)
        assert found["outsider"].total == pytest.approx(free.total, abs=CLOSE)
        for name in ("toll", "outsider", "nobody", "two"):
            found["shut"].no_more(found[name])
            found[name].no_more(free)
        found["two"].no_more(toll_)
        bites += none.total < free.total - 1.0
    assert bites >= dear_rounds / 3


def test_whoever_shuts_can_open_and_all_of_them_must(dear_rounds: int, tmp_path: Path) -> None:
    bites = 0
    both = [place for place in range(8) if place & 1 and place & 2]
    apart = [place for place in range(8) if place not in both]
    for seed in range(dear_rounds):
        strait = Strait.drawn(seed)
        terms = ("exempt: {flag: Y}", "share: 40 %", "from: 2014-01-01, until: 2014-06-30")
        term = (*terms, f"capped: {strait.cap} Mt/yr")[seed % 4]
        found = strait.solved(
            tmp_path / f"{seed}",
            {
                "open": "name: Open",
                "shut": shut("by: O"),
                "both": shut("by: [X, J]") if seed % 2 else shut("by: X", "by: J"),
                "some": shut(term),
                "by": shut(f"by: X, {term}"),
            },
        )
        free, some, by = (found[name] for name in ("open", "some", "by"))
        assert by.total == pytest.approx(some.total, abs=CLOSE)
        assert by.v[WITH_X] == pytest.approx(free.v[WITH_X], abs=CLOSE)
        assert by.v[WITHOUT_X] == pytest.approx(some.v[WITHOUT_X], abs=CLOSE)
        assert found["both"].v[both] == pytest.approx(free.v[both], abs=CLOSE)
        assert found["both"].v[apart] == pytest.approx(found["shut"].v[apart], abs=CLOSE)
        bites += some.total < free.total - 1.0
    assert bites >= dear_rounds / 3


def test_what_is_kept_apart_for_nothing_changes_no_value(rounds: int, tmp_path: Path) -> None:
    for seed in range(rounds // 2):
        strait = Strait.drawn(seed)
        scenarios = {"now": "closures: [strait]" if seed % 5 == 0 else "name: Open"}
        # Ships of two flags that add up to a link are worth that link.
        more: tuple[dict[str, Any], ...] = (
            {"tracing": "yes"}, {"tracing": "no", "one_flag": True},
        )  # fmt: skip
        both, *others = (
            replace(strait, **each).solved(tmp_path / f"{seed}{place}", scenarios)
            for place, each in enumerate(({}, *more))
        )
        for other in others:
            both["now"].same(other["now"])


def test_a_calendar_of_one_year_is_the_year(rounds: int, tmp_path: Path) -> None:
    bites = 0
    for seed in range(rounds // 3):
        strait = Strait.drawn(seed)
        words = (
            shut("by: X, exempt: {buyer: J}"),
            shut(f"by: X, charged: {{destination: J, amount: {strait.toll} USD/t}}"),
            shut(f"by: X, capped: {{flag: Y, amount: {strait.cap} Mt/yr}}"),
        )[seed % 3]
        found = strait.solved(
            tmp_path / f"{seed}",
            {"open": "name: Open", "year": words, "dated": f"{words}, {CALENDAR}"},
        )
        found["year"].same(found["dated"])
        bites += found["year"].total < found["open"].total - 1.0
    assert bites >= rounds / 9
