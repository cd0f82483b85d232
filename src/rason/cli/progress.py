"""A study on the command line: workers, and progress for what takes longer than two seconds."""

from __future__ import annotations

import gc
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress, TaskID

    from rason.case import Case
    from rason.study import Study
    from rason.study.kept import Kept

PATIENCE = 2.0  # seconds that nothing is said for


class Bar:
    """A progress bar on standard error that appears late, and only where somebody looks."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self.patience = patience
        self.began = time.monotonic()
        self.round = 1
        self.progress: Progress | None = None
        self.task: TaskID | None = None

    def __call__(self, done: int, total: int) -> None:
        """Show that a part of this round's work is done."""
        if self.progress is None:
            if time.monotonic() - self.began < self.patience or not sys.stderr.isatty():
                return
            self._open()
        assert self.progress is not None
        if self.task is None:
            self.task = self.progress.add_task(f"solving, round {self.round}", total=total)
        self.progress.update(self.task, completed=done, total=total)
        if done >= total:
            self.round += 1
            self.progress.remove_task(self.task)
            self.task = None

    def close(self) -> None:
        """Take the bar away."""
        if self.progress is not None:
            self.progress.stop()
            self.progress = None

    def _open(self) -> None:
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        from rason.report.terminal import console

        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TimeRemainingColumn(),
            TextColumn("left"),
            console=console(stderr=True),
            transient=True,
        )
        self.progress.start()


@contextmanager
def study_of(
    case: Case,
    *,
    draws: int | Literal["auto"],
    seed: int = 0,
    workers: int = 1,
    kept: Kept | None = None,
) -> Iterator[Study]:
    """Open a study with its workers, and close them at the end.

    As of `rason.Study`; draws `auto` doubles them until no verdict's word can change.
    """
    from rason.solve.pool import processes
    from rason.study import Study
    from rason.study.solver import MANY

    if draws == "auto" or draws >= MANY:
        _tell_broken()
    bar = Bar()
    solving = processes(workers) if workers > 1 else None
    try:
        gc.freeze()  # the case stays until the end: it need not be looked at for garbage
        yield Study(case, draws=draws, seed=seed, executor=solving, progress=bar, kept=kept)
    finally:
        bar.close()
        if solving is not None:
            solving.shutdown(cancel_futures=True)


def _tell_broken() -> None:
    """Say that the compiled solver is installed and cannot be used."""
    from rason.solve.kernel.at_hand import broken, installed

    if installed() and broken():
        sys.stderr.write(
            f"The compiled solver cannot be used ({broken()});"
            " all is solved without it, which takes longer.\n"
        )
