"""One base a table: gains above what each earns alone and totals never mix unsaid.

Every frame, table, difference and document with several concepts fulfils the identities of the
base that it declares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import rason
from rason.answer.power import Powers
from rason.answer.power_shown import core_frame, sentences
from rason.answer.registry import QUESTIONS
from rason.answer.subject import Subject
from rason.games import all_concepts
from rason.games.result import GameResult
from rason.games.wording import ABOVE, IN_ALL
from rason.report.case_note import case_note
from rason.report.compose import outline, settings
from rason.report.difference import differences
from rason.report.document import Document
from rason.report.tables import tables
from rason.table.naming import names as names_of
from rason.testing.cases import table, write_case

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.random import Generator

    from rason.answer.power import Power
    from rason.case.case import Case
    from rason.games.coalition import FloatArray
    from rason.table.row import Cell

    Row = Mapping[str, Cell]

PLAYERS = ("NOR", "MID", "SUD", "EST")
SCENARIOS = """base:
  projects: []
changed:
  base: base
  closures: [{shut}]
"""
CENT = 1e-6
"""A millionth of a game's largest gain is its tolerance; each sum takes several amounts."""


def random_case(draw: Generator, folder: Path) -> Case:
    """Write two sellers, a buyer who can buy elsewhere, and a country that both pipes may cross."""

    def price(low: int, high: int) -> str:
        return f"{draw.integers(low, high)} USD/kcm"

    def volume(low: int, high: int) -> str:
        return f"{draw.integers(low, high)} bcm/yr"

    crossed = "MID" if draw.random() < 0.5 else ""
    links = [
        ("north", "field", "city", "pipe", "gas", volume(3, 9), price(5, 40), "NOR", "MID"),
        ("east", "wells", "city", "pipe", "gas", volume(3, 9), price(5, 40), "EST", crossed),
        ("tanker", "ocean", "city", "sea", "gas", volume(1, 6), price(5, 20), "SUD", ""),
    ]
    shut = str(draw.choice(["north", "east", "tanker", "tanker"]))
    folder = write_case(
        folder,
        {
            "actors": table("actor,name,kind", [(n, f"Land {n}", "state") for n in PLAYERS]),
            "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
            "places": table(
                "place,name,territory,latitude,longitude",
                [
                    ("field", "Field", "NOR", 0, 0),
                    ("wells", "Wells", "EST", 1, 1),
                    ("city", "City", "SUD", 2, 2),
                    ("ocean", "Ocean", "", 3, 3),
                ],
            ),
            "supplies": table(
                "supply,place,commodity,owner,capacity,cost",
                [
                    ("norgas", "field", "gas", "NOR", volume(5, 12), price(10, 60)),
                    ("estgas", "wells", "gas", "EST", volume(5, 12), price(10, 60)),
                ],
            ),
            "links": table("link,from,to,mode,commodity,capacity,cost,operator,consent", links),
            "markets": table(
                "market,place,commodity,price,spread,quantity",
                [("world", "ocean", "gas", price(140, 170), "10 USD/kcm", "100 bcm/yr")],
            ),
            "demands": table(
                "demand,place,commodity,buyer,quantity,price,elasticity",
                [("stoves", "city", "gas", "SUD", volume(6, 14), price(180, 260), 0)],
            ),
        },
        players=PLAYERS,
        documents={"scenarios.yaml": SCENARIOS.format(shut=shut)},
    )
    return rason.read_case(str(folder))


def rows(document: Document, name: str) -> list[Row]:
    found = tables(document)
    return [dict(row) for row in found[name]] if name in found else []


def numbers(found: list[Row], column: str) -> FloatArray:
    return np.array([np.nan if row[column] is None else row[column] for row in found], dtype=float)


