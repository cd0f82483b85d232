from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rason.study.progress import Bar

if TYPE_CHECKING:
    import pytest


def test_nothing_is_said_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Bar(patience=0.0)
    bar(1, 2)
    bar.close()
    assert capsys.readouterr().err == ""


def test_nothing_is_said_of_what_is_quick(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    bar = Bar(patience=1000.0)
    bar(1, 2)
    bar.close()
    assert capsys.readouterr().err == ""


def test_rounds_are_counted_where_somebody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    bar = Bar(patience=0.0)
    bar(1, 2)
    assert bar.progress is not None
    assert bar.progress.tasks[0].description == "solving, round 1"
    bar(2, 2)
    bar(1, 5)
    assert bar.progress.tasks[0].description == "solving, round 2"
    bar.close()
    assert bar.progress is None


def test_what_tells_nothing_is_told_of_once_patience_is_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    bar = Bar(patience=1000.0, what="checking strait")
    bar.begin()
    bar.show()
    assert bar.progress is not None
    (task,) = bar.progress.tasks
    assert (task.description, task.total) == ("checking strait", None)
    bar(3, 4)
    (task,) = bar.progress.tasks
    assert (task.completed, task.total) == (3, 4)
    bar.close()
    bar.show()
    assert bar.progress is None


def test_nobody_waits_where_nobody_looks() -> None:
    bar = Bar(patience=0.0)
    bar.begin()
    bar.close()
    assert bar.progress is None
