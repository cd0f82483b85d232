"""What lies on top of every scenario, in words: it stands beside the name of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.case.check_closures import keys_of
from rason.case.expression import with_unit
from rason.games.wording import listed
from rason.table.naming import closed_name, name_of, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.case.case import Case
    from rason.case.document import Closure, Number, Scenario, Whom
    from rason.table.naming import Names

_STATES = {
    "option": "{} open to be built",
    "built": "{} standing, its capital sunk",
    "forced": "{} built",
    "out": "{} left out",
}
_ALL = (1, 1.0, "1", "100 %", "100%")


def change_in_words(case: Case) -> str:
    """Say what a case has on top of every scenario.

    Such as ``with “Fee for passage” at 158 million USD/yr and Strait of Malacca closed``, by the
    names of the case; empty where nothing is changed.
    `case`: perhaps with changes; see `rason.scenario.lay`.
    """
    named = names(case) if case.on_top else {}
    said = [words for name in case.on_top for words in _said(case, case.scenarios[name], named)]
    return f"with {listed(said)}" if said else ""


def amount_set(case: Case, figure: str, number: Number) -> str:
    """Write what a figure is set to; a bare number is in the figure's unit.

    With its unit, or an expression as it was written.
    """
    try:
        return with_unit(float(number), case.figures[figure].unit)
    except ValueError:
        return str(number).strip()


def _said(case: Case, change: Scenario, named: Names) -> Iterator[str]:
    for figure, number in change.figures.items():
        yield f"“{case.figures[figure].name}” at {amount_set(case, figure, number)}"
    for closure in change.closures:
        yield _closed(closure, named)
    if isinstance(change.projects, dict):
        for project, state in change.projects.items():
            yield _STATES[state].format(f"“{name_of(named, 'project', project)}”")
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


def _thing(named: Names, kind: str, key: str) -> str:
    """Name what is closed; links, whose names are several words, within quotation marks."""
    name = closed_name(named, kind, key)
    apart = name in named["asset"].values() or name in named["project"].values()
    return f"“{name}”" if apart else name


def _closed(closure: Closure | str, named: Names) -> str:
    if isinstance(closure, str):
        return f"{_thing(named, '', closure)} closed"
    kinds = {"asset": closure.asset, "passage": closure.passage, "place": closure.place}
    kind, key = next((kind, key) for kind, key in kinds.items() if key)
    thing = _thing(named, kind, key)
    part = "" if closure.share in _ALL else f" by {_share(closure.share)}"
    about = _whom(closure, named)
    by = f" by {_listed(closure, 'by', named)}" if closure.by else ""
    if closure.commodity:
        good = name_of(named, "commodity", closure.commodity)
        about = f" to {good}{about.replace(' to goods', '', 1)}"
    capped = [(each, _whom(each, named)[4:]) for each in closure.capped]
    charged = [(each, _whom(each, named)[4:]) for each in closure.charged]
    terms = [
        *(f"{_whom(each, named)[4:]} exempt" for each in closure.exempt),
        *(f"{whom} up to {each.amount}" for each, whom in capped if whom),
        *(f"{whom} for {each.amount}" for each, whom in charged if whom),
    ]
    verbs = [f"capped at {each.amount}" for each, whom in capped if not whom]
    verbs += [f"charged {each.amount}" for each, whom in charged if not whom]
    told = f" ({'; '.join(terms)})" if terms else ""
    days = f" from {closure.from_}" if closure.from_ else ""
    days += f" until {closure.until}" if closure.until else ""
    done = " and ".join(verbs) or f"closed{part}"
    return f"{thing} {done}{about}{by}{told}{days}"


def _listed(said: Whom, word: str, named: Names) -> str:
    """Name those whom a word of a closure holds: actors, markets and places; nothing for none."""
    kinds = ("actor", "place", "asset")
    found = [
        next((named[kind][key] for kind in kinds if key in named[kind]), key.replace("_", " "))
        for key in keys_of(said, word)
    ]
    return listed(found) if found else ""


def _whom(said: Whom, named: Names) -> str:
    """Say whom a closure is about; nothing where it is about all."""
    origin, destination, buyer, flag = (
        _listed(said, word, named) for word in ("origin", "destination", "buyer", "flag")
    )
    told = f" of {origin}" if origin else ""
    told += f" bound for {destination}" if destination else ""
    told += f" for {buyer}" if buyer else ""
    told += f" under the flag of {flag}" if flag else ""
    return f" to goods{told}" if told else ""


def _share(share: Number) -> str:
    return share.strip() if isinstance(share, str) else f"{100.0 * share:.4g} %"
