"""A seeded mutator of case folders: every column, key, entry, encoding and file may be hit."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzz import files, trees
from tests.fuzz.words import ALL, DATES, EXPRESSIONS, KEYS, NUMBERS, TEXTS, UNITS

from rason.case.sheet import columns_of, header_of
from rason.case.tables import TABLES

if TYPE_CHECKING:
    from random import Random

BASE = Path(__file__).parent / "case"
CRISIS = Path(__file__).parent / "crisis"
"""Files in place of the base's: a calendar, stores with rates, series, claims about days."""
Files = Mapping[str, bytes]
SUITED = {
    "cell": (*NUMBERS, *UNITS, *EXPRESSIONS),
    "number": NUMBERS,
    "date": DATES,
    "period": DATES,
    "unit": UNITS,
    "equivalents": UNITS,
    "text": TEXTS,
}
"""What is tried first in a column of a kind; keys and words in all others."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A case folder with one change.

    Parameters
    ----------
    what
        What was changed, in words.
    name
        The file that was changed.
    content
        Its new bytes; None where `act` says what is done.
    act
        What is done to the file's path in place of writing it.
    """

    what: str
    name: str
    content: bytes | None = None
    act: Callable[[Path], None] | None = None


def base_files(*over: Path) -> dict[str, bytes]:
    """Return the files of the case that is mutated, those of further folders in their place."""
    return {
        path.name: path.read_bytes()
        for folder in (BASE, *over)
        for path in sorted(folder.iterdir())
    }


def mutant(random: Random, base: Files) -> Mutant:
    """Draw one mutant."""
    kinds = (_cell, _cell, _cell, _cell, _row, _header, _tree, _tree, _tree, _text, _text, _file)
    return random.choice(kinds)(random, base)


def spliced(random: Random, text: str, others: str = "") -> str:
    """Change one or two characters of a text."""
    marks = "{}[]()\"',;:=#@%&*!|<>-+./\\ \t\n0123456789eExX\u00a0é²" + others
    for _ in range(random.randint(1, 2)):
        at, way = random.randint(0, len(text)), random.randrange(4)
        if way == 0:
            text = text[:at] + random.choice(marks) + text[at:]
        elif way == 1:
            text = text[:at] + text[at + 1 :]
        elif way == 2:
            text = text[:at] + text[at : at + 3] + text[at:]
        else:
            text = text[:at] + random.choice(marks) + text[at + 1 :]
    return text


def _cell(random: Random, base: Files) -> Mutant:
    """Change one cell of one table."""
    table = random.choice(list(TABLES))
    lines = _lines(base, table)
    fields = {header_of(name, column): column for name, column in columns_of(table).items()}
    row, column = random.choice(lines[1:]), random.randrange(len(lines[0]))
    kind, was = fields[lines[0][column]].kind, row[column]
    way = random.randrange(8)
    if way < 3:
        row[column] = random.choice(SUITED.get(kind, (*KEYS, "yes", "no", "true", "1")))
    elif way < 5:
        row[column] = random.choice(ALL)
    elif way == 5:
        row[column] = spliced(random, was)
    elif way == 6:
        row[column] = random.choice(random.choice(lines[1:]))
    else:
        row[column] = random.choice(
            (was.swapcase(), was.upper(), was + was, was + ";" + was, was[::-1], f" {was} ")
        )
    what = f"{table}.csv, {row[0]!r}, {lines[0][column]}: {was!r} -> {row[column]!r}"
    return Mutant(what, f"{table}.csv", _csv(lines))


def _row(random: Random, base: Files) -> Mutant:
    """Lose, repeat, lengthen or break a row."""
    table = random.choice(list(TABLES))
    lines = _lines(base, table)
    at = random.randint(1, len(lines) - 1)
    way = random.randrange(9)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(at, list(lines[at]))
    elif way == 2:
        lines[at].append(random.choice(("", "x", "1")))
    elif way == 3:
        lines[at].pop()
    elif way == 4:
        lines.append(lines.pop(at))
    elif way == 5:
        lines.insert(at, [random.choice(("", " ", "#", "# x", "#REF!", "-", "Total"))])
    elif way == 6:
        lines.insert(at, ["x" if cell else "" for cell in lines[at]])
    elif way == 7:
        lines[at] = [""] * len(lines[at])
    else:
        lines[at][0] = random.choice(("#", "# ", "#", '"', "'")) + lines[at][0]
        text = _csv(lines, plain=at)
        return Mutant(f"{table}.csv, row {at} begins with {lines[at][0]!r}", f"{table}.csv", text)
    return Mutant(f"{table}.csv, row {at}, way {way}", f"{table}.csv", _csv(lines))


def _header(random: Random, base: Files) -> Mutant:  # noqa: C901 - one branch a way
    """Rename, lose, repeat, move a column, or write a unit into its header."""
    table = random.choice(list(TABLES))
    lines = _lines(base, table)
    at, other = (random.randrange(len(lines[0])) for _ in range(2))
    was, way = lines[0][at], random.randrange(8)
    if way == 0:
        lines[0][at] = spliced(random, was)
    elif way == 1:
        lines[0][at] = random.choice(
            (was.upper(), f" {was} ", was + "s", "", lines[0][other], "note", f"{was} (%)")
        )
    elif way == 2:
        for line in lines:
            del line[at]
    elif way == 3:
        for line in lines:
            line.insert(other, line[at])
    elif way == 4:
        for line in lines:
            line[at], line[other] = line[other], line[at]
    elif way == 5:
        unit = random.choice(
            ("bcm/yr", "USD/thousand m3", "", " ", "%", "1", "km", "?", "yr", "bcm/yr]", "[", "x y")
        )
        lines[0][at] = f"{was} [{unit}]"
    elif way == 6:
        del lines[0]
    else:
        lines.insert(random.randint(1, len(lines)), list(lines[0]))
    return Mutant(f"{table}.csv, header, {was!r}, way {way}", f"{table}.csv", _csv(lines))


def _tree(random: Random, base: Files) -> Mutant:
    """Change one key or value of a YAML document."""
    name = random.choice(("case.yaml", "scenarios.yaml", "scenarios.yaml", "claims.yaml"))
    what, text = trees.mutated(random, base[name].decode())
    return Mutant(f"{name}: {what}", name, text.encode("utf-8", "surrogatepass"))


def _text(random: Random, base: Files) -> Mutant:
    """Change some characters anywhere in a file; in the bibliography most of the time."""
    names = [*base, *["sources.bib"] * (2 * len(base))]
    name = random.choice(names)
    text = spliced(random, base[name].decode())
    return Mutant(f"{name}, characters", name, text.encode())


def _file(random: Random, base: Files) -> Mutant:
    """Take a file away, or put something else in its place."""
    name = random.choice(list(base))
    what, found = random.choice(files.WAYS)
    if isinstance(found, files.Act):
        return Mutant(f"{name}: {what}", name, act=found.act)
    return Mutant(f"{name}: {what}", name, found(random, base[name]))


def _lines(base: Files, table: str) -> list[list[str]]:
    """Return a table as cells, without its comments."""
    text = base[f"{table}.csv"].decode()
    return list(csv.reader(line for line in text.splitlines() if not line.startswith("#")))


def _csv(lines: list[list[str]], plain: int = -1) -> bytes:
    """Write cells as a table; the row `plain` without quotes."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for number, line in enumerate(lines):
        if number == plain:
            out.write(",".join(line) + "\n")
        else:
            writer.writerow(line)
    return out.getvalue().encode("utf-8", "surrogatepass")
