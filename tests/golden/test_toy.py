"""The coalition values that `cases/toy/README.md` works out by hand are those of the program."""

from __future__ import annotations

import re

import pytest

from rason import games
from rason.case import central, find, read_case
from rason.program import compile as compile_case
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import solve
from rason.solve.batch import Batch, Game

CLOSE = 1e-9
PAGE = (find("toy") / "README.md").read_text(encoding="utf-8")


def table(first: str) -> tuple[list[str], dict[str, list[float]]]:
    """Return the header and the rows of the table of the page that begins with a cell."""
    (start,) = (match.start() for match in re.finditer(rf"^\| {first} \|", PAGE, re.MULTILINE))
    lines = PAGE[start:].split("\n\n")[0].splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    header = [cell.strip("`") for cell in cells[0][1:]]
    rows = {row[0]: [float(cell.replace(",", "")) for cell in row[1:]] for row in cells[2:]}
    return header, rows


SCENARIOS, VALUES = table("coalition")


def mask(coalition: str, players: tuple[str, ...]) -> int:
    """Return the bits of a coalition as the page names it."""
    if coalition == "all three":
        return (1 << len(players)) - 1
    members: list[int] = [1 << bit for bit, player in enumerate(players) if player in coalition]
    return sum(members)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_coalition_values_are_those_worked_out_by_hand(scenario: str) -> None:
    case = read_case("toy")
    program = compile_case(case)
    game = Game(apply(program, merge(case, (scenario,))), tuple(range(len(case.players))))
    worth = solve(program, Batch(values=central(case), games=(game,))).games[game][0]
    column = SCENARIOS.index(scenario)
    for coalition, row in VALUES.items():
        expected = row[column]
        assert worth[mask(coalition, case.players)] == pytest.approx(expected, abs=CLOSE), coalition


def test_every_scenario_and_coalition_is_in_the_table() -> None:
    case = read_case("toy")
    assert set(SCENARIOS) == set(case.scenarios)
    assert {mask(name, case.players) for name in VALUES} == set(range(2 ** len(case.players)))


def gains_by_hand(concept: str) -> dict[str, list[float]]:
    """Return what the page says that a concept gives each player, by scenario."""
    (row,) = re.findall(rf"^\| {concept} \|(.*)\|(.*)\|$", PAGE, re.MULTILINE)
    return {
        scenario: [float(number.replace(",", "")) for number in cell.split(", ")]
        for scenario, cell in zip(("base", "bypass"), row, strict=True)
    }


@pytest.mark.parametrize("scenario", ["base", "bypass"])
def test_gains_are_those_worked_out_by_hand(scenario: str) -> None:
    players, column = read_case("toy").players, SCENARIOS.index(scenario)
    values = [0.0] * len(VALUES)
    for coalition, row in VALUES.items():
        values[mask(coalition, players)] = row[column]
    gains = games.zero_normalised(values)
    low, high = games.core_interval(gains)
    found = {
        "Shapley": games.shapley_value(gains),
        "nucleolus": games.nucleolus(gains).payoff,
        "core, each from": low,
        "core, each to": high,
    }
    for concept, numbers in found.items():
        assert numbers == pytest.approx(gains_by_hand(concept)[scenario], abs=1e-6), concept
