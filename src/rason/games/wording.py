"""Numbers and names as sentences about games write them."""

from __future__ import annotations

import json
from difflib import get_close_matches
from typing import TYPE_CHECKING

from rason.games.coalition import members
from rason.words.html import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ABOVE, IN_ALL = "above what each earns alone", "in all"
"""What an amount of a player stands for: its gain, or what it earns alone and the gain."""

WHOLE_FROM, WHOLE_TO = 1e3, 1e15  # amounts between these are written without decimals

LONGEST = 60  # characters of a value that a fault shows


def amount(number: float, nothing: float = 0.0) -> str:
    """Write an amount to four digits, and what cannot be told from nothing as 0.

    `nothing`: the tolerance of the game that it comes from.

    Examples
    --------
    >>> amount(1 / 6), amount(-12.5), amount(1234567.8), amount(2e-14, 1e-12)
    ('0.1667', '−12.5', '1,234,568', '0')
    """
    if abs(number) <= nothing:
        return "0"
    text = f"{number:,.0f}" if WHOLE_FROM <= abs(number) < WHOLE_TO else f"{number:.4g}"
    return text.replace("-", "−")


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does.

    Examples
    --------
    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last


def named(coalition: int, players: Sequence[str]) -> str:
    """Write a coalition as a sentence does.

    Examples
    --------
    >>> named(0b101, ["a", "b", "c"])
    'a and c'
    """
    return listed([players[player] for player in members(coalition)])


def several(players: Sequence[str]) -> str:
    """Name players in short, as Python shows what is theirs."""
    return f"{len(players)} players: {short(', '.join(players), 80)}"


def nearest(name: str, known: Iterable[str]) -> str:
    """Suggest the known name most like a mistaken one."""
    near = get_close_matches(name, list(known), n=1)
    return f"write {near[0]}" if near else "correct it, or drop it"


def shown(value: object) -> str:
    """Write a value as its author did.

    Strings as they are, other values as JSON; long ones cut short.
    """
    if value is None:
        return "nothing"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
