"""What a measure is: one number in every draw that a claim can name, with its unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn, get_args

import numpy as np

from rason.analysis.foresight import outcome
from rason.analysis.parameter import Parameter
from rason.analysis.question import Analysis, PriceRule, Question
from rason.case.faults import nearest
from rason.errors import Diagnostic, InputError
from rason.games.registry import ASKED

if TYPE_CHECKING:
    from collections.abc import Iterable

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

    def run(self, question: Question, parameters: Parameters) -> Analysis[FloatArray]:
        """Ask the question.

        Shape ``(draws,)``, in the measure's unit; NaN where it has no value. Raises `InputError` if
        a parameter is missing, unknown, or of the wrong kind (RSN-S002), or the measure needs what
        the case does not declare (RSN-S006).
        """
        self.refuse(question.case, parameters)
        number = yield from self.ask(question, parameters)
        return np.broadcast_to(number, (question.draws,))

    def refuse(self, case: Case, parameters: Parameters) -> None:
        """Refuse parameters that are missing, unknown or misspelt, as `run` has it."""
        for name, parameter in self.parameters.items():
            if parameter.required and name not in parameters:
                refuse(case, "RSN-S002", self.name, f"no `{name}`", f"`{name}`", f"add `{name}`")
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


BUYER = actor("Who buys.")
CLOSED = Parameter("What closes: an asset, a passage or a place.", CLOSABLE)
PROJECT = Parameter("The project.", ("projects",))
COMMODITY = Parameter("The commodity.", ("commodities",))
CONCEPT = Parameter(
    "The rule that splits v(N).", choices=tuple(each.key for each in ASKED), required=False
)
RULE = Parameter("The price rule.", choices=get_args(PriceRule), required=False)
VERSUS = Parameter("The scenario that is compared with.", ("scenarios",), several=True)


def read_off(
    read: Callable[[Question, Solved, Parameters], FloatArray],
) -> Callable[[Question, Parameters], Analysis[FloatArray]]:
    """Return the question that reads one number off a scenario's solution.

    `read` returns an array of shape ``(draws,)``.
    """

    def ask(question: Question, parameters: Parameters) -> Analysis[FloatArray]:
        found = yield from outcome(question)
        return read(question, found.solved, parameters)

    return ask


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


def _keys(case: Case, tables: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys that a parameter may be."""
    passages = sorted({passage for link in case.links.values() for passage in link.passage})
    return tuple(
        key
        for table in tables
        for key in (passages if table == "passages" else getattr(case, table))
    )
