"""Same inputs and seed, same bytes: whoever works, wherever, in whatever language and zone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

import rason
from rason.case import find
from rason.report.run import said

PLAIN = {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "TZ": "UTC"}
OTHER = {
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONHASHSEED": "2",
    "TZ": "Pacific/Kiritimati",
    "TERM": "dumb",
    "NO_COLOR": "1",
    "COLUMNS": "40",
    "OPENBLAS_NUM_THREADS": "2",
    "PYTHONOPTIMIZE": "1",
}
"""All that should not matter, each other than in `PLAIN`."""


def brief(place: Path, case: str, draws: int, workers: int, **more: str) -> dict[str, str]:
    """Write a brief in a folder; return the digest of each of its files."""
    place.mkdir(exist_ok=True)
    done = subprocess.run(
        [
            *(sys.executable, "-m", "rason", "brief", case),
            *("-n", str(draws), "-w", str(workers), "-o", "run"),
        ],
        cwd=place,
        env={**os.environ, **more},
        umask=0o077 if more.get("NO_COLOR") else 0o022,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-500:]
    run = place / "run"
    return {
        path.relative_to(run).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(run.rglob("*"))
        if path.is_file()
    }


def test_a_brief_has_the_same_bytes_whoever_writes_it_and_wherever(tmp_path: Path) -> None:
    plain = brief(tmp_path / "one", "toy", 16, 1, **PLAIN)
    shutil.copytree(find("toy"), tmp_path / "toy")
    assert brief(tmp_path / "elsewhere", "../one/../toy/", 16, 3, **OTHER) == plain
    assert {Path(name).suffix for name in plain} >= {".csv", ".json", ".html", ".md", ".docx"}


@pytest.mark.slow
@pytest.mark.parametrize(("case", "draws"), [("toy", 512), ("northeast-asia-2014", 64)])
def test_a_large_brief_has_the_same_bytes(case: str, draws: int, tmp_path: Path) -> None:
    plain = brief(tmp_path / "one", case, draws, 1, **PLAIN)
    assert brief(tmp_path / "two", case, draws, 2, **PLAIN) == plain
    assert brief(tmp_path / "three", case, draws, 3, **OTHER) == plain


@pytest.mark.parametrize("draws", [16, 64, "auto"])
def test_the_digest_says_whether_the_compiled_solver_is_used(
    draws: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = rason.read_case("toy")
    used = []
    for there in (True, False):
        monkeypatch.setattr("rason.study.solver.available", lambda there=there: there)
        used.append(said(case, draws=draws, seed=0, scenarios=None))
    assert (used[0] == used[1]) is (draws == 16)
    assert ("numba" in used[0]["versions"]) is (draws != 16)
    assert "numba" not in used[1]["versions"]


BROKEN = {
    "an import that fails": "raise ImportError('numba needs another numpy')",
    "a library that fails": "raise OSError('libLLVM.so: wrong ELF class')",
    "half an installation": "",
}


OPEN = """
from rason import read_case
from rason.cli.progress import study_of
with study_of(read_case("toy"), draws=64) as study:
    print(study.compiled)
"""


def opened(more: dict[str, str]) -> str:
    """Open a study of so many draws that compiling is worth it; return what is said."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN],
        env={**os.environ, **more},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "False\n", done.stderr
    return done.stderr


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_compiler_is_told_of_in_a_line_and_left_alone(fault: str, tmp_path: Path) -> None:
    (tmp_path / "numba").mkdir()
    (tmp_path / "numba" / "__init__.py").write_text(BROKEN[fault], encoding="utf-8")
    told = opened({"PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])})
    assert told.startswith("The compiled solver cannot be used (")
    assert told.endswith("); all is solved without it, which takes longer.\n")
    assert told.count("\n") == 1


def test_a_compiler_that_is_switched_off_is_told_of() -> None:
    told = opened({"NUMBA_DISABLE_JIT": "1"})
    assert "(NUMBA_DISABLE_JIT is set)" in told
    assert told.count("\n") == 1
