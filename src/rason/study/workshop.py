"""Where a study's batches are solved: here, by processes of its own, or by whoever is handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from rason.solve import solve
from rason.solve.kernel.answer import available
from rason.study.lockstep import LARGE, run

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from concurrent.futures import Executor, ProcessPoolExecutor

    from rason.claim.need import Inquiry
    from rason.program.program import Program
    from rason.solve.batch import Batch, Solutions
    from rason.solve.solve import Progress
    from rason.study.lockstep import Told

WORKERS = 2
MANY = 64
"""From this many draws on the compiled solver is worth loading."""
UNDER_WAY = 3
"""Small batches that are under way at a time, so that no worker waits for the next."""


class Workshop:
    """Runs inquiries about a program, and solves what they ask.

    Parameters
    ----------
    program
        The compiled case.
    draws
        How many the study has: few are not worth a process.
    executor
        Where batches are solved: `auto` makes two processes if there are many draws, None is here
        and now. The results are the same bytes.
    progress
        Told of programs solved and of those in all, round by round.
    """

    def __init__(
        self,
        program: Program,
        draws: int,
        executor: Executor | Literal["auto"] | None,
        progress: Progress | None,
    ) -> None:
        self._program = program
        self._draws = draws
        self._compiled = draws >= MANY and available()
        self._executor = executor
        self._pool: ProcessPoolExecutor | None = None
        self._progress = progress

    def ask(self, inquiries: Mapping[Hashable, Inquiry[Any]]) -> dict[Hashable, Any]:
        """Run inquiries in lockstep, so that each round is solved once.

        Parameters
        ----------
        inquiries
            Generators, each with a name.

        Returns
        -------
        results
            What each returned, or the `InputError` that ended it.
        """
        workers = self._workers()
        return run(
            inquiries,
            lambda batch, told: self._solve(batch, workers, told),
            threads=1 if workers is None else UNDER_WAY,
            progress=self._progress,
        )

    def close(self) -> None:
        """End the processes that were begun here, if any."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _solve(self, batch: Batch, workers: Executor | None, told: Told) -> Solutions:
        """Solve a batch, here or by others."""
        draws = max((np.size(value) for value in batch.values.values()), default=1)
        return solve(
            self._program,
            batch,
            executor=workers if draws > 1 else None,
            compiled=self._compiled,
            progress=lambda done, total: told(done / total),
        )

    def _workers(self) -> Executor | None:
        """Return where batches are solved."""
        if self._executor != "auto":
            return self._executor
        if self._pool is None and self._draws >= LARGE:
            from concurrent.futures import ProcessPoolExecutor

            self._pool = ProcessPoolExecutor(WORKERS)
            self._pool.submit(int).result()  # begins the processes before there are threads
        return self._pool
