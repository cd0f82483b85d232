"""Why no division leaves every coalition content: which condition of the law does not hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from rason.analysis.bargain import clean, error_of, game, talking
from rason.games import core_is_empty, least_core, prenucleolus
from rason.program.handling import APART, bounds_at
from rason.program.project import BUILT
from rason.scenario.outside import bonds
from rason.solve.batch import Batch, Coalitions, Game

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.games.levels import Level
    from rason.scenario.variant import Variant
    from rason.solve.batch import Solved

Kind = Literal["lumpy", "forced", "contract", "access", "outsider", "owner", "alternatives"]
Suspects = dict[tuple[Kind, tuple[str, ...]], "Variant | None"]
PLENTY = 1000.0
"""By how much what outsiders have little of is multiplied, so that it is scarce no more."""
NOTHING = 1e-6  # part of the largest coalition value below which a rent is none
SURE = 1e-5
"""Part of the largest coalition value by which a few coalitions must ask for more than there is, so
that nothing else is looked at: ten times what counts as an empty core."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A condition of the law that does not hold."""

    # `lumpy` or `forced` projects, a `contract` with an outsider, `access` to third parties,
    # something scarce that an `outsider` or nobody owns, so that every coalition counts on all of
    # it, an `owner` of something scarce who need not consent to its use, or `alternatives` of
    # consent.
    kind: Kind
    names: tuple[str, ...]  # the projects, contracts or assets
    # Whether the core would not be empty if this alone held: the game is solved again to see. None
    # where that cannot be tried.
    decides: bool | None


@dataclass(frozen=True, slots=True)
class EmptyCore:
    """An empty core and its causes."""

    # By how much some coalition falls short in the best division [million currency per year].
    short: float
    # A balanced collection that asks for more than there is: members of each coalition.
    coalitions: tuple[tuple[str, ...], ...]
    weights: tuple[float, ...]  # their weights, adding up to 1
    causes: tuple[Cause, ...]  # conditions of the law that do not hold; those that decide first
    # Whether the core would not be empty if all those that can be tried held at once.
    together: bool


def empty_core(question: Question) -> Analysis[EmptyCore | None]:
    """Ask why the core of a scenario's game is empty.

    In the first draw. The collection of coalitions that cannot all be content, and the causes; None
    where the core is not empty.

    Notes
    -----
    Under `veto`, with divisible projects, conjunctive consents, no contracts and the owner of every
    scarce row among its columns' consents, a core is never empty [1]_. So one of these conditions
    must fail, and each that fails is mended alone to see whether it is the cause, then all
    together. What outsiders have little of is mended by plenty of it.

    References
    ----------
    .. [1] Samet and Zemel (1984), "On the core and dual set of linear programming games",
       *Mathematics of Operations Research* 9(2).
    """
    whole = game(question)
    solutions = yield Batch(question.figures(), variants=(whole.variant,), games=(whole,))
    v = talking(question, clean(solutions.games[whole][:1]))[0]
    error = float(error_of(v))
    if not core_is_empty(v, error):
        return None
    most = float(np.abs(v).max())
    scarce = _scarce(question, whole.variant, solutions.variants[whole.variant], most)
    suspects = _suspects(question, whole.variant, scarce)
    tries = {key: variant for key, variant in suspects.items() if variant is not None}
    mended = {key: Game(variant, question.bits) for key, variant in tries.items()}
    together = Game(_all_of(whole.variant, tuple(tries.values())), question.bits)
    proof = prenucleolus(v, error).levels[0]
    content = yield from _content(question, (*mended.values(), together), proof)
    causes = [
        Cause(kind, names, content[mended[kind, names]] if (kind, names) in mended else None)
        for kind, names in suspects
    ]
    return EmptyCore(
        short=least_core(v).epsilon,
        coalitions=tuple(
            tuple(p for position, p in enumerate(question.players) if int(mask) >> position & 1)
            for mask in proof.coalitions
        ),
        weights=tuple(map(float, proof.weights)),
        causes=tuple(sorted(causes, key=lambda cause: not cause.decides)),
        together=content[together],
    )


def _content(
    question: Question, games: tuple[Game, ...], proof: Level
) -> Analysis[dict[Game, bool]]:
    """Ask in which games some division contents everybody, in the first draw.

    Where the coalitions that cannot all be content in another game cannot be in this one either, no
    other coalition need be solved.
    """
    games = tuple(dict.fromkeys(games))
    content: dict[Game, bool] = {}
    if not question.change().talks.restricts:  # else values add up over those who talk
        everybody = (1 << len(question.players)) - 1
        masks = (*map(int, proof.coalitions), everybody)
        asked = {each: Coalitions(each, masks) for each in games}
        some = yield Batch(question.figures(), coalitions=tuple(asked.values()))
        members = [int(mask).bit_count() for mask in proof.coalitions]
        shared = float(proof.weights @ members) / len(question.players)
        for each, wanted in asked.items():
            values = some.coalitions[wanted]
            lacking = float(proof.weights @ values[:-1]) - shared * values[-1]
            if lacking > SURE * float(np.abs(values).max()):
                content[each] = False
    left = tuple(each for each in games if each not in content)
    if left:
        again = yield Batch(question.figures(), games=left)
        for each in left:
            v = talking(question, clean(again.games[each][:1]))[0]
            content[each] = not core_is_empty(v, float(error_of(v)))
    return content


