"""Games at any scale: neither their unit nor what players have alone changes what is said of them.

With values times a factor, and an additive game put on top, every concept changes as covariance
says, and no sentence but its numbers.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest

import rason
from rason.cli.app import run
from rason.games import (
    GameError,
    all_concepts,
    core_interval,
    core_is_empty,
    core_vertices,
    is_superadditive,
    nucleoli,
    read_aloud,
    sampled_shapley,
    weighted_majority,
)
from rason.games.coalition import coalition_sizes, coalition_sums
from rason.games.exactness import EQUAL, gains_of, rounding, tolerance
from rason.games.generation import least_core_by_rows
from rason.testing.cases import table, write_case

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.random import Generator

    from rason.games import Concepts
    from rason.games.coalition import FloatArray
    from rason.games.generation import CertifiedLeastCore

    Asked = Callable[..., tuple[int, str]]

NUMBER = re.compile(r"−?\d(?:[\d,]*\d)?(?:\.\d+)?(?:e[+−]?\d+)?")
KINDS = ("additive", "nearly", "superadditive", "majority", "equal", "any", "whole")


def drawn_game(draw: Generator) -> FloatArray:
    """Draw a game of one to six players, additive and nearly additive ones among them."""
    players = int(draw.integers(1, 7))
    kind = str(draw.choice(KINDS))
    sizes = coalition_sizes(players)
    alone = np.round(draw.uniform(-50.0, 500.0, players), 1)
    if kind == "additive":
        game = np.round(coalition_sums(alone), 1)
    elif kind == "nearly":
        gains = draw.integers(0, 4, sizes.size) * 10.0 ** draw.integers(-5, 0)
        game = coalition_sums(alone) + gains * (sizes > 1)
    elif kind == "superadditive":
        game = np.maximum(0.0, coalition_sums(alone) - 0.4 * alone.sum()) * (sizes > 1)
    elif kind == "majority":
        weights = draw.integers(1, 5, players).astype(float)
        game = weighted_majority(weights, float(np.ceil(0.6 * weights.sum())))
    elif kind == "equal":
        game = np.full(sizes.size, float(draw.integers(-3, 4)))
    elif kind == "any":
        game = draw.normal(0.0, 100.0, sizes.size)
    else:
        game = draw.integers(-3, 8, sizes.size).astype(float)
    game[0] = 0.0
    return game


@dataclass(frozen=True, slots=True)
class Moved:
    """A game, and the same in another unit with an additive game on top."""

    game: FloatArray
    other: FloatArray
    factor: float
    alone: FloatArray
    near: float


def moved(draw: Generator) -> Moved:
    """Change a game's unit by up to 2⁴⁰ or 10¹⁰, and add what players earn whatever they do."""
    game = drawn_game(draw)
    players = game.size.bit_length() - 1
    exponent = int(draw.integers(-40, 41))
    factor = 2.0**exponent if draw.random() < 0.5 else 10.0 ** (exponent // 4)
    found = gains_of(game)
    # What is added leaves the gains their digits: a millionth of them is well above rounding.
    room = 10.0 ** draw.uniform(-2.0, 4.0) * (np.abs(game).max() or 1.0)
    if not found.additive:
        room = min(room, 1e5 * found.unit)
    alone = factor * room * draw.uniform(-1.0, 1.0, players) * (draw.random() < 0.8)
    other = factor * game + coalition_sums(alone)
    near = 1e-8 * factor * found.unit * (not found.additive) + 64.0 * float(rounding(other))
    return Moved(game, other, factor, alone, near)


def solved(game: FloatArray) -> Concepts:
    players = game.size.bit_length() - 1
    unions = [[0, players - 1]] if players > 2 else None
    links = [(one, one + 1) for one in range(players - 1)]
    return all_concepts(game, [f"p{player}x" for player in range(players)], unions, links)


def said(concepts: Concepts) -> list[str]:
    """Read a game aloud, without its numbers."""
    names = re.compile(r"p(\d)x")
    worded = [
        names.sub(lambda name: "abcdefgh"[int(name[1])], each) for each in read_aloud(concepts)
    ]
    return [NUMBER.sub("#", each) for each in worded]


def test_concepts_move_with_the_unit_and_with_what_is_earned_alone(rounds: int) -> None:
    bites = 0
    for seed in range(rounds):
        each = moved(np.random.default_rng(seed))
        before, after = solved(each.game), solved(each.other)
        bites += not before.additive
        assert before.additive == after.additive, seed

        def follows(
            one: FloatArray | None, other: FloatArray | None, added: FloatArray | float = 0.0
        ) -> bool:
            if one is None or other is None:
                return one is other
            gap = np.abs(each.factor * one + added - other)  # noqa: B023 - used within the round
            return bool(np.nanmax(gap, initial=0.0) <= each.near)  # noqa: B023

        for concept, payoff in before.payoffs.items():
            assert follows(payoff, after.payoffs[concept], each.alone), (seed, concept)
        assert before.core.empty == after.core.empty, seed
        assert follows(before.core.low, after.core.low, each.alone), seed
        assert follows(before.core.high, after.core.high, each.alone), seed
        assert follows(np.array(before.core.epsilon), np.array(after.core.epsilon)), seed
        assert follows(before.interaction, after.interaction), seed
        size = coalition_sizes(len(before.players))
        assert follows(before.dividends[size > 1], after.dividends[size > 1]), seed
        assert is_superadditive(each.game) == is_superadditive(each.other), seed
        assert said(before) == said(after), seed
        payoffs = nucleoli(np.array([each.game, each.game]))[0], nucleoli(each.other[None])[0]
        assert follows(*payoffs, each.alone) or np.isnan(payoffs).all(), seed
    assert bites >= rounds / 3


def test_an_additive_game_gives_each_what_it_earns_alone(rounds: int) -> None:
    bites = 0
    for seed in range(rounds):
        draw = np.random.default_rng([seed, 1])
        players = int(draw.integers(1, 9))
        tenths = coalition_sums(draw.integers(-1000, 5000, players).astype(float))
        exponent = int(draw.integers(-12, 13))
        # As people write them: every value is the decimal number nearest to the sum.
        game = np.array([float(f"{tenth:.0f}e{exponent}") for tenth in tenths])
        bites += players > 1
        concepts = all_concepts(game, unions=[[0]], links=[])
        for concept, payoff in concepts.payoffs.items():
            assert payoff is not None, concept
            assert np.array_equal(payoff, game[1 << np.arange(players)]), (seed, concept)
        assert not concepts.core.empty
        assert np.array_equal(concepts.core.low, concepts.stand_alone)  # type: ignore[arg-type]
        assert np.array_equal(concepts.core.high, concepts.stand_alone)  # type: ignore[arg-type]
        if players > 1:
            assert "The game is additive" in "\n".join(read_aloud(concepts))
        if players <= 8:
            assert len(core_vertices(game)) == 1
    assert bites >= rounds / 3


def test_sampled_shares_and_rows_move_with_the_unit_too(rounds: int) -> None:
    for seed in range(rounds // 3):
        each = moved(np.random.default_rng([seed, 2]))
        players = each.game.size.bit_length() - 1
        one, other = (
            sampled_shapley(partial(looked_up, v), players, groups=3, pairs=2)
            for v in (each.game, each.other)
        )
        assert np.abs(each.factor * one.payoff + each.alone - other.payoff).max() <= each.near
        assert one.alike == other.alike
        unsure = 8.0 * float(rounding(each.other)) + 8.0 * each.factor * float(rounding(each.game))
        assert np.abs(each.factor * one.error - other.error).max() <= each.near + unsure
        if players > 1:
            cores = [rows(v) for v in (each.game, each.other)]
            assert abs(each.factor * cores[0] - cores[1]) <= 3.0 * EQUAL * each.factor * gains_of(
                each.game
            ).unit + 8.0 * float(rounding(each.other))


def looked_up(game: FloatArray, coalitions: Sequence[int]) -> FloatArray:
    return game[list(coalitions)]


def rows(game: FloatArray) -> float:
    """Find the least core by objections, each found among all coalitions."""
    players = game.size.bit_length() - 1
    known = {S: float(game[S]) for S in (*(1 << i for i in range(players)), game.size - 1)}
    asking = least_core_by_rows(players, known)
    payoff = next(asking)
    found: CertifiedLeastCore | None = None
    while found is None:
        excess = game - coalition_sums(payoff)
        excess[[0, -1]] = -np.inf
        worst = int(excess.argmax())
        try:
            payoff = asking.send((worst, float(game[worst]), float(excess[worst])))
        except StopIteration as end:
            found = end.value
    assert found.proved
    return float(found.epsilon)


def game_file(folder: Path, players: Sequence[str], values: FloatArray) -> str:
    keys = [""]
    for player in players:
        keys += [f"{key};{player}" if key else player for key in keys]
    named = dict(zip(keys[1:], values[1:].tolist(), strict=True))
    path = folder / "game.json"
    path.write_text(json.dumps({"players": list(players), "values": named}), encoding="utf-8")
    return str(path)


def strict(text: str) -> dict[str, object]:
    """Read JSON that knows no NaN and no infinity."""

    def refuse(constant: str) -> float:
        raise AssertionError(f"not JSON: {constant}")

    found: dict[str, object] = json.loads(text, parse_constant=refuse)
    return found


@pytest.fixture
def asked(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Type a command; return its exit code and what stands on standard output."""

    def typed(*arguments: str) -> tuple[int, str]:
        code = run(list(arguments))
        return code, capsys.readouterr().out

    return typed


@pytest.mark.parametrize(("alone", "gain", "short"), [(1e9, 500.0, "166.7"), (2e5, 1.0, "0.3333")])
def test_a_core_is_empty_by_what_is_gained(
    asked: Asked, tmp_path: Path, alone: float, gain: float, short: str
) -> None:
    game = coalition_sums(np.full(3, alone)) + gain * (coalition_sizes(3) > 1)
    path = game_file(tmp_path, "ABC", game)
    code, text = asked("game", path)
    assert code == 0
    assert f"The core is empty: whatever the division, some coalition gets at least {short}" in text
    code, text = asked("game", path, "--json")
    core = strict(text)["core"]
    assert isinstance(core, dict)
    assert core["empty"]
    assert core["epsilon"] == pytest.approx(gain / 3.0, rel=1e-6)


def test_an_additive_game_of_one_decimal_is_read(asked: Asked, tmp_path: Path) -> None:
    values = np.array([0.0, 198.2, 36.1, 234.3, 495.1, 693.3, 531.2, 729.4])
    code, text = asked("game", game_file(tmp_path, "ABC", values))
    assert code == 0
    assert "as much as they earn alone: there is nothing to divide" in text
    assert "The core is a single division: what each player earns alone." in text
    code, text = asked("game", game_file(tmp_path, "ABC", values), "--json")
    gain = strict(text)["gain"]
    assert isinstance(gain, dict)
    assert {share for each in gain.values() for share in each.values()} == {0.0}


@pytest.mark.parametrize("size", [1e308, 1e-300])
def test_what_numbers_cannot_hold_is_refused(asked: Asked, tmp_path: Path, size: float) -> None:
    values = np.where(coalition_sizes(3) > 1, size, 0.0)
    code, text = asked("game", game_file(tmp_path, "abc", values), "--json")
    assert code == 2
    found = strict(text)["diagnostics"]
    assert isinstance(found, list)
    assert {each["code"] for each in found} == {"RSN-G012"}
    with pytest.raises(GameError, match="unit is needed"):
        all_concepts(values)


@pytest.mark.parametrize("size", [7e305, 1e300, 1e15, 1e-12, 1e-280])
def test_what_numbers_hold_is_answered(asked: Asked, tmp_path: Path, size: float) -> None:
    values = np.where(coalition_sizes(3) > 1, size, 0.0)
    code, text = asked("game", game_file(tmp_path, "abc", values), "--json")
    assert code == 0
    found = strict(text)
    assert found["banzhaf"] == pytest.approx(dict.fromkeys("abc", size / 2.0), rel=1e-12)
    assert core_is_empty(values)


def self_sufficient(folder: Path, players: int, money: float = 1.0) -> Path:
    """Countries that have what they burn, and no link to each other."""
    names = "ABCDE"[:players]
    draw = np.random.default_rng(players)
    supplies = [
        (f"s{n}", f"p{n}", "gas", n, "90 bcm/yr", f"{money * draw.integers(20, 60):.12g} USD/kcm")
        for n in names
    ]
    demands = [
        (f"d{n}", f"p{n}", "gas", n, f"{draw.integers(100, 200) / 10} bcm/yr",
         f"{money * draw.integers(100, 250):.12g} USD/kcm", 0)
        for n in names
    ]  # fmt: skip
    return write_case(
        folder,
        {
            "actors": table("actor,name,kind", [(n, f"Land {n}", "state") for n in names]),
            "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
            "places": table(
                "place,name,territory,latitude,longitude",
                [(f"p{n}", f"Place {n}", n, place, place) for place, n in enumerate(names)],
            ),
            "supplies": table("supply,place,commodity,owner,capacity,cost", supplies),
            "demands": table("demand,place,commodity,buyer,quantity,price,elasticity", demands),
        },
        players=names,
    )


@pytest.mark.parametrize("money", [1.0, 1e-6, 1e6])
def test_countries_without_links_gain_nothing(asked: Asked, tmp_path: Path, money: float) -> None:
    folder = self_sufficient(tmp_path / "case", 5, money)
    code, text = asked("power", str(folder))
    assert code == 0
    assert "all gains are below what can be certified" in " ".join(text.split())
    frame = rason.Study(rason.read_case(str(folder)), draws=1).power()
    concepts = frame[["shapley", "nucleolus", "banzhaf", "core_low", "core_high"]]
    assert (concepts.to_numpy() == 0.0).all()
    assert (frame["stand_alone"] > 0.0).all()


def linked(folder: Path, money: float, gain: str = "100") -> Path:
    """Two countries of which one has gas to spare for the other, whose own is dearer."""
    return write_case(
        folder,
        {
            "actors": table("actor,name,kind", [(n, f"Land {n}", "state") for n in "AB"]),
            "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
            "places": table(
                "place,name,territory,latitude,longitude",
                [("pA", "Place A", "A", 0, 0), ("pB", "Place B", "B", 1, 1)],
            ),
            "supplies": table(
                "supply,place,commodity,owner,capacity,cost",
                [
                    ("sA", "pA", "gas", "A", "30 bcm/yr", f"{money * 20:.12g} USD/kcm"),
                    ("sB", "pB", "gas", "B", "30 bcm/yr", f"{money * float(gain):.14g} USD/kcm"),
                ],
            ),
            "links": table(
                "link,from,to,mode,commodity,capacity,cost,operator",
                [
                    (
                        "line",
                        "pA",
                        "pB",
                        "pipe",
                        "gas",
                        "10 bcm/yr",
                        f"{money * 10:.12g} USD/kcm",
                        "A",
                    )
                ],
            ),
            "demands": table(
                "demand,place,commodity,buyer,quantity,price,elasticity",
                [
                    ("dA", "pA", "gas", "A", "12 bcm/yr", f"{money * 200:.12g} USD/kcm", 0),
                    ("dB", "pB", "gas", "B", "12 bcm/yr", f"{money * 200:.12g} USD/kcm", 0),
                ],
            ),
        },
        players="AB",
    )


@pytest.mark.parametrize("money", [1e-18, 1e-9, 1e-3, 1.0, 1e6])
def test_a_solved_game_is_the_same_in_any_money(tmp_path: Path, money: float) -> None:
    with rason.Study(rason.read_case(str(linked(tmp_path / "case", money))), draws=1) as study:
        frame = study.power().select_dtypes("number") / (1e6 * money)
    # 10 bcm come over the line at 30 instead of 100: 700, half of it for each.
    for concept in ("shapley", "nucleolus", "banzhaf"):
        assert frame[concept].to_numpy(dtype=float) == pytest.approx([350.0, 350.0], rel=1e-6)
    assert frame["core_high"].to_numpy(dtype=float) == pytest.approx([700.0, 700.0], rel=1e-6)
    assert frame["stand_alone"].to_numpy(dtype=float) == pytest.approx([2160.0, 1200.0], rel=1e-6)


def test_gains_that_cannot_be_certified_are_none(asked: Asked, tmp_path: Path) -> None:
    # B's own gas is dearer than A's by less than a thousand-millionth of what gas is worth.
    code, text = asked("power", str(linked(tmp_path / "case", 1.0, "30.00000001")))
    assert code == 0
    assert "all gains are below what can be certified" in " ".join(text.split())


def game_with_thin_core(draw: Generator) -> FloatArray:
    """Draw a game whose core is as thin as its tolerance in some directions, or there within it."""
    players = int(draw.integers(2, 6))
    alone = draw.uniform(0.0, 1.0, players)
    sizes = [0.0, 1e-9, 1e-8, 1e-7, 3e-7, 1e-6, 3e-6, 1e-3, 1.0]
    slack = draw.choice(sizes, 1 << players) * draw.uniform(0.3, 3.0, 1 << players)
    game = coalition_sums(alone) - slack * draw.choice([1.0, -0.1], 1 << players, p=[0.9, 0.1])
    game[[1 << player for player in range(players)]] -= draw.uniform(0.0, 1.0, players)
    game[0], game[-1] = 0.0, alone.sum()
    scaled: FloatArray = game * 10.0 ** draw.integers(-6, 7)
    return scaled


def test_corners_and_ends_of_a_core_are_of_one_polytope(rounds: int) -> None:
    bites = 0
    for one in range(rounds):
        game = game_with_thin_core(np.random.default_rng([10, 7, one]))
        if core_is_empty(game):
            continue
        near = float(tolerance(game))
        corners, (low, high) = core_vertices(game), core_interval(game)
        assert np.abs(corners.min(axis=0) - low).max() <= 0.1 * near, one
        assert np.abs(corners.max(axis=0) - high).max() <= 0.1 * near, one
        bites += bool((high - low < 10.0 * near).any())
    assert 3 * bites >= rounds


def test_a_core_within_the_tolerance_is_a_segment_where_it_is_one() -> None:
    """Of 250,000, one player has all alone and the two others half a unit together."""
    corners = core_vertices([0, 250000, 0, 0, 0, 0, 0.5, 250000])
    np.testing.assert_allclose(
        corners, [[249999.75, -0.25, 0.5], [249999.75, 0.5, -0.25]], atol=1e-9
    )
