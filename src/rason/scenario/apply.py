"""A change of the case as a variant of its program: bounds and costs, never the pattern."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from rason.errors import Diagnostic, InputError
from rason.program.closure import TRANSPORT
from rason.program.handling import bounds_at, operators
from rason.program.program import FLOWS
from rason.program.project import BUILT, spent
from rason.program.share import overlap, part_shut
from rason.program.term import Term
from rason.scenario.excuse import settle
from rason.scenario.gates import pass_gates
from rason.scenario.keep import kept
from rason.scenario.variant import Variant

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from rason.case.case import Case
    from rason.case.tables import Rule
    from rason.program.closure import Shut
    from rason.program.program import BoolArray, Column, IntArray, Program
    from rason.scenario.merge import Change

MOST_LUMPY = 8
REMEMBERED = 1024
"""Variants of a program that are kept, the latest: many claims ask about the same scenarios."""
_APPLIED: WeakKeyDictionary[Program, dict[Hashable, Variant]] = WeakKeyDictionary()
SHARED = frozenset({"capacity", "inject", "withdraw"})
"""Families of rows in which columns share what an asset can pass."""


def apply(program: Program, change: Change) -> Variant:
    """Return the variant of a program that a change describes.

    Factors on bounds and costs, consents, and which projects are lumpy. Raises `InputError` if more
    than eight lumpy projects are optional (RSN-P002).
    """
    asked = (
        change.name,
        tuple(change.projects.items()),
        change.shut,
        tuple(change.rules.items()),
        change.access,
        change.cut,
        change.spread,
        change.always,
    )
    known = _APPLIED.setdefault(program, {})
    if asked not in known:
        while len(known) >= REMEMBERED:
            known.pop(next(iter(known)))
        known[asked] = _apply(program, change)
    return known[asked]


def _apply(program: Program, change: Change) -> Variant:
    columns = program.columns
    scale = np.ones(len(columns))
    lower = np.zeros(len(columns))
    cost_scale = np.ones(len(columns))
    row_scale = np.ones(len(program.rows))
    surcharges: list[tuple[int, str, Term]] = []
    own = _own(program)
    consents = own.consents.copy()

    _build(program, change, scale, lower, cost_scale)
    for shut in change.shut:
        if shut.drawn is None and not set(shut.by) & set(program.case.players):
            _shut(program, shut, scale, row_scale)
    stocks = [index for index, column in enumerate(columns) if column.family == "stock"]
    lower[stocks] = 1.0
    for one, other in change.cut:
        scale[[{one, other} <= parties for parties in own.parties]] = 0.0

    rules = list(change.rules.values())
    open_to_all = _open(program, change, rules)
    consents[open_to_all] = 0
    for rule in rules:
        exempt = _exempt(program.case, rule, rules)
        for index in covered(program, change, rule):
            if not exempt & {columns[index].asset, columns[index].project}:
                _enforce(program, change, rule, index, scale, surcharges, consents)
    _released(program, change, scale, consents)
    forbidden = _covered(program, change, rules, "forbid")
    capped = partial(acts, program, change)
    settle(program, change, forbidden, capped, scale, row_scale)
    # Sunk capital pays no annuity, so no rule can make it dearer.
    surcharges = [surcharge for surcharge in surcharges if cost_scale[surcharge[0]] > 0.0]
    for index, row in enumerate(program.rows):
        if row.family in ("cap", "keep") and not acts(program, change, row.key, row.period):
            row_scale[index] = np.nan
    _spread(program, change.spread, surcharges)
    toll = np.where(open_to_all, own.owners, 0)
    let = pass_gates(program, change, scale, cost_scale, row_scale, toll)

    return Variant(
        name=change.name,
        scale=scale,
        lower=lower,
        cost_scale=cost_scale,
        row_scale=row_scale,
        surcharges=(*surcharges, *let.costs),
        lumpy=_lumpy(program, change),
        consent=_with_projects(program, own, consents),
        toll=toll,
        offered=tuple(let.offered),
        dues=tuple(let.dues),
        calendar=program.calendar,
        keeps=kept(program, change, partial(part_of, program, change)),
    )


def acts(program: Program, change: Change, rule: str, period: int | None) -> bool:
    """Tell whether a rule acts on any day of a period."""
    found = change.rules.get(rule)
    return found is not None and part_of(program, change, found, period) > 0.0


def part_of(program: Program, change: Change, rule: Rule, period: int | None) -> float:
    """Return on what part of a period's days a rule acts; without a calendar it acts or not."""
    if program.calendar is None or period is None or rule.rule in change.always:
        return 1.0
    days = program.calendar.periods[period]
    return overlap(rule.from_, rule.until, days.first, days.last)


def covered(program: Program, change: Change, rule: Rule) -> list[int]:
    """Return the columns that a rule acts on, in the periods in which it does."""
    return [
        index
        for index in program.covered(rule)
        if part_of(program, change, rule, program.columns[index].period) > 0.0
    ]


