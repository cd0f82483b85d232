"""The peers, each used the way that a careful user of it would."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import highspy
import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csc_array, vstack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.programs import Coalitions, Numbered
    from rason.case.cell import FloatArray
    from rason.program.program import IntArray


STRETCHES = 16
"""Into how many stretches of the Gray order a sample is cut."""


class _Quiet(highspy.Highs):
    """HiGHS without callbacks: enabling them prints a banner."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the library's name
        """Enable nothing."""


class Standard:
    """Programs in the form that linprog wants, so that making it is not counted as solving."""

    def __init__(self, programs: Iterable[Numbered]) -> None:
        self.forms = [_standard(program) for program in programs]

    def values(self) -> FloatArray:
        """Solve them one by one."""
        return np.array([_linprog(*form) for form in self.forms])


def _standard(program: Numbered) -> tuple[Any, ...]:
    matrix = csc_array(
        (program.data, program.indices, program.starts),
        shape=(len(program.row_lower), len(program.cost)),
    ).tocsr()
    equal = program.row_lower == program.row_upper
    above = ~equal & np.isfinite(program.row_upper)
    below = ~equal & np.isfinite(program.row_lower)
    return (
        -program.cost,
        vstack([matrix[above], -matrix[below]]),
        np.concatenate([program.row_upper[above], -program.row_lower[below]]),
        matrix[equal],
        program.row_upper[equal],
        np.column_stack([program.lower, program.upper]),
    )


def _linprog(*form: Any) -> float:  # noqa: ANN401 - arrays and sparse matrices
    cost, a_ub, b_ub, a_eq, b_eq, bounds = form
    found = linprog(cost, A_ub=a_ub, b_ub=b_ub, A_eq=a_eq, b_eq=b_eq, bounds=bounds)
    assert found.status == 0, found.message
    return -float(found.fun or 0.0)


class KeptHighs:
    """HiGHS kept from program to program and told only what differs: no blocks, no bounds."""

    def __init__(self, program: Numbered) -> None:
        self.highs: Any = _Quiet()  # type: ignore[no-untyped-call]
        for option, value in (("output_flag", False), ("presolve", "off"), ("threads", 1)):
            self.highs.setOptionValue(option, value)
        lp = highspy.HighsLp()
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.num_col_, lp.num_row_ = len(program.cost), len(program.row_lower)
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = program.cost, program.lower, program.upper
        lp.row_lower_, lp.row_upper_ = program.row_lower, program.row_upper
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_, lp.a_matrix_.index_ = program.starts, program.indices
        lp.a_matrix_.value_ = program.data
        self.highs.passModel(lp)
        self.column_of = program.column_of
        self.last = program

    def value(self, program: Numbered) -> float:
        """Change what differs, run, and return the optimum."""
        last, highs = self.last, self.highs
        if program.data is not last.data:
            for entry in np.flatnonzero(program.data != last.data):
                highs.changeCoeff(
                    int(program.indices[entry]),
                    int(self.column_of[entry]),
                    float(program.data[entry]),
                )
        moved = np.flatnonzero(program.cost != last.cost)
        if len(moved):
            highs.changeColsCost(len(moved), moved.astype(np.int32), program.cost[moved])
        moved = np.flatnonzero((program.upper != last.upper) | (program.lower != last.lower))
        self.columns(moved, program.lower, program.upper)
        moved = np.flatnonzero(
            (program.row_upper != last.row_upper) | (program.row_lower != last.row_lower)
        )
        if len(moved):
            highs.changeRowsBounds(
                len(moved),
                moved.astype(np.int32),
                program.row_lower[moved],
                program.row_upper[moved],
            )
        self.last = program
        return self.run()

    def columns(self, moved: IntArray, lower: FloatArray, upper: FloatArray) -> None:
        """Change the bounds of some columns."""
        if len(moved):
            self.highs.changeColsBounds(
                len(moved), moved.astype(np.int32), lower[moved], upper[moved]
            )

    def run(self) -> float:
        """Solve from the last basis."""
        self.highs.run()
        assert self.highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return float(self.highs.getInfo().objective_function_value)


def kept_values(programs: Iterable[Numbered]) -> FloatArray:
    """Solve programs in their order on one kept instance."""
    values: list[float] = []
    kept: KeptHighs | None = None
    for program in programs:
        kept = kept or KeptHighs(program)
        values.append(kept.value(program))
    return np.array(values)


