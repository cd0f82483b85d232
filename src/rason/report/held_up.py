"""Who can hold the others up: by a closure, a right to refuse or by staying away; and the fee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.games.wording import listed
from rason.report.case_names import actor_names, scenario_called
from rason.report.case_note import names_in
from rason.report.finding import RANGE, confidence, first_game, made
from rason.report.headline import SLIGHT, shifts
from rason.table.naming import closed_name
from rason.words.phrases import amount, interval

if TYPE_CHECKING:
    from rason.report.document import Document, Finding


def held_up(document: Document) -> Finding | None:
    """Say who can hold others up: by a closure, a right to refuse, or by staying away."""
    return _closer(document) or _veto(document) or _needed(document) or _missing(document)


def fee(document: Document) -> Finding | None:
    """Say what fee for passage could be asked, beside what was asked or paid."""
    rows = [
        each
        for each in getattr(document, "fees", ())
        if each.chosen and each.fee is not None and not each.reason
    ]
    if not rows:
        return None
    named = document.headline.scenario if document.headline else ""
    first = next((each for each in rows if each.scenario == named), rows[0])
    name = actor_names(document.case)
    ends = interval(first.low, first.high, first.fee_unit)
    text = f"{name[first.actor]} could ask about {amount(first.fee, first.fee_unit)}"
    text += f"{f' ({RANGE} {ends})' if ends else ''} for passage"
    known = [
        each
        for each in getattr(document, "observed_fees", ())
        if each.scenario == first.scenario and each.actor == first.actor
    ]
    for kind in ("asked", "offered", "paid"):
        fees = [each.fee for each in known if each.kind == kind and each.unit == first.fee_unit]
        if fees:
            between = interval(min(fees), max(fees), first.fee_unit) or amount(
                fees[0], first.fee_unit
            )
            text += f"; {between} was {kind}"
    return made("hold-up", text, confidence(document))


def _closer(document: Document) -> Finding | None:
    """Say who shuts or charges, and what that is worth to it."""
    name = actor_names(document.case)
    rows = [
        (game, each)
        for game in document.power
        for each in game.closers or ()
        if each.actor == each.closer and each.worth > 0.0
    ]
    if not rows:
        return None
    game, first = max(rows, key=lambda pair: pair[1].worth)
    payers = sorted(
        (
            each
            for each in game.closers or ()
            if (each.closer, each.kind, each.closed) == (first.closer, first.kind, first.closed)
            and each.worth < 0.0
        ),
        key=lambda each: each.worth,
    )
    text = f"{name[first.closer]} holds the others up: its say over"
    closed = closed_name(names_in(document.case), first.kind, first.closed)
    text += f" “{closed}” is worth {amount(first.worth, game.unit)} to it"
    if payers:
        most = amount(-payers[0].worth, game.unit)
        text += f", of which {name[payers[0].actor]} bears most, {most}"
    return made("hold-up", text, confidence(document))


def _veto(document: Document) -> Finding | None:
    """Say whose right to refuse what brings it most in the headline scenario."""
    game, name = first_game(document), actor_names(document.case)
    scenario = game.scenario if game else ""
    rows = [
        (each.gain.get(each.holder, 0.0), each, ties)
        for ties in document.ties
        if ties.scenario == scenario
        for each in ties.vetoes
    ]
    gain, first, ties = max(rows, key=lambda row: row[0], default=(0.0, None, None))
    if first is None or ties is None or gain <= 0.0:
        return None
    asset = document.case.projects.get(first.asset) or document.case.assets.get(
        first.asset, first.asset
    )
    text = f"{name[first.holder]} can hold the others up: its right to refuse “{asset}” brings it"
    text += f" {amount(gain, ties.unit)}"
    if first.stake:
        text += f", where {amount(first.stake, ties.unit)} is lost in all if it does"
    others = [
        n
        for n in dict.fromkeys(
            name[r.holder] for g, r, _ in rows if g > 0.0 and r.asset == first.asset
        )
        if n != name[first.holder]
    ]
    if others:
        text += f"; {listed(others)} can refuse it, too"
    return made("hold-up", text, confidence(document))


def _needed(document: Document) -> Finding | None:
    """Say without whom what the headline scenario adds is lost."""
    game = first_game(document)
    if game is None:
        return None
    name, lost, total = actor_names(document.case), game.shift_lost, sum(shifts(game).values())
    most = max(lost.values(), default=0.0)
    who = [each for each in game.players if lost.get(each, 0.0) >= (1 - SLIGHT) * most]
    if total <= game.tolerance or most <= SLIGHT * total or len(who) == len(game.players):
        return None
    where, one = scenario_called(document.case, game.scenario), len(who) == 1
    text = f"{listed([name[each] for each in who])} {'holds' if one else 'each hold'} up “{where}”:"
    text += f" without {'it' if one else 'any one of them'}"
    whole = most >= (1 - SLIGHT) * total
    text += " all that it adds" if whole else f" {amount(most, game.unit)} of what it adds"
    return made("hold-up", f"{text} is lost", confidence(document))


def _missing(document: Document) -> Finding | None:
    """Say without whom all lose most."""
    game = first_game(document) or next(iter(document.power), None)
    if game is None or not game.indispensable or len(game.players) < 2:  # noqa: PLR2004 - one has no partner
        return None
    name, lost = actor_names(document.case), game.indispensable
    most = max(lost.values())
    if most <= game.tolerance:
        return None
    who = [each for each in game.players if lost.get(each, 0.0) >= (1 - SLIGHT) * most]
    where = scenario_called(document.case, game.scenario)
    one = len(who) == 1
    text = f"in “{where}” nobody matters more than {listed([name[each] for each in who])}:"
    text += f" without {'it' if one else 'any one of them'} all together would have"
    text += f" {amount(most, game.unit)} less"
    return made("hold-up", text, confidence(document))
