"""Bare games as documents: JSON with players and values or weights, or CSV of coalition and value.

All faults of a document are collected and raised at once; nothing is guessed.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from rason.games.checking import PAIR, Checker, Entry
from rason.games.wording import nearest, several, shown

if TYPE_CHECKING:
    from pathlib import Path

    from rason.games.coalition import FloatArray

KEYS = ("players", "values", "default", "weights", "quota", "unions", "graph")

LONGEST = 10_000  # characters of a cell

NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")


@dataclass(frozen=True, slots=True)
class GameDocument:
    """A game as its author wrote it, checked.

    Parameters
    ----------
    players
        Names, length n; player i is bit i.
    values
        Coalition values, shape ``(2**n,)``.
    unions
        Players of each union, by index; None where the document has none.
    graph
        Pairs of players who deal with each other, by index; None where the document has none.
    """

    players: tuple[str, ...]
    values: FloatArray
    unions: tuple[tuple[int, ...], ...] | None = None
    graph: tuple[tuple[int, int], ...] | None = None

    def __repr__(self) -> str:
        """Name the players: coalitions may be a million."""
        return f"<GameDocument of {several(self.players)}>"


def read_game(path: Path) -> GameDocument:
    """Read a game from a file.

    Parameters
    ----------
    path
        A ``.csv`` file with the columns coalition and value, or else a JSON document.

    Returns
    -------
    document
        The game.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    checker = Checker(str(path))
    text = ""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        checker.fault("RSN-G001", "", "bytes that are not UTF-8", "text", "save it as UTF-8")
    except OSError as error:
        found = error.strerror or "a file that cannot be opened"
        checker.fault("RSN-G001", "", found, "a JSON or CSV file", "name a file that is there")
    checker.finish()
    parse = parse_csv if path.suffix.lower() == ".csv" else parse_json
    return parse(text, str(path))


def parse_json(text: str, file: str) -> GameDocument:
    """Parse a game from JSON.

    Parameters
    ----------
    text
        An object with ``players`` and either ``values`` (by coalition, names joined by ``;``, with
        a ``default`` for those left out) or ``weights`` and ``quota``; ``unions`` and ``graph`` are
        lists of lists of players.
    file
        The file as diagnostics name it.

    Returns
    -------
    document
        The game.

    Raises
    ------
    InputError
        With every fault of the text.

    Examples
    --------
    >>> text = '{"players": ["a", "b"], "values": {"a": 0, "b": 0, "a;b": 1}}'
    >>> parse_json(text, "game.json").values
    array([0., 0., 0., 1.])
    """
    checker = Checker(file, text)
    document: object = None
    try:
        document = json.loads(text, object_pairs_hook=_Pairs)
    except json.JSONDecodeError as error:
        checker.fault("RSN-G001", "", error.msg, "a JSON object", "correct the JSON", error.lineno)
    except (RecursionError, ValueError):
        found, fix = "brackets or digits without end", "correct the JSON"
        checker.fault("RSN-G001", "", found, "a JSON object", fix)
    checker.finish()
    if not isinstance(document, _Pairs):
        fix = "put braces round players and values"
        checker.fault("RSN-G001", "", type(document).__name__, "a JSON object", fix, 1)
        raise checker.error()
    parts = _parts(document, checker)
    checker.check_players(parts.get("players"))
    if "weights" in parts:
        weights = _entries("weights", parts["weights"], checker)
        values = checker.majority(weights, parts.get("quota"))
    else:
        listing = _entries("values", parts["values"], checker)
        values = checker.values(listing, parts.get("default"))
    unions = checker.unions(parts["unions"]) if "unions" in parts else None
    graph = checker.graph(parts["graph"]) if "graph" in parts else None
    checker.finish()
    return GameDocument(tuple(checker.players), values, unions, graph)