def gray_values(game: Coalitions, most: int) -> tuple[IntArray, FloatArray]:
    """Solve coalitions in Gray order: one player more or less from each to the next.

    Where there are more than `most`, several stretches of the order are solved, each from where
    the one before ended, so that small coalitions and large ones are among them.
    """
    size = 1 << game.players
    steps = np.arange(size)
    if size > most:
        length = most // STRETCHES
        starts = np.arange(STRETCHES) * (size // STRETCHES)
        steps = (starts[:, None] + np.arange(length)).ravel()
    coalitions = steps ^ (steps >> 1)
    values = np.empty(len(steps))
    whole = game.everybody
    kept = KeptHighs(whole)
    active = np.ones(len(whole.cost), dtype=bool)
    tolled = bool(np.any((game.toll_to >= 0) & (game.toll != 0.0)))
    for place, coalition in enumerate(coalitions.tolist()):
        now = game.active(coalition)
        kept.columns(np.flatnonzero(now != active), whole.lower * now, whole.upper * now)
        active = now
        if tolled:
            cost = game.cost(coalition)
            kept.highs.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost)
        values[place] = kept.run()
    return coalitions, values


def pypsa_network(program: Numbered) -> Any:  # noqa: ANN401 - PyPSA is there for benchmarks only
    """Return the program as a PyPSA network of one snapshot.

    A bus for each place and commodity, and one for each joint capacity, which a generator feeds
    within the capacity's bounds. A column with one entry is a generator (supply, or a price step
    of demand with a negative sign), one with more is a link with its efficiencies.
    """
    quiet()
    warnings.simplefilter("ignore", FutureWarning)
    network = import_module("pypsa").Network()
    bound = np.bincount(
        program.indices,
        np.abs(program.data) * program.upper[program.column_of],
        minlength=len(program.row_lower),
    )
    balanced = (program.row_lower == 0.0) & (program.row_upper == 0.0)
    network.add("Bus", [f"r{row}" for row in range(len(program.row_lower))])
    for row in np.flatnonzero(~balanced):
        most = max(float(bound[row]), 1e-9)
        network.add(
            "Generator",
            f"slack{row}",
            bus=f"r{row}",
            p_nom=most,
            p_min_pu=max(float(program.row_lower[row]), -most) / most,
            p_max_pu=min(float(program.row_upper[row]), most) / most,
        )
    for column in range(len(program.cost)):
        entries = slice(int(program.starts[column]), int(program.starts[column + 1]))
        _add_column(network, program, column, program.indices[entries], program.data[entries])
    return network


def _add_column(
    network: Any,  # noqa: ANN401
    program: Numbered,
    column: int,
    rows: IntArray,
    weights: FloatArray,
) -> None:
    upper, lower = float(program.upper[column]), float(program.lower[column])
    used = weights != 0.0
    rows, weights = rows[used], weights[used]
    if upper == 0.0 or len(rows) == 0:
        assert lower == 0.0, "a column that is built in any case meets no row"
        return
    first = float(weights[0])
    size = abs(first)
    shared = {
        "p_nom": upper * size,
        "marginal_cost": -float(program.cost[column]) / size,
    }
    if len(rows) == 1:
        network.add(
            "Generator",
            f"c{column}",
            bus=f"r{rows[0]}",
            sign=-np.sign(first),
            p_min_pu=lower / upper,
            p_max_pu=1.0,
            **shared,
        )
        return
    others = {
        name: value
        for place, (row, weight) in enumerate(zip(rows[1:], weights[1:], strict=True), start=1)
        for name, value in (
            (f"bus{place}", f"r{row}"),
            ("efficiency" if place == 1 else f"efficiency{place}", -float(weight) / first),
        )
    }
    if first > 0.0:
        limits = {"p_min_pu": lower / upper, "p_max_pu": 1.0}
    else:
        limits = {"p_min_pu": -1.0, "p_max_pu": -lower / upper}
        shared["marginal_cost"] *= -1.0
    network.add("Link", f"c{column}", bus0=f"r{rows[0]}", **others, **limits, **shared)


def pypsa_value(network: Any) -> float:  # noqa: ANN401
    """Solve a network; PyPSA makes its model anew each time."""
    with warnings.catch_warnings(), _silent():
        warnings.simplefilter("ignore")
        status, condition = network.optimize(
            solver_name="highs",
            io_api="direct",
            log_to_console=False,
            solver_options={"threads": 1, "output_flag": False},
        )
    assert (status, condition) == ("ok", "optimal")
    return -float(network.objective)


@contextmanager
def _silent() -> Iterator[None]:
    """Let nothing through to standard output: HiGHS prints a banner below Python."""
    sys.stdout.flush()
    kept = os.dup(1)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def quiet() -> None:
    """Keep PyPSA and linopy from logging between our tables."""
    for name in ("pypsa", "linopy"):
        logging.getLogger(name).setLevel(logging.ERROR)
