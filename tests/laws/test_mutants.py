"""Every law kills its mutant: a fault of the kind that it forbids, put back on purpose.

A mutant is a file ``mutants/NAME.toml``: which law, which source file, which text in it (there
once), what stands there in the mutant, and the tests that must fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
MUTANTS = sorted((Path(__file__).parent / "mutants").glob("*.toml"))


def mutant(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MUTANTS, ids=lambda path: path.stem)
def test_a_mutant_still_fits_its_source(path: Path) -> None:
    made = mutant(path)
    assert set(made) == {"law", "file", "was", "becomes", "tests"}
    source = (ROOT / "src" / "rason" / made["file"]).read_text(encoding="utf-8")
    assert source.count(made["was"]) == 1
    assert made["was"] != made["becomes"]


@pytest.mark.slow
@pytest.mark.parametrize("path", MUTANTS, ids=lambda path: path.stem)
def test_a_law_kills_its_mutant(path: Path, tmp_path: Path) -> None:
    made = mutant(path)
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for beside in ("cases", "tests"):
        (tmp_path / beside).symlink_to(ROOT / beside)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    source = tmp_path / "src" / "rason" / made["file"]
    text = source.read_text(encoding="utf-8").replace(made["was"], made["becomes"])
    source.write_text(text, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", "not slow"]
        + [f"tests/{test}" for test in made["tests"]],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stdout + run.stderr
