"""A contract over a link of a project binds by as much as is built, whatever decides that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rason.analysis.price_rule import by_actor
from rason.analysis.question import Choices, Question
from rason.case import central, read_case
from rason.program import compile
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import Batch, Game, solve
from rason.testing import assert_dual

if TYPE_CHECKING:
    from rason.case.document import State

FOLDER = Path(__file__).parent / "contract_of_a_project" / "case"
TOLERANCE = 1e-6

FREE = 8 * (100 - 21)
BOUND = FREE - 4 * (25 - 21)
"""With the pipe there, 4 must be taken at 25 in place of 21."""


@pytest.mark.parametrize(
    ("state", "pipe", "objective"),
    [
        ("out", 0, FREE),
        ("option", 0, FREE),
        ("built", 4, BOUND),
        ("forced", 4, BOUND - 60),
    ],
)
def test_the_contract_goes_with_its_pipe(state: State, pipe: float, objective: float) -> None:
    case = read_case(FOLDER)
    program = compile(case)
    variant = apply(program, merge(case, ()).with_project("new_pipe", state))
    solved = solve(program, Batch(central(case), variants=(variant,))).variants[variant]
    flow = {column.name: solved.primal[0, i] for i, column in enumerate(program.columns)}
    assert solved.objective[0] == pytest.approx(objective, abs=TOLERANCE)
    assert flow["flow.pipe.gas"] == pytest.approx(pipe, abs=TOLERANCE)
    assert flow["shortfall.long.gas"] == pytest.approx(0, abs=TOLERANCE)
    assert_dual(program, central(case), variant, solved)


@pytest.mark.parametrize(("state", "dearer"), [("out", 0), ("built", 50 - 25)])
def test_no_price_is_moved_over_a_pipe_that_is_out(state: State, dearer: float) -> None:
    """Of the 4 that flow, all are paid for at 50 in place of the 25 that they cost to bring."""
    case = read_case(FOLDER)
    program = compile(case)
    question = Question(program, central(case), (), Choices(price_rule="contract"))
    change = question.change().with_project("new_pipe", state)
    earned = {}
    for rule in ("nodal", "contract"):
        asked = by_actor(question, rule, change)
        try:
            asked.send(solve(program, next(asked)))
        except StopIteration as end:
            earned[rule] = end.value
    moved = earned["nodal"]["B"] - earned["contract"]["B"]
    assert moved[0] == pytest.approx(4 * dearer, abs=TOLERANCE)


@pytest.mark.parametrize(("state", "worth"), [("out", FREE), ("built", FREE - 4 * (50 - 21))])
def test_a_coalition_owes_an_outsider_only_what_is_there(
    tmp_path: Path, state: State, worth: float
) -> None:
    """With field, pipe and contract in the outsider's hands, B alone pays the contract's price."""
    for path in FOLDER.iterdir():
        text = path.read_text(encoding="utf-8")
        if path.name not in ("actors.csv", "case.yaml"):
            text = text.replace(",A", ",C")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    case = read_case(tmp_path)
    program = compile(case)
    variant = apply(program, merge(case, ()).with_project("new_pipe", state))
    game = Game(variant, (0, 1))
    values = solve(program, Batch(central(case), games=(game,))).games[game][0]
    assert values[0b10] == pytest.approx(worth, abs=TOLERANCE)
