"""What a scenario's power means, as terminal and brief say it: ranks, symmetry, firmness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.games.registry import ASKED
from rason.games.wording import listed
from rason.words.amounts import format_share
from rason.words.phrases import amount, interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rason.report.bargaining import Power, Rank, Ranking
    from rason.report.ledger import Ledger

CHOICES = {
    **{f"concept: {each.key}": each.by for each in ASKED},
    "access: open": "where third parties must let pass at the tariff",
    "access: veto": "where third parties may refuse",
    "options: all": "where every other project may be built too",
}
"""Other choices under which players are ranked, in words."""


def rank_of(power: Power, actor: str) -> str:
    """Write where a player ranks.

    Returns
    -------
    text
        Such as ``1``, ``2=`` for one who is equal to another by symmetry, or ``2 (1–4)`` where
        other choices rank it otherwise; empty where nobody was ranked.
    """
    found = _rank(power, actor)
    if found is None:
        return ""
    classes = power.symmetric if power.versus is None else power.shift_symmetric
    equal = "=" if any(actor in group for group in classes) else ""
    ends = f" ({found.best}–{found.worst})" if found.best != found.worst else ""
    return f"{found.rank}{equal}{ends}"


def held_in(power: Power, actor: str) -> str:
    """Write in what share of draws a player has its rank.

    Returns
    -------
    text
        Such as ``78 %``; empty where no draws were asked.
    """
    found = _rank(power, actor)
    return "" if found is None or found.held is None else format_share(found.held)


def power_sentences(power: Power, names: Mapping[str, str]) -> tuple[str, ...]:
    """Say what a reader of a power table must know: symmetry first, then how firm it is.

    Returns
    -------
    sentences
        Without capital and full stop.
    """
    return (
        *_equal(power, names),
        *_firmness(power.ranking),
        *_structure(power, names),
        *_flags(power),
    )


def ledger_rows(ledger: Ledger) -> tuple[tuple[str, float], ...]:
    """Return the lines of a ledger with their sum last.

    Returns
    -------
    rows
        Name and amount, money a year.
    """
    lines = [(each.name, each.value) for each in ledger.lines]
    return (*lines, ("In all, what is earned in this scenario", ledger.total))


def core_gain(power: Power, actor: str) -> str:
    """Write a player's interval in the core, as gains above what it earns alone.

    Returns
    -------
    text
        ``empty`` where there is no core.
    """
    if power.core.empty or actor not in power.core.low:
        return "empty"
    low, high = (above(ends[actor], power, actor) for ends in (power.core.low, power.core.high))
    return interval(low, high, power.unit, none=amount(high, power.unit))


def above(payoff: float, power: Power, actor: str) -> float:
    """Return what a payoff leaves a player above what it earns alone.

    Returns
    -------
    gain
        0 where it cannot be told from nothing.
    """
    gain = payoff - power.stand_alone[actor]
    return 0.0 if abs(gain) <= power.tolerance else gain


def shift_columns(power: Power) -> dict[str, Mapping[str, float]]:
    """Return what a scenario changes against another, in both readings, by heading."""
    shift, increment = power.shift or {}, power.increment or {}
    outlets = power.ranking.outlets if power.ranking is not None else None
    label = power.labels
    return {
        **{label[key]: shift[key] for key in label if key in shift},
        **({} if outlets is None else {"With other outlets": outlets}),
        **{f"By itself ({label[key]})": increment[key] for key in label if key in increment},
    }


def bare(text: str, unit: str) -> str:
    """Take the currency and the year off an amount, for a table that says them once.

    Parameters
    ----------
    unit
        Such as ``USD/yr``.

    Returns
    -------
    text
        Such as ``2.3 bn``.

    Examples
    --------
    >>> bare("+USD 2.3 bn/yr", "USD/yr"), bare("USD 0–12 m/yr", "USD/yr"), bare("0", "USD/yr")
    ('+2.3 bn', '0–12 m', '0')
    """
    currency, _, time = unit.partition("/")
    return text.replace(f"{currency} ", "").replace(f"/{time}", "")


def in_core(power: Power, payoff: Mapping[str, float]) -> bool:
    """Tell whether a split leaves no coalition a reason to go its own way.

    Parameters
    ----------
    payoff
        Money a year by player; a split of what all earn.

    Returns
    -------
    inside
        Within what can be told apart.
    """
    return all(
        sum(payoff[player] for player in coalition.split(";")) >= value - power.tolerance
        for coalition, value in power.values.items()
    )


def _equal(power: Power, names: Mapping[str, str]) -> Iterator[str]:
    for group in power.symmetric:
        equal = listed([names.get(each, each) for each in group])
        if all(not power.gain[each] for each in group):
            yield f"{equal} gain nothing by dealing with anybody"
        else:
            yield (
                f"{equal} are equal by symmetry in what they gain: no coalition tells them apart,"
                " so that equal shares are no evidence of equal power, and who gains more is"
                " undetermined"
            )
    shift = (power.shift or {}).get("shapley", {})
    for group in power.shift_symmetric:
        if any(shift.get(each) for each in group) and group not in power.symmetric:
            yield (
                f"in the shift by Shapley {listed([names.get(each, each) for each in group])} are"
                " equal by symmetry: the change needs each of them alike, so that who gains more by"
                " it is undetermined"
            )


def _firmness(ranking: Ranking | None) -> Iterator[str]:
    if ranking is None or not ranking.changes:
        return
    what = "gain" if ranking.by == "gain" else "shift"
    told = {
        turns: [CHOICES.get(name, name) for name, each in ranking.changes.items() if each is turns]
        for turns in (False, True)
    }
    if told[True]:
        same = f", and stays the same {listed(told[False])}" if told[False] else ""
        yield f"the order by {what} changes {listed(told[True])}{same}"
    elif told[False]:
        yield f"the order by {what} stays the same {listed(told[False])}"
    for name, why in ranking.reasons.items():
        yield f"nothing is known of the order {CHOICES.get(name, name)}: {why}"


def _structure(power: Power, names: Mapping[str, str]) -> Iterator[str]:
    def named(group: Iterable[str], between: str) -> str:
        return between.join(names.get(each, each) for each in group)

    if "owen" in power.splits:
        blocs = "; ".join(named(bloc, ", ") for bloc in power.blocs)
        yield f"Owen's value lets these bargain as one: {blocs}"
    if "myerson" in power.splits and power.quarrels:
        pairs = listed([named(pair, "–") for pair in power.quarrels])
        yield (
            "Myerson's value lets only those deal whose past acts, treaties and sanctions do not"
            f" speak against it, or whom others join; against it they speak for {pairs}"
        )
    if "myerson" in power.splits and power.unknown:
        pairs = listed([named(pair, "–") for pair in power.unknown])
        yield (
            f"too little is known of how {pairs} stand to each other: they count there as dealing"
        )


def _flags(power: Power) -> Iterator[str]:
    for what, why in power.reasons.items():
        yield f"the change bargained by itself: {why}" if what.startswith("increment") else why


def _rank(power: Power, actor: str) -> Rank | None:
    ranks = power.ranking.ranks if power.ranking is not None else ()
    return next((each for each in ranks if each.actor == actor), None)
