"""Text to unit: names, powers, products, scale words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rason.units.refused import CURES
from rason.units.table import CURRENCIES, SCALES, TABLE, Dimension

_WORDS = {"length": {1: "length", 2: "area", 3: "volume"}, "time": {1: "year"}}
_TOKEN = re.compile(
    r"\s*(?:(?P<name>[NS]m3|[A-Za-z]+_(?:0|15|20)C(?![A-Za-z])|[A-Za-z_$€£%°¥][A-Za-z_]*)"
    r"(?P<power>\^?-?\d+|[²³])?"
    r"|(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<op>[*/·()]))"
)
TAKE: Final = "take one of those that `rason units` lists"
"""What to do about a word that is near no unit."""
LONGEST: Final = 100  # characters of the longest unit that is read
MOST_POWER: Final = 3  # the highest power that a unit has in trade: a cubic metre

_PER_CENT_OFTEN = re.compile(r"%.*%|%\s*[²³^]")  # a percentage of a percentage, or a power of one
_ONE_OF = re.compile(r"\s*1\s+(?=[A-Za-z$€£¥])")
"""A number before a unit where a unit alone is meant."""
_PER_CENT_OF = re.compile(r"%\s*[*·]?\s*[\w(]|[\w)²³]\s*[*·]?\s*%")
"""A percentage beside another unit, which has no meaning: 10 % of what?"""


class UnitError(ValueError):
    """A unit that cannot be read.

    The text is the whole unit as it was written; the fix is what to write instead; where a word has
    two sizes, both.
    """

    def __init__(self, text: str, name: str, fix: str = TAKE) -> None:
        self.text, self.name, self.fix = text, name, fix
        super().__init__(f"unknown unit {name!r} in {text!r}; {fix}")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that has been read."""

    text: str
    scale: float  # its size in t, m, yr, J, and single currency units and counts
    dimension: Dimension


def combine(*parts: tuple[Dimension, int]) -> Dimension:
    """Multiply dimensions, each raised to a power.

    Examples
    --------
    >>> combine(((("mass", 1),), 1), ((("time", 1),), -1))
    (('mass', 1), ('time', -1))
    """
    total: dict[str, int] = {}
    for dimension, power in parts:
        for name, exponent in dimension:
            total[name] = total.get(name, 0) + exponent * power
    return tuple(sorted((name, exponent) for name, exponent in total.items() if exponent))


def describe(dimension: Dimension) -> str:
    """Say in words what a dimension measures.

    Such as ``USD per mass``.

    Examples
    --------
    >>> describe(parse("bcm/yr").dimension)
    'volume per year'
    """
    above: list[str] = []
    below: list[str] = []
    for name, exponent in dimension:
        known = _WORDS.get(name, {}).get(abs(exponent))
        word = known or (name if abs(exponent) == 1 else f"{name}^{abs(exponent)}")
        (above if exponent > 0 else below).append(word)
    if not dimension:
        return "a bare number"
    return " times ".join(above or ["number"]) + "".join(f" per {word}" for word in below)


@lru_cache(maxsize=4096)
def parse(text: str) -> Unit:
    """Read a unit.

    A scale word multiplies what follows it, so `USD/thousand m3` is a price of a thousand cubic
    metres. Otherwise `*`, `/` and spaces work from left to right.

    Such as `bcm/yr`, `bn USD`, `USD/(t km)`, `%`, `1`. Raises `UnitError` if a part is unknown or
    means different things to different people.

    Examples
    --------
    >>> parse("kt").scale  # tonnes, not knots
    1000.0
    """
    if len(text) > LONGEST:
        raise UnitError(text[:LONGEST], text[:12], f"write at most {LONGEST} characters")
    tokens, position = [], 0
    while position < len(text.rstrip()):
        match = _TOKEN.match(text, position)
        if match is None:
            raise UnitError(text, text[position:].strip()[:12])
        tokens.append(match)
        position = match.end()
    if not tokens:
        raise UnitError(text, text)
    scale, dimension, rest = _product(text, tokens)
    if rest:
        raise UnitError(text, rest[0].group().strip())
    if _PER_CENT_OFTEN.search(text):
        raise UnitError(text, text, "write one `%`, and as a number what is left of the rest")
    if lone := _ONE_OF.match(text):
        raise UnitError(text, text, f"write {text[lone.end() :]}: a number stands before its unit")
    if _PER_CENT_OF.search(text) and any(power > 0 for _, power in dimension):
        plain = re.sub(r"\s*%\s*[*·]?\s*", " ", text).strip()
        raise UnitError(
            text, text, f"write {plain} without `%`, or a part of a figure as `10 % * figure`"
        )
    return Unit(text, scale, dimension)


