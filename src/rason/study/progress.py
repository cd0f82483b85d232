"""A progress bar: in a notebook without being asked, in a terminal where it is asked for."""

from __future__ import annotations

import sys
import threading
import time
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console
    from rich.progress import Progress, TaskID

PATIENCE = 2.0  # seconds that nothing is said for
SOLVING = "solving"


def plain_console() -> Console:
    """Return a console on standard error."""
    from rich.console import Console

    return Console(stderr=True)


class Bar:
    """A progress bar on standard error that appears late, and only where somebody looks.

    It says `what` goes on from then on, even while one large program is solved that tells nothing.
    """

    def __init__(
        self,
        patience: float = PATIENCE,
        console: Callable[[], Console] = plain_console,
        what: str = SOLVING,
    ) -> None:
        self.patience, self.what = patience, what
        self.console = console
        self.began = time.monotonic()
        self.round = 1
        self.progress: Progress | None = None
        self.task: TaskID | None = None
        self._lock = threading.Lock()
        self._late: threading.Timer | None = None
        self._open_still = True

    def __call__(self, done: int, total: int) -> None:
        """Show that a part of this round's work is done."""
        with self._lock:
            if self.progress is None:
                if time.monotonic() - self.began < self.patience or not sys.stderr.isatty():
                    return
                self._open()
            assert self.progress is not None
            if self.task is None:
                self._add(total)
            assert self.task is not None
            left = next(each.time_remaining for each in self.progress.tasks)
            self.progress.update(
                self.task,
                description=f"{self.what}, round {self.round}",
                completed=done,
                total=total,
                far=how_far(done, total, left),
            )
            if done >= total:
                self.round += 1
                self.progress.remove_task(self.task)
                self._add(None)

    def begin(self) -> None:
        """Count rounds and time from now; appear once patience is over, whatever is told."""
        self.began, self.round, self._open_still = time.monotonic(), 1, True
        if sys.stderr.isatty():
            self._late = threading.Timer(self.patience, self.show)
            self._late.daemon = True
            self._late.start()

    def show(self) -> None:
        """Say what goes on, of which nobody knows yet how far it is."""
        with self._lock:
            if self.progress is None and self._open_still:
                self._open()
                self._add(None)

    def close(self) -> None:
        """Take the bar away."""
        if self._late is not None:
            self._late.cancel()
        with self._lock:
            self._open_still = False
            if self.progress is not None:
                self.progress.stop()
                self.progress = self.task = None

    def _add(self, total: int | None) -> None:
        """Begin a round."""
        assert self.progress is not None
        counted = f", round {self.round}" if total or self.round > 1 else ""
        self.task = self.progress.add_task(f"{self.what}{counted}", total=total, far="")

    def _open(self) -> None:
        from rich.progress import BarColumn, Progress, TextColumn

        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[far]}"),
            console=self.console(),
            transient=True,
        )
        self.progress.start()


def how_far(done: int, total: int, left: float | None) -> str:
    """Say how much of a round is done, and how many seconds it may still take.

    Examples
    --------
    >>> how_far(3, 16, 75.0), how_far(3, 16, None)
    ('3 of 16, 1 min 15 s left', '3 of 16')
    """
    text = f"{done:,} of {total:,}"
    if left is None:
        return text
    minutes, seconds = divmod(round(left), 60)
    return f"{text}, {f'{minutes} min ' if minutes else ''}{seconds} s left"


class NotebookBar:
    """A progress bar below the cell that asks, which leaves nothing behind."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self.patience = patience
        self.handle: Any = None
        self.begin()

    def __call__(self, done: int, total: int) -> None:
        """Show that a part of this round's work is done."""
        if time.monotonic() - self.began < self.patience:
            return
        text = f"solving, round {self.round}: {done:,} of {total:,}"
        self._show(f'<progress value="{done}" max="{total}"></progress> {text}')
        if done >= total:
            self.round += 1

    def begin(self) -> None:
        """Count rounds and time from now."""
        self.began, self.round = time.monotonic(), 1

    def close(self) -> None:
        """Take the bar away."""
        if self.handle is not None:
            self._show("")
            self.handle = None

    def _show(self, html: str) -> None:
        shown = import_module("IPython.display")  # where a notebook runs, it is there
        if self.handle is None:
            self.handle = shown.display(shown.HTML(html), display_id=True)
        else:
            self.handle.update(shown.HTML(html))


def in_notebook() -> bool:
    """Tell whether a notebook runs this, whose cells can show a bar."""
    loaded = sys.modules.get("IPython")
    shell = loaded.get_ipython() if loaded is not None else None
    return getattr(shell, "kernel", None) is not None


def bar(progress: object) -> Any:  # noqa: ANN401 - a bar, whoever wants to be told, or nobody
    """Return who is told of progress: ``True`` makes a bar, None makes one in a notebook alone."""
    if progress is None or progress is True:
        if in_notebook():
            return NotebookBar()
        return Bar() if progress else None
    return progress or None
