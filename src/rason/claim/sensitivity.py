"""What drives a statement: the figures that move its margin most, measured in three ways.

PAWN ranks all figures on the draws that exist. Of the eight first, Sobol totals say what part of
the variance each carries, interactions included, from a small sample of their own; and the ends of
its range, the others central, say which way and how far it pushes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import base as drawn_figures
from rason.case.figures import derive, ends
from rason.claim.drivers import drivers, together
from rason.claim.figures_read import figures_read
from rason.claim.moves import leading, moved
from rason.claim.pawn import LEAST, pawn, pawn_errors, slices_of
from rason.claim.sobol import MISSING, installed, sobol
from rason.claim.undecided import RELATIVE
from rason.errors import InputError
from rason.scenario.draws import followers, levels, partners, spread
from rason.table.part import Part
from rason.table.row import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    import numpy.typing as npt

    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.claim.need import Inquiry, Need
    from rason.claim.pawn import Slices
    from rason.claim.statement import Margin

MOST = 8
"""Figures that are looked at closely."""
SPARE = 2
"""Of those, at most so many that do not move the margin alone."""
ENOUGH = 512
"""Fewer draws are for a first look, which does without Sobol totals."""
FEWEST, FULL = 32, 128
"""Points of a sample for Sobol indices: fewer tell nothing, more are not worth their price."""


class Influence(Row, table="drivers"):
    """What one figure does to a claim's margin."""

    figure: str
    """Of figures that move together, the one that leads."""
    name: str = ""
    pawn: float | None = None
    """How far knowing it shifts the margin's distribution, from 0 to 1."""
    pawn_error: float | None = None
    """Half-width of its 95 % interval."""
    total: float | None = None
    """Part of the margin's variance that it carries, alone or together with others."""
    total_error: float | None = None
    """Half-width of its 95 % interval."""
    at_low: float | None = None
    """The margin with the figure at the low end of its range, the others central."""
    at_high: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    """Of the range."""


class Sensitivity(Part):
    """What drives a claim's weakest statement."""

    statement: int
    """Its position among the claim's statements, from 0."""
    influences: tuple[Influence, ...] = ()
    """The strongest first; none where nothing moves the margin."""
    noise: float | None = None
    """PAWN below this cannot be told from that of a figure that does nothing."""
    points: int = 0
    """Size of the sample behind the totals; 0 for none."""
    reasons: tuple[str, ...] = ()
    """What is missing, and why."""