def _all_of(variant: Variant, mended: tuple[Variant, ...]) -> Variant:
    """Return the variant in which all that was mended one by one is mended."""

    def changed(part: str) -> np.ndarray:
        before: np.ndarray = getattr(variant, part)
        after = before
        for each in mended:
            other: np.ndarray = getattr(each, part)
            same = (other == before) | (np.isnan(other) & np.isnan(before))
            after = np.where(same, after, other)
        return after

    return replace(
        variant,
        name=f"{variant.name}, mended",
        scale=changed("scale"),
        lower=changed("lower"),
        row_scale=changed("row_scale"),
        consent=changed("consent"),
        toll=changed("toll"),
        lumpy=() if any(not each.lumpy for each in mended) else variant.lumpy,
    )


def _scarce(
    question: Question, variant: Variant, solved: Solved, most: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return which columns and rows earn a rent when everybody deals."""
    numbers = question.program.numbers(question.figures())
    least = NOTHING * most
    columns = np.maximum(solved.reduced[0], 0.0) * numbers.upper[0] * variant.scale > least
    bound = np.where(np.isfinite(numbers.row_upper[0]), numbers.row_upper[0], 0.0)
    rows = np.maximum(solved.dual[0], 0.0) * bound * np.nan_to_num(variant.row_scale) > least
    return columns, rows


def _suspects(
    question: Question, variant: Variant, scarce: tuple[np.ndarray, np.ndarray]
) -> Suspects:
    """Return the conditions that fail, each with the variant in which it alone holds."""
    columns, rows = question.program.columns, question.program.rows
    found: Suspects = {}
    if variant.lumpy:
        names = tuple(columns[position].asset for position in variant.lumpy)
        found["lumpy", names] = replace(variant, lumpy=())
    bound = np.flatnonzero(variant.lower > 0.0)
    # What lies in a store on the first day is there, too, and nothing that is built.
    dear = [
        position
        for position in bound
        if variant.cost_scale[position] > 0.0 and columns[position].family in BUILT
    ]
    if dear:
        lower = variant.lower.copy()
        lower[dear] = 0.0
        found["forced", tuple(columns[position].asset for position in dear)] = replace(
            variant, lower=lower
        )
    binding = _contracts(question, variant)
    if binding:
        lifted = [
            row.family == "contract" and row.key in binding and not np.isnan(scale)
            for row, scale in zip(rows, variant.row_scale, strict=True)
        ]
        row_scale = np.where(lifted, np.nan, variant.row_scale)
        found["contract", binding] = replace(variant, row_scale=row_scale)
    opened = [index for index in np.flatnonzero(variant.toll) if columns[index].family != "toll"]
    if opened:
        change = replace(
            question.change(),
            access="veto",
            rules={k: r for k, r in question.change().rules.items() if r.kind != "access"},
        )
        names = tuple(dict.fromkeys(columns[position].asset for position in opened))
        found["access", names] = question.variant(change)
    found |= _of_outsiders(question, variant, scarce)
    consent, strangers = _with_owners(question, variant, scarce[1])
    if strangers:
        found["owner", strangers] = replace(variant, consent=consent)
    either = _alternatives(question)
    if either:
        found["alternatives", either] = None
    return found


def _of_outsiders(
    question: Question, variant: Variant, scarce: tuple[np.ndarray, np.ndarray]
) -> Suspects:
    """Return what is scarce and no player's, one by one and all of it, with plenty of it."""
    columns, rows, players = question.program.columns, question.program.rows, question.players
    held = {position: columns[position].asset for position in np.flatnonzero(scarce[0])}
    bound = {position: rows[position].key for position in np.flatnonzero(scarce[1])}
    held = {
        position: key for position, key in held.items() if columns[position].owner not in players
    }
    bound = {
        position: key for position, key in bound.items() if rows[position].owner not in players
    }
    names = tuple(dict.fromkeys((*held.values(), *bound.values())))
    groups = [(name,) for name in names] + ([names] if len(names) > 1 else [])
    found: Suspects = {}
    for group in groups:
        scale, row_scale = variant.scale.copy(), variant.row_scale.copy()
        scale[[position for position, key in held.items() if key in group]] *= PLENTY
        row_scale[[position for position, key in bound.items() if key in group]] *= PLENTY
        found["outsider", group] = replace(variant, scale=scale, row_scale=row_scale)
    return found


def _contracts(question: Question, variant: Variant) -> tuple[str, ...]:
    """Return the contracts that bind a player to an outsider."""
    bargaining = sum(1 << bit for bit in question.bits)
    return tuple(bond.contract.contract for bond in bonds(question.program, variant, bargaining))


def _with_owners(
    question: Question, variant: Variant, scarce: np.ndarray
) -> tuple[np.ndarray, tuple[str, ...]]:
    """Add the owner of every scarce row to the consents of its columns; return where it was not."""
    program = question.program
    consent, missing = variant.consent.copy(), dict[str, None]()
    for position in np.flatnonzero(scarce):
        row = program.rows[position]
        if row.owner not in question.players:
            continue
        bit = 1 << question.case.players.index(row.owner)
        for column in program.touching(int(position)):
            if not consent[column] & bit and program.columns[column].family not in BUILT:
                consent[column] |= bit
                place, _, _ = row.key.partition(APART)
                missing[place if bounds_at(row, place) else row.key] = None
    return consent, tuple(missing)


def _alternatives(question: Question) -> tuple[str, ...]:
    """Return the assets to which different sets of players may agree."""
    sets: dict[tuple[str, ...], set[frozenset[str]]] = {}
    for column in question.program.columns:
        key = (column.family, column.asset, column.commodity, column.origin, column.destination)
        sets.setdefault(key, set()).add(column.consent)
    return tuple(dict.fromkeys(asset for (_, asset, *_), each in sets.items() if len(each) > 1))
