"""What lies on top of every scenario, in words: it stands beside the name of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.case.check_closures import keys_of
from rason.case.expression import with_unit
from rason.games.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.case.case import Case
    from rason.case.document import Closure, Number, Scenario, Whom

_STATES = {
    "option": "{} open to be built",
    "built": "{} standing, its capital sunk",
    "forced": "{} built",
    "out": "{} left out",
}
_ALL = (1, 1.0, "1", "100 %", "100%")


def change_in_words(case: Case) -> str:
    """Say what a case has on top of every scenario.

    Such as ``with transit_fee = 158 million USD/yr and malacca closed``; empty where nothing is
    changed.
    `case`: perhaps with changes; see `rason.scenario.lay`.
    """
    said = [words for name in case.on_top for words in _said(case, case.scenarios[name])]
    return f"with {listed(said)}" if said else ""


def amount_set(case: Case, figure: str, number: Number) -> str:
    """Write what a figure is set to; a bare number is in the figure's unit.

    With its unit, or an expression as it was written.
    """
    try:
        return with_unit(float(number), case.figures[figure].unit)
    except ValueError:
        return str(number).strip()


def _said(case: Case, change: Scenario) -> Iterator[str]:
    for figure, number in change.figures.items():
        yield f"{figure} = {amount_set(case, figure, number)}"
    for closure in change.closures:
        yield _closed(closure)
    if isinstance(change.projects, dict):
        for project, state in change.projects.items():
            yield _STATES[state].format(project)
    for rule, on in change.rules.items():
        yield f"{rule} lifted" if on is False else f"{rule} in force"
    if change.foresight is not None:
        yield f"foresight: {change.foresight}"
    yield from _dealing(change)


def _dealing(change: Scenario) -> Iterator[str]:
    """Say who may pass, who does not deal with whom, and who bargains as one."""
    if change.access is not None:
        yield "transport open to all" if change.access == "open" else "owners' consent asked"
    if change.relations is not None:
        yield from (f"{one} and {other} not dealing" for one, other in change.relations.cut)
        yield from (f"{one} and {other} not talking" for one, other in change.relations.silent)
        if change.relations.threshold is not None:
            yield f"talks only above a relation index of {change.relations.threshold:g}"
    if change.blocs is not None:
        blocs = [f"{bloc} ({', '.join(members)})" for bloc, members in change.blocs.items()]
        yield f"the blocs {listed(blocs)}" if blocs else "no blocs"


def _closed(closure: Closure | str) -> str:
    if isinstance(closure, str):
        return f"{closure} closed"
    key = closure.asset or closure.passage or closure.place
    part = "" if closure.share in _ALL else f" by {_share(closure.share)}"
    about = _whom(closure)
    by = f" by {listed(keys_of(closure, 'by'))}" if closure.by else ""
    if closure.commodity:
        about = f" to {closure.commodity}{about.replace(' to goods', '', 1)}"
    terms = [
        *(f"{_whom(each)[4:]} exempt" for each in closure.exempt),
        *(f"{whom[4:]} up to {each.amount}" for each in closure.capped if (whom := _whom(each))),
        *(f"{whom[4:]} for {each.amount}" for each in closure.charged if (whom := _whom(each))),
    ]
    verbs = [f"capped at {each.amount}" for each in closure.capped if not _whom(each)]
    verbs += [f"charged {each.amount}" for each in closure.charged if not _whom(each)]
    told = f" ({'; '.join(terms)})" if terms else ""
    days = f" from {closure.from_}" if closure.from_ else ""
    days += f" until {closure.until}" if closure.until else ""
    done = " and ".join(verbs) or f"closed{part}"
    return f"{key} {done}{about}{by}{told}{days}"


def _whom(said: Whom) -> str:
    """Say whom a closure is about; nothing where it is about all."""
    origin, destination, buyer, flag = (
        listed(keys) if (keys := keys_of(said, word)) else ""
        for word in ("origin", "destination", "buyer", "flag")
    )
    told = f" of {origin}" if origin else ""
    told += f" bound for {destination}" if destination else ""
    told += f" for {buyer}" if buyer else ""
    told += f" under the flag of {flag}" if flag else ""
    return f" to goods{told}" if told else ""


def _share(share: Number) -> str:
    return share.strip() if isinstance(share, str) else f"{100.0 * share:.4g} %"
