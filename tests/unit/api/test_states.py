"""Whatever two states say, they are answered or refused with diagnostics; nothing breaks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from pydantic import ValidationError

from rason.api import answers
from rason.api.tasks import perform
from rason.case.find import find
from rason.case.read import read_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.unit.api.conftest import Server

ROUNDS = [pytest.param(60, id="quick"), pytest.param(2000, id="slow", marks=pytest.mark.slow)]
MODELS = {"solve": answers.SolveAsk, "chart": answers.ChartAsk, "verdicts": answers.VerdictsAsk}
CHARTS = ("power", "power_shift", "prices", "closures", "dependence")
OPERATIONS = ("solve", "solve", "solve", "chart", "chart", "verdicts", "closures", "dependence",
              "projects", "ties")  # fmt: skip
CASE = read_case("toy")
SHARES = (0, 1, 0.5, "50 %", 1e-9, "1 %")
NUMBERS = (0, 1, -1, 30, 1e18, 1e-300, "1 %", "2 * pipe_cost", "1/0", "x", "")


def some(rng: np.random.Generator, keys: Sequence[str], most: int) -> list[str]:
    return [str(key) for key in rng.choice(list(keys), rng.integers(0, most + 1))]


def edits(rng: np.random.Generator) -> dict[str, Any]:
    """Draw changes; most of them can be made."""
    drawn: dict[str, Any] = {
        "projects": {key: str(rng.choice(["option", "built", "forced", "out"]))
                     for key in some(rng, list(CASE.projects), 1)},
        "closures": [
            {"asset": key, "share": SHARES[rng.integers(len(SHARES))],
             "from": "2014-01-01", "until": str(rng.choice(["2014-01-14", "9999-12-31"]))}
            for key in some(rng, [*CASE.links, *CASE.supplies, *CASE.demands], 2)
        ],
        "figures": {key: NUMBERS[rng.integers(len(NUMBERS))]
                    for key in some(rng, list(CASE.figures), 1)},
        "access": str(rng.choice(["veto", "open"])),
        "relations": {"silent": [[a, b] for a, b in [some(rng, CASE.players, 0) or ["NOR", "MID"]]],
                      "threshold": float(rng.choice([-1e300, -1.0, 0.0, 1e300]))},
        "blocs": {"bloc": some(rng, CASE.players, 3)},
    }  # fmt: skip
    return {key: value for key, value in drawn.items() if rng.random() < 0.3}


def state(rng: np.random.Generator) -> dict[str, Any]:
    return {
        "scenarios": some(rng, list(CASE.scenarios), 2),
        "edits": edits(rng),
        "without": some(rng, CASE.players, 2) if rng.random() < 0.9 else list(CASE.players),
    }


@pytest.mark.parametrize("rounds", ROUNDS)
def test_any_two_states_are_answered_or_refused(rounds: int) -> None:
    answered = differing = 0
    for seed in range(rounds):
        rng = np.random.default_rng(seed)
        operation = str(rng.choice(OPERATIONS))
        asked: dict[str, Any] = {"state": state(rng)}
        if operation in {"solve", "chart"}:
            asked["versus"] = state(rng)
            if rng.random() < 0.5:
                asked["versus"]["without"] = asked["state"]["without"]
            differing += set(asked["versus"]["without"]) != set(asked["state"]["without"])
        if operation == "chart":
            asked["chart"] = CHARTS[rng.integers(len(CHARTS))]
        try:
            reply = perform(operation, find("toy"), json.dumps(asked).encode())
        except ValidationError:
            continue  # HTTP refuses it before any worker is asked
        assert reply.status in {200, 422}
        answered += reply.status == 200
    assert answered > rounds / 5
    assert differing > rounds / 10


def test_power_is_compared_among_the_same_players(server: Server) -> None:
    body = {"state": {"without": ["NOR"]}, "versus": {}}
    for path, more in (("solve", {}), ("charts", {"chart": "power_shift"})):
        (fault,) = server.refused(path, body | more)
        assert (fault["code"], fault["what"]) == ("RSN-R005", "versus.without")
        assert fault["found"] == "nobody"
        assert fault["fix"] == 'write ["NOR"]'
    body["versus"] = {"without": ["NOR", "NOR"]}
    assert server.ask("solve", body)["power"]["shift"]


@pytest.mark.parametrize(
    "path", ["solve", "verdicts", "closures", "dependence", "projects", "ties"]
)
def test_somebody_has_to_bargain(server: Server, path: str) -> None:
    (fault,) = server.refused(path, {"state": {"without": list(CASE.players)}})
    assert (fault["code"], fault["found"]) == ("RSN-R005", "all players")
    server.ask(path, {"state": {"without": list(CASE.players[1:])}})


def test_a_closure_may_last_as_long_as_the_calendar(server: Server) -> None:
    closure = {"asset": "pipe", "from": "2014-01-01", "until": "9999-12-31"}
    for_ever = server.ask("solve", {"state": {"edits": {"closures": [closure]}}})
    shut = server.ask("solve", {"state": {"edits": {"closures": ["pipe"]}}})
    assert for_ever["scenario"]["objective"] == shut["scenario"]["objective"]
