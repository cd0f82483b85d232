"""The one door to HiGHS: a kept instance that follows a block's program from change to change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import highspy
import numpy as np

from rason.solve.linear import FEASIBLE
from rason.solve.vertex import BASIC, LOWER, UPPER, Vertex

if TYPE_CHECKING:
    from collections.abc import Hashable

    from rason.case.cell import FloatArray
    from rason.solve.block import Block
    from rason.solve.linear import Linear

TOLERANCE = 1e-9  # what the solver tolerates, in the block's own units
OPTIONS: dict[str, bool | str | int | float] = {
    "output_flag": False,
    "presolve": "off",
    "solver": "simplex",
    "simplex_strategy": 1,
    "threads": 1,
    "random_seed": 0,
    "primal_feasibility_tolerance": TOLERANCE,
    "dual_feasibility_tolerance": TOLERANCE,
}
MANY_ROWS = 2000
"""From so many rows on, programs with a name of their own begin from the last basis of that name: a
fresh factor costs less than the iterations from another program's optimum. Without, a coalition
takes 320 iterations in a block of 3,663 rows, with it 90."""
FINER = 1024.0
"""What costs are multiplied by where the solver's tolerance is too coarse; a power of two."""


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """An optimum with its certificate."""

    value: float
    primal: FloatArray
    dual: FloatArray  # row multipliers, of the sign that the rows' bounds allow
    bound: float  # upper bound that the multipliers prove; within 1e-9 of `value`, relative


@dataclass(frozen=True, slots=True, eq=False)
class Infeasible:
    """No solution; the rows that cannot hold together, by index in the block."""

    rows: tuple[int, ...]  # their indices in the block; empty where the solver gave no proof


@dataclass(frozen=True, slots=True, eq=False)
class _Last:
    """The last optimum of a name: its basis, and that factored where it has stayed one."""

    basis: highspy.HighsBasis
    answer: Answer
    vertex: Vertex | None


class UncertifiedError(Exception):
    """No certificate can be had: the numbers of a program are too far apart."""

    def __init__(self, block: Block) -> None:
        super().__init__("an optimum that cannot be certified")
        self.block = block


