"""How good the evidence under a verdict is, and how far it is to be trusted.

Confidence is said apart from likelihood: a statement may hold in every draw of figures that nobody
has measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from rason.case.assumption import sourced
from rason.case.bibliography import measurements
from rason.case.dates import read_date
from rason.case.figures import mixture
from rason.claim.drivers import MATTERS, grade, together
from rason.claim.likelihood import percent
from rason.program.share import DAYS_A_YEAR
from rason.table.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from rason.case.case import Case
    from rason.case.tables import Event, Figure

Confidence = Literal["high", "moderate", "low"]
GOOD = frozenset("AB")
MOSTLY, HARDLY = 0.8, 0.1
"""High confidence: at least so much of the variance on good grades, at most so much unsourced."""
HALF = 0.5
INDEPENDENT = 2
OLD = 5.0
"""Years after which a figure no longer speaks of the case's date."""
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Evidence(Row, table="evidence"):
    """What a verdict rests on. Confidence is not likelihood, and never in one sentence with it."""

    confidence: Confidence
    sentence: str
    grades: dict[str, float] = Field(default_factory=dict)
    """Share of the margin's variance by grade of the figures that it comes from, the best first."""
    independent: int = 0
    """Independent sources: those that pass on one measurement count once."""
    citations: int = 0
    oldest: float | None = None
    """Age of the oldest figure that matters, in years before the case's date."""
    unsourced: float = 0.0
    """Share of the margin's variance that comes from figures without a source."""


def evidence(
    case: Case,
    shares: Sequence[tuple[str, float]],
    behind: Iterable[str],
    flips: Sequence[bool],
    members: Mapping[str, tuple[str, ...]] | None = None,
) -> Evidence:
    """Weigh what a modelled verdict rests on.

    With a confidence that follows from it alone.
    `shares`: figures and their shares of the margin's variance, of those that move together the
    first.
    `behind`: figures that count alike where nothing moves the margin.
    `flips`: whether the claim changes its truth, for each modelling choice made otherwise.
    `members`: of figures that move together, those that the margin depends on, under the first of
    them; None takes all that move together.

    Notes
    -----
    High: at least 80 % of the variance on grades A and B, at most 10 % without a source, two
    independent sources or more, nothing that matters older than five years, and no modelling choice
    that changes the claim's truth. Low: more than half of the variance on figures without a source
    or of grade D, no source at all, or half of the modelling choices change it. Else moderate.

    Of figures that move together those count that the margin depends on: they are as poor as the
    poorest of them, and have a source if all of them have.

    References
    ----------
    Office of the Director of National Intelligence (2015), *Intelligence Community Directive 203:
    Analytic Standards*, section D.6.e(2)(b): confidence and likelihood never in one sentence.
    """
    groups = together(case) if members is None else members
    weights = dict(shares)
    still = not weights
    if still:
        keys = [key for key in behind if case.figures[key].formula is None]
        weights = dict.fromkeys(keys, 1.0 / max(len(keys), 1))
    grades: dict[str, float] = {}
    unsourced = 0.0
    for figure, weight in weights.items():
        its = groups.get(figure, (figure,))
        letter = grade(case, its)[:1]
        grades[letter] = grades.get(letter, 0.0) + weight
        reports = [part for key in its for _, part in mixture(case.figures[key])]
        unsourced += weight * (not all(part.sourced for part in reports))
    matter = [figure for figure, weight in weights.items() if still or weight >= MATTERS]
    named = [
        part
        for figure in matter
        for key in groups.get(figure, (figure,))
        for _, part in mixture(case.figures[key])
    ]
    cited = tuple(dict.fromkeys(source for figure in named for source in figure.sourced))
    independent = len(measurements(case.sources, cited))
    ages = [age for figure in named if (age := _age(figure, case.settings.frozen)) is not None]
    oldest = max(ages, default=None)
    good = sum(weight for letter, weight in grades.items() if letter in GOOD)
    poor = sum(weight for letter, weight in grades.items() if letter not in {*GOOD, "C"})
    flipped = sum(flips)
    if not weights:
        confidence: Confidence = "low" if 2 * flipped >= max(len(flips), 1) else "moderate"
    elif max(unsourced, poor) > HALF or not cited or (flipped and 2 * flipped >= len(flips)):
        confidence = "low"
    elif (
        good >= MOSTLY
        and unsourced <= HARDLY
        and independent >= INDEPENDENT
        and (oldest is None or oldest <= OLD)
        and not flipped
    ):
        confidence = "high"
    else:
        confidence = "moderate"
    return Evidence(
        confidence=confidence,
        sentence=" ".join(
            [
                _first(confidence, weights, independent, grades, still=still),
                *_further(unsourced, oldest, flipped, len(flips), still=still),
            ]
        ),
        grades=dict(sorted(grades.items())),
        independent=independent,
        citations=len(cited),
        oldest=oldest,
        unsourced=unsourced,
    )


