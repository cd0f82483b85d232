"""Numbers and names as sentences about games write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.games.coalition import TOLERANCE, members

if TYPE_CHECKING:
    from collections.abc import Sequence

WHOLE_FROM = 1000
"""Amounts from here on are written without decimals."""


def amount(number: float, scale: float = 1.0) -> str:
    """Write an amount to four digits, rounding noise as 0.

    Parameters
    ----------
    number
        The amount.
    scale
        The largest number of the game that it comes from.

    Returns
    -------
    text
        Such as ``0.1667``, ``−12.5`` or ``1,234,568``, with a true minus.

    Examples
    --------
    >>> amount(1 / 6), amount(-12.5), amount(1234567.8), amount(1e-14)
    ('0.1667', '−12.5', '1,234,568', '0')
    """
    if abs(number) <= TOLERANCE * scale:
        return "0"
    text = f"{number:,.0f}" if abs(number) >= WHOLE_FROM else f"{number:.4g}"
    return text.replace("-", "−")


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does.

    Parameters
    ----------
    names
        At least one name.

    Returns
    -------
    text
        Such as ``a, b and c``.

    Examples
    --------
    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last


def named(coalition: int, players: Sequence[str]) -> str:
    """Write a coalition as a sentence does.

    Parameters
    ----------
    coalition
        Bit mask of at least one player.
    players
        Names of all players.

    Returns
    -------
    text
        Such as ``a and c``.

    Examples
    --------
    >>> named(0b101, ["a", "b", "c"])
    'a and c'
    """
    return listed([players[player] for player in members(coalition)])
