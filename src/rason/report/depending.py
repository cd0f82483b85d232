"""Who depends on whom, and what shutting one thing would cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.answer.closures import worst as worst_of
from rason.answer.days import in_all, lasting
from rason.report.case_names import actor_names
from rason.report.finding import confidence, in_sentence, made
from rason.report.headline import SLIGHT
from rason.words.amounts import format_share
from rason.words.phrases import amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.answer.closures import Closure
    from rason.report.document import Document, Finding

LITTLE = 0.05
"""Part of the largest loss below which a pair's dependence is not worth a sentence."""
_OF = {
    "what it sends": "what {} sends",
    "what it receives": "what {} receives",
    "its trade both ways": "{}'s trade both ways",
}
"""Of what a share is, by whose it is."""


def depends(document: Document) -> Finding | None:
    """Say who depends on whom most, and what shutting one thing would cost."""
    name = actor_names(document.case)
    rows = [each for each in document.dependence if each.loss_share and each.bargaining_loss]
    least = LITTLE * max((each.bargaining_loss or 0.0 for each in rows), default=0.0)
    rows = [each for each in rows if (each.bargaining_loss or 0.0) >= least]
    parts = []
    if rows:
        most = max(each.loss_share or 0.0 for each in rows)
        first = [each for each in rows if (each.loss_share or 0.0) >= (1 - SLIGHT) * most]
        pair = max(first, key=lambda each: each.bargaining_loss or 0.0)
        lost = f"{amount(pair.bargaining_loss or 0.0, pair.unit)}, or"
        share = "all" if most > 1 - SLIGHT else format_share(most)
        text = f"{name[pair.actor]} depends most on {name[pair.partner]}: without it, it would lose"
        if len(first) == len(rows) > 1:
            text = "every player depends on every other: without one, each would lose"
        parts.append(f"{text} {lost} {share} of what it gains by dealing")
    seen = [each for each in document.dependence if each.share is not None]
    seen = [each for each in seen if not each.commodity] or seen
    if seen:
        most_seen = max(seen, key=lambda each: each.share or 0.0)
        good = document.case.commodities.get(most_seen.commodity, most_seen.commodity)
        of = _OF.get(most_seen.share_of, "").format(name[most_seen.actor])
        parts.append(
            f"{name[most_seen.partner]} has {format_share(most_seen.share or 0.0)} of {of}"
            + (f" ({in_sentence(good)})" if good else "")
        )
    parts += shut(document.closures)
    return made("dependence", "; ".join(parts), confidence(document)) if parts else None


def shut(closures: Sequence[Closure]) -> list[str]:
    """Say what shutting the costliest link, strait or canal would cost, if any costs."""
    worst = worst_of(closures)
    if worst is None or worst.loss is None:
        return []
    lost = in_all(worst.days, worst.loss, worst.unit)
    least = "at least " if worst.ceiling else ""
    return [f"shutting “{worst.name}” {lasting(worst.days)} would cost all together {least}{lost}"]