def holds_as_gains(part: dict[str, FloatArray], together: float, near: float) -> None:
    """Check what gains above what each earns alone add up to, and where the core's ends lie."""
    for efficient in ("shapley", "nucleolus"):
        assert part[efficient].sum() == pytest.approx(together, abs=near)
    if not np.isnan(part["core_low"]).any():
        assert (part["core_low"] <= part["nucleolus"] + near).all()
        assert (part["nucleolus"] <= part["core_high"] + near).all()
        assert (part["core_low"] >= -near).all()
        # Whoever demands the most leaves the others their least at the most.
        assert (part["core_low"].sum() - near <= together <= part["core_high"].sum() + near).all()


def game(study: rason.Study, scenario: str, versus: str = "") -> Power:
    """Ask a scenario's game at central figures."""
    subject = Subject(study.subject(QUESTIONS["power"], scenario).central)
    found = study.ask({"power": QUESTIONS["power"].ask(subject, versus)})["power"]
    assert isinstance(found, Powers)
    return found.power[0]


def test_every_table_keeps_the_base_that_it_declares(dear_rounds: int, tmp_path: Path) -> None:
    bites = 0
    for seed in range(dear_rounds):
        case = random_case(np.random.default_rng([seed, 5]), tmp_path / str(seed))
        with rason.Study(case, draws=1) as study:
            power, earlier = game(study, "changed", "base"), game(study, "base")
            frame = study.power(scenario="changed")
            document, before = (
                Document(case=case_note(case), settings=settings(study, ()), power=(each,))
                for each in (power, earlier)
            )
        alone = np.array([power.stand_alone[each] for each in PLAYERS])
        together = power.values[";".join(PLAYERS)] - alone.sum()
        near = 8.0 * power.tolerance + CENT
        bites += bool(alone.any() and together > near)

        assert set(frame.attrs["base"].values()) == {ABOVE, IN_ALL}
        assert {each for each, base in frame.attrs["base"].items() if base == IN_ALL} == {
            "stand_alone",
            "indispensable",
        }
        plain = frame.select_dtypes("number")
        gains = {str(name): plain[name].to_numpy(dtype=float) for name in plain}
        holds_as_gains(gains, together, near)

        table_ = rows(document, "power")
        assert {row["base"] for row in table_} == {ABOVE}
        named = ("shapley", "nucleolus", "banzhaf", "core_low", "core_high")
        holds_as_gains({name: numbers(table_, name) for name in named}, together, near)
        assert numbers(table_, "stand_alone") == pytest.approx(alone, abs=near)
        for name in named:
            assert numbers(table_, name) == pytest.approx(gains[name], abs=near, nan_ok=True)

        assert set(power.bases) >= {"gain", "shapley", "nucleolus", "core", "shift"}
        for name in ("shapley", "nucleolus", "banzhaf"):
            assert power.bases[name] == IN_ALL
            whole = np.array([power.splits[name][each] for each in PLAYERS])
            assert whole - alone == pytest.approx(gains[name], abs=near)
        assert power.bases["gain"] == ABOVE
        assert [power.gain[each] for each in PLAYERS] == pytest.approx(gains["shapley"], abs=near)

        shifts_hold(document, power, earlier, near)
        differences_hold(before, document, near)

        drawn = core_frame(document.power, names_of(case))
        for concept in ("Shapley", "Nucleolus"):
            some = drawn[drawn["concept"] == concept]
            if len(some):
                assert some["gain"].sum() == pytest.approx(together, abs=near)
                low_high = some[["low", "gain", "high"]].dropna().to_numpy(dtype=float)
                if concept == "Nucleolus":
                    assert (np.diff(low_high, axis=1) >= -near).all()
    assert bites >= dear_rounds / 3


