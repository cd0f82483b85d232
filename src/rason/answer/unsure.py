"""How sure anybody could be of what is bargained for, in one plain sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.analysis.bargain import MOST_PLAYERS
from rason.analysis.empty_core import empty_core
from rason.claim.need import Need, granted
from rason.games.wording import listed
from rason.table.naming import called

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.analysis.empty_core import Cause, EmptyCore
    from rason.analysis.question import Question
    from rason.case import Case
    from rason.claim.need import Inquiry

NAMED = 3
"""How many things a sentence names before it only counts."""
UNSURE = "nobody could be sure of these amounts"
SOME = "whatever the division, some would do better on their own"
_SINCE = {
    "outsider": "each side counts on all that there is of {names}, which no player owns",
    "owner": "whoever owns what is scarce in {names} need not agree to its use",
    "access": "several count on the same room on {names}, open to whoever pays the tariff",
    "contract": "contracts with outsiders bind whoever deals: {names}",
    "lumpy": "{names} can only be built whole",
    "forced": "{names} must be built whether it pays or not",
    "alternatives": "{names} can be used with one consent or with another",
}
"""By what makes a core empty, what that means for whoever reads the amounts; where none decides
alone, the first of these that is there is told."""


def unsure(question: Question) -> Inquiry[str]:
    """Ask whether anybody could be sure of what a game's rules give, at central figures.

    A sentence without capital and full stop; empty where some division contents everybody, or too
    many players bargain to tell.
    """
    if len(question.players) > MOST_PLAYERS:
        return ""
    (found,) = map(granted, (yield (Need.over("empty core", empty_core, question),)))
    return "" if found is None else nobody_sure(question.case, found)


def nobody_sure(case: Case, empty: EmptyCore) -> str:
    """Say that no division holds, since what, and who would have to be a player.

    Without capital and full stop.
    """
    text = f"{UNSURE}: {SOME}"
    if not empty.causes:
        return text
    deciding = [cause for cause in empty.causes if cause.decides]
    if deciding:  # the narrowest says it best: a group decides wherever one of its members does
        first, others = min(deciding, key=lambda each: len(each.names)), False
    else:
        kind = min((cause.kind for cause in empty.causes), key=list(_SINCE).index)
        alike = [cause for cause in empty.causes if cause.kind == kind]
        first = max(alike, key=lambda each: len(each.names))
        others = len(alike) < len(empty.causes)
    names = few(called(case, each) for each in first.names)
    text += f", since {_SINCE[first.kind].format(names=names)}"
    text += ", among other reasons" if others else ""
    owners = _strangers(case, first)
    return f"{text}; {_no_players(owners)}" if owners else text


def _no_players(names: list[str]) -> str:
    are = "is no player" if len(names) == 1 else "are no players"
    return f"{few(names)} {are}, and could be: `players:` in case.yaml"


def few(names: Iterable[str]) -> str:
    """List some names, and count the rest."""
    known = list(dict.fromkeys(names))
    rest = len(known) - NAMED
    return listed([*known[:NAMED], f"{rest} more"] if rest > 0 else known)


def _strangers(case: Case, cause: Cause) -> list[str]:
    """Name the actors who own what is scarce and do not bargain."""
    owners = [owner_of(case, key) for key in cause.names if cause.kind == "outsider"]
    known = dict.fromkeys(each for each in owners if each and each not in case.players)
    return [case.actors[each].name for each in known]


def owner_of(case: Case, key: str) -> str:
    """Return the actor whose an asset is; empty where there is none."""
    for table, column in (
        ("supplies", "owner"),
        ("demands", "buyer"),
        ("links", "operator"),
        ("processes", "operator"),
        ("stores", "owner"),
    ):
        row = getattr(case, table).get(key)
        if row is not None:
            return str(getattr(row, column))
    return ""


def who_pays(case: Case, links: tuple[str, ...]) -> str:
    """Say who sells or uses what passes some links, and does not bargain over it.

    Without capital and full stop; empty where all of them are players.
    """
    goods = case.links[links[0]].commodity
    ways = [way for key in links for way in case.links[key].ways]
    after = _joined(case, goods, {end for _, end in ways}, onward=True)
    before = _joined(case, goods, {start for start, _ in ways}, onward=False)
    users = dict.fromkeys(
        each.buyer
        for each in case.demands.values()
        if each.place in after and each.commodity in goods
    )
    sellers = dict.fromkeys(
        each.owner
        for each in case.supplies.values()
        if each.place in before and each.commodity in goods
    )
    told = []
    for keys, words in ((users, _USES), (sellers, _SELLS)):
        names = [case.actors[key].name for key in keys if key and key not in case.players]
        if names:
            told.append(f"{few(names)}, {words[len(names) > 1]}")
    return "; ".join(told)


_USES = (
    "who uses what passes, is no player: it pays all that it is worth to it",
    "who use what passes, are no players: they pay all that it is worth to them",
)
_SELLS = (
    "who sells what passes, is no player: it gets its cost alone",
    "who sell what passes, are no players: they get their cost alone",
)
"""Of one, and of several."""


def _joined(case: Case, goods: tuple[str, ...], ends: set[str], *, onward: bool) -> set[str]:
    """Return the places that some goods can go on to, or come from, by any links."""
    found, left = set(ends), list(ends)
    steps = [
        way if onward else way[::-1]
        for link in case.links.values()
        if {*link.commodity} & {*goods}
        for way in link.ways
    ]
    while left:
        place = left.pop()
        for here, other in steps:
            if here == place and other not in found:
                found.add(other)
                left.append(other)
    return found