def recorded(case: Case, events: Sequence[Event]) -> Evidence | None:
    """Weigh what a verdict of the chronology rests on.

    High with two independent sources and no grade below B, low without a source or with no grade
    above D, else moderate; None without an event.
    """
    if not events:
        return None
    sources = [sourced(event.source) for event in events]
    cited = tuple(dict.fromkeys(key for each in sources for key in each))
    independent = len(measurements(case.sources, cited))
    letters = [
        (event.grade or ("C" if own else "D"))[:1]
        for event, own in zip(events, sources, strict=True)
    ]
    confidence: Confidence = "moderate"
    if independent >= INDEPENDENT and GOOD.issuperset(letters):
        confidence = "high"
    elif not cited or min(letters) > "C":
        confidence = "low"
    grades = {letter: letters.count(letter) / len(letters) for letter in sorted(set(letters))}
    return Evidence(
        confidence=confidence,
        sentence=f"Confidence in this is {confidence}: {_events(len(events))} of grade "
        f"{_range(grades)}, from {_sources(independent)}.",
        grades=grades,
        independent=independent,
        citations=len(cited),
    )


def _age(figure: Figure, frozen: date) -> float | None:
    """Return how many years before the case's date a figure's period ended; not below 0."""
    if figure.period:
        end = read_date(figure.period.rpartition("/")[2], last=True)
    elif figure.published is not None:
        end = figure.published
    else:
        return None
    return max((frozen - end).days, 0) / DAYS_A_YEAR


def _first(
    confidence: str,
    weights: Mapping[str, float],
    independent: int,
    grades: Mapping[str, float],
    *,
    still: bool,
) -> str:
    """Say the confidence, the grades and the sources."""
    start = f"Confidence in this is {confidence}:"
    if not weights:
        return f"{start} no uncertain figure is seen to move it: it rests on how the case is built."
    share = sum(weight for letter, weight in grades.items() if letter in GOOD)
    which = "A or B"
    if share < HALF:
        which, share = max(grades.items(), key=lambda item: item[1])
    what = "the figures behind it" if still else "the variance"
    rests = "are" if still else "rests on figures"
    behind = "behind it" if still else "behind those that matter"
    stand = f"{_sources(independent)} {'stand' if independent > 1 else 'stands'} {behind}"
    return f"{start} {percent(share)} of {what} {rests} of grade {which}, and {stand}."


def _further(
    unsourced: float, oldest: float | None, flipped: int, choices: int, *, still: bool
) -> list[str]:
    """Say what else counts: what has no source, how old the figures are, which choices matter."""
    told = []
    if round(100 * unsourced):
        what = "of them have" if still else "of the variance comes from figures with"
        told.append(f"{percent(unsourced)} {what} no source.")
    if oldest is not None and oldest >= 1.0:
        years = round(oldest)
        told.append(f"The oldest figure that matters is {_count(years, 'year')} old.")
    if choices:
        changes = f"{_count(flipped, 'modelling choice')} of {choices} made otherwise"
        told.append(
            f"{changes[:1].upper()}{changes[1:]} {'changes' if flipped == 1 else 'change'} it."
            if flipped
            else "No modelling choice made otherwise changes it."
        )
    return told


def _sources(number: int) -> str:
    return _count(number, "independent source") if number else "no source"


def _events(number: int) -> str:
    return _count(number, "event")


def _count(number: int, noun: str) -> str:
    word = _WORDS[number] if number < len(_WORDS) else f"{number:,}"
    return f"{word} {noun}" + ("" if number == 1 else "s")


def _range(grades: Mapping[str, float]) -> str:
    letters = list(grades)
    return letters[0] if len(letters) == 1 else f"{letters[0]} to {letters[-1]}"