def _build(
    program: Program,
    change: Change,
    scale: np.ndarray,
    lower: np.ndarray,
    cost_scale: np.ndarray,
) -> None:
    """Let every project stand as its state says: out, optional, forced, or built and sunk."""
    for project, index in program.build.items():
        state = change.projects[project]
        scale[index] = 0.0 if state == "out" else 1.0
        lower[index] = 1.0 if state in ("built", "forced") else 0.0
        cost_scale[index] = 0.0 if state == "built" else 1.0
        if project in program.standing:
            before = program.standing[project]
            scale[before] = lower[before] = float(state == "built")
            if state == "built":
                scale[index] = lower[index] = 0.0


def _shut(program: Program, shut: Shut, scale: np.ndarray, row_scale: np.ndarray) -> None:
    """Take a share from the upper bounds of what is closed, and from the rows that bound it.

    What goods share is bounded by less where all that share it are struck.
    """
    case = program.case
    left = {
        period: 1.0 - shut.share * part_shut(shut, program.calendar, period)
        for period in program.timing.periods
    }
    least = max(left.values())  # what is built is for all of the calendar
    hit: set[tuple[str, int | None]] = set()
    spared: set[tuple[str, int | None]] = set()
    whole = shut.whole
    for index in _near(program, shut):
        column = program.columns[index]
        if shut.shuts(case, column):
            scale[index] *= left.get(column.period, least)
            hit.add((column.asset, column.period))
        elif not whole:
            spared.add((column.asset, column.period))
    hit -= spared
    for index, row in enumerate(program.rows):
        struck = (row.family in SHARED and (row.key, row.period) in hit) or (
            shut.kind == "place" and bounds_at(row, shut.key) and whole
        )
        if struck:
            row_scale[index] *= left[row.period]


def _near(program: Program, shut: Shut) -> Iterable[int]:
    """Return the columns among which a closure may strike, with all others of the same assets."""
    if shut.kind == "passage":
        named = [link.link for link in program.case.links.values() if shut.key in link.passage]
    elif shut.kind == "asset" and shut.key not in program.case.projects:
        named = [shut.key]
    else:
        return range(len(program.columns))
    return [int(index) for key in named for index in program.by_asset.get(key, ())]


def _released(program: Program, change: Change, scale: np.ndarray, consents: IntArray) -> None:
    """Let stores that rules release be drawn on the days of those in force alone.

    Whoever releases them must agree.
    """
    case = program.case
    known = (case.rules, *case.scenario_rules.values())
    all_ = {r.rule: r for some in known for r in some.values() if r.kind == "drawdown"}
    held = {key for rule in all_.values() for key in rule.asset}
    if not held:
        return
    for index, column in enumerate(program.columns):
        if column.family != "withdraw" or column.asset not in held:
            continue
        acting = [
            (rule, part_of(program, change, rule, column.period))
            for rule in change.rules.values()
            if rule.kind == "drawdown" and column.asset in rule.asset
        ]
        scale[index] *= max((part for _, part in acting), default=0.0)
        for rule, part in acting:
            if part > 0.0:
                consents[index] |= _bits(case, case.everyone(rule.by))


def _open(program: Program, change: Change, rules: list[Rule]) -> np.ndarray:
    """Return which columns are open to third parties: transport that exists.

    The scenario's access opens all of it, a rule of kind `access` what the rule covers.
    """
    own, opened = _own(program), _covered(program, change, rules, "access")
    exists = own.transport.copy()
    for project, members in own.members.items():
        if change.projects[project] != "built":
            exists[members] = False
    if change.access == "open":
        return exists
    covered = np.zeros(len(exists), dtype=bool)
    covered[list(opened)] = True
    return exists & covered


def _covered(program: Program, change: Change, rules: list[Rule], kind: str) -> set[int]:
    """Return the columns that rules of a kind act on, exemptions aside."""
    columns = program.columns
    return {
        index
        for rule in rules
        if rule.kind == kind
        for exempt in (_exempt(program.case, rule, rules),)
        for index in covered(program, change, rule)
        if not exempt & {columns[index].asset, columns[index].project}
    }


def _exempt(case: Case, rule: Rule, rules: list[Rule]) -> set[str]:
    """Return the assets that exemptions by the same actors, or by name, take out of a rule."""
    by = set(case.everyone(rule.by))
    return {
        asset
        for exemption in rules
        if exemption.kind == "exempt"
        and (rule.rule in exemption.asset or by & set(case.everyone(exemption.by)))
        for asset in exemption.asset
    }


