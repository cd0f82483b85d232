"""Whose consent opens or shuts what, and what a veto or a rule is worth to whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from rason.analysis.bargain import certified, clean, game, split, talking, without_say
from rason.analysis.quantity import no_money, significant
from rason.games import stand_alone_values
from rason.program.closure import Shut
from rason.program.rule import covers
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray
    from rason.case.tables import Rule
    from rason.scenario.merge import Change
    from rason.scenario.variant import Variant
    from rason.solve.batch import Game, Solutions

Does = Literal["adds", "removes", "opens", "shuts", "costs", "caps"]
Consents = tuple[tuple[str, ...], ...]
"""Players who must agree, in alternatives; an empty alternative needs nobody."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What one rule does to one asset."""

    rule: str
    kind: str
    by: tuple[str, ...]  # who imposes it, or whose consent it is about
    asset: str  # key of the asset, or of the project whose building it is about
    # `adds` or `removes` consents, `opens` what would be shut or asked for, `shuts` it, makes it
    # dearer (`costs`), or `caps` it.
    does: Does
    # before, after: the players who must agree without the rule and with it.
    before: Consents
    after: Consents
    # Whether that is so because of this rule; if not, other rules do the same or undo it.
    decides: bool


@dataclass(frozen=True, slots=True)
class Veto:
    """One player's veto over one project, or one asset."""

    holder: str
    asset: str
    # What all together lose if it is shut, shape ``(draws,)`` [million currency per year].
    stake: FloatArray
    # What the right to refuse brings each player: its gain with it less its gain where the holder
    # has no say, shape ``(draws, players)`` [million currency per year].
    worth: FloatArray


@dataclass(frozen=True, slots=True)
class RuleWorth:
    """What a rule in force is worth."""

    rule: str
    # What all together have with it, less without it, shape ``(draws,)`` [million currency per
    # year].
    total: FloatArray
    # What of that they earn alone, each by itself, shape ``(draws,)`` [million currency per year].
    alone: FloatArray
    # Each player's gain above that with it, less without it, shape ``(draws, players)``.
    worth: FloatArray


@dataclass(frozen=True, slots=True)
class Vetoes:
    """Rules and vetoes of a scenario: what they do, and for whom."""

    players: tuple[str, ...]
    effects: tuple[Effect, ...]  # what each rule in force does to each asset
    rules: tuple[RuleWorth, ...]  # what each of them is worth, but for those that do nothing
    # The veto of every player over every project of the scenario that asks it, and over every asset
    # whose consents a rule changes.
    vetoes: tuple[Veto, ...]


def vetoes(question: Question) -> Analysis[Vetoes]:
    """Ask what the rules in force do, and what rules and vetoes are worth to whom."""
    change, players = question.change(), question.players
    effects = trace(question)
    rules = tuple(dict.fromkeys(effect.rule for effect in effects))
    projects = [key for key, state in change.projects.items() if state != "out"]
    part = {c.asset for c in question.program.columns if c.project in projects}
    changed = [each.asset for each in effects if each.before != each.after]
    assets = dict.fromkeys(projects + [asset for asset in changed if asset not in part])
    held = [(asset, holder) for asset in assets for holder in holders(question, asset)]
    whole = game(question)
    lifted = {rule: game(question, change.without_rule(rule)) for rule in rules}
    released = {(a, h): game(question, without_say(change, h, (a,))) for a, h in held}
    shut = {asset: question.variant(_closed(change, asset)) for asset, _ in held}
    solutions = yield Batch(
        question.figures(),
        variants=(whole.variant, *shut.values()),
        games=tuple(dict.fromkeys((whole, *lifted.values(), *released.values()))),
    )
    before, v = _gains(question, solutions, whole)
    total = solutions.variants[whole.variant].objective
    worths = []
    for rule in rules:
        without, u = _gains(question, solutions, lifted[rule])
        alone = stand_alone_values(v).sum(axis=1) - stand_alone_values(u).sum(axis=1)
        total_, alone_, worth = (
            certified(each, v, u) for each in (v[:, -1] - u[:, -1], alone, before - without)
        )
        worths.append(RuleWorth(rule, total_, alone_, worth))
    found, least = [], no_money(question.program)
    for asset, holder in held:
        stake = significant(total - solutions.variants[shut[asset]].objective, least)
        without, u = _gains(question, solutions, released[asset, holder])
        found.append(Veto(holder, asset, stake, certified(before - without, v, u)))
    return Vetoes(players, effects, tuple(worths), tuple(found))


def veto_value(question: Question, holder: str, asset: str, actor: str) -> Analysis[FloatArray]:
    """Ask what a player's right to refuse one asset brings it, or another.

    Its gain where the holder may refuse, less where it may not, shape ``(draws,)`` [million
    currency per year]; 0 where the holder is not asked anyway.
    """
    whole = game(question)
    released = game(question, without_say(question.change(), holder, (asset,)))
    solutions = yield Batch(question.figures(), games=tuple(dict.fromkeys((whole, released))))
    position = question.players.index(actor)
    (with_, v), (without, u) = (_gains(question, solutions, each) for each in (whole, released))
    return certified(with_ - without, v, u)[:, position]


