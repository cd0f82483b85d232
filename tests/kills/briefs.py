"""Kills of `rason brief` at random moments: ``python -m tests.kills.briefs CASE DRAWS SEED KILLS``.

An old complete run is in place. The process, or it with all that it began, is killed with SIGKILL;
then, on a system that can exchange names, a complete run must be there, the old one or the new one
to the byte; nobody may be left who works for the dead; and the next attempt, with `--resume`,
begins where the last one ended. When one comes to its end nothing may lie beside the run; then the
old run is put back in place.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

PATIENCE = 10.0
"""Seconds in which those who worked for the dead must end."""
ALONE = 0.5
"""How often the process alone is killed, and its workers are not."""
MARK = "RASON_TRIAL"


@dataclass
class Found:
    """What came of the kills."""

    kills: int = 0
    finished: int = 0
    faults: list[str] = field(default_factory=list)


def digest(folder: Path) -> str:
    """Digest all files of a run."""
    found = sha256()
    for path in sorted(folder.rglob("*")):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def brief(place: Path, arguments: tuple[str, ...]) -> subprocess.Popen[bytes]:
    """Begin a brief in a session of its own."""
    with (place / "said.txt").open("wb") as said:
        return subprocess.Popen(
            [sys.executable, "-m", "rason", "brief", *arguments, "--out", "run"],
            cwd=place,
            env={**os.environ, MARK: str(place)},
            stdout=subprocess.DEVNULL,
            stderr=said,
            start_new_session=True,
        )


def workers(place: Path) -> list[int]:
    """Return the processes that still work for a trial."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            mine = f"{MARK}={place}".encode() in path.read_bytes()
        except OSError:
            continue
        if mine:
            found.append(int(path.parent.name))
    return found


def trial(case: str, draws: int, seed: int, kills: int) -> Found:
    """Kill so many times."""
    random, found = Random(seed), Found()  # noqa: S311 - no secret
    usual = (case, "--draws", str(draws), "--workers", "2")
    with TemporaryDirectory() as name:
        place = Path(name)
        folder, old, new = place / "run", place / "old", place / "new"
        length = 0.0
        for kept, asked in ((old, ("toy", "--draws", "16")), (new, (*usual, "--seed", "1"))):
            began = time.monotonic()
            assert brief(place, asked).wait() == 0
            length = time.monotonic() - began
            folder.rename(kept)
        whole = {digest(old): "old", digest(new): "new"}
        shutil.copytree(old, folder)
        while found.kills < kills:
            process = brief(place, (*usual, "--seed", "1", "--again", "--resume"))
            try:
                code = process.wait(random.random() ** 2 * length)
            except subprocess.TimeoutExpired:
                kill(process, alone=random.random() < ALONE)
                found.kills += 1
                found.faults += after_a_kill(place, whole, found.kills)
            else:
                found.finished += 1
                found.faults += after_the_end(place, whole, code)
                shutil.rmtree(folder)
                shutil.copytree(old, folder)
            print(found.kills, found.finished, *found.faults, flush=True)  # noqa: T201 - a trial
        end = brief(place, (*usual, "--seed", "1", "--again", "--resume")).wait()
        found.faults += after_the_end(place, whole, end)
    return found


def kill(process: subprocess.Popen[bytes], *, alone: bool) -> None:
    """Kill a process, or it with all that it began."""
    (os.kill if alone else os.killpg)(process.pid, signal.SIGKILL)
    process.wait()


def after_a_kill(place: Path, whole: dict[str, str], number: int) -> list[str]:
    """Return what is wrong after a kill."""
    deadline = time.monotonic() + PATIENCE
    while (left := workers(place)) and time.monotonic() < deadline:
        time.sleep(0.1)
    faults = [f"kill {number}: {each} still works" for each in left]
    if not (place / "run").is_dir() or digest(place / "run") not in whole:
        faults.append(f"kill {number}: no whole run is there")
    return faults


def after_the_end(place: Path, whole: dict[str, str], code: int) -> list[str]:
    """Return what is wrong after a brief that nobody killed."""
    if code != 0:
        return [f"ended with {code}: {(place / 'said.txt').read_text(encoding='utf-8')}"]
    beside = {path.name for path in place.iterdir()} - {"run", "old", "new", "said.txt"}
    faults = [f"left beside the run: {beside}"] if beside else []
    if whole.get(digest(place / "run")) != "new":
        faults.append("the run has other bytes than one that was never stopped")
    return faults


if __name__ == "__main__":
    found = trial(sys.argv[1], *map(int, sys.argv[2:5]))
    said = f"{found.kills} kills, {found.finished} ended by themselves, {len(found.faults)} faults"
    print(*found.faults, said, sep="\n")  # noqa: T201 - a trial