def _enforce(
    program: Program,
    change: Change,
    rule: Rule,
    index: int,
    scale: np.ndarray,
    surcharges: list[tuple[int, str, Term]],
    consents: IntArray,
) -> None:
    """Let one rule act on one column that it covers; caps act through their own row."""
    column = program.columns[index]
    part = part_of(program, change, rule, column.period)
    if rule.kind == "forbid":
        scale[index] *= 1.0 - part
    elif rule.kind == "surcharge":
        dearer = Term.of(rule.amount) if part == 1.0 else Term.of(rule.amount) * part
        label = _label(rule) if part == 1.0 else f"{_label(rule)} x {part}"
        surcharges.append((index, label, program.timing.money(column.period, dearer)))
    elif rule.kind == "consent":
        consents[index] |= _bits(program.case, program.case.everyone(rule.by))
    elif rule.kind == "release":
        consents[index] &= ~_bits(program.case, program.case.everyone(rule.by))
    elif rule.kind == "transit" and column.family in FLOWS:
        passing = set(program.case.everyone(rule.by)) - _runs(program.case, column)
        consents[index] &= ~_bits(program.case, passing)
    elif rule.kind == "finance" and column.family == "build" and _pays(program, rule, column):
        project = program.case.projects[column.asset]
        wedge = Term.of(rule.amount)
        dearer = spent(program.case, project, program.timing, wedge)
        surcharges.append(
            (index, _label(rule), dearer - spent(program.case, project, program.timing))
        )


def _runs(case: Case, column: Column) -> set[str]:
    """Return who runs a flow's link and what handles it: a right of transit does not bind them."""
    return {column.owner} | {
        handling.operator
        for handling in case.handling.values()
        if handling.commodity == column.commodity and handling.place in (column.place, column.to)
    }


def _pays(program: Program, rule: Rule, column: Column) -> bool:
    """Return whether a rule on finance is about a project's sponsor."""
    return not rule.actor or column.owner in program.case.members(rule.actor)


def _label(rule: Rule) -> str:
    """Name a surcharge by what it is, so that equal variants are known to be equal."""
    return f"{rule.rule} {rule.amount.text if rule.amount is not None else ''}"


def _spread(program: Program, factor: float, surcharges: list[tuple[int, str, Term]]) -> None:
    """Widen or narrow every market's spread by a factor."""
    if factor == 1.0:
        return
    for index, column in enumerate(program.columns):
        if column.family in ("purchase", "sale"):
            spread = Term.of(program.case.markets[column.asset].spread)
            spread = program.timing.money(column.period, spread)
            surcharges.append((index, f"spread x {factor}", spread * (0.5 * (factor - 1.0))))


def _lumpy(program: Program, change: Change) -> tuple[int, ...]:
    lumpy = [
        (project, index)
        for project, index in program.build.items()
        if program.case.projects[project].lumpy and change.projects[project] == "option"
    ]
    if len(lumpy) > MOST_LUMPY:
        raise InputError(
            Diagnostic(
                code="RSN-P002",
                file=program.case.path("scenarios.yaml"),
                line=None,
                what=f"scenario {change.name}",
                found=f"{len(lumpy)} lumpy projects that may be built: "
                + ", ".join(project for project, _ in lumpy),
                expected=f"at most {MOST_LUMPY} at a time",
                fix=f"list at most {MOST_LUMPY} of them under `projects` of the scenario, "
                "or leave `lumpy` empty for those that can be built in part",
            )
        )
    return tuple(index for _, index in lumpy)


@dataclass(frozen=True, slots=True, eq=False)
class _Own:
    """What a program's columns are, whatever changes; actors are bits, by place in the players."""

    # consents, owners: shape ``(columns,)``: who must agree, and who earns the rent.
    consents: IntArray
    owners: IntArray
    # Who must deal with whom on each column: its consent and the origin of its goods.
    parties: tuple[frozenset[str], ...]
    transport: BoolArray  # shape ``(columns,)``: whether it moves or changes goods
    members: Mapping[str, IntArray]


@lru_cache(maxsize=8)
def _own(program: Program) -> _Own:
    """Look at a program's columns once for all changes."""
    case, columns = program.case, program.columns
    return _Own(
        consents=np.array([_bits(case, each.consent) for each in columns], dtype=np.int64),
        owners=np.array([_bits(case, {each.owner}) for each in columns], dtype=np.int64),
        parties=tuple(
            each.consent | ({each.origin} if each.family == "delivery" else set())
            for each in columns
        ),
        transport=np.array([each.family in TRANSPORT for each in columns], dtype=bool),
        members={
            project: np.array(
                [
                    index
                    for index, each in enumerate(columns)
                    if each.project == project and each.family not in BUILT
                ],
                dtype=np.int64,
            )
            for project in program.build
        },
    )


def _bits(case: Case, actors: Iterable[str]) -> int:
    """Return who of some actors are players."""
    return sum(1 << position for position, player in enumerate(case.players) if player in actors)


def _with_projects(program: Program, own: _Own, consents: IntArray) -> IntArray:
    """Return consents with those of projects following their assets.

    A project needs what rules ask of any of its assets, and no longer those whom rules release
    from all of them, but for its sponsor.
    """
    masks = consents.copy()
    for project, index in (*program.build.items(), *program.standing.items()):
        members = own.members[project]
        base, after = own.consents[members], masks[members]
        masks[index] |= np.bitwise_or.reduce(after & ~base, initial=0)
        needed = np.bitwise_or.reduce(base, initial=0)
        # Its berths have no columns of which a rule could rid them of their operators.
        berths = _bits(program.case, operators(program.case, project))
        still = np.bitwise_or.reduce(after, initial=berths)
        masks[index] &= ~(needed & ~still & ~own.owners[index])
    return masks
