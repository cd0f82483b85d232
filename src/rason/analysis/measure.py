"""What a measure is: one number in every draw that a claim can name, with its unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NoReturn, get_args

import numpy as np

from rason.analysis.days import astray, in_days, years
from rason.analysis.foresight import outcome
from rason.analysis.parameter import Parameter
from rason.analysis.question import UNIT_PRICES, Analysis, PriceRule, Question
from rason.case.faults import nearest
from rason.errors import Diagnostic, InputError
from rason.games.registry import ASKED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from rason.case.calendar import Calendar
    from rason.case.case import Case
    from rason.case.cell import FloatArray
    from rason.solve.batch import Solved

Parameters = Mapping[str, Any]  # what stands under `with:` of a statement: keys, or lists of keys

ASSETS = ("links", "processes", "supplies", "demands", "markets")
CLOSABLE = (
    "links",
    "processes",
    "supplies",
    "demands",
    "projects",
    "markets",
    "passages",
    "places",
)
GAMES = ("access", "capital", "spread", "players", "options")
"""Modelling choices that the values of coalitions depend on."""
PROGRAM = ("capital", "spread", "options")
"""Modelling choices that the optimum of a scenario depends on."""
DAYS = (*PROGRAM, "foresight")
"""Modelling choices that flows, prices and closures depend on, day by day."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One number in every draw, by a name that claims use."""

    name: str
    doc: str  # what it measures, and where it has no value (NaN)
    # From case and parameters to the unit of the result.
    unit: Callable[[Case, Parameters], str] = field(repr=False)
    # The question: it returns an array of shape ``(draws,)``.
    ask: Callable[[Question, Parameters], Analysis[FloatArray]] = field(repr=False)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    choices: tuple[str, ...] = DAYS
    traced: bool = False  # whether its commodity's flows must be kept apart by origin
    sums: Mapping[str, str] = field(default_factory=dict)
    """Parameters that list what is summed, and the one that names a single one instead."""
    dated: bool = False  # whether it can be asked of some days of a calendar
    calendar: bool = False  # whether it has no value without a calendar
    priced: bool = False  # whether it is of unit prices, which bargaining for money does not have
    when: bool = False  # whether it is a day, counted from the calendar's first
    phrase: str = ""
    """What it is called in a sentence: parameters stand in braces, and what is said only where they
    are named in brackets."""
    part: str = ""  # the same of its share of the whole, where it can be asked for
    # Refuses parameters with which it has no value in a case, whatever is solved.
    suits: Callable[[Case, Parameters], None] | None = field(default=None, repr=False)

    def run(self, question: Question, parameters: Parameters) -> Analysis[FloatArray]:
        """Ask the question.

        Shape ``(draws,)``, in the measure's unit; NaN where it has no value. Raises `InputError` if
        a parameter is missing, unknown, or of the wrong kind (RSN-S002), or the measure needs what
        the case does not declare (RSN-S006).
        """
        self.refuse(question.case, parameters)
        self.refuse_days(question)
        number = yield from self.ask(question, parameters)
        return np.broadcast_to(number, (question.draws,))

    def lacking(self, parameters: Parameters) -> tuple[str, ...]:
        """Return the parameters that must be there and are not."""
        summed = {one for many, one in self.sums.items() if many in parameters}
        return tuple(
            name
            for name, parameter in self.parameters.items()
            if parameter.required and name not in parameters and name not in summed
        )

    def doubled(self, parameters: Parameters) -> tuple[tuple[str, str], ...]:
        """Return the lists that stand beside the single one that they are in place of."""
        return tuple(
            (many, one)
            for many, one in self.sums.items()
            if many in parameters and one in parameters
        )

    def refuse(self, case: Case, parameters: Parameters) -> None:
        """Refuse parameters that are missing, unknown or misspelt, as `run` has it."""
        for name in self.lacking(parameters):
            refuse(case, "RSN-S002", self.name, f"no `{name}`", f"`{name}`", f"add `{name}`")
        for many, one in self.doubled(parameters):
            refuse(
                case, "RSN-S002", self.name, f"both `{many}` and `{one}`", "one of them",
                f"remove `{one}`",
            )  # fmt: skip
        for name, value in parameters.items():
            if name not in self.parameters:
                unknown(case, f"{self.name}, parameter", name, self.parameters)
            wrong = self.parameters[name].misread(value)
            if wrong is not None:
                refuse(case, "RSN-S002", f"{self.name}, {name}", *wrong)
            allowed = self.parameters[name].choices or _keys(case, self.parameters[name].tables)
            for key in several(value) if allowed else ():
                if key not in allowed:
                    unknown(case, f"{self.name}, {name}", key, allowed)
        commodity = str(parameters.get("commodity", ""))
        if self.traced and commodity:
            need_traced(case, self.name, commodity)
        if self.suits is not None:
            self.suits(case, parameters)

    def refuse_days(self, question: Question) -> None:
        """Refuse what a scenario's days cannot say.

        Raises `InputError` (RSN-S010): days asked of a measure or a scenario that has none, or
        days outside the scenario's.
        """
        wrong = self.astray(question.program.calendar, question.days)
        if wrong is not None:
            refuse(question.case, "RSN-S010", self.name, *wrong)

    def astray(
        self, calendar: Calendar | None, days: tuple[date, date] | None
    ) -> tuple[str, str, str] | None:
        """Say what is wrong with the days that are asked about: found, expected and fix."""
        if calendar is None:
            if days is None and not self.calendar:
                return None
            asked = "days" if days is not None else f"{self.name}, which is told by days,"
            return (
                f"{asked} of a year that has none", "a scenario with a calendar",
                "give the scenario, or case.yaml, a `calendar:`",
            )  # fmt: skip
        if days is None:
            return None
        if not self.dated:
            return (
                f"days of {self.name}, which is one number for the whole calendar",
                "a measure that is told by days", "remove them",
            )  # fmt: skip
        return astray(calendar, days)


