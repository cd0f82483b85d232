"""What is declared of a question: its name, what it must be told, and where its answer is made.

Command line, Python, HTTP, brief and reference make their own from it. To list a question or to
read a command line takes no more than this file; what answers it is loaded when it is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from rason.errors import Diagnostic, InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

    from rason.case import Case
    from rason.claim.need import Inquiry
    from rason.table.naming import Names
    from rason.table.row import Answer, Field, Table
    from rason.table.shown import Drawn, Shown


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question may be told beside the scenario.

    Parameters
    ----------
    name
        Of the argument of Python, the option of the command line, and the key of JSON.
    default
        A whole number or a text; its type is the parameter's.
    short
        Its letter on the command line.
    choices
        All that a text may be; none for any.
    compares
        Whether it names another scenario, which that of the question is compared with.
    listed
        Whether a text holds several things with a semicolon between: on the command line they
        stand by themselves, after the case.
    """

    name: str
    default: int | str
    means: str
    short: str = ""
    least: int | None = None
    most: int | None = None
    choices: tuple[str, ...] = ()
    compares: bool = False
    listed: bool = False

    def suits(self, value: object) -> bool:
        """Tell whether a value is one that the parameter can have."""
        if type(value) is not type(self.default):
            return False
        if isinstance(value, int):
            above = self.least is None or value >= self.least
            return above and (self.most is None or value <= self.most)
        return not self.choices or value in self.choices

    @property
    def wants(self) -> str:
        """What a value must be, in words."""
        if self.choices:
            return f"one of {', '.join(self.choices)}"
        if isinstance(self.default, str):
            return "a text"
        ends = (("from", self.least), ("to", self.most))
        return " ".join(
            ["a whole number", *(f"{word} {end}" for word, end in ends if end is not None)]
        )


