"""The golden case of two windows, of which neither knows the other, worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rason import Study
from rason.analysis.foresight import outcome
from rason.case import read_case

HERE = Path(__file__).parent / "two_windows"


def test_two_windows() -> None:
    expected = json.loads((HERE / "expected.json").read_text())["blind"]
    study = Study(read_case(HERE / "case"), scenario="blind", draws=1)
    question = study.context.question(study.context.middle)
    program = question.program
    found = study.ask({"windows": outcome(question)})["windows"].solved
    assert found.objective[0] == pytest.approx(expected["objective"], abs=1e-6)
    for name, flow in expected["flows"].items():
        columns = [i for i, c in enumerate(program.columns) if f"{c.family}.{c.asset}" == name]
        assert found.primal[0, columns].sum() == pytest.approx(flow, abs=1e-6), name
    for name, price in expected["prices"].items():
        (row,) = [i for i, r in enumerate(program.rows) if r.name == name]
        assert found.dual[0, row] == pytest.approx(price, abs=1e-6), name
    levels = [i for i, c in enumerate(program.columns) if c.family == "level"]
    assert found.primal[0, levels] == pytest.approx(expected["levels"], abs=1e-6)
    assert study.shortages().unserved.to_list() == pytest.approx([4.0])


def test_who_asks_for_the_same_windows_holds_one_solution() -> None:
    """Asked by several at once, each window is taken once; asked again, it is the same."""
    study = Study(read_case(HERE / "case"), scenario="blind", draws=1)
    question = study.context.question(study.context.middle)
    both = study.ask({name: outcome(question) for name in ("one", "other")})
    assert both["one"].solved.primal is both["other"].solved.primal
    alone = study.ask({"alone": outcome(question)})["alone"]
    assert alone.solved.primal is not both["one"].solved.primal
    assert alone.solved.objective == pytest.approx(both["one"].solved.objective, abs=1e-9)
    assert alone.solved.dual == pytest.approx(both["one"].solved.dual, abs=1e-9)
