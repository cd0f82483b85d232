"""The server while people pull levers: alone, twenty at once, beside slow clients, in a crowd."""

from __future__ import annotations

import sys
from statistics import median, quantiles
from time import monotonic
from typing import TYPE_CHECKING

from benchmarks.output import show
from benchmarks.served import serving
from benchmarks.timing import duration
from benchmarks.visitors import (
    AGAIN,
    CROWD,
    LEVERS,
    OK,
    SLOW,
    THOUGHT,
    USERS,
    crowd,
    lever,
    pull,
    slow_clients,
    users,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.served import Reply, Served

CASES = ("toy", "northeast_asia_2014")
ALONE, TOGETHER = 60, 12
"""Levers that one person pulls, and each of several."""
WARMING = 20.0
"""Seconds of levers before any is counted: workers fetch the compiled solver meanwhile."""
QUICK = 3
"""By how much less is asked with ``--quick``."""

Row = tuple[str, str, str, str, str, str]


def server(*, quick: bool, cases: Iterable[str] = CASES) -> None:
    """Print how long a lever takes, and what it costs.

    Parameters
    ----------
    quick
        Whether fewer levers are pulled.
    cases
        Names of cases.
    """
    _make_machine_code()
    for case in cases:
        with serving() as served:
            ready = monotonic() + WARMING
            while monotonic() < ready:
                pull(served, case)
            rows = []
            for row in _rows(served, case, QUICK if quick else 1):
                rows.append(row)
                print(*row, sep="; ", file=sys.stderr, flush=True)  # what breaks off has said this
        show(
            f"The server on {case}",
            ("what", "clock, median", "clock, 95 %", "longest", "processor, each", "failed"),
            rows,
            note=f"Each of {USERS} users looks {THOUGHT:g} s at an answer, and asks again up to "
            f"{AGAIN} times where told to. The clock counts whatever else the machine does.",
        )


def _make_machine_code() -> None:
    """Let no worker compile while it is measured: what is made once is on disk from then on."""
    from rason.api.cache import get_compiled

    get_compiled()


def _rows(served: Served, case: str, less: int) -> Iterator[Row]:
    few, many = TOGETHER // less, ALONE // less
    page = f"/api/cases/{case}"
    yield _row("the case, as a page begins", [served.ask(page) for _ in range(many)])
    for name, ranges in (("a lever", False), ("the same with ranges", True)):
        before = served.processor()
        replies = [pull(served, case, ranges=ranges) for _ in range(many)]
        yield _row(name, replies, served.processor() - before)
    before = served.processor()
    alone = users(served, case, few)
    yield _row(f"a lever, {USERS} users", alone, served.processor() - before)
    before = served.processor()
    with slow_clients(served, case):
        beside = users(served, case, few)
    more = _slow(beside) / _slow(alone) - 1
    name = f"the same beside {SLOW} slow clients ({more:+.0%})"
    yield _row(name, beside, served.processor() - before)
    before = served.processor()
    replies = users(served, case, few, as_page=True)
    name = f"with ranges, {USERS} users, verdicts behind"
    yield _row(name, replies, served.processor() - before)
    replies, became = crowd(served, case)
    said = ", ".join(f"{number} {what}" for what, number in became.most_common())
    yield _row(f"{CROWD} at once: {said}", replies, refused_is_failed=False)
    known = lever(case, next(LEVERS))
    again = [served.ask(f"{page}/solve", known) for _ in range(many + 1)]
    yield _row("a lever pulled before", again[1:])


def _slow(replies: Sequence[Reply]) -> float:
    """Return the seconds under which 95 % were answered."""
    return quantiles([reply.seconds for reply in replies], n=20)[-1]


def _row(
    name: str,
    replies: Sequence[Reply],
    processor: float = 0.0,
    *,
    refused_is_failed: bool = True,
) -> Row:
    """Write one line of the table."""
    took = [reply.seconds for reply in replies]
    failed = sum(reply.status != OK for reply in replies)
    return (
        name,
        duration(median(took)),
        duration(_slow(replies)),
        duration(max(took)),
        duration(processor / len(took)) if processor else "",
        f"{failed} of {len(took)}" if refused_is_failed else "",
    )
