"""What the system refuses ends in a line, with code 1 or 2, and nothing is half written."""

from __future__ import annotations

import errno
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rason.cli import app
from rason.cli.memory_limit import nobody_left
from rason.report.folder import replacing

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.cli.conftest import Answer

    Rason = Callable[..., Answer]

BRIEF = ("brief", "toy", "-n", "16", "-w", "1", "-o", "run")


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (MemoryError(), "memory"),
        (RuntimeError("can't start new thread"), "memory"),
        (ImportError("libx.so: failed to map segment from shared object"), "memory"),
        (ImportError("libx.so: cannot open shared object file: Too many open files"), "files"),
        (OSError(errno.EMFILE, os.strerror(errno.EMFILE)), "Too many open files"),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a.csv"), "left on device: a.csv"),
        (BrokenProcessPool(), "ended from outside"),
    ],
)
def test_what_the_system_refuses_is_one_line(
    error: Exception, word: str, rason: Rason, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: object) -> int:
        raise error

    monkeypatch.setattr(app, "_run", refused)
    said = rason(*BRIEF)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert word in said.err
    assert re.search("nothing (more )?was written", said.err)


def test_a_fault_of_ours_is_none_of_the_systems(
    rason: Rason, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(_: object) -> int:
        raise RuntimeError("generator raised StopIteration")

    monkeypatch.setattr(app, "_run", wrong)
    with pytest.raises(RuntimeError):
        rason(*BRIEF)


LIMITED = """
import resource, sys
from rason.cli.app import run
kind, limit = getattr(resource, sys.argv[1]), int(sys.argv[2])
resource.setrlimit(kind, (limit, limit))
sys.exit(run(sys.argv[3:]))
"""
LIMITS = [
    ("RLIMIT_FSIZE", 0, ("new", "mine")),
    ("RLIMIT_FSIZE", 300, ("new", "mine")),
    ("RLIMIT_NOFILE", 3, ("solve", "toy")),
    ("RLIMIT_AS", 150 << 20, ("solve", "toy")),
    ("RLIMIT_AS", 256 << 20, ("claims", "toy", "-n", "16")),
]
SLOW_LIMITS = [
    ("RLIMIT_FSIZE", 100, BRIEF),
    ("RLIMIT_FSIZE", 60_000, BRIEF),
    ("RLIMIT_NOFILE", 4, (*BRIEF, "-w", "2")),
    ("RLIMIT_NOFILE", 16, (*BRIEF, "-w", "2")),
    *(
        ("RLIMIT_AS", size << 20, (*BRIEF, "-n", "64"))
        for size in (200, 390, 500, 600, 700, 800, 1000)
    ),
    ("RLIMIT_AS", 800 << 20, (*BRIEF, "-n", "64", "-w", "2")),
]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
@pytest.mark.parametrize(
    ("kind", "limit", "arguments"),
    [*LIMITS, *(pytest.param(*each, marks=pytest.mark.slow) for each in SLOW_LIMITS)],
)
def test_limits_end_in_a_line_and_leave_the_old_run(
    kind: str, limit: int, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    with replacing(tmp_path / "run") as working:
        (working / "run.json").write_text("old", encoding="utf-8")
    said = subprocess.run(
        [sys.executable, "-c", LIMITED, kind, str(limit), *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode in (1, 2), said.stderr[-500:]
    assert said.stdout == ""
    assert "Traceback" not in said.stderr
    assert said.returncode == 1 or said.stderr.startswith("RSN-R002"), said.stderr
    assert len(said.stderr.strip().splitlines()) == (1 if said.returncode == 1 else 4)
    assert [path.name for path in (tmp_path / "run").iterdir()] == ["run.json"]
    assert {path.name for path in tmp_path.iterdir()} <= {"run", ".work"}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_little_memory_is_enough_for_what_loads_no_large_library(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", LIMITED, "RLIMIT_AS", str(256 << 20), "new", "mine"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stderr) == (0, "")
    assert (tmp_path / "mine" / "case.yaml").is_file()


def test_who_waits_for_work_that_nobody_sends_is_ended() -> None:
    def begin_and_fail() -> None:
        with nobody_left():
            begun.start()
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    begun = multiprocessing.Process(target=time.sleep, args=(600,))
    with pytest.raises(OSError, match="open files"):
        begin_and_fail()
    assert not begun.is_alive()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [("list",), ("solve", "toy", "--json")])
def test_a_full_place_for_what_is_printed_is_a_line(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        said = subprocess.run(
            [sys.executable, "-m", "rason", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert said.returncode == 1
    assert said.stderr.decode() == app.REFUSED.format(os.strerror(errno.ENOSPC)) + "\n"


def test_streams_that_were_closed_before_the_start_are_read_by_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for arguments, code in ((["solve", "toy"], 0), (["check", "nowhere"], 2)):
        monkeypatch.setattr(sys, "stdout", None)
        monkeypatch.setattr(sys, "stderr", None)
        with ExitStack() as opened:
            found = app.run(arguments)
            opened.enter_context(sys.stdout)
            opened.enter_context(sys.stderr)
        assert found == code


def test_a_folder_that_cannot_be_written_is_told_of_with_its_name(
    rason: Rason, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refused(*_: object, **__: object) -> str:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(tempfile, "mkdtemp", refused)
    for arguments in (("new", "mine"), ("brief", "toy", "-n", "16", "-o", "mine")):
        said = rason(*arguments)
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith("RSN-R002  mine\n  found     Read-only file system\n")
    assert list(tmp_path.iterdir()) == []


KILLED = """
import os, signal, sys
from rason.cli.app import run
from rason.study import pieces
answers = pieces._answers
def ended(*asked):
    if os.getpid() != first:
        os.kill(os.getpid(), signal.SIGKILL)
    return answers(*asked)
first = os.getpid()
pieces._answers = ended
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere workers are not forked")
def test_a_worker_that_the_system_ends_is_told_of_in_a_line(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", KILLED, *BRIEF, "-w", "2"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stdout, said.stderr) == (1, "", app.ENDED + "\n")
    assert list(tmp_path.iterdir()) == []