@dataclass(frozen=True)
class Declaration:
    """A question that can be asked of a scenario; its module in `rason.answer` answers it.

    The module has `ANSWER`, the type of the answer, and a function by the question's name, which is
    given a `rason.answer.subject.Subject` and the parameters, asks the analyses and returns the
    answer. It may have `layout`, where tables gain by being laid out by hand; `says`, what the
    answer means in sentences; `heading`, a heading that says something; and `draw`, its chart, with
    further ones as `draw_` and a name.

    Parameters
    ----------
    name
        Of the module, the Python method and the HTTP route.
    verb
        On the command line; else the name.
    scenarios
        In which scenarios it is asked where none is named: the usual one, all that the brief
        shows, or those in which claims ask it.
    draws
        Whether it is asked over draws, too.
    central
        Whether its main table is nevertheless of central figures alone.
    about
        What a reader must know of every answer to it.
    within
        The part of the result document whose rows hold its tables, one scenario each; empty for
        tables that stand in the document themselves.
    timed
        Whether it is about the days of a calendar: a run of a case without any leaves it out.
    aside
        Whether a brief has it only where it is asked for.
    asked
        Whether a run leaves it out where nothing in the case asks it: its module has `claimed`,
        the scenarios in which something does, and `NOT_ASKED`, what is said then.
    """

    name: str
    title: str
    asks: str
    verb: str = ""
    parameters: tuple[Parameter, ...] = ()
    scenarios: Literal["usual", "shown", "claimed"] = "usual"
    draws: bool = False
    central: bool = False
    about: str = ""
    within: str = ""
    timed: bool = False
    aside: bool = False
    asked: bool = False

    @cached_property
    def module(self) -> ModuleType:
        """What answers it."""
        return import_module(f"rason.answer.{self.name}")

    @property
    def answer(self) -> type[Answer]:
        """The type of the answer."""
        found: type[Answer] = self.module.ANSWER
        return found

    @property
    def ask(self) -> Callable[..., Inquiry[Any]]:
        """Asks the analyses, and returns the answer."""
        found: Callable[..., Inquiry[Any]] = getattr(self.module, self.name)
        return found

    @property
    def charts(self) -> dict[str, Callable[[Any, Names, float], Drawn]]:
        """What draws an answer, as wide as is asked, by the chart's name."""
        return {
            name.replace("draw", self.name, 1): draw
            for name, draw in vars(self.module).items()
            if name == "draw" or name.startswith("draw_")
        }

    def claimed(self, case: Case) -> tuple[tuple[str, ...], ...]:
        """Return the scenarios in which a case itself asks it, in its claims above all."""
        found: tuple[tuple[str, ...], ...] = self.module.claimed(case)
        return found

    @property
    def compares(self) -> str:
        """Name of the parameter that names another scenario; empty where there is none."""
        return next((each.name for each in self.parameters if each.compares), "")

    def check(self, told: Mapping[str, int | str]) -> None:
        """Refuse what the question may not be told.

        Raises
        ------
        InputError
            With every fault.
        """
        known = {each.name: each for each in self.parameters}
        faults = [
            Diagnostic(
                "RSN-R003" if name in known else "RSN-R001",
                self.name, None, name, f"`{name}={value!r}`",
                known[name].wants if name in known else self._takes,
                f"write {name}={known[name].default!r}" if name in known else f"leave out `{name}`",
            )
            for name, value in told.items()
            if name not in known or not known[name].suits(value)
        ]  # fmt: skip
        if faults:
            raise InputError(*faults)

    @property
    def _takes(self) -> str:
        """What the question can be told, for whoever told it something else."""
        names = [each.name for each in self.parameters]
        return f"the scenario, and {', '.join(names)}" if names else "the scenario alone"

    def heading(self, answer: Answer, names: Names) -> str:
        """Return a heading for an answer.

        Returns
        -------
        heading
            The title, unless the module has one that says something.
        """
        own: Callable[[Any, Names], str] | None = getattr(self.module, "heading", None)
        return self.title if own is None else own(answer, names)

    def warns(self, answer: Answer, names: Names) -> tuple[str, ...]:
        """Return what a reader must know before any amount, in sentences; none as a rule."""
        own: Callable[[Any, Names], tuple[str, ...]] | None = getattr(self.module, "warns", None)
        return () if own is None else own(answer, names)

    def says(self, answer: Answer, names: Names) -> tuple[str, ...]:
        """Return what an answer means, in sentences.

        Returns
        -------
        sentences
            None where the tables say all.
        """
        own: Callable[[Any, Names], tuple[str, ...]] | None = getattr(self.module, "says", None)
        return () if own is None else own(answer, names)

    def laid_out(self, answer: Answer, names: Names, most: int | None = None) -> tuple[Shown, ...]:
        """Return the answer's tables as a reader sees them.

        Parameters
        ----------
        most
            Rows of each table; None for as many as a reader reads.

        Returns
        -------
        tables
            The main one, unless it is laid out by hand; none where it has no rows.
        """
        from rason.table.shown import MOST_ROWS, shown

        rows = MOST_ROWS if most is None else most
        layout = getattr(self.module, "layout", None)
        if layout is not None:
            laid_out: tuple[Shown, ...] = layout(answer, names, rows)
            return laid_out
        table = self.table(answer)
        return (shown(table, names, caption=self.title, most=rows),) if table.rows else ()

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the fields of the answer that are tables, the main one first."""
        return tuple(name for name in self.answer.model_fields if name != "reason")

    @cached_property
    def columns(self) -> Mapping[str, tuple[Field, ...]]:
        """The columns of all tables that an answer can have, by table, the main one first."""
        from rason.table.row import columns

        return columns(self.answer)

    @property
    def main(self) -> str:
        """Name of the main table."""
        return next(iter(self.columns))

    def table(self, answer: Answer) -> Table:
        """Return the main table, which may be empty."""
        from rason.table.row import Table, tables

        found = tables(answer).get(self.main)
        return Table(self.main, self.columns[self.main], ()) if found is None else found

    @property
    def reference(self) -> str:
        """What it asks and what its main table holds, as a docstring of numpy's kind."""
        told = [
            line
            for each in self.parameters
            for line in (f"{each.name} : {type(each.default).__name__}", f"    {each.means}")
        ]
        columns = [
            f"    - ``{each.name}``: {' '.join(each.description.split()) or each.column.title}"
            for each in self.columns[self.main]
        ]
        columns = [f"{each.rstrip('.')}." for each in columns]
        return "\n".join(
            [
                self.asks,
                "",
                "Parameters",
                "----------",
                "scenario : str or tuple of str, optional",
                "    Another scenario than the study's.",
                *told,
                "",
                "Returns",
                "-------",
                f"{self.main} : pandas.DataFrame",
                "    Its columns, with units in ``attrs``:",
                "",
                *columns,
            ]
        )
