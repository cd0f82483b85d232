"""Whether a verdict survives other modelling choices, each made alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any, Literal

from rason.analysis.bargain import MOST_PLAYERS
from rason.analysis.measure import several
from rason.analysis.measures import MEASURES
from rason.analysis.question import UNIT_PRICES
from rason.case.document import Side as Other
from rason.case.foresight import NONE, PERFECT
from rason.claim.side import far, form, near
from rason.games.registry import CONCEPTS
from rason.scenario.merge import merge
from rason.table.column import Column
from rason.table.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.analysis.question import Choices, PriceRule, Question
    from rason.case.document import Claim, Statement
    from rason.claim.side import Side
    from rason.scenario.merge import Change

FIXED = {"concept": "concept", "price_rule": "rule"}
"""Parameters by which a statement makes a choice itself."""
RULES: tuple[Literal["veto", "open"], ...] = ("veto", "open")
RIVALS = ("shapley", "nucleolus")
"""Concepts that stand for each other where a verdict is tried by other choices."""
ORDER = (
    "concept", "increment", "access", "capital", "spread", "players", "price_rule", "options",
    "foresight",
)  # fmt: skip


class Stability(Row, table="stability"):
    """What another modelling choice does to a claim at central figures."""

    choice: Annotated[str, Column("Choice", key=True)]
    setting: Annotated[str, Column("Setting", key=True)] = ""
    flips: bool | None
    """Whether the claim changes its truth."""
    reason: str = ""
    differs: bool = True
    """Whether it gives other values in some draw than the verdict's own choices and those made
    otherwise before it, so that it is another model."""


def decisive(stability: Iterable[Stability]) -> tuple[str, ...]:
    """Return the modelling choices that change a claim's truth, each once."""
    return tuple(dict.fromkeys(each.choice for each in stability if each.flips))


@dataclass(frozen=True, slots=True)
class Flip:
    """One modelling choice made otherwise."""

    choice: str
    """One of `ORDER`."""
    detail: str
    """What is chosen instead, in words."""
    choices: Choices

    def free(self, claim: Claim) -> Claim:
        """Return a claim without the parameters that would fix this choice.

        Its statements follow the modelling choices.
        """
        name = FIXED.get(self.choice)
        if name is None:
            return claim
        return claim.model_copy(
            update={"statements": tuple(_free(each, name) for each in claim.statements)}
        )


def flips(question: Question, claim: Claim) -> tuple[Flip, ...]:
    """Return each modelling choice that bears on a claim, made otherwise.

    In the order of `ORDER`; leaving out a player is one flip for each player.
    `question`: what is chosen now, and the scenario of statements that name none.
    `claim`: the claim; it declares its choices, else those are taken that its measures read.
    """
    sides = measured(claim)
    declared: set[str] = set(claim.choices)
    wanted = declared or {choice for side in sides for choice in MEASURES[side.measure].choices}
    found: list[Flip] = []
    for choice in ORDER:
        if choice in wanted:
            found += _flips(
                question, choice, access(question, claim), sides, declared=choice in declared
            )
    return tuple(found)


def measured(claim: Claim) -> tuple[Side, ...]:
    """Return all sides of a claim that are measured.

    Both sides of every statement, but for ratios and events.
    """
    sides = []
    for statement in claim.statements:
        if form(statement) in {"measure", "build", "break_even"}:
            sides.append(near(statement))
            other = far(statement) if form(statement) == "measure" else None
            sides += [other] if other is not None else []
    return tuple(one for side in sides for one in (side.alone, side.minus) if one is not None)


def access(question: Question, claim: Claim) -> frozenset[str]:
    """Return the rules of access under which a claim is tested.

    `veto`, `open`, or both where its scenarios differ.
    `question`: the modelling choices, and the scenario of statements that name none.
    """
    if question.choices.access is not None:
        return frozenset({question.choices.access})
    scenarios = {side.scenario or question.scenario for side in measured(claim)}
    case = question.program.case
    return frozenset(merge(case, scenario).access for scenario in scenarios) or frozenset({"veto"})


