"""Text to unit: names, powers, products, scale words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from rason.units.table import CURES, CURRENCIES, SCALES, SECOND, TABLE, Dimension

if TYPE_CHECKING:
    import pint

_WORDS = {"length": {1: "length", 2: "area", 3: "volume"}, "time": {1: "year"}}
_TOKEN = re.compile(
    r"\s*(?:(?P<name>[A-Za-z_$€£%°][A-Za-z_]*)(?P<power>\^?-?\d+|[²³])?"
    r"|(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<op>[*/·()]))"
)


class UnitError(ValueError):
    """A unit that cannot be read.

    Parameters
    ----------
    text
        The whole unit as it was written.
    name
        The part that is unknown.
    nearest
        What was probably meant; empty where nothing is near.
    """

    def __init__(self, text: str, name: str, nearest: str = "") -> None:
        self.text, self.name, self.nearest = text, name, nearest
        super().__init__(
            f"unknown unit {name!r} in {text!r}" + (f"; {nearest}?" if nearest else "")
        )


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that has been read.

    Parameters
    ----------
    text
        As it was written.
    scale
        Its size in t, m, yr, J, and single currency units and counts.
    dimension
        What it measures.
    """

    text: str
    scale: float
    dimension: Dimension


def combine(*parts: tuple[Dimension, int]) -> Dimension:
    """Multiply dimensions, each raised to a power.

    Parameters
    ----------
    *parts
        Dimension and exponent.

    Returns
    -------
    dimension
        The product.

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

    Parameters
    ----------
    dimension
        Base dimensions with exponents.

    Returns
    -------
    words
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


@cache
def parse(text: str) -> Unit:
    """Read a unit.

    A scale word multiplies what follows it, so `USD/thousand m3` is a price of a thousand cubic
    metres. Otherwise `*`, `/` and spaces work from left to right.

    Parameters
    ----------
    text
        Such as `bcm/yr`, `bn USD`, `USD/(t km)`, `%`, `1`.

    Returns
    -------
    unit
        Its size and dimension.

    Raises
    ------
    UnitError
        If a part is unknown or means different things to different people.

    Examples
    --------
    >>> parse("kt").scale  # tonnes, not knots
    1000.0
    """
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
    return Unit(text, scale, dimension)


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
    exponent = {"²": 2, "³": 3}.get(power) or int(power.lstrip("^"))
    return size**exponent, combine((dimension, exponent)), rest


def _atom(text: str, name: str) -> tuple[float, Dimension]:
    """Return scale and dimension of one name, from the table or from pint."""
    if name in TABLE:
        return TABLE[name]
    if name in CURES:
        raise UnitError(text, name, CURES[name])
    found = _from_pint(name)
    if found is None:
        raise UnitError(text, name, _nearest(name))
    return found


def _nearest(name: str) -> str:
    """Return the known name most like one: of another case, then with a letter wrong.

    Money is offered for capitals alone: no word is a slip for a currency.
    """
    money = set(CURRENCIES)
    known = [each for each in (*TABLE, *SCALES) if name.isupper() or each not in money]
    same = [each for each in (*TABLE, *SCALES) if each.casefold() == name.casefold()]
    if len(same) == 1:
        return same[0]
    exact = [near for near in get_close_matches(name, known, n=5) if len(near) == len(name)]
    if exact:
        return exact[0]
    folded = {each.casefold(): each for each in known}
    near = get_close_matches(name.casefold(), folded, n=1)
    return folded[near[0]] if near else ""


@cache
def _registry() -> pint.UnitRegistry[float]:
    """Return pint's own registry, made once in a process."""
    import pint

    return pint.UnitRegistry()


@cache
def _from_pint(name: str) -> tuple[float, Dimension] | None:
    """Look up a whole word; prefixes are not split off, so `mt` is never a millitonne."""
    shortest = 3
    registry = _registry()
    if len(name) < shortest or not any(not prefix for prefix, *_ in registry.parse_unit_name(name)):
        return None
    quantity = registry.Quantity(1.0, name).to_base_units()
    exponents = {
        str(key).strip("[]"): float(str(value)) for key, value in quantity.dimensionality.items()
    }
    if any(value != int(value) for value in exponents.values()):
        return None
    powers = {key: int(value) for key, value in exponents.items()}
    scale = float(quantity.magnitude)
    mass = powers.get("mass", 0)
    if mass and powers.get("length", 0) == 2 * mass:  # kg m²/s² is energy, a base dimension here
        powers |= {"mass": 0, "length": 0, "time": powers.get("time", 0) + 2 * mass, "energy": mass}
    sizes = {"mass": 1e-3, "time": SECOND}
    for base, power in powers.items():
        scale *= sizes.get(base, 1.0) ** power
    return scale, combine((tuple(powers.items()), 1))
