"""Cells that hold no expression: keys, words, grades, units, consents, equivalents."""

from __future__ import annotations

import re
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from rason.case.expression import ExpressionError, Number, parse_expression
from rason.case.faults import nearest
from rason.units import UnitError, parse

if TYPE_CHECKING:
    from rason.case.columns import Column
    from rason.case.tables import Consent

MOST_WAYS: Final = 1_000
"""Sets of actors that suffice for one consent, at most: a few states, each with alternatives."""
KEY: Final = re.compile(r"[A-Za-z0-9_]+")
_PLAIN: Final = re.compile(r"[-+]? *(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_RESERVED: Final = frozenset({"min", "max", "nan", "inf", "infinity"})
_GRADE = re.compile(r"[A-D]|[A-F][1-6]")
_DEGREES = re.compile(r"([0-9.]+) ?(?:° ?([NSEW]?)|([NSEW]))")


def read_number(text: str, column: Column) -> float:
    """Read a bare number.

    Finite and inside the column's range. Raises `ExpressionError` otherwise.
    """
    if degrees := _DEGREES.fullmatch(text):
        sign = "-" if (degrees[2] or degrees[3]) in ("S", "W") else ""
        raise ExpressionError(
            "RSN-C026", f"`{text}`", "decimal degrees, south and west negative",
            f"write {sign}{degrees[1]}",
        )  # fmt: skip
    node = parse_expression(text)
    if not isinstance(node, Number):
        both = re.fullmatch(r"([0-9.]+) ?- ?([0-9.]+)", text)
        fix = (
            f"write {both[1]} into `low`, {both[2]} into `high`, and one number here"
            if both
            else ""
        )
        raise ExpressionError("RSN-C026", f"`{text}`", "a number", fix or "write one number")
    if node.unit:
        raise ExpressionError(
            "RSN-C026", f"`{text}`", "a number without a unit",
            "move the unit to its own column, and leave the number",
        )  # fmt: skip
    if not _PLAIN.fullmatch(text):
        raise ExpressionError(
            "RSN-C026", f"`{text}`", "a number in digits", f"write {node.value:.15g}"
        )
    low, high = column.low, column.high
    if (low is not None and node.value < low) or (high is not None and node.value > high):
        words = f"a number from {low:g}" if low is not None else "a number"
        words += f" to {high:g}" if high is not None else ""
        raise ExpressionError("RSN-C031", text, words, "correct the number")
    return node.value


def read_choice(text: str, column: Column) -> str:
    """Check a word against those allowed, or raise `ExpressionError`."""
    if text not in column.choices:
        close = nearest(text, column.choices)
        expected = "one of " + ", ".join(column.choices)
        raise ExpressionError(
            "RSN-C024", f"`{text}`", expected, f"write {close or column.choices[0]}"
        )
    return text


def read_yes(text: str) -> bool:
    """Read `yes`, `no` or nothing; another word is an `ExpressionError`."""
    if text not in {"", "yes", "no"}:
        raise ExpressionError("RSN-C024", f"`{text}`", "yes, or an empty cell", "write yes")
    return text == "yes"


def read_grade(text: str) -> str:
    """Check a grade, A to D or an Admiralty code, or raise `ExpressionError`."""
    if text and not _GRADE.fullmatch(text):
        meant = re.match(r"[A-D](?=[-+]?$)", text.upper())
        raise ExpressionError(
            "RSN-C024",
            f"`{text}`",
            "A, B, C, D, or an Admiralty code such as B2",
            f"write {meant[0]}" if meant else "write D if unsure",
        )
    return text


def read_keys(text: str) -> tuple[str, ...]:
    """Split keys joined by `;`.

    Raises `ExpressionError` if a key has other characters, is empty, or stands twice.
    """
    if not text:
        return ()
    if "," in text:
        joined = ";".join(part.strip() for part in text.split(","))
        raise ExpressionError("RSN-C021", f"`{text}`", "keys joined by `;`", f"write {joined}")
    keys = tuple(part.strip() for part in text.split(";"))
    if len(keys) > 1 and not keys[-1]:
        keys = keys[:-1]
    for key in keys:
        read_key(key)
    if len(set(keys)) < len(keys):
        raise ExpressionError("RSN-C022", f"`{text}`", "each key once", "remove the repetition")
    return keys


def read_key(text: str) -> str:
    """Check the characters of a key, or raise `ExpressionError`."""
    if KEY.fullmatch(text):
        return text
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode()
    clean = re.sub(r"[^A-Za-z0-9]+", "_", plain).strip("_")
    raise ExpressionError(
        "RSN-C021", f"`{text}`", "letters, digits and `_`",
        f"write {clean}" if clean else "write a key such as korean_pipe",
    )  # fmt: skip


def read_figure_key(text: str) -> str:
    """Check a key that expressions use.

    Raises `ExpressionError` if an expression could not tell it from a number or a function.
    """
    if text[0].isdigit() or text.casefold() in _RESERVED:
        raise ExpressionError(
            "RSN-C021", f"`{text}`", "a key that begins with a letter and is no function",
            f"write figure_{text}",
        )  # fmt: skip
    return read_key(text)


def read_consent(text: str) -> Consent:
    """Read who must agree: `KP;KR|CN` is Norland and either of the others.

    Every set of actors that suffices, none of which holds another. Raises `ExpressionError` if a
    key has other characters.

    Examples
    --------
    >>> [sorted(actors) for actors in read_consent("KP;KR|CN")]
    [['KP', 'KR'], ['CN', 'KP']]
    """
    if not text:
        return (frozenset(),)
    if "," in text:
        read_keys(text)
    parts = [
        [read_key(actor.strip()) for actor in part.split("|")]
        for part in text.rstrip("; ").split(";")
    ]
    if any(len(set(part)) < len(part) for part in parts) or len(set(map(frozenset, parts))) < len(
        parts
    ):
        raise ExpressionError("RSN-C022", f"`{text}`", "each key once", "remove the repetition")
    ways = prod(len(part) for part in parts)
    if ways > MOST_WAYS:
        raise ExpressionError(
            "RSN-C031", f"{ways:,} sets of actors that suffice", f"at most {MOST_WAYS:,}",
            "name fewer alternatives, or make a bloc of them in actors.csv",
        )  # fmt: skip
    sets = dict.fromkeys(frozenset(choice) for choice in product(*parts))
    return tuple(actors for actors in sets if not any(other < actors for other in sets))


def read_unit(text: str) -> str:
    """Check a unit; one that is unknown is an `ExpressionError`."""
    try:
        parse(text)
    except UnitError as error:
        raise ExpressionError(
            "RSN-C029", f"unit `{error.name}`", "a known unit", error.fix
        ) from error
    return text


def read_equivalents(text: str, unit: str) -> tuple[tuple[float, str], ...]:
    """Read equal amounts of a commodity.

    Such as `1 Mt = 1.36 bcm = 52e6 MMBtu`; the unit in which the commodity is balanced is not
    looked at if it is at fault. Raises `ExpressionError` if one is no positive number with a unit,
    if two measure the same, or none measures what the commodity is balanced in.
    """
    if not text:
        return ()
    amounts = []
    for part in text.split("="):
        node = parse_expression(part)
        if not isinstance(node, Number) or not node.unit or node.value <= 0:
            raise _no_equivalents(text, "positive numbers with units, joined by `=`")
        amounts.append((node.value, read_unit(node.unit)))
    dimensions = [parse(name).dimension for _, name in amounts]
    if len(amounts) == 1 or len(set(dimensions)) < len(dimensions):
        raise _no_equivalents(text, "two or more amounts that measure different things")
    if any(len(dimension) != 1 for dimension in dimensions):
        raise _no_equivalents(text, "amounts, such as Mt, bcm, MWh or TEU, and no rates")
    try:
        own = parse(unit).dimension
    except UnitError:
        return tuple(amounts)
    if own not in dimensions:
        raise _no_equivalents(text, f"one amount in units such as {unit}, the commodity's own")
    return tuple(amounts)


def _no_equivalents(text: str, expected: str) -> ExpressionError:
    """Say what equivalents look like."""
    return ExpressionError(
        "RSN-C037", f"`{text}`", expected, "write them as 1 Mt = 1.36 bcm = 52e6 MMBtu"
    )
