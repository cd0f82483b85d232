"""Quick tests hold no clock: a busy machine is no fault. What is timed stands in benchmarks/."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
CLOCKS = re.compile(
    r"\b(perf_counter|process_time|thread_time|monotonic|time\.time|default_timer)\b"
)


def test_no_test_reads_a_clock() -> None:
    read = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((*ROOT.rglob("test_*.py"), *ROOT.rglob("conftest.py")))
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if CLOCKS.search(line)
    ]
    assert not read, f"time them in benchmarks/: {read}"