class _Quiet(highspy.Highs):
    """HiGHS without callbacks: enabling them prints a banner before any option can be set."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the library's name
        """Enable nothing: none are used here."""


class Kept:
    """A HiGHS instance that is given only what changed.

    All programs have the block of the first. `least` is what the error of a value is measured
    against at least, in the block's own units: a game that is solved sets the size of its values.
    """

    def __init__(self, linear: Linear) -> None:
        self._many = len(linear.row_lower) >= MANY_ROWS
        self._named: dict[Hashable, _Last] = {}
        self._highs: Any = _Quiet()  # type: ignore[no-untyped-call]  # its stubs lack methods
        for option, value in OPTIONS.items():
            self._highs.setOptionValue(option, value)
        self._last = linear
        self.solves = 0
        self.least = 1.0
        self._load(linear)

    def solve(self, linear: Linear, name: Hashable = None) -> Answer | Infeasible:
        """Solve a program and certify its value.

        `name` is the same for programs of which one is near the last: a coalition's in one draw
        after another. Raises `UncertifiedError` if no certificate can be had even from a cold
        start.
        """
        self._change(linear)
        named = self._many and name is not None
        last = self._named.get(name) if named else None
        if last is not None:
            self._highs.setBasis(last.basis)
        answer = self._run(linear)
        if named and isinstance(answer, Answer):
            # A basis that is the optimum of two programs may be that of the next as well.
            stays = last is not None and self._highs.getInfo().simplex_iteration_count == 0
            vertex = (last.vertex or self.vertex(answer)) if last is not None and stays else None
            self._named[name] = _Last(self._highs.getBasis(), answer, vertex)
        if answer is None:
            self._load(linear)
            answer = self._run(linear)
        if answer is None:
            # A reduced cost that the solver tolerates counts where a bound is wide.
            self._load(replace(linear, cost=linear.cost * FINER))
            answer = self._run(linear, FINER)
        if answer is None:
            self._highs.setOptionValue("presolve", "on")
            self._highs.clearSolver()
            answer = self._run(linear, FINER)
            self._highs.setOptionValue("presolve", "off")
        if answer is None:
            raise UncertifiedError(linear.block)
        return answer

    def again(self, linear: Linear, name: Hashable) -> Answer | None:
        """Return an optimum that the last one of a name gives: itself, or another at its basis.

        None where neither proves to be one. Among solutions that are as good it is whichever came
        before: of use for a value alone.
        """
        last = self._named.get(name)
        if last is None:
            return None
        primal, dual = last.answer.primal, last.answer.dual
        bound = linear.proof(primal, dual, self.least)
        if bound is None and last.vertex is not None:
            primal, dual = last.vertex.answer(linear) or (primal, dual)
            bound = linear.proof(primal, dual, self.least)
        if bound is None:
            return None
        answer = Answer(float(linear.cost @ primal), primal, linear.signed(dual), bound)
        self._named[name] = replace(last, answer=answer)
        return answer

    def vertex(self, answer: Answer) -> Vertex | None:
        """Return the vertex that the last optimum is; None if its basis cannot be read."""
        last, columns = self._last, len(self._last.cost)
        found, basic = self._highs.getBasicVariables()
        if found != highspy.HighsStatus.kOk:
            return None
        lower = np.concatenate([last.lower, last.row_lower])
        upper = np.concatenate([last.upper, last.row_upper])
        stands = np.concatenate([answer.primal, last.activity(answer.primal)])
        status = np.where(stands - lower <= upper - stands, LOWER, UPPER)
        status[np.where(basic < 0, columns - 1 - basic, basic)] = BASIC
        try:
            return Vertex(last, status)
        except (ValueError, RuntimeError):  # no basis; one that cannot be factored
            return None

    def _run(self, linear: Linear, factor: float = 1.0) -> Answer | Infeasible | None:
        """Run once, with costs times a factor; None if the result is not certified."""
        highs = self._highs
        highs.run()
        self.solves += 1
        status = highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return Infeasible(self._conflict())
        if status != highspy.HighsModelStatus.kOptimal:
            return None
        solution = highs.getSolution()
        primal = np.clip(np.array(solution.col_value), linear.lower, linear.upper)
        dual = linear.signed(np.array(solution.row_dual) / factor)
        bound = linear.proof(primal, dual, self.least)
        if bound is None:
            return None
        return Answer(float(linear.cost @ primal), primal, dual, bound)

    def _conflict(self) -> tuple[int, ...]:
        """Return the rows with weight in the ray that proves infeasibility."""
        _, exists, ray = self._highs.getDualRay()
        if not exists:
            return ()
        weights = np.abs(np.asarray(ray))
        return tuple(
            int(row) for row in np.flatnonzero(weights > FEASIBLE * weights.max(initial=0.0))
        )

    def _load(self, linear: Linear) -> None:
        """Pass a whole program, forgetting the basis."""
        block = linear.block
        model = highspy.HighsLp()
        model.sense_ = highspy.ObjSense.kMaximize
        model.num_col_, model.num_row_ = len(block.columns), len(block.rows)
        model.col_cost_, model.col_lower_, model.col_upper_ = (
            linear.cost,
            linear.lower,
            linear.upper,
        )
        model.row_lower_, model.row_upper_ = linear.row_lower, linear.row_upper
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = block.starts
        model.a_matrix_.index_ = block.indices
        model.a_matrix_.value_ = linear.data
        self._highs.clearModel()
        for option, value in OPTIONS.items():
            self._highs.setOptionValue(option, value)
        self._highs.passModel(model)
        self._last = linear

    def _change(self, linear: Linear) -> None:
        """Tell HiGHS what differs from the last program."""
        last, highs = self._last, self._highs
        if linear.data is not last.data:
            for entry in np.flatnonzero(linear.data != last.data):
                block = linear.block
                highs.changeCoeff(
                    int(block.indices[entry]),
                    int(block.column_of[entry]),
                    float(linear.data[entry]),
                )
        if linear.cost is not last.cost:
            moved = np.flatnonzero(linear.cost != last.cost)
            if len(moved):
                highs.changeColsCost(len(moved), moved.astype(np.int32), linear.cost[moved])
        if linear.upper is not last.upper or linear.lower is not last.lower:
            moved = np.flatnonzero((linear.upper != last.upper) | (linear.lower != last.lower))
            if len(moved):
                highs.changeColsBounds(
                    len(moved), moved.astype(np.int32), linear.lower[moved], linear.upper[moved]
                )
        if linear.row_upper is not last.row_upper or linear.row_lower is not last.row_lower:
            moved = np.flatnonzero(
                (linear.row_upper != last.row_upper) | (linear.row_lower != last.row_lower)
            )
            if len(moved):
                highs.changeRowsBounds(
                    len(moved),
                    moved.astype(np.int32),
                    linear.row_lower[moved],
                    linear.row_upper[moved],
                )
        self._last = linear
