from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.unit.report.sample import sample

from rason.errors import InputError
from rason.report.folder import is_done, recover, replacing, run_digest, run_name, writable
from rason.report.run import read_run, write_run

if TYPE_CHECKING:
    from pathlib import Path

DIGEST = "ab" * 32


def written(folder: Path) -> Path:
    write_run(folder, sample(), digest=DIGEST, settings={"draws": 1024})
    return folder


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def begin(folder: Path, accident: type[BaseException] | BaseException) -> None:
    with replacing(folder) as working:
        (working / "run.json").write_text("new, in part")
        raise accident


def test_a_run_is_whole(tmp_path: Path) -> None:
    folder = written(tmp_path / "runs" / run_name("toy", DIGEST))
    names = {path.name for path in folder.iterdir()}
    assert {"run.json", "result.json", "brief.html", "brief.md", "claims.csv"} <= names
    assert folder.name == "toy-abababababab"
    assert is_done(folder, DIGEST)
    assert not is_done(folder, "cd" * 32)
    assert read_run(folder) == sample()
    assert read_run(folder / "result.json") == sample()
    assert names_in(folder.parent) == [folder.name]


def test_the_same_run_has_the_same_bytes(tmp_path: Path) -> None:
    one, other = written(tmp_path / "one"), written(tmp_path / "other")
    for path in one.iterdir():
        assert path.read_bytes() == (other / path.name).read_bytes(), path.name


@pytest.mark.parametrize("accident", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_an_accident_leaves_the_old_run(
    tmp_path: Path, accident: type[BaseException] | BaseException
) -> None:
    folder = tmp_path / "run"
    with replacing(folder) as working:
        (working / "run.json").write_text("old")
    expected = InputError if isinstance(accident, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        begin(folder, accident)
    assert (folder / "run.json").read_text() == "old"
    assert names_in(tmp_path) == ["run"]


def test_a_complete_run_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    for text in ("old", "new"):
        with replacing(folder) as working:
            (working / f"{text}.txt").write_text(text)
    assert names_in(folder) == ["new.txt"]
    assert names_in(tmp_path) == ["run"]


KILLED = """
import os, signal, sys
from pathlib import Path
import rason.report.folder as runs
folder, step, exchanges = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "yes"
if not exchanges:
    runs.exchange = lambda one, other: False
left = step
rename = Path.rename
def counted(self, target):
    global left
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    return rename(self, target)
Path.rename = counted
with runs.replacing(folder) as working:
    (working / "run.json").write_text("new")
    if step == 9:
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("exchanges", ["yes", "no"])
@pytest.mark.parametrize("step", [0, 1, 2, 9])
def test_a_kill_at_any_step_loses_no_run_and_leaves_no_litter(
    step: int, exchanges: str, tmp_path: Path
) -> None:
    folder = tmp_path / "run"
    with replacing(folder) as working:
        (working / "run.json").write_text("old")
    subprocess.run([sys.executable, "-c", KILLED, str(folder), str(step), exchanges], check=False)
    recover(folder)
    assert (folder / "run.json").read_text() in ("old", "new")
    assert names_in(tmp_path) == ["run"]


def test_what_another_process_works_on_is_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / f".run.{os.getpid()}-abc"
    theirs, strange = tmp_path / ".run.notes", tmp_path / ".running.99999999-x"
    for each in (mine, theirs, strange):
        each.mkdir()
    recover(tmp_path / "run")
    assert all(each.is_dir() for each in (mine, theirs, strange))


def test_what_is_no_run_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(InputError) as refused:
        writable(tmp_path)
    assert refused.value.diagnostics[0].code == "RSN-R002"
    file = tmp_path / "thesis.docx"
    with pytest.raises(InputError):
        writable(file)


def test_a_place_that_cannot_be_written_is_refused_before_the_work(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(InputError) as refused:
        writable(file / "run")
    assert refused.value.diagnostics[0].code == "RSN-R002"


def test_settings_make_the_digest() -> None:
    one = run_digest(DIGEST, {"draws": 1024, "seed": 0})
    assert one == run_digest(DIGEST, {"seed": 0, "draws": 1024})
    assert one != run_digest(DIGEST, {"draws": 1024, "seed": 1})


@pytest.mark.parametrize("text", ["", "{", json.dumps({"schema": "rason-result/99"}), "[]"])
def test_what_is_no_result_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "result.json"
    file.write_text(text)
    with pytest.raises(InputError) as refused:
        read_run(file)
    assert refused.value.diagnostics[0].code == "RSN-R004"


def test_a_result_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_run(tmp_path / "nowhere")
