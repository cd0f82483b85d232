"""A claim under all its modelling choices at once, crossed: the specification curve.

Every choice that bears on the claim is made in every way together with every other. Each such
specification has a margin at central figures and a share of a few draws. Specifications with the
same values in every draw are one model. How many models a claim survives is a count, and no
probability.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import product
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from rason.claim.alike import alike
from rason.claim.need import Need, granted
from rason.claim.stability import FIXED, access, flips, foresight, measured
from rason.claim.statement import margin
from rason.claim.truth import UNKNOWN, part_true, percentiles, reason_of, truth
from rason.errors import InputError
from rason.table.part import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.analysis.question import Choices
    from rason.case.document import Claim
    from rason.claim.context import Context
    from rason.claim.need import Inquiry
    from rason.claim.stability import Flip
    from rason.claim.statement import Margin

MOST = 64
"""Of more specifications than this a sample is looked at."""
FIELDS = {"players": "without"}
"""Fields of the choices that have another name than the choice."""


class Specification(Part):
    """A claim under one way of making all its modelling choices."""

    settings: tuple[str, ...]
    """What is chosen, in the order of the curve's choices."""
    changed: int
    """How many choices are made otherwise than in the verdict."""
    holds: bool | None = None
    """Whether the claim holds at central figures."""
    margin: float | None = None
    """By how much the curve's statement holds at central figures."""
    low: float | None = None
    """5th percentile of the margin over the draws."""
    high: float | None = None
    """95th percentile of the margin over the draws."""
    share: float | None = None
    """Share of the draws with a value in which the claim holds."""
    reason: str = ""
    """Why something cannot be told."""


class Curve(Part):
    """A claim under all its modelling choices, crossed. A count of models is no probability."""

    choices: tuple[str, ...]
    settings: tuple[tuple[str, ...], ...]
    """The ways in which each choice can be made, that of the verdict first."""
    statement: int
    """Position of the statement whose margins these are, from 0: the one that holds least often."""
    unit: str = ""
    specifications: tuple[Specification, ...] = ()
    """Those that differ in some draw, each with as few changes as make it, in rising order of their
    margins; those without one come first."""
    draws: int
    """Draws that each is tested on."""
    tested: int = 0
    """How many ways of making the choices were looked at; more than specifications where several
    ways are one model; 0 in a run that did not count them."""
    possible: int
    """How many ways there are; more than were looked at where a sample was taken."""


def specification_curve(claim: Claim, context: Context) -> Inquiry[tuple[Curve, ...]]:
    """Test a claim under all its choices, crossed.

    One for each statement, so that the verdict can take that of its weakest; none where no choice
    bears on the claim.

    References
    ----------
    Simonsohn, Simmons and Nelson (2020), "Specification curve analysis", *Nature Human Behaviour*
    4(11).
    """
    question = context.question(context.middle)
    ways = _ways(context, claim)
    if not ways:
        return ()
    chosen = _chosen([len(each) for each in ways.values()])
    needs = []
    for places in chosen:
        made = [each[place] for each, place in zip(ways.values(), places, strict=True)]
        asked = replace(
            question, values=context.subsample.values, choices=_together(made, context.choices)
        )
        freed = claim
        for _, flip in made:
            freed = freed if flip is None else flip.free(freed)
        key = tuple(word for word, _ in made)
        needs += [
            Need((claim.claim, ("curve", *key), index), partial(margin, statement, asked))
            for index, statement in enumerate(freed.statements)
        ]
    results = yield tuple(needs)
    count = len(claim.statements)
    groups = [results[start : start + count] for start in range(0, len(results), count)]
    tested = len(chosen)
    chosen, groups = _different(chosen, groups)
    words = tuple(tuple(word for word, _ in each) for each in ways.values())
    curves = []
    for index in range(count):
        listed = [
            _specification(tuple(w[p] for w, p in zip(words, places, strict=True)),
                           sum(place > 0 for place in places), group, index)
            for places, group in zip(chosen, groups, strict=True)
        ]  # fmt: skip
        units = [one[index] for one in groups if not isinstance(one[index], InputError)]
        curves.append(
            Curve(
                choices=tuple(ways),
                settings=words,
                statement=index,
                unit=granted(units[0]).unit if units else "",
                specifications=tuple(sorted(listed, key=_order)),
                draws=context.subsample.draws,
                tested=tested,
                possible=prod(map(len, words)),
            )
        )
    return tuple(curves)


