"""Power's ledger in the document: what players split, and what stays outside the bargain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.games.wording import listed
from rason.report import ledger as parts
from rason.table.numbers import MILLION, money, yearly
from rason.words.amounts import format_amount
from rason.words.phrases import in_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.analysis.ledger import Ledger
    from rason.case import Case
    from rason.report import document


def with_ledger(part: document.Power, case: Case, found: Ledger) -> document.Power:
    """Put where all that is earned goes beside a scenario's game.

    Returns
    -------
    part
        With its ledger, and the two coalitions that lose most by joining among its reasons.
    """
    return part.model_copy(
        update={"ledger": _ledger(case, found), "reasons": part.reasons | _apart(case, found)}
    )


def _ledger(case: Case, found: Ledger) -> parts.Ledger | None:
    """Return the lines that are not nothing; None where the scenario has no solution."""
    total = money(found.total)
    if total is None:
        return None
    return parts.Ledger(
        lines=tuple(_lines(case, found)),
        total=total,
        unit=yearly(case),
    )


def _lines(case: Case, found: Ledger) -> Iterator[parts.LedgerLine]:
    yield parts.LedgerLine(
        kind="players", name="What the players split", value=money(found.players) or 0.0
    )
    if found.nothing:
        yield parts.LedgerLine(
            kind="nobody", name="What needs nobody's consent", value=MILLION * found.nothing
        )
    for each in found.left:
        outsider = case.actors[each.outsider].name
        yield parts.LedgerLine(
            kind="contract",
            name=f"What contract “{each.contract.contract}” leaves with {outsider}",
            contract=each.contract.contract,
            outsider=each.outsider,
            value=money(each.amount) or 0.0,
        )
    if found.silence:
        yield parts.LedgerLine(
            kind="silence",
            name="What more would be earned if all players dealt with each other",
            value=MILLION * found.silence,
        )
    if found.kept:
        yield parts.LedgerLine(
            kind="kept",
            name="What contracts that bargaining ignores change by being kept",
            value=MILLION * found.kept,
        )
    if found.priorities:
        yield parts.LedgerLine(
            kind="priorities", name="What priorities cost", value=MILLION * found.priorities
        )


def _apart(case: Case, found: Ledger) -> dict[str, str]:
    """Name the two coalitions that lose most by joining, where any do."""
    pair = found.apart
    if pair is None:
        return {}
    one, other = (
        listed([case.actors[player].name for player in each]) for each in (pair.one, pair.other)
    )
    more = in_prose(format_amount(MILLION * pair.more, yearly(case)))
    return {
        "apart": f"not every deal pays: {one} on one side and {other} on the other would earn"
        f" {more} more than all of them together, since each side counts on all of what they would"
        " have to share, or is free of what binds them together"
    }
