"""What a lever does not move is found, block by block, and never in place of what it does."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from rason.analysis.bargain import game
from rason.analysis.question import Question
from rason.api import cache, solving
from rason.api.answers import SolveAsk
from rason.api.cache import Cache
from rason.api.opened import OpenCases
from rason.case.calendar import Calendar, Period
from rason.case.figures import central
from rason.case.find import find
from rason.case.read import read_case
from rason.program import compile
from rason.solve import Batch, solve
from rason.solve.batch import Coalitions
from rason.solve.block import blocks
from rason.solve.work import run
from rason.study import lockstep

if TYPE_CHECKING:
    from rason.api.opened import Opened
    from rason.solve.chunk import Chunk, ChunkAnswer

CASE = "northeast_asia_2014"
LEVERS: tuple[dict[str, Any], ...] = (
    {"figures": {"lng_price": 12.5}},
    {"closures": ["malacca"]},
    {"figures": {"pipe_capital": 3}},
    {"rules": {"x2": False}},
)


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[Chunk]:
    """Return the chunks that were not found, as they come."""
    chunks: list[Chunk] = []
    real = run

    def work(chunk: Chunk) -> ChunkAnswer:
        chunks.append(chunk)
        return real(chunk)

    monkeypatch.setattr(cache, "work", work)
    return chunks


def test_some_coalitions_are_worth_what_they_are_among_all() -> None:
    """As games of too many players are asked, and first of all why a core is empty."""
    program = compile(read_case(find("toy")))
    values = central(program.case)
    whole = game(Question(program, values))
    asked = Coalitions(whole, (1, 3, 7))
    found = Cache(program)._solve(Batch(values, coalitions=(asked,)), lambda _: None)  # noqa: SLF001
    every = solve(program, Batch(values, games=(whole,))).games[whole][0]
    assert found.coalitions[asked] == pytest.approx(every[[1, 3, 7]])


def test_a_large_case_keeps_fewer_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    program = compile(read_case(find("toy")))
    monkeypatch.setattr(lockstep, "LARGE", 1)
    monkeypatch.setattr(cache, "MOST_KEPT", 2 * lockstep.bulk(program))
    kept = Cache(program)
    told = [kept.once(key, object) for key in "abc"]
    assert kept.once("c", object) is told[2]
    assert kept.once("a", object) is not told[0]


def test_days_of_a_scenario_count_by_their_own_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """The case as it stands is of a year, and small; solutions over days are as large as these."""
    program = compile(read_case(find("toy")))
    first = date(2014, 1, 1)
    days = tuple(
        Period(day, day, number / 365.25, 1 / 365.25)
        for number, day in enumerate(first + timedelta(days=each) for each in range(40))
    )
    long = program.over(Calendar(days, None, 40 / 365.25, whole=False))
    monkeypatch.setattr(lockstep, "LARGE", len(program.columns) + len(program.rows))
    size = lockstep.bulk(long)
    assert size > 20
    monkeypatch.setattr(cache, "MOST_KEPT", 2 * size)
    kept = Cache(program)
    short = [kept.once(key, object) for key in "abc"]
    over_days = [kept.once(key, object, long) for key in "de"]
    assert kept.once("d", object, long) is over_days[0]
    assert kept.once("e", object, long) is over_days[1]
    assert kept.once("a", object) is not short[0]


def test_a_lever_is_solved_in_the_blocks_that_it_moves(worked: list[Chunk]) -> None:
    program = compile(read_case(find(CASE)))
    asked = Cache(program)
    values = central(program.case)

    def solve(values: Any) -> int:
        before = len(worked)
        variant = Question(program, values).variant()
        asked._solve(Batch(values, variants=(variant,)), lambda _: None)  # noqa: SLF001
        return len(worked) - before

    assert solve(values) == len(blocks(program)) > 1
    figures = [key for key, each in program.case.figures.items() if each.formula is None][::6]
    moved = [solve({**values, key: values[key] * 1.01}) for key in figures]
    assert sorted(moved)[len(moved) // 2] == 1  # as a rule a figure is felt in one block
    assert solve(values) == 0


def test_answers_do_not_depend_on_what_was_asked_before() -> None:
    def ask(opened: Opened, lever: dict[str, Any]) -> str:
        said = {"state": {"scenarios": ["korean_pipe"], "edits": lever}, "ranges": False}
        answer = solving.solve(opened, SolveAsk.model_validate_json(json.dumps(said)))
        return answer.model_dump_json()

    used, fresh = OpenCases().open(find(CASE)), OpenCases().open(find(CASE))
    after = [ask(used, lever) for lever in LEVERS]
    assert ask(fresh, LEVERS[-1]) == after[-1]
    assert ask(used, LEVERS[0]) == after[0]
