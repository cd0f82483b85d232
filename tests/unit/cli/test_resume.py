"""A brief that was broken off is gone on with, and comes to the same bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from rason.report.unfinished import LOCK, PIECES, WEEK, WORK, working
from rason.study import pieces

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.cli.conftest import Answer

    from rason.report.document import Document

    Rason = Callable[..., Answer]

BRIEF = ("brief", "toy", "-n", "16", "-w", "1", "-o", "run")
WORKING = Path(WORK) / "run"


@pytest.fixture(autouse=True)
def _without_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write the result alone, which is what pieces come to."""

    def write(folder: Path, document: Document, *, digest: str, **_: Any) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "run.json").write_text(json.dumps({"digest": digest}))
        (folder / "result.json").write_text(document.to_json())

    monkeypatch.setattr("rason.report.run.write_run", write)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note of how many needs each piece consists that is worked out."""
    found: list[int] = []
    work = pieces._answers  # noqa: SLF001 - what does the work

    def noted(program: Any, compiled: bool, needs: list[Any]) -> list[Any]:
        found.append(len(needs))
        return work(program, compiled, needs)

    monkeypatch.setattr(pieces, "_answers", noted)
    return found


def broken_off(rason: Rason, after: int, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Begin a brief, and press Ctrl-C when some pieces are done."""
    left, work = after, pieces._answers  # noqa: SLF001 - what does the work

    def stopped(program: Any, compiled: bool, needs: list[Any]) -> list[Any]:
        nonlocal left
        left -= 1
        if left < 0:
            raise KeyboardInterrupt
        return work(program, compiled, needs)

    with monkeypatch.context() as patch:
        patch.setattr(pieces, "_answers", stopped)
        return rason(*BRIEF)


def test_what_was_broken_off_is_gone_on_with(
    rason: Rason, asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rason(*BRIEF).code == 0
    expected, worked = Path("run/result.json").read_bytes(), len(asked)
    assert not Path(WORK).exists()
    Path("run").rename("old")
    stopped = broken_off(rason, 5, monkeypatch)
    assert (stopped.code, stopped.out) == (130, "")
    assert stopped.err == "What was worked out is kept; --resume goes on with it.\n"
    asked.clear()
    resumed = rason(*BRIEF, "--resume")
    assert resumed.code == 0
    assert resumed.err.startswith("Going on with 5 pieces")
    assert len(asked) == worked - 5
    assert Path("run/result.json").read_bytes() == expected
    assert not Path(WORK).exists()


def test_what_is_kept_of_other_inputs_is_not_taken(
    rason: Rason, asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert broken_off(rason, 2, monkeypatch).code == 130
    asked.clear()
    other = (*BRIEF, "--seed", "1")
    begun = rason(*other, "--resume")
    assert "of other inputs, settings or versions; this run begins anew" in begun.err
    worked = len(asked)
    assert rason(*other, "--again", "--resume").err.startswith("Nothing of this run is kept.")
    assert len(asked) == 2 * worked


def test_without_the_option_a_run_begins_anew(
    rason: Rason, asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert broken_off(rason, 2, monkeypatch).code == 130
    asked.clear()
    assert rason(*BRIEF).err == ""
    worked = len(asked)
    assert rason(*BRIEF, "--again").err == ""
    assert len(asked) == 2 * worked


def test_runs_elsewhere_are_named(tmp_path: Path, rason: Rason) -> None:
    kept = tmp_path / "runs" / WORK / "toy-0123456789ab" / PIECES
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"")
    said = rason("brief", "toy", "-n", "16", "-w", "1", "--resume").err
    assert said == (
        "Nothing of this run is kept; what is kept is of other inputs: toy-0123456789ab."
        " It begins anew.\n"
    )


def test_what_nobody_goes_on_with_is_swept(tmp_path: Path) -> None:
    names = ("old", "young", "served")
    for name in names:
        place = tmp_path / WORK / name
        place.mkdir(parents=True)
        (place / LOCK).touch()
        (place / PIECES).write_bytes(b"")
    (tmp_path / WORK / "served" / "job.json").write_text("{}")
    for name in ("old", "served"):
        path = tmp_path / WORK / name / PIECES
        os.utime(path, (0, path.stat().st_mtime - WEEK - 1))
    with working(tmp_path / "run", "ab", resume=False):
        assert sorted(path.name for path in (tmp_path / WORK).iterdir()) == [
            "run", "served", "young",
        ]  # fmt: skip
    assert [path.name for path in (tmp_path / WORK / "served").glob("*.json")] == ["job.json"]
    assert not (tmp_path / WORK / "served" / PIECES).exists()


HOLD = """
import sys
from pathlib import Path
from rason.report.unfinished import working
with working(Path(sys.argv[1]), "ab", resume=False):
    print("at work", flush=True)
    sys.stdin.read()
"""


def test_of_two_at_one_run_the_second_says_so_and_changes_nothing(
    rason: Rason, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to("run", target_is_directory=True)
    (tmp_path / "run").mkdir()
    first = subprocess.Popen(
        [sys.executable, "-c", HOLD, "run"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    )
    assert first.stdin is not None
    assert first.stdout is not None
    with first:
        assert first.stdout.readline() == "at work\n"
        for name in ("run", "./run", str(tmp_path / "run"), "link"):
            second = rason(*BRIEF[:-1], name)
            assert (second.code, second.out) == (2, "")
            assert "RSN-R008" in second.err
            assert f"({first.pid})" in second.err
        first.stdin.close()
    assert rason(*BRIEF).code == 0
