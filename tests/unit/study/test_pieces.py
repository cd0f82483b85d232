"""Needs over many draws, cut into pieces: the same numbers, whoever works them out."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import rason
from rason.analysis.closures import closure_loss
from rason.analysis.hazard import hazard
from rason.analysis.question import Question
from rason.analysis.ranking import standing
from rason.claim.need import Need
from rason.errors import Diagnostic, InputError
from rason.program import compile as compile_case
from rason.scenario.draws import draw
from rason.solve import solve
from rason.study.lockstep import run
from rason.study.pieces import DRAWS, Pieces, joined

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from rason.claim.need import Inquiry
    from rason.program.program import Program
    from rason.solve.batch import Batch, Solutions
    from rason.study.lockstep import Advance

FAULT = Diagnostic("RSN-S002", "toy", None, "what", "found", "expected", "fix")
NUMBER = 4 * DRAWS


@pytest.fixture(scope="module")
def program() -> Program:
    return compile_case(rason.read_case("toy"))


def needs_of(program: Program, number: int = NUMBER) -> list[Need]:
    question = Question(program, draw(program.case, number, 0), ("base",))
    return [
        Need.over("loss", partial(closure_loss, closed="pipe"), question),
        Need.over("standing", standing, question),
        Need.over("hazard", partial(hazard, project="bypass"), question),
    ]


def worked_out(program: Program, needs: list[Need], executor: Executor | None = None) -> list[Any]:
    told: list[int] = []
    pieces = Pieces(program, compiled=False, executor=executor)
    found = {
        need.key: result
        for results in pieces.begin(needs, told.append)
        for need, result in results.items()
    }
    assert sum(told) == sum(need.apart.question.draws for need in needs if need.apart)
    return [found[need.key] for need in needs]


def whole(program: Program, needs: list[Need]) -> list[Any]:
    def answer(batch: Batch, told: Advance) -> Solutions:
        told(1.0)
        return solve(program, batch)

    found = run({place: need.start() for place, need in enumerate(needs)}, answer)
    return [found[place] for place in range(len(needs))]


def test_pieces_come_to_what_the_whole_comes_to(program: Program) -> None:
    needs = needs_of(program)
    loss, standings, risk = worked_out(program, needs)
    expected = whole(program, needs)
    assert loss == pytest.approx(expected[0], rel=1e-9)
    assert standings == pytest.approx(expected[1], rel=1e-9, abs=1e-9)
    assert risk.worth.shape == (NUMBER,)
    assert risk.for_good == pytest.approx(expected[2].for_good, rel=1e-9, nan_ok=True)
    assert np.ptp(loss) > 0.0


def test_the_same_bytes_from_other_processes(program: Program) -> None:
    needs = needs_of(program)
    alone = worked_out(program, needs)
    with ProcessPoolExecutor(2) as pool:
        loss, standings, risk = worked_out(program, needs, pool)
    assert loss.tobytes() == alone[0].tobytes()
    assert standings.tobytes() == alone[1].tobytes()
    assert risk.for_good.tobytes() == alone[2].for_good.tobytes()


def test_a_longer_run_begins_with_the_shorter_to_the_byte(program: Program) -> None:
    short = worked_out(program, needs_of(program, NUMBER))[0]
    long = worked_out(program, needs_of(program, 2 * NUMBER))[0]
    assert long[:NUMBER].tobytes() == short.tobytes()


@pytest.mark.parametrize("number", [1, 16, 95, 97, 130])
def test_any_number_of_draws_is_cut_without_loss(program: Program, number: int) -> None:
    values = {key: np.resize(array, number) for key, array in draw(program.case, DRAWS, 0).items()}
    question = Question(program, values, ("base",))
    need = Need.over("loss", partial(closure_loss, closed="pipe"), question)
    (loss,) = worked_out(program, [need])
    assert loss == pytest.approx(whole(program, [need])[0], rel=1e-9)
    assert loss.shape == (number,)


def test_a_fault_in_one_piece_is_the_fault_of_the_need(program: Program) -> None:
    largest = draw(program.case, NUMBER, 0)["worth"].max()

    def picky(question: Question) -> Inquiry[Any]:
        if question.values["worth"].max() == largest:
            raise InputError(FAULT)
        return question.values["worth"]
        yield ()

    question = Question(program, draw(program.case, NUMBER, 0))
    good, bad = worked_out(program, [needs_of(program)[0], Need.over("picky", picky, question)])
    assert len(good) == NUMBER
    assert isinstance(bad, InputError)
    assert bad.diagnostics == (FAULT,)


def test_what_is_no_array_is_the_same_in_all_pieces() -> None:
    parts = [("gas", {"low": np.zeros(2), "unit": "1"}), ("gas", {"low": np.ones(1), "unit": "1"})]
    name, found = joined(parts)
    assert name == "gas"
    assert found["unit"] == "1"
    assert found["low"].tolist() == [0.0, 0.0, 1.0]
