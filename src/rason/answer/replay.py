"""The case against what happened after its date: row by row, and how often it was right."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np

from rason.answer.calibration import LEAST, Group, groups
from rason.claim import amount
from rason.claim.lawful import lawful
from rason.claim.need import Need, Same
from rason.claim.outcomes import (
    changed,
    filled,
    is_amount,
    measured_in,
    outcomes_of,
    read_outcomes,
)
from rason.claim.side import near
from rason.claim.statement import margin
from rason.claim.truth import UNKNOWN, part_true, reason_of, truth
from rason.errors import InputError
from rason.table.column import Column
from rason.table.naming import name_of, scenario_key
from rason.table.numbers import finite
from rason.table.row import Answer, Row
from rason.table.shown import Drawn, Shown
from rason.words.amounts import format_share
from rason.words.counting import counted as told
from rason.words.phrases import amount as in_words
from rason.words.phrases import interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rason.analysis.question import Question
    from rason.answer.subject import Subject
    from rason.case import Case
    from rason.case.document import Statement
    from rason.case.outcome import Outcome, Replay
    from rason.claim.need import Inquiry
    from rason.claim.statement import Margin
    from rason.table.naming import Names

MIDDLE_80 = (10.0, 90.0)
"""Percentiles between which eight draws in ten lie."""
_CERTAIN = 1e-3
"""A share of nought or one counts as this far from it: no draw is proof."""
Result = Literal[
    "inside",
    "outside",
    "control failed as it must",
    "control did not fail",
    "not expressible",
    "no value",
]
INSIDE: Result = "inside"
OUTSIDE: Result = "outside"
FAILED: Result = "control failed as it must"
PASSED: Result = "control did not fail"
UNASKED: Result = "not expressible"
NO_VALUE: Result = "no value"
OPEN = {
    "untestable": "the claim cannot be tested with this case",
    "forecast": "the claim is a forecast, which the case leaves open",
    "event": "the claim is about the chronology, which has no share",
}
SETTLED = "settled by construction, so that it has no share to score"


class Replayed(Row, table="replay"):
    """One outcome, and what the case says to it."""

    row: Annotated[str, Column("Row", key=True)]
    says: Annotated[str, Column("What happened")]
    scenario: Annotated[str, Column("Scenario", "scenario")] = ""
    result: Annotated[Result, Column("Result", compared=True)]
    """Whether the case's central answer lies within the tolerance of what was observed, or says yes
    or no as it came; a control must not."""
    observed: Annotated[float | None, Column("Observed", "amount", unit="unit")] = None
    tolerance: Annotated[float | None, Column("Tolerance", "amount", unit="unit")] = None
    modelled: Annotated[float | None, Column("The case", "amount", unit="unit", compared=True)] = (
        None
    )
    """At central figures."""
    low: Annotated[float | None, Column("Low", "amount", unit="unit", end_of="modelled")] = None
    """Lower end of the range of eight draws in ten."""
    high: Annotated[float | None, Column("High", "amount", unit="unit", end_of="modelled")] = None
    naive: Annotated[float | None, Column("Naive answer", "amount", unit="unit")] = None
    """What somebody without any model would have said."""
    unit: Annotated[str, Column("Unit", "unit")] = ""
    in_range: Annotated[bool | None, Column("In the 80 % range", "flag")] = None
    """Whether the outcome lies in the range of eight draws in ten; empty where there is none."""
    error: Annotated[float | None, Column("Error", "amount", unit="1")] = None
    """How far the central answer is off, in tolerances."""
    naive_error: Annotated[float | None, Column("Naive error", "amount", unit="1")] = None
    """How far the naive answer is off, in tolerances."""
    happened: Annotated[bool | None, Column("Came true", "flag")] = None
    """Of a row that holds or fails."""
    naive_says: Annotated[bool | None, Column("Naive answer says", "flag")] = None
    probability: Annotated[float | None, Column("Share of draws", "share", unit="1")] = None
    """Of a row that holds or fails: in what share of draws it holds."""
    counted: Annotated[bool, Column("In the headline", "flag")] = False
    """Whether a source of it was seen on its publisher's own page, and the row is no control."""
    published: Annotated[str, Column("Published")]
    """The first day on which a source of it came out."""
    source: Annotated[str, Column("Source")]
    """Keys of the replay's sources."""
    why: Annotated[str, Column("Why")] = ""


