"""A progress bar: in a notebook without being asked, in a terminal where it is asked for."""

from __future__ import annotations

import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console
    from rich.progress import Progress, TaskID

PATIENCE = 2.0  # seconds that nothing is said for


def plain_console() -> Console:
    """Return a console on standard error."""
    from rich.console import Console

    return Console(stderr=True)


class Bar:
    """A progress bar on standard error that appears late, and only where somebody looks."""

    def __init__(
        self, patience: float = PATIENCE, console: Callable[[], Console] = plain_console
    ) -> None:
        self.patience = patience
        self.console = console
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

    def begin(self) -> None:
        """Count rounds and time from now."""
        self.began, self.round = time.monotonic(), 1

    def close(self) -> None:
        """Take the bar away."""
        if self.progress is not None:
            self.progress.stop()
            self.progress = self.task = None

    def _open(self) -> None:
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TimeRemainingColumn(),
            TextColumn("left"),
            console=self.console(),
            transient=True,
        )
        self.progress.start()


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