@dataclass(frozen=True)
class Probe:
    """The values at which each single figure is looked at: one set, which all claims share."""

    case: Case
    draws: Values
    """Every figure, each of shape ``(draws,)``."""
    seed: int = 0
    _made: dict[str, Values] = field(default_factory=dict, init=False, compare=False, repr=False)
    _slices: dict[str, Slices] = field(default_factory=dict, init=False, compare=False, repr=False)

    @cached_property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """The figures that anything reads, those that move together under the one that leads."""
        moving = leading(self.case, figures_read(self.case))
        return {each: keys for each, keys in partners(self.case.figures).items() if each in moving}

    @property
    def points(self) -> int:
        """Points of a sample; 0 where the draws are too few for one."""
        if self._number < ENOUGH:
            return 0
        return min(FULL, max(FEWEST, self._number // 32))

    @property
    def _number(self) -> int:
        return len(next(iter(self.draws.values()), ()))

    @property
    def base(self) -> slice:
        """The draws of the first sample."""
        return slice(self.points)

    @property
    def other(self) -> npt.NDArray[np.int64]:
        """The draws of the second sample: the next, shuffled, so that pairs are independent."""
        return np.random.default_rng(0).permutation(self.points) + self.points

    def slices(self, figure: str, known: npt.NDArray[np.bool_]) -> Slices:
        """Return in which slice each draw of a figure lies.

        `known`: shape ``(draws,)``: the draws that count.
        """
        if not known.all():
            return slices_of(self.draws[figure][known])
        if figure not in self._slices:
            self._slices[figure] = slices_of(self.draws[figure])
        return self._slices[figure]

    def values(self, leader: str) -> Values:
        """Return the values at which one group of figures is looked at.

        The first sample with the group from the second, what follows it included; then the central
        figures with the group at its low, and at its high end.
        `leader`: the figure that leads what moves together.
        """
        if leader not in self._made:
            outer, mixed = moved(self.case, [(leader, -1.0), (leader, 1.0)]), self._mixed(leader)
            values = {key: np.append(mixed[key], outer[key]) for key in drawn_figures(self.case)}
            self._made[leader] = derive(self.case, values)
        return self._made[leader]

    def _mixed(self, leader: str) -> Values:
        """Return the first sample with one group of figures from the second."""
        group, rules = partners(self.case.figures)[leader], followers(self.case.figures)
        base, other = self.base, self.other
        if not self.points or leader not in {*rules, *(other for other, _ in rules.values())}:
            return {
                key: values[other if key in group else base] for key, values in self.draws.items()
            }
        own = levels(self.case, 2 * self.points, self.seed)
        return spread(
            self.case,
            {key: level[other if key == leader else base] for key, level in own.items()},
        )


def sensitivity(
    probe: Probe,
    statement: int,
    drawn: Margin,
    ask: Callable[[Values], Need],
    alone: Collection[str] | None = None,
) -> Inquiry[Sensitivity]:
    """Find what drives a statement.

    `statement`: the statement's position in its claim.
    `alone`: figures that move the margin alone, the others central; None where that is not known.

    Notes
    -----
    The totals are over all figures of the case, drawn from their ranges. The two samples are the
    first draws and the next, so that both are there already; only the mixed ones are asked.

    In many dimensions few draws of different figures are alike by chance, so that PAWN would name
    figures that the statement never reads. Those that move the margin alone come first; two places
    are kept for others, which may move it together. What changes it at no point is left out.
    """
    case, margin = probe.case, drawn.margin
    if not np.ptp(_filled(margin)) > 0.0:
        return Sensitivity(statement=statement, reasons=("No figure moves the margin.",))
    groups = probe.groups
    known, reasons = ~np.isnan(margin), []
    inputs = {leader: probe.slices(keys[0], known) for leader, keys in groups.items()}
    ranks: dict[str, tuple[float, float]] = {}
    noise = None
    if known.sum() >= LEAST:
        found = pawn(list(inputs.values()), margin[known])
        rank = dict(zip(groups, map(float, found.index), strict=True))
        noise = found.noise
        ranked = sorted((f for f in groups if rank[f] > noise), key=lambda f: (-rank[f], f))
        chosen = _preferred(ranked, groups, alone)
        errors = pawn_errors([inputs[leader] for leader in chosen], margin[known])
        ranks = {
            leader: (rank[leader], float(error))
            for leader, error in zip(chosen, errors, strict=True)
        }
    else:
        reasons.append(f"PAWN takes at least {LEAST} draws in which the margin has a value.")
        leads = {keys[0]: leader for leader, keys in groups.items()}
        influential = together(case, alone)
        chosen = [leads[each.figure] for each in drivers(case, probe.draws, margin, influential)][
            :MOST
        ]
    if not chosen:
        reasons.append("No figure can be told from one that does nothing.")
        return Sensitivity(statement=statement, noise=noise, reasons=tuple(reasons))
    answers = yield tuple(ask(probe.values(leader)) for leader in chosen)
    totals, reason = _totals(probe, margin, answers)
    if reason:
        reasons.append(reason)
    influences = []
    for leader, (total, error), answer in zip(chosen, totals, answers, strict=True):
        if _inert(probe, margin, answer):
            continue
        figure = case.figures[groups[leader][0]]
        low, _, high = ends(figure)
        index, index_error = ranks.get(leader, (None, None))
        influences.append(
            Influence(
                figure=figure.figure,
                name=figure.name,
                pawn=index,
                pawn_error=index_error,
                total=total,
                total_error=error,
                at_low=_end(answer, -2),
                at_high=_end(answer, -1),
                low=low,
                high=high,
                unit=figure.unit,
            )
        )
    if not influences:
        reasons.append("No figure can be told from one that does nothing.")
    points = probe.points if not reason else 0
    if points:
        influences.sort(key=lambda each: -(each.total or 0.0))
    return Sensitivity(
        statement=statement,
        influences=tuple(influences),
        noise=noise,
        points=points,
        reasons=tuple(reasons),
    )


def _preferred(
    ranked: list[str], groups: Mapping[str, tuple[str, ...]], alone: Collection[str] | None
) -> list[str]:
    """Return which figures are looked at, those first that move the margin alone."""
    if alone is None:
        return ranked[:MOST]
    first = [leader for leader in ranked if groups[leader][0] in alone]
    others = [leader for leader in ranked if groups[leader][0] not in alone]
    return [*first, *others[:SPARE]][:MOST]


def _inert(probe: Probe, margin: FloatArray, answer: Margin | InputError) -> bool:
    """Tell whether a figure changes the margin at no point that was looked at."""
    if isinstance(answer, InputError):
        return False
    before = np.append(margin[probe.base], answer.margin[-2])
    after = np.append(answer.margin[probe.base], answer.margin[-1])
    size = np.abs(np.nan_to_num(np.append(before, after), posinf=0.0, neginf=0.0)).max()
    least = RELATIVE * float(size)
    return bool(np.isclose(before, after, rtol=0.0, atol=least, equal_nan=True).all())


def _totals(
    probe: Probe, margin: FloatArray, answers: tuple[Margin | InputError, ...]
) -> tuple[list[tuple[float | None, float | None]], str]:
    """Return the total and its error for each figure, or why there are none."""
    none: list[tuple[float | None, float | None]] = [(None, None)] * len(answers)
    if not probe.points:
        return none, f"Sobol totals take at least {ENOUGH} draws."
    if not installed():
        return none, f"{MISSING}."
    if any(isinstance(answer, InputError) for answer in answers):
        return none, "Sobol totals are left out, as the system cannot be made at some points."
    base, other = margin[probe.base], margin[probe.other]
    mixed = [answer.margin[probe.base] for answer in answers if not isinstance(answer, InputError)]
    if not all(np.isfinite(part).all() for part in (base, other, *mixed)):
        return none, "Sobol totals are left out, as the margin has no finite value at some points."
    if not np.ptp(np.append(base, other)) > 0.0:
        return none, "Sobol totals are left out, as the margin is the same at all points."
    found = sobol(base, other, mixed)
    return list(zip(map(float, found.total), map(float, found.total_error), strict=True)), ""


def _end(answer: Margin | InputError, place: int) -> float | None:
    """Return the margin at an end of a figure's range."""
    if isinstance(answer, InputError):
        return None
    end = float(answer.margin[place])
    return end if np.isfinite(end) else None


def _filled(margin: FloatArray) -> FloatArray:
    """Return the margins that have a value, infinite ones as large numbers; at least one."""
    known = np.nan_to_num(margin[~np.isnan(margin)])
    return known if len(known) else np.zeros(1)