class Score(Row, table="replay_score"):
    """How often the case was right, in the headline and over all rows; controls apart."""

    over: Annotated[str, Column("Over", key=True)]
    """`headline`, or `all rows`."""
    rows: Annotated[int, Column("Rows", "count")]
    """Rows to which the case has an answer, controls left out."""
    inside: Annotated[int, Column("Inside", "count")]
    ranged: Annotated[int, Column("With a range", "count")]
    in_range: Annotated[int, Column("In the 80 % range", "count")]
    coverage: Annotated[float | None, Column("Part in the range", "share", unit="1")] = None
    """A fair range holds eight outcomes in ten."""
    error: Annotated[float | None, Column("Mean error", "amount", unit="1")] = None
    """Mean distance of the central answer from the outcome, in tolerances."""
    naive_error: Annotated[float | None, Column("Naive error", "amount", unit="1")] = None
    """The same of the naive answer, over the same rows."""
    nearer: Annotated[int, Column("Nearer than naive", "count")]
    """Rows in which the case is nearer to the outcome than the naive answer."""
    shares: Annotated[int, Column("Shares scored", "count")]
    brier: Annotated[float | None, Column("Brier score", "amount", unit="1")] = None
    """Mean squared distance between share and truth: 0 is best, 0.25 is a coin."""
    naive_brier: Annotated[float | None, Column("Naive Brier score", "amount", unit="1")] = None
    """The same of naive answers, over the rows that have one."""
    logarithmic: Annotated[float | None, Column("Logarithmic score", "amount", unit="1")] = None
    """Mean of minus the logarithm of the share given to what happened: 0.69 is a coin."""
    always: Annotated[float | None, Column("Same part for all", "amount", unit="1")] = None
    """Brier score of whoever gives every statement the part of them that came true."""
    controls: Annotated[int, Column("Controls", "count")]
    failed: Annotated[int, Column("Controls that failed", "count")]


class Replays(Answer):
    """The case against what happened after its date."""

    replay: tuple[Replayed, ...] = ()
    replay_score: tuple[Score, ...] = ()
    replay_groups: tuple[Group, ...] = ()


ANSWER = Replays


