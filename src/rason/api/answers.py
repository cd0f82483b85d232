"""What is answered about a state of a case's levers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import BaseModel, Field, WithJsonSchema, create_model

from rason.answer.power import Power
from rason.answer.registry import QUESTIONS
from rason.answer.scenario import Scenario
from rason.api.problem import Answer, Diagnostic
from rason.api.state import Key, Request, State, Truth, Whole, Words
from rason.claim.verdict import Verdict

if TYPE_CHECKING:
    from rason.answer.declaration import Declaration


def _numbers(count: int) -> WithJsonSchema:
    """Describe a tuple as a list of some length: not every reader of schemas knows tuples."""
    number = {"type": "number"}
    return WithJsonSchema(
        {"type": "array", "items": number, "minItems": count, "maxItems": count},
        mode="serialization",
    )


Point = Annotated[tuple[float, float], _numbers(2)]  # longitude and latitude
Bounds = Annotated[tuple[float, float, float, float], _numbers(4)]  # west, south, east and north

DRAWN: Final = {name: each for each in QUESTIONS.values() for name in each.charts}
"""The question that each chart answers."""
if TYPE_CHECKING:
    ChartName = str
else:
    ChartName = Literal[tuple(DRAWN)]

ClaimChartName = Literal["swings", "drivers", "choices"]


class Ask(Request):
    """A question about a state."""

    state: State = State()


def _ask(question: Declaration) -> type[Ask]:
    """Return what is sent to ask a declared question."""
    fields: dict[str, Any] = {
        each.name: (
            Annotated[
                Literal[each.choices]
                if each.choices
                else Whole
                if isinstance(each.default, int)
                else Words,
                Field(description=each.means, ge=each.least, le=each.most),
            ],
            each.default,
        )
        for each in question.parameters
    }
    words = f"What is asked of {question.name}."
    return create_model(f"{question.answer.__name__}Ask", __base__=Ask, __doc__=words, **fields)


def _answered(question: Declaration) -> type[BaseModel]:
    """Return what is answered to a declared question: the answer, and of which case."""
    answer = question.answer
    return create_model(
        f"{answer.__name__}Answer",
        __base__=answer,
        __doc__=answer.__doc__,
        digest=(str, Field(description="Of the case that was asked.")),
    )


ASKED: Final = {each.name: _ask(each) for each in QUESTIONS.values()}
ANSWERED: Final = {each.name: _answered(each) for each in QUESTIONS.values()}
"""What is sent and answered, by declared question."""


class SolveAsk(Request):
    """What is solved."""

    state: State = State()
    versus: State | None = None
    """Another state, for the shift of power and the changes of flows and prices; null for none."""
    ranges: Truth = True
    """Whether ends over all optimal solutions are wanted; they take most of the time. Without
    them `low` and `high` of flows and prices are the value, and those of surplus null."""
    power: Truth = True
    """Whether power is wanted, too; over a calendar it takes most of the time."""
    patient: Truth = False
    """Whether the question waits its turn behind others of its kind, as what takes seconds should,
    and so keeps nobody from a quick answer."""


class FlowDifference(Answer):
    """What a state makes of one flow of another state."""

    asset: str
    commodity: str
    kind: str
    """As of `Flow`."""
    change: float
    unit: str


class PriceDifference(Answer):
    """What a state makes of one price of another state."""

    place: str
    commodity: str
    origin: str
    change: float
    unit: str


class Differences(Answer):
    """What differs from the state that is compared with; what is the same is left out."""

    flows: tuple[FlowDifference, ...]
    prices: tuple[PriceDifference, ...]
    """Of goods that have a price in both."""


class Solved(Answer):
    """Flows, prices, surplus, what is built, and power, at central figures."""

    digest: str
    """Of the case that was solved."""
    ranges: bool
    scenario: Scenario
    power: Power | None
    """Null where the state cannot be solved, or where nobody asked for it."""
    power_reason: str = ""
    """Why there is no power; empty where nobody asked for it."""
    differences: Differences | None = None
    """Null where nothing is compared, or where either state has no solution."""


class VerdictsAsk(Request):
    """Whose verdicts are asked."""

    state: State = State()
    claims: tuple[Key, ...] | None = None
    """Null for all."""


class CentralVerdict(Answer):
    """Whether a claim holds at central figures, with the edits on top of each of its scenarios."""

    claim: str
    holds: bool | None
    """Null where that cannot be said, or where nothing is solved for it."""
    before: bool | None
    """Whether it holds without the edits."""
    margin: float | None
    """By how much its weakest statement holds."""
    margin_unit: str
    reason: str = ""
    """Why it cannot be said."""


class CentralVerdicts(Answer):
    """Verdicts at central figures; probabilities come from runs."""

    digest: str
    verdicts: tuple[CentralVerdict, ...]


class ExplainAsk(Request):
    """What is explained."""

    key: str = Field(min_length=1, max_length=300)
    """A claim, a figure, a key of any table, `flow:ASSET`, `price:PLACE.COMMODITY`,
    `surplus:ACTOR` or `power:ACTOR`."""


class Checked(Answer):
    """All that is wrong with a case, and what is legal and suspicious."""

    digest: str
    """Empty where the case has faults."""
    diagnostics: tuple[Diagnostic, ...]


class ChartAsk(Request):
    """What is drawn."""

    chart: ChartName
    state: State = State()
    versus: State | None = None
    """Another state, for the shift of power; null takes none."""
    width: Whole = Field(default=680, ge=240, le=1600)
    """In pixels; below 480 figures are laid out for a phone."""
    patient: Truth = False
    """As of `SolveAsk`: whoever solved there has what is drawn."""


class Share(Request):
    """In what share of draws a claim holds."""

    says: str
    probability: float | None
    error: float | None


class SharesAsk(Request):
    """Claims of a run whose shares are drawn."""

    claims: tuple[Share, ...]
    width: Whole


class ClaimChartAsk(Request):
    """A claim of a run, and what is drawn of it."""

    claim: Verdict
    chart: ClaimChartName
    width: Whole


class Chart(Answer):
    """A figure as Vega-Lite, the same as the brief's."""

    spec: dict[str, Any]
    """Complete, data included."""
    text: str
    """For those who cannot see it: the answer, not the axes."""


class Outline(Answer):
    """Land, borders and the courses of links over the map, as degrees of longitude and latitude."""

    digest: str
    credit: str
    centre: Point
    """Where a map of the case is centred."""
    bounds: Bounds
    """West, south, east and north ends of what a map of the case shows; west may exceed east."""
    land: tuple[tuple[Point, ...], ...]
    """Rings of one polygon as d3-geo has it: islands clockwise, lakes the other way."""
    borders: tuple[tuple[Point, ...], ...]
    """Lines between two countries, but for those in dispute."""
    disputed: tuple[tuple[Point, ...], ...]
    """Disputed borders and lines of control, drawn as the case's `borders` has them."""
    ways: dict[str, tuple[Point, ...]]
    """The course of each link: over land a great circle, at sea round the land."""