def foresight(question: Question, claim: Claim) -> frozenset[str]:
    """Return how far ahead is seen in the scenarios of a claim, as far as that bears on it."""
    return frozenset(change.foresight for change in _days(question, measured(claim)))


def _days(question: Question, sides: tuple[Side, ...]) -> tuple[Change, ...]:
    """Return the scenarios of measured sides that have stores in a calendar of several periods."""
    if not question.case.stores or not question.case.calendars:
        return ()
    asked = dict.fromkeys(side.scenario or question.scenario for side in sides)
    changes = [replace(question, scenario=scenario).change() for scenario in asked]
    return tuple(
        each for each in changes if each.calendar is not None and len(each.calendar.periods) > 1
    )


def _flips(
    question: Question,
    choice: str,
    access: frozenset[str],
    sides: tuple[Side, ...],
    *,
    declared: bool,
) -> list[Flip]:
    """Return the other ways of making one choice.

    What needs the values of all coalitions is tried where a claim has `declared` the choice.
    """
    now = question.choices
    fixed = {str(side.parameters[FIXED[choice]]) for side in sides if _fixes(side, choice)}
    if choice == "players":
        named = {
            key for side in sides for told in side.parameters.values() for key in several(told)
        }
        others = {
            f"without {player}": replace(now, without=(*now.without, player))
            for player in question.program.case.players
            if player not in named.union(now.without)
        }
    elif choice == "access":
        others = {rule: replace(now, access=rule) for rule in RULES if access != {rule}}
    elif choice == "price_rule":
        made = fixed or {now.price_rule}
        rules: tuple[PriceRule, ...] = UNIT_PRICES
        if declared and _can_be_bargained(question, sides):
            rules = (*UNIT_PRICES, "bargained")
        others = {rule: replace(now, price_rule=rule) for rule in rules if made != {rule}}
    elif choice == "foresight":
        seen = frozenset(change.foresight for change in _days(question, sides))
        others = {
            word: replace(now, foresight=word)
            for word in (PERFECT, NONE)
            if seen and seen != {word}
        }
    elif choice == "concept":
        made = fixed or {now.concept}
        others = {c: replace(now, concept=c) for c in RIVALS if made != {c}}
    else:
        detail, changed = _other(choice, now)
        others = {detail: changed}
    return [Flip(choice, detail, choices) for detail, choices in others.items()]


def _can_be_bargained(question: Question, sides: tuple[Side, ...]) -> bool:
    """Tell whether what sides measure has a value where players share out what they earn.

    A unit has no price then, and some days have no share of their own.
    """
    return (
        not any(MEASURES[side.measure].priced or side.days is not None for side in sides)
        and CONCEPTS[question.choices.concept].divides
        and len(question.players) <= MOST_PLAYERS
    )


def _fixes(side: Side, choice: str) -> bool:
    return FIXED.get(choice, "") in side.parameters


def _free(statement: Statement, name: str) -> Statement:
    """Return a statement, and its other side, without a parameter."""
    said: dict[str, object] = {"with_": _without(statement.with_, name)}
    for key in ("than", "near", "minus"):
        other = getattr(statement, key)
        if isinstance(other, Other) and other.with_:
            said[key] = other.model_copy(update={"with_": _without(other.with_, name)})
    return statement.model_copy(update=said)


def _without(told: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in told.items() if key != name}


def _other(choice: str, now: Choices) -> tuple[str, Choices]:
    """Return the one other way of making a choice, in words and made."""
    if choice == "increment":
        word = "shift between two games" if now.increment else "the difference game"
        return word, replace(now, increment=not now.increment)
    if choice == "capital":
        capital: Literal["new", "sunk"] = "sunk" if now.capital == "new" else "new"
        return capital, replace(now, capital=capital)
    if choice == "spread":
        return "twice the spread", replace(now, spread=2.0 * now.spread)
    options: Literal["scenario", "all"] = "all" if now.options == "scenario" else "scenario"
    word = "every project optional" if options == "all" else "the scenario's projects"
    return word, replace(now, options=options)