def shifts_hold(document: Document, power: Power, before: Power, near: float) -> None:
    """Check shifts against the two games, and symmetry against the shifts that are shown."""
    near += 8.0 * before.tolerance
    found = rows(document, "shifts")
    assert {row["base"] for row in found} == {IN_ALL}
    alone = numbers(found, "stand_alone")
    assert alone == pytest.approx(
        [power.stand_alone[each] - before.stand_alone[each] for each in PLAYERS], abs=near
    )
    everybody = ";".join(PLAYERS)
    total = power.values[everybody] - before.values[everybody]
    for name in ("shapley", "nucleolus"):
        after, earlier = power.splits[name], before.splits[name]
        shown = numbers(found, f"shift_{name}")
        assert shown == pytest.approx([after[p] - earlier[p] for p in PLAYERS], abs=near)
        assert shown.sum() == pytest.approx(total, abs=near)
        above = np.array([after[p] - power.stand_alone[p] for p in PLAYERS])
        above -= [earlier[p] - before.stand_alone[p] for p in PLAYERS]
        assert shown - alone == pytest.approx(above, abs=near)
    for group in power.shift_symmetric:
        shown = numbers([row for row in found if row["actor"] in group], "shift_shapley")
        assert np.ptp(shown) <= near
    for group in power.symmetric:
        for split in power.splits.values():
            gained = [split[each] - power.stand_alone[each] for each in group]
            assert np.ptp(gained) <= near


def differences_hold(one: Document, other: Document, near: float) -> None:
    """Check that both sides of a difference stand in the base that it names."""
    found = [each for each in differences(one, other, across=True) if each.table == "power"]
    assert {each.what for each in found} <= {"stand_alone", "shapley", "nucleolus"}
    for each in found:
        assert each.base == ("" if each.what == "stand_alone" else ABOVE)
        for document, value in ((one, each.before), (other, each.after)):
            (game,) = document.power
            alone = game.stand_alone[each.key]
            split: dict[str, Any] = {"stand_alone": {each.key: 2.0 * alone}}
            split |= {"shapley": game.shapley, "nucleolus": game.splits.get("nucleolus", {})}
            if each.key in split[each.what]:
                shown = 0.0 if value is None else float(value)
                assert shown == pytest.approx(split[each.what][each.key] - alone, abs=near)


def test_a_difference_of_scenarios_stands_in_one_base() -> None:
    with rason.Study(rason.read_case("toy"), draws=1) as study:
        one, other = (outline(study, (name,)) for name in ("base", "bypass"))
    found = {
        (each.key, each.what): (each.before, each.after, each.base)
        for each in differences(one, other, across=True)
        if each.table == "power"
    }
    assert found["SUD", "shapley"] == (420e6, 530e6, ABOVE)
    assert found["SUD", "nucleolus"] == (420e6, 480e6, ABOVE)


def test_symmetry_is_said_of_the_shift_that_is_shown() -> None:
    with rason.Study(rason.read_case("toy"), draws=1) as study:
        power = game(study, "narrows_closed", "base")
    assert power.shift is not None
    assert power.shift["shapley"] == {"NOR": 80e6, "MID": 80e6, "SUD": -160e6}
    assert power.shift_symmetric == (("NOR", "MID"),)
    text = "; ".join(sentences(power, {}))
    assert "in the shift by Shapley NOR and MID are equal by symmetry" in text
    assert "NOR, MID and SUD are equal by symmetry in what they gain" in text


def test_a_bare_game_says_the_base_of_every_part(rounds: int) -> None:
    for seed in range(rounds):
        draw = np.random.default_rng([seed, 6])
        players = int(draw.integers(2, 6))
        game = draw.normal(50.0, 30.0, 1 << players)
        game[0] = 0.0
        unions, links = [[0, 1]], [(0, 1)]
        found = all_concepts(game, None, unions, links)
        answer: dict[str, Any] = GameResult(found, ()).to_json()
        assert answer["bases"]["gain"] == ABOVE
        for concept, gain in answer["gain"].items():
            assert answer["bases"][concept] == IN_ALL
            for player, amount in gain.items():
                whole = answer["stand_alone"][player] + amount
                assert whole == pytest.approx(answer[concept][player], abs=2.0 * found.tolerance)
        if not found.core.empty:
            assert answer["bases"]["core"] == IN_ALL
            for player, low in answer["core"]["low"].items():
                assert low >= answer["stand_alone"][player] - 2.0 * found.tolerance
