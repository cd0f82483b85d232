"""Small cases whose programs and answers can be checked by hand.

Each folder holds a case, the program that it compiles to (rewritten with ``--update`` and reviewed
as a difference) and the answer, worked out by hand in ``expected.json``: its ``working`` says how.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest

from rason.case import central, read_case
from rason.program import compile
from rason.program.program import ColumnFamily, RowFamily
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import Batch, Game, solve
from rason.testing.program_text import as_text

HERE = Path(__file__).parent
FOLDERS = sorted(folder.parent for folder in HERE.glob("*/case"))
TOLERANCE = 1e-6


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_program_reads_as_the_golden(folder: Path, update: bool) -> None:
    case = read_case(folder / "case")
    text = as_text(compile(case, merge(case, ()).calendar), central(case))
    golden = folder / "program.txt"
    if update:
        golden.write_text(text)
    assert text == golden.read_text()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_answer_is_the_one_worked_out_by_hand(folder: Path) -> None:
    expected: dict[str, Any] = json.loads((folder / "expected.json").read_text())
    case = read_case(folder / "case")
    change = merge(case, expected.get("scenario", ()))
    program = compile(case, change.calendar)
    variant = apply(program, change)
    game = Game(variant, tuple(range(len(case.players))))
    solutions = solve(program, Batch(central(case), variants=(variant,), games=(game,)))
    solved = solutions.variants[variant]
    assert solved.objective[0] == pytest.approx(expected["objective"], abs=TOLERANCE)
    if "present" in expected:
        present = solved.objective[0] * np.ravel(program.timing.present(central(case)))[0]
        assert present == pytest.approx(expected["present"], abs=TOLERANCE)
    for name, flow in expected["flows"].items():
        columns = [i for i, c in enumerate(program.columns) if f"{c.family}.{c.asset}" == name]
        assert solved.primal[0, columns].sum() == pytest.approx(flow, abs=TOLERANCE), name
    for name, price in expected.get("prices", {}).items():
        (row,) = [i for i, r in enumerate(program.rows) if r.name == name]
        assert solved.dual[0, row] == pytest.approx(price, abs=TOLERANCE), name
    assert solutions.games[game][0] == pytest.approx(expected["values"], abs=TOLERANCE)


def test_every_family_has_a_golden() -> None:
    columns, rows = set(), set()
    for folder in FOLDERS:
        case = read_case(folder / "case")
        program = compile(case, merge(case, ()).calendar)
        columns |= {column.family for column in program.columns}
        rows |= {row.family for row in program.rows}
    assert columns == set(get_args(ColumnFamily))
    assert rows == set(get_args(RowFamily))
