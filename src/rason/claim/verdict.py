"""A verdict: whether a claim holds, how sure that is, and what would change it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from rason.claim.printed import Setting
from rason.claim.sentences import listed

if TYPE_CHECKING:
    from datetime import date

    from rason.claim.acts import Act
    from rason.claim.evidence import Evidence
    from rason.claim.reporters import Word
    from rason.claim.sensitivity import Sensitivity
    from rason.claim.specification import Curve

EVEN = 0.5
SETTLED, NO_VALUE = "settled by construction", "no value"
"""Verdicts of claims that have no share of draws."""


@dataclass(frozen=True, slots=True)
class Part:
    """One statement of a claim.

    Parameters
    ----------
    probability, error
        Share of draws in which it holds, of those in which it has a value, and the half-width of
        its 95 % interval; NaN where it has none.
    left, right
        Both sides at central figures, in `unit`; of a break-even the left one as it is printed.
    margin
        By how much it holds at central figures, in `unit`.
    meets
        Of a break-even what is to be set so that its measure meets the threshold, as it was tried;
        None where nothing that can be printed does so, and for all other statements.
    """

    text: str
    probability: float
    error: float
    left: float
    right: float
    margin: float
    unit: str
    meets: Setting | None = None


@dataclass(frozen=True, slots=True)
class Overturn:
    """A value of one figure at which, the others central, a claim is not as at central figures.

    It was put in as it is printed, with the printed values of those that move with it.

    Parameters
    ----------
    at
        The value, in `unit`.
    text
        The same as command line, page and Python take it.
    side
        On which side of the value the claim has changed.
    inside
        Whether the value lies in the figure's range.
    until
        Where on that side it changes back; None where that was not seen.
    moving
        Figures that move with it, and where they are then.
    """

    figure: str
    at: float
    text: str
    side: Literal["above", "below"]
    unit: str
    inside: bool
    distance: float
    low: float
    value: float
    high: float
    grade: str
    until: float | None = None
    moving: tuple[Setting, ...] = ()

    @property
    def settings(self) -> tuple[Setting, ...]:
        """All that must be set for the claim to change."""
        return (Setting(self.figure, self.at, self.text), *self.moving)


@dataclass(frozen=True, slots=True)
class Together:
    """Values of two figures at which, all others central, the claim changes its truth.

    Parameters
    ----------
    distance
        What part of the way from its central value to the end of its range each has gone; beyond 1,
        the whole way and then this many widths of the range less one.
    inside
        Whether both lie in their ranges.
    """

    figures: tuple[Overturn, ...]
    distance: float
    inside: bool


@dataclass(frozen=True, slots=True)
class Stability:
    """What another modelling choice does to the claim at central figures.

    Parameters
    ----------
    flips
        Whether the claim changes its truth; None if it cannot be told.
    reason
        Why it cannot be told.
    differs
        Whether it gives other values, in some draw, than the verdict's own choices and those made
        otherwise before it: only then is it another model.
    """

    choice: str
    setting: str
    flips: bool | None
    reason: str = ""
    differs: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a claim.

    Parameters
    ----------
    claim, paragraph, says, kind
        As in `claims.yaml`.
    verdict
        A word: of ICD 203 for shares of draws, `unstable`, `illustrative`, `settled by
        construction`, `no value`, `refused`; `documented`, `contradicted`, `not found` for events;
        `open` for forecasts; `untestable`.
    why
        As in `claims.yaml`.
    probability, error
        Share of draws in which the claim holds, of those in which it has a value, and the
        half-width of its 95 % interval; None where it is settled or has none.
    no_value
        Share of draws in which neither it nor its contrary can be said to hold, as a side has no
        value.
    holds
        Whether it holds at central figures.
    settled
        Of a claim that is settled by construction whether it `holds`, `fails`, or the case's
        `weights` decide; empty where it is open.
    margin, margin_unit
        By how much its weakest statement holds at central figures.
    margin_low, margin_high
        Of that margin, the 5th and 95th percentile over the draws.
    overturned_by
        The nearest figure first.
    together
        The closest pair of figures that overturns it; None where none nearer than every figure
        alone was found.
    steady
        Figures that move it and, moved alone, overturn it nowhere, the strongest first.
    unprinted
        Changes of truth that were found and are not told, since no printed value overturns it.
    pairs, pairs_solved
        Pairs of figures that both work against it, and how many of them were moved together.
    stability
        One entry for each modelling choice made otherwise.
    drivers
        Share of the variance by figure, the strongest first: a screen by squared rank correlations.
    sensitivity
        What drives its weakest statement, measured more closely; None where it was not asked.
    curve
        The claim under all modelling choices, crossed; None where no choice bears on it.
    evidence
        What the verdict rests on; None where there is none.
    sources
        Of the figures and events that matter.
    reasons
        What else a reader must know.
    acts
        Acts, relations and unknown pairs that, left out or turned, change its truth.
    due
        Of a forecast, the last day on which it can come true; None where nobody says.
    """

    claim: str
    paragraph: int | str
    says: str
    kind: str
    verdict: str
    sentence: str
    why: str = ""
    probability: float | None = None
    error: float | None = None
    no_value: float | None = None
    holds: bool | None = None
    settled: Literal["holds", "fails", "weights", ""] = ""
    margin: float | None = None
    margin_unit: str = ""
    margin_low: float | None = None
    margin_high: float | None = None
    parts: tuple[Part, ...] = ()
    overturned_by: tuple[Overturn, ...] = ()
    together: Together | None = None
    steady: tuple[str, ...] = ()
    unprinted: int = 0
    pairs: int = 0
    pairs_solved: int = 0
    stability: tuple[Stability, ...] = ()
    drivers: tuple[tuple[str, float], ...] = ()
    sensitivity: Sensitivity | None = None
    curve: Curve | None = None
    evidence: Evidence | None = None
    words: tuple[Word, ...] = ()
    sources: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    due: date | None = None

    @property
    def depends(self) -> tuple[str, ...]:
        """The modelling choices that change the claim's truth, each once."""
        return tuple(dict.fromkeys(flip.choice for flip in self.stability if flip.flips))

    @property
    def disagrees(self) -> bool:
        """Whether most draws say another thing than the central figures."""
        return (
            self.probability is not None
            and self.holds is not None
            and self.probability != EVEN
            and (self.probability > EVEN) != self.holds
        )

    @property
    def headline(self) -> str:
        """The verdict with the choices that it depends on: `likely, depends on access`."""
        if not self.depends:
            return self.verdict
        return f"{self.verdict}, depends on {listed(self.depends)}"

    def to_json(self) -> dict[str, Any]:
        """Return the verdict as plain values."""
        return asdict(self)
