"""A study on the command line: workers, and progress for what takes longer than two seconds."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.case import Case
    from rason.study import Study
    from rason.study.kept import Kept


@contextmanager
def telling(what: str) -> Iterator[None]:
    """Say what goes on, where it takes longer than two seconds and somebody looks."""
    from rason.report.terminal import console
    from rason.study.progress import Bar

    bar = Bar(console=partial(console, stderr=True), what=what)
    bar.begin()
    try:
        yield
    finally:
        bar.close()


@contextmanager
def study_of(
    case: Case,
    *,
    draws: int | Literal["auto"],
    seed: int = 0,
    workers: int = 1,
    kept: Kept | None = None,
    what: str = "",
) -> Iterator[Study]:
    """Open a study with its workers, and close them at the end.

    As of `rason.Study`; draws `auto` doubles them until no verdict's word can change. What takes
    longer than two seconds says `what` it does.
    """
    from rason.report.terminal import console
    from rason.solve.pool import processes
    from rason.study import Study
    from rason.study.progress import SOLVING, Bar
    from rason.study.solver import MANY

    if draws == "auto" or draws >= MANY:
        _tell_broken()
    bar = Bar(console=partial(console, stderr=True), what=what or SOLVING)
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