def parse_csv(text: str, file: str) -> GameDocument:
    r"""Parse a game from CSV with the columns coalition and value.

    Parameters
    ----------
    text
        A header, then in each row a coalition (names joined by ``;``) and its value; lines that
        begin with ``#`` are comments. Players are those named, in order of appearance.
    file
        The file as diagnostics name it.

    Returns
    -------
    document
        The game.

    Raises
    ------
    InputError
        With every fault of the text.

    Examples
    --------
    >>> parse_csv("coalition,value\na,0\nb,0\na;b,1\n", "game.csv").values
    array([0., 0., 0., 1.])
    """
    checker = Checker(file, text)
    reader = csv.reader(StringIO(text))
    try:
        rows = [
            (reader.line_num, [cell.strip() for cell in row])
            for row in map(_short, reader)
            if "".join(row).strip() and not row[0].lstrip().startswith("#")
        ]
    except csv.Error as error:
        line, found, fix = reader.line_num, str(error), "correct the line"
        if "field limit" in found:
            found = f"a cell of more than {LONGEST:,} characters"
            fix = "close a quote that is open, or shorten it"
        checker.fault("RSN-G001", "", found, "cells of text", fix, line)
        raise checker.error() from None
    line, header = rows[0] if rows else (1, ["nothing"])
    if header != ["coalition", "value"]:
        fix = "begin with the line coalition,value and separate cells with commas"
        checker.fault("RSN-G001", "header", ",".join(header), "coalition,value", fix, line)
        checker.finish()
    entries = []
    for line, row in rows[1:]:
        if len(row) == PAIR:
            coalition, value = row
            number = float(value) if NUMBER.fullmatch(value) else value
            entries.append(Entry(coalition, number, line))
        else:
            fix = "write names joined by ;, a comma, then the value with a decimal point"
            checker.fault("RSN-G002", "row", ",".join(row), "two cells", fix, line)
    names = [name.strip() for entry in entries for name in entry.key.split(";") if entry.key]
    checker.check_players(list(dict.fromkeys(names)))
    values = checker.values(entries, default=None)
    checker.finish()
    return GameDocument(tuple(checker.players), values)


def _short(row: list[str]) -> list[str]:
    """Return the row, no cell of it endless.

    The CSV reader has a limit of its own, which any library may move for the whole process.
    """
    if any(len(cell) > LONGEST for cell in row):
        raise csv.Error("field limit")
    return row


class _Pairs(list[tuple[str, object]]):
    """A JSON object with its keys in order, repeated ones too."""


def _parts(document: _Pairs, checker: Checker) -> dict[str, object]:
    """Return the document's parts by key."""
    keys = [key for key, _ in document]
    for key in dict.fromkeys(keys):
        line = checker.line(key)
        if key not in KEYS:
            fix = nearest(key, KEYS)
            checker.fault("RSN-G002", key, "an unknown key", ", ".join(KEYS), fix, line)
        elif keys.count(key) > 1:
            checker.fault("RSN-G002", key, "the key twice", "every key once", "drop one", line)
    ways = [key for key in ("values", "weights") if key in keys]
    if len(ways) != 1:
        found, expected = " and ".join(ways) or "neither", "values, or weights and quota"
        checker.fault("RSN-G002", "", found, expected, "give the game in one of the two ways")
        raise checker.error()
    stray = {"values": "quota", "weights": "default"}[ways[0]]
    if stray in keys:
        found, fix = f"{stray} beside {ways[0]}", f"drop {stray}"
        checker.fault("RSN-G002", stray, found, f"no {stray}", fix, checker.line(stray))
    return dict(document)


def _entries(part: str, value: object, checker: Checker) -> list[Entry]:
    """Return the entries of a part that must be a JSON object."""
    if not isinstance(value, _Pairs):
        fix = f'write "{part}": {{"a": 0, …}}'
        checker.fault("RSN-G002", part, shown(value), "an object", fix, checker.line(part))
        raise checker.error()
    return checker.entries(part, value)