def replay(subject: Subject, outcomes: str = "") -> Inquiry[Replays]:
    """Hold the case against what happened after its date, row by row.

    Raises `InputError` with every fault of the replay.
    """
    case = subject.case
    path = outcomes_of(case, outcomes)
    if path is None:
        name = case.name.replace("_", "-")
        return Replays(reason=f"There is no replay of it: no replays/{name}.yaml beside the cases.")
    told_of = read_outcomes(path, case)
    asked = [_Asked(row, subject) for row in told_of.rows]
    needs = [need for each in asked for need in each.needs]
    found = list((yield tuple(needs))) if needs else []
    rows = []
    for each in asked:
        own, found = found[: len(each.needs)], found[len(each.needs) :]
        rows.append(each.answered(own, told_of))
    shares = [
        (row.probability, row.happened)
        for row in rows
        if not _is_control(row) and row.probability is not None and row.happened is not None
    ]
    return Replays(
        replay=tuple(rows),
        replay_score=(
            _score("headline", [row for row in rows if row.counted], rows),
            _score("all rows", [row for row in rows if not _is_control(row)], rows),
        ),
        replay_groups=groups(shares) if len(shares) >= LEAST else (),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A row, and of what it is asked."""

    row: Outcome
    subject: Subject

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the case is asked; nothing where it cannot be asked."""
        if self.row.claim is not None:
            claim = next(each for each in self.case.claims if each.claim == self.row.claim)
            return () if claim.kind in OPEN else claim.statements
        return () if self.row.statement is None else (filled(self.row),)

    @property
    def case(self) -> Case:
        """The case that is asked."""
        return self.subject.case

    @property
    def questions(self) -> tuple[Question, ...]:
        """The question at central figures and, where there are any, over draws."""
        own = changed(self.case, self.row)
        return tuple(
            each if own is self.case else replace(each, program=each.program.under(own))
            for each in (self.subject.central, self.subject.drawn)
            if each is not None
        )

    @property
    def needs(self) -> tuple[Need, ...]:
        """A need for each statement at central figures, then for each over draws."""
        return tuple(
            Need(
                (self.row.row, "outcome", place, index, Same(self.row)),
                partial(margin, statement, question),
            )
            for place, question in enumerate(self.questions)
            for index, statement in enumerate(self.statements)
        )

    def answered(self, found: Sequence[Margin | InputError], replay: Replay) -> Replayed:
        """Return the row with its answer."""
        sources = [replay.sources[key] for key in self.row.source]
        row = Replayed(
            row=self.row.row,
            says=self.row.says,
            scenario=self._scenario(),
            result=UNASKED,
            counted=self.row.must_fail is None and any(each.seen == "page" for each in sources),
            published=str(min(each.published for each in sources)),
            source=";".join(self.row.source),
            why=self.row.must_fail.why if self.row.must_fail is not None else self.row.why,
            happened=self.row.observed if isinstance(self.row.observed, bool) else None,
            naive_says=self.row.naive if isinstance(self.row.naive, bool) else None,
        )
        if not self.statements:
            kind = next((c.kind for c in self.case.claims if c.claim == self.row.claim), "")
            why = OPEN.get(kind, row.why)
            return row.model_copy(update={"why": why, "counted": False})
        faults = [each for each in found if isinstance(each, InputError)]
        if faults:
            told = {"result": NO_VALUE, "why": reason_of(faults[0]), "counted": False}
            return row.model_copy(update=told)
        margins = [each for each in found if not isinstance(each, InputError)]
        count = len(self.statements)
        middle, drawn = margins[:count], margins[count:]
        if self.row.statement is not None and is_amount(self.row.statement):
            return self._amount(row, middle[0], drawn[0] if drawn else None)
        return self._truth(row, middle, drawn)

    def _scenario(self) -> str:
        statements = self.statements
        if not statements or statements[0].measure is None:
            return self.subject.scenario if statements else ""
        return scenario_key(near(statements[0]).scenario) or self.subject.scenario

    def _amount(self, row: Replayed, middle: Margin, drawn: Margin | None) -> Replayed:
        """Hold a number against what was observed."""
        observed, modelled = float(middle.right[0]), finite(middle.left[0])
        scale, commodity = self._scale(middle.unit)
        least, part = amount.by(self.case, self.row.tolerance, scale, commodity)
        tolerance = least * scale.factor + part * abs(observed)
        naive = None
        if self.row.naive is not None:
            read = amount.read(self.case, self.row.naive, scale.unit, commodity)
            naive = float(read.evaluate({})) * scale.factor
        told: dict[str, object] = {
            "observed": observed,
            "tolerance": tolerance,
            "modelled": modelled,
            "naive": naive,
            "unit": middle.unit,
        }
        if modelled is None:
            return row.model_copy(update={**told, "result": NO_VALUE, "counted": False})
        error = abs(modelled - observed) / tolerance
        told["error"] = error
        if naive is not None:
            told["naive_error"] = abs(naive - observed) / tolerance
        if drawn is not None:
            known = drawn.left[np.isfinite(drawn.left)]
            if len(known):
                low, high = (float(each) for each in np.percentile(known, MIDDLE_80))
                noise = float(middle.noise[0])
                told |= {
                    "low": low,
                    "high": high,
                    "in_range": low - noise <= observed <= high + noise,
                }
        told["result"] = self._result(right=error <= 1.0)
        return row.model_copy(update=told)

    def _scale(self, shown: str) -> tuple[amount.Scale, str]:
        """Return the unit in which a row's measure is worked out and shown, and its commodity."""
        assert self.row.statement is not None, "the row measures something"
        unit, commodity = measured_in(self.case, self.row.statement)
        observed = self.row.observed
        assert not isinstance(observed, bool), "check refuses a truth beside a measure"
        scale = amount.scale(self.case, unit, commodity, observed)
        assert scale.shown == shown, "a row is shown in the unit of its outcome"
        return scale, commodity

    def _truth(self, row: Replayed, middle: list[Margin], drawn: list[Margin]) -> Replayed:
        """Hold yes or no against what came."""
        centre = int(truth(middle)[0])
        if centre == UNKNOWN:
            return row.model_copy(update={"result": NO_VALUE, "counted": False})
        told: dict[str, object] = {"result": self._result(right=bool(centre) == row.happened)}
        if drawn:
            told |= self._share(row, drawn)
        return row.model_copy(update=told)

    def _share(self, row: Replayed, drawn: list[Margin]) -> dict[str, object]:
        """Return in what share of draws a row holds, where that is no matter of construction."""
        fixed = all(_stays(each) for each in drawn)
        laws = [lawful(each, self.questions[0]) for each in self.statements]
        if fixed or all(laws) or any(law is not None and not law[0] for law in laws):
            return {"why": f"{row.why} {SETTLED}".strip()}
        return {"probability": finite(part_true(truth(drawn))[0])}

    def _result(self, *, right: bool) -> Result:
        """Say how a row ended; a control ends well where it is wrong."""
        if self.row.must_fail is not None:
            return PASSED if right else FAILED
        return INSIDE if right else OUTSIDE


def _stays(drawn: Margin) -> bool:
    """Tell whether a statement's margin is the same in every draw that has one."""
    known = drawn.margin[np.isfinite(drawn.margin)]
    return not len(known) or float(known.max() - known.min()) <= float(drawn.noise.max())


def _is_control(row: Replayed) -> bool:
    return row.result in {FAILED, PASSED}


def _score(over: str, rows: Sequence[Replayed], all_rows: Iterable[Replayed]) -> Score:
    """Score some rows; controls are counted whatever is scored."""
    answered = [row for row in rows if row.result in (INSIDE, OUTSIDE)]
    ranged = [row for row in answered if row.in_range is not None]
    within = sum(row.in_range is True for row in ranged)
    both = [
        (row.error, row.naive_error)
        for row in answered
        if row.error is not None and row.naive_error is not None
    ]
    shares = [
        (row.probability, row.happened, row.naive_says)
        for row in answered
        if row.probability is not None and row.happened is not None
    ]
    rate = _mean([float(happened) for _, happened, _ in shares])
    controls = [row for row in all_rows if _is_control(row)]
    return Score(
        over=over,
        rows=len(answered),
        inside=sum(row.result == INSIDE for row in answered),
        ranged=len(ranged),
        in_range=within,
        coverage=within / len(ranged) if ranged else None,
        error=_mean([error for error, _ in both]),
        naive_error=_mean([naive for _, naive in both]),
        nearer=sum(error < naive for error, naive in both),
        shares=len(shares),
        brier=_mean([(share - happened) ** 2 for share, happened, _ in shares]),
        naive_brier=_mean(
            [float(naive != happened) for _, happened, naive in shares if naive is not None]
        ),
        logarithmic=_mean([_surprise(share, happened=true) for share, true, _ in shares]),
        always=None if rate is None else rate * (1.0 - rate),
        controls=len(controls),
        failed=sum(row.result == FAILED for row in controls),
    )


def _surprise(share: float, *, happened: bool) -> float:
    """Return minus the logarithm of the share that was given to what happened."""
    given = min(max(share if happened else 1.0 - share, _CERTAIN), 1.0)
    return max(0.0, -math.log(given))


def _mean(numbers: Sequence[float]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None


def says(answer: Replays, names: Names) -> tuple[str, ...]:  # noqa: ARG001 - as of every answer
    """Say how often the case was right, and whether somebody without a model would have been."""
    said = []
    for each in answer.replay_score:
        where = "In the headline" if each.over == "headline" else "Over all rows"
        parts = [f"{each.inside} of {each.rows} rows inside"]
        if each.coverage is not None:
            parts.append(
                f"the outcome in the 80 % range in {each.in_range} of {each.ranged}"
                f" ({format_share(each.coverage)}; a fair range holds 80 %)"
            )
        if each.error is not None and each.naive_error is not None:
            parts.append(
                f"off by {each.error:.2f} tolerances on average, the naive answer by"
                f" {each.naive_error:.2f}"
            )
        if each.brier is not None and each.logarithmic is not None:
            parts.append(
                f"{told(each.shares, 'share')} scored: Brier {each.brier:.3f} (a coin: 0.25),"
                f" logarithmic {each.logarithmic:.3f} (a coin: 0.69)"
            )
        said.append(f"{where}: {', '.join(parts)}.")
    last = answer.replay_score[-1] if answer.replay_score else None
    if last is not None and last.controls:
        said.append(f"Controls: {last.failed} of {last.controls} failed as they must.")
    return tuple(said)


def layout(answer: Replays, names: Names, most: int) -> tuple[Shown, ...]:  # noqa: ARG001
    """Lay out all rows: a replay that leaves some out would choose among them."""
    if not answer.replay:
        return ()
    rows = tuple(
        (
            each.row,
            f"{each.says} ({each.published})",
            name_of(names, "scenario", each.scenario) if each.scenario else "",
            each.result,
            _observed(each),
            _modelled(each),
            interval(each.low, each.high, each.unit) if each.low is not None else "",
            _naive(each),
            "" if each.in_range is None else "yes" if each.in_range else "no",
            "yes" if each.counted else "no",
            each.why,
        )
        for each in answer.replay
    )
    headings = (
        "Row", "What happened (published)", "Scenario", "Result", "Observed", "The case",
        "80 % range", "Naive answer", "In range", "In the headline", "Why",
    )  # fmt: skip
    return (Shown("Row by row", headings, rows, "", (4, 5, 6, 7)), *_grouped(answer))


def _grouped(answer: Replays) -> tuple[Shown, ...]:
    """Lay out how often statements came true, by the word of their share."""
    rows = tuple(
        (
            each.word,
            str(each.claims),
            str(each.happened),
            format_share(each.share),
            f"{format_share(each.frequency)} ({format_share(each.low)} to"
            f" {format_share(each.high)})",
        )
        for each in answer.replay_groups
    )
    headings = ("Word", "Statements", "Came true", "Mean share", "Part that came true")
    return (Shown("How well shares fit", headings, rows, "", (1, 2, 3)),) if rows else ()


def _observed(row: Replayed) -> str:
    if row.observed is None:
        return "" if row.happened is None else "yes" if row.happened else "no"
    observed = in_words(row.observed, row.unit, exact=True)
    return f"{observed} ± {in_words(row.tolerance or 0.0, row.unit)}"


def _modelled(row: Replayed) -> str:
    if row.modelled is not None:
        return in_words(row.modelled, row.unit)
    return "" if row.probability is None else f"{format_share(row.probability)} of draws"


def _naive(row: Replayed) -> str:
    if row.naive is not None:
        return in_words(row.naive, row.unit, exact=True)
    return "" if row.naive_says is None else "yes" if row.naive_says else "no"


def draw(answer: Replays, names: Names, width: float) -> Drawn:  # noqa: ARG001
    """Draw whether what held in so many draws came true as often."""
    if not answer.replay_groups:
        return Drawn(
            None, f"How well shares fit is drawn from {LEAST} rows on that have a share of draws."
        )
    import pandas as pd

    from rason.chart import calibration_chart

    frame = pd.DataFrame([each.model_dump() for each in answer.replay_groups])
    text = "; ".join(
        f"{each.word}: {each.happened} of {each.claims} came true, that held in"
        f" {format_share(each.share)} of draws"
        for each in answer.replay_groups
    )
    return Drawn(calibration_chart(frame, width=min(width, 360.0)), text)
