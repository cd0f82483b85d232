"""What a hold-up means, in plain sentences: one for each measure, with its amount and range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.games.wording import listed
from rason.report.turning import limit
from rason.words.amounts import format_amount, format_number, format_share
from rason.words.phrases import in_prose, interval, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rason.answer.numbers import Span
    from rason.report.bargaining import HoldUp

ALL = 0.995
"""Share from which other ways replace as good as all."""


@dataclass(frozen=True, slots=True)
class Named:
    """Names that the sentences use.

    Parameters
    ----------
    actors, commodities
        By key.
    project
        Of the project that stands or falls with the corridor; empty for none.
    """

    actors: Mapping[str, str]
    commodities: Mapping[str, str]
    project: str


def sentences(found: HoldUp, named: Named) -> tuple[str, ...]:
    """Say what a hold-up means.

    Parameters
    ----------
    found
        Its amounts.
    named
        Names of actors and of the project.

    Returns
    -------
    sentences
        What could be taken; when the fee keeps it from being taken, with and without other
        outlets; who could stand surety; what risk the project bears; what cushions the buyers.
    """
    return tuple(
        sentence(text)
        for part in (_taken, _kept, _elsewhere, _guaranteed, _borne, _cushioned)
        for text in part(found, named)
    )


def _taken(found: HoldUp, named: Named) -> Iterator[str]:
    who = named.actors[found.actor]
    if not found.quasi_rent.value:
        yield f"{who} can take nothing by shutting “{found.name}”: nobody loses by it"
        return
    yield (
        f"If {who} shut “{found.name}” for a year, all together would earn"
        f" {_money(found.quasi_rent, found.unit)} less, what is built already being paid for: so"
        " much could be asked for opening it again"
    )


def _kept(found: HoldUp, named: Named) -> Iterator[str]:
    if found.fee is None or found.patience is None or not found.quasi_rent.value:
        return
    who, fee = named.actors[found.actor], in_prose(_amount(found.fee.value, found.unit))
    if not found.patience.value:
        yield (
            f"Its fee of {fee} is at least as much, so that {who} keeps it open however little it"
            " thinks of tomorrow"
        )
        return
    least = _patience(found.patience.value)
    rate = found.discount.value if found.discount else None
    yield (
        f"Its fee of {fee} keeps {who} from it only if money next year is worth at least {least}"
        f" of money now to it{_between(found.patience)}"
        + (
            f": a discount of at most {_limit(100.0 * rate, -1.0)} % a year"
            if rate is not None
            else ""
        )
    )


def _elsewhere(found: HoldUp, _named: Named) -> Iterator[str]:
    if "outlets" in found.reasons:
        yield f"Other outlets could not be asked about: {found.reasons['outlets']}"
    other, patience = found.outlets_quasi_rent, found.outlets_patience
    if other is None or not found.quasi_rent.value:
        return
    only = "only" if (other.value or 0.0) < found.quasi_rent.value else "still"
    text = (
        "If every other project of the case could be built as well, at its yearly cost,"
        f" {only} {_money(other, found.unit)} could be asked"
    )
    if patience is not None and patience.value is not None:
        text += f", and {_patience(patience.value)} would be patience enough"
    yield text


def _guaranteed(found: HoldUp, named: Named) -> Iterator[str]:
    if not found.sureties or not found.temptation.value:
        return
    who = named.actors[found.actor]
    tempting = limit(found.temptation.value, 1.0)
    need = in_prose(format_amount(tempting, found.unit, exact=True))
    beyond_fee = " beyond its fee" if found.fee is not None else ""
    yield (
        f"What tempts {who}{beyond_fee} is {need}: whoever stands surety must be able to take as"
        f" much from it, “{found.name}” aside"
    )
    ranked = sorted(found.sureties, key=lambda each: -(each.penalty.value or 0.0))
    told = [
        f"{named.actors[each.actor]} {in_prose(_amount(each.penalty.value, found.unit))}"
        for each in ranked
        if each.penalty.value
    ]
    nothing = [named.actors[each.actor] for each in ranked if not each.penalty.value]
    told += [f"{listed(nothing)} nothing"] if nothing else []
    able = [
        f"{named.actors[each.actor]} (in {format_share(each.frequency or 0.0)} of draws)"
        for each in found.sureties
        if each.enough
    ]
    yield (
        f"By no longer dealing with {who} others could take from it: {'; '.join(told)}."
        + (f" Surety enough: {listed(able)}" if able else " Nobody alone could stand surety")
    )


def _borne(found: HoldUp, named: Named) -> Iterator[str]:
    if found.hazard is None or found.outage is None:
        return
    what = f"“{named.project}”"
    if not found.hazard.value:
        yield f"{what} does not pay even if it is never shut"
        return
    yield (
        f"What else is built being paid for, {what} stops paying for all together if in every year"
        f" the risk that it is shut for good is above {_limit(100.0 * found.hazard.value, 1.0)} %"
        f"{_between(found.hazard, share=True)}; if a closure lasts a year, above"
        f" {_limit(100.0 * (found.outage.value or 0.0), 1.0)} %"
    )


def _cushioned(found: HoldUp, named: Named) -> Iterator[str]:
    for each in found.cushions:
        buyer, good = named.actors[each.buyer], named.commodities[each.commodity].lower()
        spare = each.spare.value
        if spare is None:
            continue
        stock = (
            f"holds {format_number(each.days.value)} days of the {good} that it takes in stock"
            if each.days.value
            else f"has no stock of {good} in this case"
        )
        replaced = "all" if spare >= ALL else "nothing" if spare <= 0.0 else format_share(spare)
        yield f"{buyer} {stock}, and other ways still bring {replaced} of what it takes in a year"


def _patience(value: float) -> str:
    """Write the least patience that is enough, so that it tells from all that there is."""
    return _limit(value, 1.0, 1.0 - value)


def _limit(value: float, way: float, apart: float = 0.0) -> str:
    """Write a limit, rounded one way."""
    return format_number(limit(value, way, apart), exact=True)


def _amount(value: float | None, unit: str) -> str:
    return format_amount(float("nan") if value is None else value, unit)


def _money(span: Span, unit: str) -> str:
    """Write an amount with its range, for running text."""
    text = in_prose(_amount(span.value, unit))
    ends = in_prose(interval(span.low, span.high, unit))
    return f"{text} ({ends} in nine draws of ten)" if ends else text


def _between(span: Span, *, share: bool = False) -> str:
    """Write a range in brackets, for running text."""
    if span.low is None or span.high is None or span.low == span.high:
        return ""
    low, high = (
        format_share(end) if share else format_number(end) for end in (span.low, span.high)
    )
    return "" if low == high else f" ({low} to {high} in nine draws of ten)"
