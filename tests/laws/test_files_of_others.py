"""No file of others makes an importer fail otherwise than by name; what is taken is a sound case.

A refusal writes nothing, names the file, and has a cure. Files are those of the importers' own
tests, damaged at random: cells, columns, rows and bytes.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from tests.unit.importing import test_gem, test_pypsa, test_scigrid, test_statistics

from rason import importing
from rason.case import read
from rason.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from rason.errors import Diagnostic

DAY: Final = date(2024, 12, 31)
MAPPING: Final = """
source: {key: customs, author: Office, title: Trade, year: 2014}
tables:
  observed:
    columns:
      from: exporter
      to: importer
      commodity: {is: gas}
      quantity: {column: amount, unit_in: unit}
      period: year
"""
FILES: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "table": (
        "exporter,importer,amount,unit,year\nRussia,China,3.5,bcm/yr,2013\n"
        "Russia,Japan,1,bcm/yr,2013\n",
        {},
    ),
    "gem": (test_gem.text(), {"loading": ("IDN",)}),
    "scigrid": (
        "\n".join([test_scigrid.HEADER, test_scigrid.segment("S_1"), test_scigrid.segment("S_2")]),
        {},
    ),
    "trade": (test_statistics.BACI, {"goods": ("2711=gas",)}),
    "jodi": (test_statistics.JODI, {}),
    "events": (test_statistics.ICEWS, {}),
    "portwatch": (test_statistics.portwatch(40, 0), {}),
    "pypsa": (test_pypsa.NETWORK["links.csv"], {}),
}
ODD: Final = (
    "", "-1", "1e400", "nan", "1,5", "12 bcm", "Atlantis", "99999", "41°30'N", "31/12/2014",
    "#REF!", "0", "2014-02-30", "x" * 300, "=1+1", "\u202e", "'", '"', "[1, 2]", "{'a': 1}",
    "100000000000",
)  # fmt: skip


BROKEN_BYTE: Final = 0.1  # share of files with one
Lines = list[list[str]]


def one_of(lines: Lines, rng: np.random.Generator) -> list[str]:
    return lines[int(rng.integers(0, len(lines)))]


def odd_cell(lines: Lines, rng: np.random.Generator) -> None:
    row = one_of(lines, rng)
    row[int(rng.integers(0, len(row)))] = ODD[int(rng.integers(0, len(ODD)))]


def lost_column(lines: Lines, rng: np.random.Generator) -> None:
    at = int(rng.integers(0, len(lines[0])))
    for row in lines:
        del row[at : at + 1]


def row_twice(lines: Lines, rng: np.random.Generator) -> None:
    lines.append(list(one_of(lines, rng)))


def swapped(lines: Lines, rng: np.random.Generator) -> None:
    row = one_of(lines, rng)
    one, two = rng.integers(0, len(row), 2)
    row[one], row[two] = row[two], row[one]


def cut_off(lines: Lines, rng: np.random.Generator) -> None:
    del lines[max(1, int(rng.integers(0, len(lines)))) :]


HARMS: Final = (odd_cell, lost_column, row_twice, swapped, cut_off)


def damaged(text: str, rng: np.random.Generator) -> bytes:
    """Do one or two kinds of damage to a file."""
    mark = next((each for each in ("\t", ";") if each in text.splitlines()[0]), ",")
    lines = [line.split(mark) for line in text.splitlines()]
    for _ in range(int(rng.integers(1, 3))):
        if lines[0]:
            HARMS[int(rng.choice(len(HARMS), p=[0.4, 0.15, 0.15, 0.2, 0.1]))](lines, rng)
    raw = "\n".join(mark.join(row) for row in lines).encode()
    if rng.random() < BROKEN_BYTE:
        at = int(rng.integers(0, len(raw) + 1))
        raw = raw[:at] + bytes([int(rng.integers(0, 256))]) + raw[at:]
    return raw


def attempt(kind: str, raw: bytes, folder: Path) -> None:
    """Import a damaged file."""
    _, options = FILES[kind]
    path = folder / "file.csv"
    if kind == "pypsa":
        network = test_pypsa.write(folder / "net")
        (network / "links.csv").write_bytes(raw)
        path = network
    else:
        path.write_bytes(raw)
    if kind == "table":
        (folder / "map.yaml").write_text(MAPPING, encoding="utf-8")
        options = {"mapping": folder / "map.yaml"}
    getattr(importing, kind)(path, into=folder / "case", frozen=DAY, **options)


def refusal(kind: str, raw: bytes, folder: Path) -> tuple[Diagnostic, ...]:
    """Import a damaged file; return why it is refused, if it is."""
    try:
        attempt(kind, raw, folder)
    except InputError as error:
        return error.diagnostics
    return ()


def test_a_damaged_file_is_refused_by_name_or_gives_a_sound_case(
    rounds: int, tmp_path: Path
) -> None:
    refused = 0
    for one in range(rounds):
        rng = np.random.default_rng(one)
        kind = sorted(FILES)[one % len(FILES)]
        folder = tmp_path / str(one)
        folder.mkdir()
        found = refusal(kind, damaged(FILES[kind][0], rng), folder)
        refused += bool(found)
        assert all(each.file and each.fix for each in found), (one, kind)
        assert bool(found) != (folder / "case").exists(), (one, kind)
        assert found or not read(folder / "case").diagnostics, (one, kind)
    assert refused >= rounds / 3