def singles(parameters: Parameters, many: str, one: str) -> tuple[str, ...]:
    """Return what a measure is summed over: the keys of a list, or the single one.

    Examples
    --------
    >>> singles({"assets": ["a", "b"]}, "assets", "asset")
    ('a', 'b')
    """
    return several(parameters[many] if many in parameters else parameters[one])


def several(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - a value of a YAML document
    """Return a key, or a list of keys, as several keys.

    Examples
    --------
    >>> several("RU"), several(["RU", "KR"])
    (('RU',), ('RU', 'KR'))
    """
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)


def refuse(case: Case, code: str, what: str, found: str, expected: str, fix: str) -> NoReturn:
    """Refuse a request by name."""
    raise InputError(Diagnostic(code, case.path(), None, what, found, expected, fix))


def unknown(case: Case, what: str, key: str, allowed: Iterable[str]) -> NoReturn:
    """Refuse a word that is none of those allowed, and offer the nearest.

    Raises `InputError` always (RSN-S002).
    """
    words = tuple(allowed)
    close = nearest(key, words)
    some = ", ".join(words[:12]) + (", …" if len(words) > 12 else "")  # noqa: PLR2004 - a line
    fix = f"write {close}" if close else "choose one of them"
    refuse(case, "RSN-S002", what, f"`{key}`", f"one of {some}", fix)


def need_unit_prices(question: Question, what: str) -> None:
    """Refuse to price a unit where players bargain for sums of money.

    Raises `InputError` under the price rule `bargained` (RSN-S006).
    """
    if question.choices.price_rule not in UNIT_PRICES:
        refuse(
            question.case, "RSN-S006", what, "the price rule bargained, which has no unit prices",
            "one of the price rules " + ", ".join(UNIT_PRICES),
            "ask for the surplus or the implied_fee, or choose nodal",
        )  # fmt: skip


def need_traced(case: Case, what: str, commodity: str) -> None:
    """Refuse to tell whose goods are whose where flows are not kept apart by origin.

    Raises `InputError` if it is not traced (RSN-S006).
    """
    if not case.commodities[commodity].traced:
        refuse(
            case, "RSN-S006", what, f"{commodity}, whose flows are not kept apart by origin",
            "a traced commodity",
            f"write `yes` in the column traced of {commodity} in commodities.csv",
        )  # fmt: skip