def rule_value(question: Question, rule: Rule, actor: str = "") -> Analysis[FloatArray]:
    """Ask what a rule brings a player, or all together.

    Gain with the rule in force, less without, whether it is in force in the scenario or not; no
    actor is all together. Shape ``(draws,)`` [million currency per year].
    """
    change = question.change()
    games = [
        game(question, changed)
        for changed in (change.with_rule(rule), change.without_rule(rule.rule))
    ]
    solutions = yield Batch(question.figures(), games=tuple(dict.fromkeys(games)))
    (with_, v), (without, u) = (_gains(question, solutions, each) for each in games)
    if not actor:
        return certified(v[:, -1] - u[:, -1], v, u)
    return certified(with_ - without, v, u)[:, question.players.index(actor)]


def holders(question: Question, asset: str) -> tuple[str, ...]:
    """Return the players without whom an asset, or a project, cannot be used in a scenario.

    In the order of the players; of alternatives, those who are in one of them.
    """
    return tuple(
        player
        for player in question.players
        if any(player in each for each in _consents(question, question.variant(), asset))
    )


def trace(question: Question) -> tuple[Effect, ...]:
    """Return what each rule in force does to each asset: rule, asset, who must agree.

    In the order of the rules, then of the assets; nothing is solved for it.
    """
    change = question.change()
    all_rules, none = question.variant(), question.variant(replace(change, rules={}))
    effects: list[Effect] = []
    for key, rule in change.rules.items():
        without = question.variant(change.without_rule(key))
        alone = question.variant(replace(change, rules={key: rule}))
        decided = _compare(question, rule, without, all_rules, decides=True)
        assets = {effect.asset for effect in decided}
        effects += decided
        effects += [
            effect
            for effect in _compare(question, rule, none, alone, decides=False)
            if effect.asset not in assets
        ]
    return tuple(effects)


def _compare(
    question: Question, rule: Rule, before: Variant, after: Variant, *, decides: bool
) -> list[Effect]:
    """Return what differs between two variants, asset by asset."""
    columns = question.program.columns
    capped = _caps(question, rule, before, after)
    found: list[Effect] = []
    states = question.change().projects
    present = [column for column in columns if states.get(column.project) != "out"]
    for asset in dict.fromkeys(column.asset for column in present):
        own = [position for position, column in enumerate(columns) if column.asset == asset]
        does = "caps" if asset in capped else _does(rule, before, after, own)
        if does is not None:
            without, with_ = (_consents(question, each, asset) for each in (before, after))
            found.append(
                Effect(rule.rule, rule.kind, rule.by, asset, does, without, with_, decides)
            )
    return found


def _does(rule: Rule, before: Variant, after: Variant, own: list[int]) -> Does | None:
    """Say what a rule does to an asset's columns."""
    was, is_ = (variant.scale[own] for variant in (before, after))
    if np.any(was > is_):
        return "shuts"
    if np.any(was < is_):
        return "opens"
    old, new = (variant.consent[own] for variant in (before, after))
    if np.any(old != new):
        if rule.kind == "access":
            return "opens"
        return "adds" if np.any(new & ~old) else "removes"
    paid = {(column, label) for column, label, _ in before.surcharges}
    dearer = {column for column, label, _ in after.surcharges if (column, label) not in paid}
    return "costs" if dearer & set(own) else None


def _caps(question: Question, rule: Rule, before: Variant, after: Variant) -> tuple[str, ...]:
    """Return the assets that a cap counts, if it comes into force between two variants."""
    rows = [
        position
        for position, row in enumerate(question.program.rows)
        if row.family == "cap" and row.key == rule.rule
    ]
    if not np.any(np.isnan(before.row_scale[rows]) & ~np.isnan(after.row_scale[rows])):
        return ()
    columns = question.program.columns
    return tuple(dict.fromkeys(c.asset for c in columns if covers(question.case, rule, c)))


def _consents(question: Question, variant: Variant, asset: str) -> Consents:
    """Return who must agree to an asset: the distinct sets of its columns."""
    players = question.case.players
    bits = question.bits
    masks = dict.fromkeys(
        int(variant.consent[position])
        for position, column in enumerate(question.program.columns)
        if column.asset == asset
    )
    return tuple(
        dict.fromkeys(tuple(players[bit] for bit in bits if mask >> bit & 1) for mask in masks)
    )


def _closed(change: Change, asset: str) -> Change:
    """Return the change with an asset shut, or a project left out."""
    return change.with_closure(Shut("asset", asset))


def _gains(question: Question, solutions: Solutions, asked: Game) -> tuple[FloatArray, FloatArray]:
    """Return what each player gains in a game by the question's concept, and its values."""
    v = talking(question, clean(solutions.games[asked]))
    return split(question, v) - stand_alone_values(v), v
