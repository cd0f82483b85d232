"""How reading and checking grow with what a case holds: processor seconds, and what is found."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.output import show
from benchmarks.timing import best, duration
from rason.answer.limits import limits
from rason.case import new_case, read
from rason.claim.check import check_reading
from rason.study.ceiling import unserved

if TYPE_CHECKING:
    from collections.abc import Iterator

MEGA = 2**20


def sizes(*, quick: bool) -> None:
    """Print what reading and checking large cases takes."""
    rows = []
    for what, promise, name, text in _cases(5 if quick else 1):
        with TemporaryDirectory() as place:
            folder = new_case(Path(place) / "case")
            with (folder / name).open("a", encoding="utf-8") as file:
                file.write(text)
            timed = best(lambda folder=folder: checked(folder))  # type: ignore[misc]
        rows.append((what, promise, duration(timed.seconds), timed.result))
    show("Reading and checking", ("what is added", "promise", "processor", "found"), rows, texts=2)


def checked(folder: Path) -> str:
    """Read and check a case as `rason check` does; return what came of it."""
    reading = read(folder)
    faults = (*reading.diagnostics, *check_reading(reading))
    if reading.case is None or faults:
        codes = sorted({each.code for each in faults})
        return f"{len(faults):,} faults, {', '.join(codes)}"
    warnings = (*reading.case.warnings, *unserved(reading.case))
    limits(reading.case)
    return f"{len(warnings):,} warnings"


def _cases(less: int) -> Iterator[tuple[str, str, str, str]]:
    """Yield what is added, what is promised, and to which file it is added."""
    many = 5_000 // less
    plain = "".join(f"f{n},Figure {n},1,2,3,1,pert{',' * 7}\n" for n in range(many))
    yield f"{many:,} figures", "2 s", "figures.csv", plain
    first = f"f0,Figure 0,1,2,3,1,pert{',' * 7}\n"
    chain = "".join(f"f{n},Figure {n},,,,1,{',' * 6}f{n - 1} + 1,\n" for n in range(1, many))
    yield f"{many:,} figures, each derived from the last", "", "figures.csv", first + chain
    keys = 20_000 // less
    lost = "".join(f"s{n},nowhere{n},copper,,{n} kt/yr,mine_cost,,\n" for n in range(keys))
    yield f"{keys:,} keys that lead nowhere", "2 s", "supplies.csv", lost
    cell = "1" * 30_000
    yield "a cell of 30,000 characters", "50 ms", "figures.csv", f"f,F,1,{cell},3,1,pert{',' * 7}\n"
    links = "".join(
        f"l{n},mine,harbour,rail,copper,1 kt/yr,rail_cost,0 %,0 USD/t,south,,,,,\n"
        for n in range(1_000 // less)
    )
    yield f"{1_000 // less:,} links", "", "links.csv", links
    yield "50 MB of empty lines", "", "links.csv", "\n" * (50 * MEGA // less)