def money(case: Case, parameters: Parameters) -> str:  # noqa: ARG001 - a unit of every measure
    """Return the unit of money a year, such as ``million USD/yr``."""
    return f"million {case.settings.currency}/yr"


def share(case: Case, parameters: Parameters) -> str:  # noqa: ARG001 - a unit of every measure
    """Return the unit of shares, indices and counts, ``1``."""
    return "1"


def registry(*measures: Measure) -> dict[str, Measure]:
    """Return measures by name."""
    return {measure.name: measure for measure in measures}


def actor(doc: str, *, required: bool = True) -> Parameter:
    """Return the parameter of an actor."""
    return Parameter(doc, ("actors",), required=required)


def listed(parameter: Parameter, one: str) -> Parameter:
    """Return the parameter that lists several of what another one names."""
    doc = f"Several, whose sum is taken, in place of `{one}`."
    return replace(parameter, doc=doc, required=False, several=True)


BUYER = actor("Who buys.")
CLOSED = Parameter("What closes: an asset, a passage or a place.", CLOSABLE)
PROJECT = Parameter("The project.", ("projects",))
COMMODITY = Parameter("The commodity.", ("commodities",))
CONCEPT = Parameter(
    "The rule that splits v(N).", choices=tuple(each.key for each in ASKED), required=False
)
RULE = Parameter("The price rule.", choices=get_args(PriceRule), required=False)
GOODS = {"commodity": COMMODITY, "commodities": listed(COMMODITY, "commodity")}
OWNER = actor("Whose supplies.")
BUYERS = {"buyers": "buyer", "commodities": "commodity"}
OWNERS = {"owners": "owner", "commodities": "commodity"}
"""Lists over which what is taken and what is brought out is summed."""
AS = Parameter(
    "`rate` (what is meant where nothing is said) or `amount` over all the days that are asked.",
    choices=("rate", "amount"),
    required=False,
)
VERSUS = Parameter("The scenario that is compared with.", ("scenarios",), several=True)


def read_off(
    read: Callable[[Question, Solved, Parameters], FloatArray],
) -> Callable[[Question, Parameters], Analysis[FloatArray]]:
    """Return the question that reads one number off a scenario's solution.

    `read` returns an array of shape ``(draws,)``; of the flows it sees those of the question's
    days.
    """

    def ask(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
        found = yield from outcome(question)
        return read(question, in_days(question, found.solved), parameters)

    return ask


def summed(measure: Mapping[str, str], parameters: Parameters) -> tuple[dict[str, Any], ...]:
    """Return the parameters of each single measure that a sum is made of; one where there is none.

    Examples
    --------
    >>> summed({"buyers": "buyer"}, {"buyers": ["A", "B"], "as": "rate"})
    ({'as': 'rate', 'buyer': 'A'}, {'as': 'rate', 'buyer': 'B'})
    """
    found = [dict(parameters)]
    for many, one in measure.items():
        if many in parameters:
            found = [
                {name: told for name, told in each.items() if name != many} | {one: key}
                for each in found
                for key in several(parameters[many])
            ]
    return tuple(found)


def at_once(
    read: Callable[[Question, Parameters], Any],
) -> Callable[[Question, Parameters], Analysis[FloatArray]]:
    """Return the question that needs no solver.

    `read` returns a number, or an array of shape ``(draws,)``.
    """

    def ask(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
        return np.broadcast_to(read(question, parameters), (question.draws,))
        yield  # an analysis is a generator, even one that asks nothing

    return ask


def over_days(question: Question, rate: FloatArray, parameters: Parameters) -> FloatArray:
    """Return a rate as it is, or the amount that it comes to, as the parameter `as` says."""
    if parameters.get("as", "rate") == "rate":
        return rate
    found: FloatArray = rate * years(question.program, question.days)
    return found


def rate_or_amount(case: Case, commodity: str, parameters: Parameters) -> str:
    """Return the unit of what `over_days` returns."""
    if parameters.get("as", "rate") == "rate":
        return case.units.quantity_unit(commodity)
    return case.commodities[commodity].unit


def _keys(case: Case, tables: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys that a parameter may be."""
    passages = sorted({passage for link in case.links.values() for passage in link.passage})
    return tuple(
        key
        for table in tables
        for key in (passages if table == "passages" else getattr(case, table))
    )
