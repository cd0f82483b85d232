"""Kills in the swap of a run's folder: ``python -m tests.kills.swap SEED KILLS``.

A child does nothing but put a new run in the place of an old one, again and again, and is killed
after a random time; then whoever comes next must find a whole run, the old one or the new one.
Every other kill falls on a system that cannot exchange two names.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

from rason.report.folder import recover, replacing

FILES = 8
MEANWHILE = 0.004
"""Seconds within which a child is killed: it swaps some ten times in that time."""


def write(folder: Path, text: str) -> None:
    """Put a run in the place of the old one."""
    with replacing(folder) as working:
        for number in range(FILES):
            (working / f"{number}.txt").write_text(text, encoding="utf-8")


def wrong(folder: Path) -> str:
    """Return what is wrong with a run after a kill and a look of whoever comes next."""
    recover(folder)
    others = [path.name for path in folder.parent.iterdir() if path != folder]
    if others:
        return f"left beside it: {others}"
    if not folder.is_dir():
        return "no run"
    texts = [path.read_text(encoding="utf-8") for path in folder.iterdir()]
    if len(texts) != FILES or len(set(texts)) != 1 or not texts[0]:
        return f"not whole: {texts}"
    return ""


def swap_until_killed(folder: Path, *, exchanges: bool, meanwhile: float) -> None:
    """Let a child swap, and kill it after some seconds."""
    child = os.fork()
    if child == 0:
        with ExitStack() as held:
            if not exchanges:
                held.enter_context(
                    patch("rason.report.folder.exchange", lambda _one, _other: False)
                )
            number = 0
            while True:
                number += 1
                write(folder, f"{os.getpid()} {number}")
    time.sleep(meanwhile)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def trial(seed: int, kills: int) -> tuple[list[str], int]:
    """Kill so many times; return what was wrong, and how many kills left a swap half done."""
    random, found, amidst = Random(seed), [], 0  # noqa: S311 - no secret
    with TemporaryDirectory() as place:
        folder = Path(place) / "run"
        write(folder, "the first")
        for kill in range(kills):
            meanwhile = random.random() * MEANWHILE
            swap_until_killed(folder, exchanges=kill % 2 == 0, meanwhile=meanwhile)
            amidst += len(list(Path(place).iterdir())) > 1
            fault = wrong(folder)
            if fault:
                found.append(f"kill {kill}: {fault}")
                write(folder, "the next")
    return found, amidst


if __name__ == "__main__":
    faults, amidst = trial(int(sys.argv[1]), int(sys.argv[2]))
    said = f"{sys.argv[2]} kills, {amidst} of them amidst a swap, {len(faults)} faults"
    print(*faults, said, sep="\n")  # noqa: T201 - a trial
