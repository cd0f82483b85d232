"""Where a study's batches are solved: here, by processes of its own, or by whoever is handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from rason.solve import solve
from rason.solve.kernel.at_hand import available
from rason.solve.pool import processes
from rason.study.lockstep import run
from rason.study.pieces import WORKERS, Pieces, one_thread

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from concurrent.futures import Executor, ProcessPoolExecutor

    from rason.claim.need import Inquiry
    from rason.program.program import Program
    from rason.solve.batch import Batch, Solutions
    from rason.solve.solve import Progress
    from rason.study.kept import Kept
    from rason.study.lockstep import Advance

MANY = 64  # from this many draws on the compiled solver is worth loading
LARGE = 256  # from this many draws on processes of its own are worth their beginning


def compiles(draws: int) -> bool:
    """Tell whether a study of some draws is solved by the compiled solver, which is in its digest.

    Whether they are many enough, and the solver can be used here.
    """
    return draws >= MANY and available()


class Solver:
    """Runs inquiries about a program, and solves what they ask.

    `draws` is how many the study has: few are not worth a process, and not the compiled solver
    where `compiled` is None. `executor` says where batches are solved: `auto` makes two processes
    if there are many draws, None is here and now; the results are the same bytes. Results of pieces
    are kept in `kept`, and looked for there before.
    """

    def __init__(
        self,
        program: Program,
        draws: int,
        executor: Executor | Literal["auto"] | None,
        progress: Progress | None,
        *,
        compiled: bool | None = None,
        kept: Kept | None = None,
    ) -> None:
        self._program = program
        self._draws = draws
        self.compiled = compiles(draws) if compiled is None else compiled
        self._executor, self._kept = executor, kept
        self._pool: ProcessPoolExecutor | None = None
        self._made: Pieces | None = None
        self._progress = progress

    def ask(self, inquiries: Mapping[Hashable, Inquiry[Any]]) -> dict[Hashable, Any]:
        """Run inquiries in lockstep, so that each round is solved once.

        What each returned, or the `InputError` that ended it.
        """
        begin = self._pieces().begin
        with one_thread():
            return run(
                inquiries, self._solve, begin=begin, progress=self._progress, program=self._program
            )

    def close(self) -> None:
        """End the processes that were begun here, if any."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = self._made = None

    def _solve(self, batch: Batch, advance: Advance) -> Solutions:
        """Solve a batch."""
        return solve(
            self._program,
            batch,
            compiled=self.compiled,
            progress=lambda done, total: advance(done / total),
        )

    def _pieces(self) -> Pieces:
        """Return who works out what may be cut."""
        if self._made is None:
            self._made = Pieces(
                self._program,
                compiled=self.compiled,
                executor=self._workers(),
                kept=self._kept,
            )
        return self._made

    def _workers(self) -> Executor | None:
        """Return where batches are solved."""
        if self._executor != "auto":
            return self._executor
        if self._pool is None and self._draws >= LARGE:
            self._pool = processes(WORKERS)
        return self._pool