def is_currency(text: str) -> bool:
    """Tell whether a word names money as it is: not a thousand of it, nor a price.

    Examples
    --------
    >>> [is_currency(word) for word in ("USD", "MUSD", "million USD", "bcm")]
    [True, False, False, False]
    """
    scale, dimension = TABLE.get(text, (0.0, ()))
    return scale == 1.0 and len(dimension) == 1 and dimension[0][0] in CURRENCIES


def _product(
    text: str, tokens: list[re.Match[str]]
) -> tuple[float, Dimension, list[re.Match[str]]]:
    """Read factors until a closing bracket; return the rest."""
    scale, sign, expect = 1.0, 1, True
    dimension: Dimension = ()
    while tokens and tokens[0]["op"] != ")":
        op = tokens[0]["op"]
        if op in {"*", "/", "·"}:
            if expect:
                raise UnitError(text, op)
            sign, expect, tokens = (-1 if op == "/" else 1), True, tokens[1:]
            continue
        factor, part, tokens = _factor(text, tokens)
        scale *= factor**sign
        dimension = combine((dimension, 1), (part, sign))
        sign, expect = 1, False
    if expect:
        raise UnitError(text, text)
    return scale, dimension, tokens


def _factor(text: str, tokens: list[re.Match[str]]) -> tuple[float, Dimension, list[re.Match[str]]]:
    """Read one name, number or bracket, with the scale words before it."""
    token, rest = tokens[0], tokens[1:]
    if token["op"] == "(":
        scale, dimension, rest = _product(text, rest)
        if not rest:
            raise UnitError(text, "(")
        return scale, dimension, rest[1:]
    size = float(token["number"]) if token["number"] else SCALES.get(token["name"])
    if size is not None:
        if not 0 < size < float("inf"):
            raise UnitError(text, token.group().strip())
        if rest and (rest[0]["name"] or rest[0]["number"]):
            factor, dimension, rest = _factor(text, rest)
            return size * factor, dimension, rest
        return size, (), rest
    name, power = token["name"], token["power"] or "1"
    size, dimension = _atom(text, name)
    exponent = {"²": 2, "³": 3}.get(power) or int(power.lstrip("^")[:4])
    if not 0 < abs(exponent) <= MOST_POWER:
        raise UnitError(text, name + power, f"write a power from 1 to {MOST_POWER}")
    return size**exponent, combine((dimension, exponent)), rest


def _atom(text: str, name: str) -> tuple[float, Dimension]:
    """Return scale and dimension of one name."""
    if name in TABLE:
        return TABLE[name]
    if name in CURES:
        raise UnitError(text, name, f"write {CURES[name]}")
    near = _near(name)
    raise UnitError(text, name, f"write {near}" if near else TAKE)


def _near(name: str) -> str:
    """Return the name that differs by case or a plural's s alone, if all such have one size.

    Between m and M stands a factor of a million elsewhere: the reader is asked, not corrected.
    """
    folded = name.casefold()
    close = [
        each
        for each in (*TABLE, *SCALES)
        if each.casefold() in {folded, folded.removesuffix("s"), folded + "s"}
    ]
    sizes = {TABLE.get(each, (SCALES.get(each), ())) for each in close}
    if len(sizes) != 1:
        return ""
    if name[0] == "m" and close[0][0] == "M":
        return f"{close[0]} if millions are meant"
    return close[0]