def _different(
    chosen: list[tuple[int, ...]], groups: list[Sequence[Margin | InputError]]
) -> tuple[list[tuple[int, ...]], list[Sequence[Margin | InputError]]]:
    """Leave out specifications with the values of one that changes no more choices."""
    order = sorted(range(len(chosen)), key=lambda i: sum(place > 0 for place in chosen[i]))
    kept: list[int] = []
    models: list[list[Margin]] = []
    for index in order:
        margins = [each for each in groups[index] if not isinstance(each, InputError)]
        if len(margins) == len(groups[index]):
            if any(alike(margins, other) for other in models):
                continue
            models.append(margins)
        kept.append(index)
    return [chosen[i] for i in kept], [groups[i] for i in kept]


def _ways(context: Context, claim: Claim) -> dict[str, list[tuple[str, Flip | None]]]:
    """Return the ways in which each choice can be made, in words, that of the verdict first."""
    ways: dict[str, list[tuple[str, Flip | None]]] = {}
    for flip in flips(context.question(context.middle), claim):
        ways.setdefault(flip.choice, [(_now(context, claim, flip.choice), None)]).append(
            (flip.detail, flip)
        )
    return ways


def _now(context: Context, claim: Claim, choice: str) -> str:
    """Say how a choice is made in the verdict."""
    now = context.choices
    fixed = FIXED.get(choice, "")
    told = sorted({str(s.parameters[fixed]) for s in measured(claim) if fixed in s.parameters})
    if told:
        return ", ".join(told)
    words = {
        "concept": now.concept,
        "increment": "the difference game" if now.increment else "shift between two games",
        "access": ", ".join(sorted(access(context.question(context.middle), claim))),
        "capital": now.capital,
        "spread": "the spread" if now.spread == 1.0 else f"{now.spread:g} × the spread",
        "players": f"without {', '.join(now.without)}" if now.without else "all players",
        "price_rule": now.price_rule,
        "options": {"scenario": "the scenario's projects", "all": "every project optional"}[
            now.options
        ],
        "foresight": ", ".join(sorted(foresight(context.question(context.middle), claim))),
    }
    return words[choice]


def _together(made: Sequence[tuple[str, Flip | None]], now: Choices) -> Choices:
    """Return the choices with all changes made at once."""
    for _, flip in made:
        if flip is not None:
            name = FIELDS.get(flip.choice, flip.choice)
            now = replace(now, **{name: getattr(flip.choices, name)})
    return now


def _chosen(counts: list[int]) -> list[tuple[int, ...]]:
    """Return which specifications are looked at, by the position of each choice's setting.

    Of too many the verdict's own, those with one change, and a sample of the others.
    """
    everything = prod(counts)
    if everything <= MOST:
        return list(product(*map(range, counts)))
    plain = (0,) * len(counts)
    single = [
        (*plain[:place], setting, *plain[place + 1 :])
        for place, count in enumerate(counts)
        for setting in range(1, count)
    ]
    kept = dict.fromkeys([plain, *single])
    random = np.random.default_rng(0)
    while len(kept) < MOST:
        kept[tuple(int(random.integers(count)) for count in counts)] = None
    return list(kept)


def _specification(
    settings: tuple[str, ...], changed: int, group: Sequence[Margin | InputError], index: int
) -> Specification:
    """Read one specification off its margins; the last value is that at central figures."""
    faults = [result for result in group if isinstance(result, InputError)]
    if faults:
        return Specification(settings=settings, changed=changed, reason=reason_of(faults[0]))
    margins = [granted(result) for result in group]
    holds, shown = truth(margins), margins[index].margin
    low, high = percentiles(shown[:-1])
    drawn, _ = part_true(holds[:-1])
    return Specification(
        settings=settings,
        changed=changed,
        holds=None if holds[-1] == UNKNOWN else bool(holds[-1]),
        margin=float(shown[-1]) if np.isfinite(shown[-1]) else None,
        low=low,
        high=high,
        share=None if np.isnan(drawn) else drawn,
        reason="a side has no value" if holds[-1] == UNKNOWN else "",
    )


def _order(specification: Specification) -> tuple[float, int, tuple[str, ...]]:
    margin = specification.margin
    return (-np.inf if margin is None else margin, specification.changed, specification.settings)
