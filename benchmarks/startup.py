"""The program itself on the Northeast Asia case, against what it promises."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING

from benchmarks.output import show
from benchmarks.timing import REPEATS, duration

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CASE = "northeast-asia-2014"
ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
DRAWS, QUICK_DRAWS = 1024, 32
MEGA = 1e6
TICK = 2.0


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process and its children took: clock [s], processor [s], peak memory [MB]."""

    clock: float
    processor: float
    memory: float


def measure(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Usage:
    """Run a command to its end and say what it took.

    The memory is the largest sum over its processes where the system tells (Linux), shared pages
    counted once; else that of its largest process.
    """
    begun = monotonic()
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ | dict(environment or {}),
    ) as process:
        peak = 0.0
        # Its own session would outlive us if we were stopped.
        end = partial(os.killpg, process.pid, signal.SIGTERM)
        before = signal.signal(signal.SIGTERM, lambda *_: (end(), sys.exit(1)))
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            ticking = monotonic() - begun > TICK
            if ticking:
                peak = max(peak, _session_memory(process.pid))
            _pause(TICK if ticking else TICK / 100)
        signal.signal(signal.SIGTERM, before)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with exit code {process.returncode}")
    size = 1.0 if sys.platform == "darwin" else 1024.0
    return Usage(
        clock=monotonic() - begun,
        processor=usage.ru_utime + usage.ru_stime,
        memory=max(peak, usage.ru_maxrss * size / MEGA),
    )


def _pause(seconds: float) -> None:
    from time import sleep

    sleep(seconds)


def _session_memory(session: int) -> float:
    """Return the proportional memory of all processes of a session [MB]; 0 if it is not told."""
    total = 0.0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) != session:
                continue
            lines = (folder / "smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(float(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total * 1024.0 / MEGA


def startup(*, quick: bool) -> None:
    """Print what the verbs take and what is installed."""
    rows: list[tuple[str, str, str, str, str]] = []
    rason = str(BIN / "rason")
    timed = (
        ("import rason", [sys.executable, "-c", "import rason"], 0.5),
        ("rason --help", [rason, "--help"], 0.3),
        (f"rason check {CASE}", [rason, "check", CASE], 1.0),
        (f"rason solve {CASE}", [rason, "solve", CASE], 1.0),
    )
    for name, command, promised in timed:
        runs = [measure(command) for _ in range(REPEATS)]
        clock, processor = min(run.clock for run in runs), min(run.processor for run in runs)
        rows.append(_row(name, clock, processor, f"under {promised:g} s"))
        rows[-1] = (*rows[-1][:3], f"{runs[0].memory:.0f} MB", rows[-1][4])
    with TemporaryDirectory() as folder:
        draws = QUICK_DRAWS if quick else DRAWS
        out = ["--out", str(Path(folder) / "run"), "--draws", str(draws)]
        took = measure([rason, "brief", CASE, *out])
        promise = "no promise for so few" if quick else "under 60 s and 1 GB"
        name = f"rason brief {CASE} --draws {draws}"
        rows.append(_row(name, took.clock, took.processor, promise, took.memory))
    show(
        "The program itself",
        ("command", "clock", "processor", "memory", "promised"),
        rows,
        note=f"Quickest of {REPEATS} (the brief: once); memory of all its processes together.",
    )
    if not quick:
        _installed()


def _row(
    name: str, clock: float, processor: float, promise: str, memory: float = 0.0
) -> tuple[str, str, str, str, str]:
    return name, duration(clock), duration(processor), f"{memory:.0f} MB", promise


def _installed() -> None:
    """Print the sizes of the wheel and of an environment with nothing but rason."""
    uv = shutil.which("uv") or str(ROOT / ".uv" / "bin" / "uv")
    with TemporaryDirectory() as folder:
        wheel, place = Path(folder) / "wheel", Path(folder) / "environment"
        measure([uv, "build", "--wheel", "--out-dir", str(wheel), str(ROOT)])
        kilobytes = sum(file.stat().st_size for file in wheel.glob("*.whl")) / 1e3
        sync = [uv, "sync", "--project", str(ROOT), "--frozen", "--no-default-groups"]
        took = measure(
            [*sync, "--no-editable", "--python", sys.executable],
            {"UV_PROJECT_ENVIRONMENT": str(place), "UV_LINK_MODE": "copy"},
        )
        files = [file for file in place.rglob("*") if file.is_file() and not file.is_symlink()]
        size = sum(file.stat().st_size for file in files) / MEGA
    show(
        "Installed without extras",
        ("what", "measured", "promised"),
        [
            ("wheel", f"{kilobytes:.0f} kB", ""),
            ("environment", f"{size:.0f} MB", "under 500 MB"),
            ("time, with uv's cache as it is", duration(took.clock), "under 40 s"),
        ],
    )
