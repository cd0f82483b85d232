"""Why a core is empty, and which loop earns money with nobody's consent, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.answer.unsure import few, nobody_sure
from rason.games.wording import listed
from rason.table.naming import called
from rason.table.numbers import MILLION, yearly
from rason.words.amounts import format_amount
from rason.words.phrases import in_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rason.analysis.empty_core import EmptyCore
    from rason.analysis.loop import Loop
    from rason.analysis.power import Power
    from rason.case import Case

MOST_LOOPS = 3

_BECAUSE = {
    "lumpy": ("{names} can only be built whole", "if it could be built in part"),
    "forced": ("{names} must be built whether it pays or not", "if it need not be"),
    "contract": ("contracts with outsiders bind: {names}", "if they did not"),
    "access": (
        "several count on the same capacity of {names}, open to whoever pays the tariff",
        "if its operator could refuse",
    ),
    "outsider": (
        "each counts on all that there is of {names}, and no player owns it",
        "with plenty of it",
    ),
    "owner": (
        "the owner of what is scarce in {names} need not agree to its use",
        "if its consent were needed",
    ),
    "alternatives": ("{names} can be used with one consent or with another", ""),
}
"""Why a core may be empty, and what would mend it."""


def power_causes(
    case: Case, power: Power, empty: EmptyCore | None, loops: Sequence[Loop]
) -> dict[str, str]:
    """Say what is to be known of a game before its splits are believed.

    Sentences under the keys `unsure`, `core` and `market`, where there is anything to say.
    `power`: the game, solved by every concept.
    `loops`: ways on which money is earned with nobody's consent.
    """
    found: dict[str, str] = {}
    if empty is not None:
        found["unsure"] = nobody_sure(case, empty)
        short = in_prose(format_amount(MILLION * empty.short, yearly(case)))
        found["core"] = (
            f"the core is empty: any division leaves some coalition at least {short} short;"
            f" {core_cause(case, empty)}"
        )
    if loops:
        found["market"] = market_loop(case, power.nothing, loops)
    return found


def core_cause(case: Case, found: EmptyCore) -> str:
    """Say why no division leaves every coalition content.

    Without capital and full stop: the coalitions that cannot all be content, and the condition
    that, mended alone, would content them; or those that might.
    `found`: the balanced collection and the causes.
    """
    coalitions = "; ".join(
        listed([case.actors[player].name for player in members]) for members in found.coalitions
    )
    text = f"no division contents each of these at once: {coalitions}"
    deciding = [cause for cause in found.causes if cause.decides]
    if deciding:
        # The narrowest says it best: a group decides wherever one of its members does.
        narrow = min(deciding, key=lambda cause: len(cause.names))
        why = _because(case, narrow.kind, narrow.names)
        return f"{text}. For {why}; {_BECAUSE[narrow.kind][1]}, one would"
    kinds: dict[str, list[str]] = {}
    for cause in found.causes:
        kinds.setdefault(cause.kind, []).extend(cause.names)
    suspects = "; ".join(_because(case, kind, names) for kind, names in kinds.items())
    if found.together:
        return f"{text}. No one cause decides, but all of these together do: {suspects}"
    return f"{text}. What may be the cause: {suspects}" if suspects else text


def market_loop(case: Case, nothing: float, loops: Sequence[Loop]) -> str:
    """Say on which ways money is earned though nobody agrees to anything.

    Without capital and full stop.
    `nothing`: v(empty) [million currency per year].
    """

    def money(millions: float) -> str:
        return in_prose(format_amount(MILLION * millions, yearly(case)))

    ways = [
        f"{', '.join(called(case, step) for step in loop.steps)} ({money(loop.earns)})"
        for loop in loops[:MOST_LOOPS]
    ]
    return f"with nobody's consent {money(nothing)} is earned: " + "; ".join(ways)


def _because(case: Case, kind: str, names: Iterable[str]) -> str:
    return _BECAUSE[kind][0].format(names=few(called(case, name) for name in names))
