"""Every declared question as a method of a study, which returns its main table as a frame."""

from __future__ import annotations

import inspect
from dataclasses import replace
from types import MethodType
from typing import TYPE_CHECKING

from rason.answer.registry import QUESTIONS
from rason.answer.subject import Subject
from rason.case.faults import nearest
from rason.errors import Diagnostic, InputError
from rason.optional import needed
from rason.study.arrays import array
from rason.study.setting import Setting
from rason.study.shown import Asked
from rason.table.frame import keyed
from rason.table.naming import names

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable

    import pandas as pd
    import xarray as xr

    from rason.answer.declaration import Declaration
    from rason.case.cell import Values
    from rason.case.document import Names
    from rason.claim.need import Inquiry
    from rason.table.row import Answer


class Questions(Setting):
    """A case that can be asked every declared question."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Callable[..., pd.DataFrame]:
            """Return a declared question as a method."""

    def answer(self, name: str, scenario: Names | None = None, **parameters: int | str) -> Answer:
        """Return the answer to a declared question.

        Parameters
        ----------
        name
            A key of `rason.answer.registry.QUESTIONS`.
        scenario
            Another scenario than the study's.
        **parameters
            What the question takes beside the scenario.

        Raises
        ------
        InputError
            If there is no such question, or it does not take one of the parameters.
        """
        if name not in QUESTIONS:
            raise InputError(_unknown(name, QUESTIONS, "answer"))
        question = QUESTIONS[name]
        question.check(parameters)
        found: Answer = self._one(question.ask(self.subject(question, scenario), **parameters))
        return found.shown_with(Asked(name, self.case))

    def to_xarray(
        self, name: str, scenario: Names | None = None, **parameters: int | str
    ) -> xr.Dataset:
        """Return the main table of a declared question in every draw: draws by names.

        It is asked once a draw, as if the figures of the draw were the central ones, so ask it of
        no more draws than are looked at. Needs xarray: ``pip install 'rason[xarray]'``.

        Parameters
        ----------
        name, scenario, **parameters
            As of `answer`.

        Returns
        -------
        dataset
            Of the dimensions `draw` and the columns that tell rows apart. Its variables are the
            columns of numbers, NaN where a draw has no such row, with `units` among their
            attributes; the dataset has the variable `unit` where these differ by row.

        Raises
        ------
        InputError
            As `answer`, and where xarray is not installed (RSN-R013).

        Examples
        --------
        >>> import rason
        >>> study = rason.Study(rason.read_case("toy"), draws=16)
        >>> drawn = study.to_xarray("flows")["value"]
        >>> drawn.sel(asset="pipe", kind="flow").mean("draw").round(6).item()
        10.0
        """
        if name not in QUESTIONS:
            raise InputError(_unknown(name, QUESTIONS, "answer"))
        question = QUESTIONS[name]
        question.check(parameters)
        needed("xarray", "xarray")  # before the draws are solved
        asked = self.question(scenario)
        values = self.context.draws
        inquiries: dict[Hashable, Inquiry[Answer]] = {
            draw: question.ask(
                Subject(replace(asked, values=_one_draw(values, draw)), ranges=False), **parameters
            )
            for draw in range(self.draws)
        }
        answers = self.ask_all(inquiries)
        return array([question.table(answers[draw]) for draw in range(self.draws)])

    def subject(self, question: Declaration, scenario: Names | None = None) -> Subject:
        """Return of what a question is asked.

        Parameters
        ----------
        question
            Which may want draws.
        scenario
            Another scenario than the study's.

        Returns
        -------
        subject
            A scenario at central figures, and over the study's draws if the question wants them.
        """
        central = self.question(scenario)
        drawn = replace(central, values=self.context.draws) if question.draws else None
        return Subject(central, drawn)


def _one_draw(values: Values, draw: int) -> Values:
    """Return the figures of one draw, each of shape ``(1,)``."""
    return {
        key: value if len(value) == 1 else value[draw : draw + 1] for key, value in values.items()
    }


def _unknown(name: str, known: Collection[str], call: str) -> Diagnostic:
    close = nearest(name, known)
    return Diagnostic(
        "RSN-R001", f"the call of {call}", None, "name", f"`{name}`",
        f"one of {', '.join(known)}", f"write {close}" if close else "take one of these",
    )  # fmt: skip


def _method(question: Declaration) -> Callable[..., pd.DataFrame]:
    """Return a question as a method of a study."""

    def method(
        self: Questions, scenario: Names | None = None, **parameters: int | str
    ) -> pd.DataFrame:
        question.check(parameters)
        subject = self.subject(question, scenario)
        if question.central:
            subject = replace(subject, drawn=None)
        answer = self._one(question.ask(subject, **parameters))
        named = names(self.case)
        constant = {each.name for each in question.parameters if each.choices}
        constant |= {name for name, value in parameters.items() if value}
        frame = keyed(question.table(answer), named, constant)
        frame.attrs["says"] = (*question.warns(answer, named), *question.says(answer, named))
        frame.attrs["scenario"] = self.question(scenario).change().name
        if answer.reason:
            frame.attrs["reason"] = answer.reason
        return frame

    keyword = inspect.Parameter.KEYWORD_ONLY
    named = inspect.signature(method)
    method.__signature__ = named.replace(  # type: ignore[attr-defined]
        parameters=[
            *list(named.parameters.values())[:2],
            *(
                inspect.Parameter(each.name, keyword, default=each.default)
                for each in question.parameters
            ),
        ]
    )
    method.__name__ = question.name
    method.__qualname__ = f"Study.{question.name}"
    method.__doc__ = question.reference
    return method


class _Method:
    """A question as a method, made when somebody first looks at it: its reference takes long."""

    def __init__(self, question: Declaration) -> None:
        self.question = question

    def __get__(self, study: Questions | None, kind: type) -> Callable[..., pd.DataFrame]:
        """Put the method in this one's place."""
        made = _method(self.question)
        setattr(Questions, self.question.name, made)
        return made if study is None else MethodType(made, study)


for _question in QUESTIONS.values():
    setattr(Questions, _question.name, _Method(_question))
