"""Phrases that terminal and brief share: outcomes, intervals, counts, sentences."""

from __future__ import annotations

import re
from calendar import month_name
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from rason.games.wording import listed
from rason.report.counting import counted, part, spelled
from rason.report.figures.amounts import format_amount, format_number

if TYPE_CHECKING:
    from datetime import date

    from rason.report.document import CaseNote, Claim

Outcome = Literal["holds", "fails", "even", "depends", "unfounded", "settled", "open"]

_LIKELY, _UNLIKELY = 0.55, 0.45
_SAME = 5e-3
"""Part of the larger end below which two ends of a range read as one number."""
OUTCOMES: dict[Outcome, tuple[str, str]] = {
    "holds": ("holds up", "hold up"),
    "fails": ("does not hold up", "do not hold up"),
    "even": ("could go either way", "could go either way"),
    "depends": ("turns on how bargaining is modelled", "turn on how bargaining is modelled"),
    "unfounded": ("rests on guesses", "rest on guesses"),
    "settled": ("is settled by how the case is built", "are settled by how the case is built"),
    "open": ("cannot be tested here", "cannot be tested here"),
}
"""What is said of one claim, and of several."""


def outcome(claim: Claim) -> Outcome:
    """Sort a claim by what its verdict comes to.

    Parameters
    ----------
    claim
        Tested.

    Returns
    -------
    outcome
        `depends` where another modelling choice changes its truth; `unfounded` where the verdict
        is illustrative only; `settled` where no figure could make it win or lose; `open` where
        there is nothing to test it with, or it has a value in no draw.
    """
    told: dict[str, Outcome] = {
        "documented": "holds",
        "contradicted": "fails",
        "not found": "fails",
    }
    if claim.settled:
        return "depends" if claim.depends else "settled"
    if claim.verdict in told or claim.probability is None:
        return told.get(claim.verdict, "open")
    if claim.verdict.startswith("illustrative"):
        return "unfounded"
    if claim.depends:
        return "depends"
    if claim.probability >= _LIKELY:
        return "holds"
    return "fails" if claim.probability <= _UNLIKELY else "even"


def amount(value: float, unit: str, *, signed: bool = False, exact: bool = False) -> str:
    """Write an amount; nothing has no unit, and neither has a plain number.

    Parameters
    ----------
    value
        The amount.
    unit
        Its unit; `1` for a plain number, `1/yr` for a rate.
    signed
        Whether gains carry a plus.
    exact
        Whether all digits are written, as of a number that an author gave.

    Returns
    -------
    text
        As `format_amount` writes it, `0` for nothing.

    Examples
    --------
    >>> amount(0.0, "USD/yr"), amount(-0.2, "1"), amount(0.1, "1/yr")
    ('0', '−0.2', '10 %/yr')
    """
    if value == 0.0:
        return "0"
    sign = "−" if value < 0 else "+" if signed else ""
    if unit in {"", "1"}:
        return sign + format_number(abs(value), exact=exact)
    if unit == "1/yr":
        percent = float(Decimal(repr(abs(float(value)))).scaleb(2))
        return f"{sign}{format_number(percent, exact=exact)} %/yr"
    return format_amount(value, unit, signed=signed, exact=exact)


def headline(claim: Claim) -> str:
    """Write the short verdict with the modelling choices that it depends on.

    Parameters
    ----------
    claim
        Tested.

    Returns
    -------
    text
        Such as ``likely, depends on access``.
    """
    if not claim.depends:
        return claim.verdict
    return f"{claim.verdict}, depends on {listed(claim.depends)}"


def interval(
    low: float | None, high: float | None, unit: str, *, none: str = "", exact: bool = False
) -> str:
    """Write a range, its unit once.

    Parameters
    ----------
    low, high
        Its ends; None where there is no such end.
    unit
        Of both.
    none
        What to write where both ends read the same.
    exact
        Whether all digits are written, as of ends that an author gave.

    Returns
    -------
    text
        Such as ``USD 1.2–1.4 bn/yr``, ``from 3 bcm/yr`` or ``up to 4 bcm/yr``.

    Examples
    --------
    >>> interval(1.2e9, 1.4e9, "USD/yr"), interval(0, 12, "bcm/yr"), interval(5, 5, "bcm/yr")
    ('USD 1.2–1.4 bn/yr', '0–12 bcm/yr', '')
    """
    if low is None and high is None:
        return none
    if low is None or high is None:
        end = amount(high if low is None else low, unit, exact=exact)  # type: ignore[arg-type] # one is there
        return f"{'up to' if low is None else 'from'} {end}"
    if abs(high - low) <= (0.0 if exact else _SAME) * max(abs(low), abs(high)):
        return none
    first, last = amount(low, unit, exact=exact), amount(high, unit, exact=exact)
    one, other = _NUMBER.search(first), _NUMBER.search(last)
    if first == last:
        return none
    if one and other and low >= 0.0:
        frame = _NUMBER.sub("#", first, count=1)
        if frame == _NUMBER.sub("#", last, count=1) or (low == 0.0 and "/" in last):
            return _NUMBER.sub(f"{one.group()}–{other.group()}", last, count=1)
    return f"{first} to {last}"


_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def in_prose(text: str) -> str:
    """Spell out the short forms of amounts, for running text.

    Parameters
    ----------
    text
        With amounts as tables write them.

    Returns
    -------
    text
        ``USD 3.2 bn/yr`` becomes ``USD 3.2 billion a year``.
    """
    for short, full in (
        (r"(?<=\d) bn\b", " billion"),
        (r"(?<=\d) m\b", " million"),
        (r"(?<=\d) tn\b", " trillion"),
        (r"(?<=\d) k\b", " thousand"),
        (r"/yr\b", " a year"),
    ):
        text = re.sub(short, full, text)
    return text


def scenario_name(case: CaseNote, key: str | None) -> str:
    """Name a scenario in words.

    Parameters
    ----------
    case
        With the names of its scenarios.
    key
        Several merged ones are joined by ``+``; empty or None is the bare case.

    Returns
    -------
    name
        As the case has it, with what lies on top of every scenario.
    """
    words = (case.scenarios.get(each, each.replace("_", " ")) for each in (key or "").split("+"))
    name = "; ".join(words) or "The case as it stands"
    return f"{name}, {case.change}" if case.change else name


def day(date: date) -> str:
    """Write a date as running text does.

    Parameters
    ----------
    date
        The day.

    Returns
    -------
    text
        Such as ``30 November 2014``.
    """
    return f"{date.day} {month_name[date.month]} {date.year}"


def sentence(text: str) -> str:
    """Begin with a capital and end with a full stop.

    Parameters
    ----------
    text
        A sentence in the making; spaces do not matter.

    Returns
    -------
    text
        On one line.
    """
    text = " ".join(text.split())
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."


def actor_names(case: CaseNote) -> dict[str, str]:
    """Name everybody who can earn something.

    Parameters
    ----------
    case
        With its actors and assets.

    Returns
    -------
    names
        Of actors and markets, and of what has no owner.
    """
    names = {key: name for key, name in case.assets.items() if " market at " in name}
    names |= {each.actor: each.name for each in case.actors}
    return names | {"nobody": "what has no owner"}


__all__ = [
    "OUTCOMES",
    "Outcome",
    "actor_names",
    "amount",
    "counted",
    "day",
    "headline",
    "in_prose",
    "interval",
    "listed",
    "outcome",
    "part",
    "scenario_name",
    "sentence",
    "spelled",
]
