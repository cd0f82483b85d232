"""What a study is about: a case with its draws and choices, what lies on top, and who solves."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, Self

from rason.analysis.question import Choices, Question
from rason.claim.check import check
from rason.claim.chronology import names
from rason.claim.context import Context
from rason.claim.need import granted
from rason.claim.settle import LOOKS, MOST, settle
from rason.errors import InputError
from rason.program import compile as compile_case
from rason.scenario.draws import DEFAULT_DRAWS, rounded
from rason.scenario.lay import changes, lay
from rason.scenario.merge import merge
from rason.scenario.size import hold_figures
from rason.study.progress import Bar, NotebookBar, bar
from rason.study.solver import Solver

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from concurrent.futures import Executor

    from rason.case.case import Case
    from rason.case.document import Names, State
    from rason.claim.need import Inquiry
    from rason.claim.settle import Settled
    from rason.program.program import Program
    from rason.scenario.lay import Closures
    from rason.solve.solve import Progress
    from rason.study.kept import Kept

USUAL = "base"


def usual_scenario(case: Case) -> tuple[str, ...]:
    """Return the scenario that is meant where none is named.

    `base` where there is one, else the bare case.
    """
    return (USUAL,) if USUAL in case.scenarios else ()


class Setting:
    """A case with its draws and modelling choices, and who solves what is asked of it.

    Parameters
    ----------
    case, scenario, draws, seed, choices, executor, progress, kept
        As of `rason.Study`.
    """

    def __init__(
        self,
        case: Case,
        *,
        scenario: Names | None = None,
        draws: int | Literal["auto"] = DEFAULT_DRAWS,
        seed: int = 0,
        choices: Choices | None = None,
        executor: Executor | Literal["auto"] | None = "auto",
        progress: Progress | bool | None = None,
        kept: Kept | None = None,
    ) -> None:
        usual = usual_scenario(case)
        self.case = case
        self._executor, self._progress = executor, bar(progress)
        self.seed = seed
        self.draws = MOST if draws == "auto" else rounded(draws)
        if self.draws > rounded(1):  # what is asked at central figures draws none
            hold_figures(len(case.figures), self.draws)
        self.settled: Settled | None = None
        self.scenario = names(usual if scenario is None else scenario)
        merge(case, self.scenario)
        self.program: Program = compile_case(case, merge(case, ()).calendar)
        self.context = Context(self.program, self.draws, seed, self.scenario, choices or Choices())
        self._solver = Solver(self.program, self.draws, executor, self._progress, kept=kept)
        if draws == "auto":
            self._settle()

    def _settle(self) -> None:
        """Double the draws until no verdict's word can change."""
        faults = check(self.case)
        if faults:
            raise InputError(*faults)
        self.settled = settled = self._one(settle(self.context))
        self.draws = settled.number
        self.context = replace(
            self.context, number=settled.number, looks=LOOKS, known=settled.margins
        )

    def __enter__(self) -> Self:
        """Keep the processes until the end of the block."""
        return self

    def __exit__(self, *exception: object) -> None:
        """End the processes that the study began."""
        self.close()

    @property
    def compiled(self) -> bool:
        """Whether the compiled solver is used."""
        return self._solver.compiled

    def close(self) -> None:
        """End the processes that the study began, if any."""
        self._solver.close()

    def with_(
        self,
        *,
        figures: Mapping[str, str | float] | None = None,
        closures: Closures = (),
        projects: Mapping[str, State] | Iterable[str] | None = None,
        rules: Mapping[str, bool | Mapping[str, Any]] | None = None,
        foresight: str = "",
    ) -> Self:
        """Return the same study with changes on top of every scenario.

        Parameters
        ----------
        figures
            What figures are set to: a number with its unit, an expression over figures, or a bare
            number in the figure's own unit.
        closures
            Keys of assets, passages or places; or closures as in `scenarios.yaml`; or a mapping of
            keys to the share that is lost, or to what else the closure says: ``{"strait": {"by":
            "X", "exempt": {"flag": "Y"}}}``.
        projects
            States by project, `option`, `built`, `forced` or `out`; listed projects are `forced`:
            built whole, and paid for.
        rules
            Rules switched on or off, and new ones with the columns of rules.csv.
        foresight
            How far ahead is seen in calendars: `perfect`, `none`, or a window such as `4 weeks`;
            empty leaves it as each scenario has it.

        Returns
        -------
        study
            With processes of its own; changes made before stay below these.

        Raises
        ------
        InputError
            With every fault of the changes.

        Examples
        --------
        >>> import rason
        >>> study = rason.Study(rason.read_case("toy"), draws=64)
        >>> dearer = study.with_(figures={"pipe_cost": 30}, closures="narrows")
        >>> (study.surplus()["value"].sum() - dearer.surplus()["value"].sum()).round(6).item()
        100000000.0
        """
        plain = changes(
            self.case,
            figures=figures,
            closures=closures,
            projects=projects,
            rules=rules,
            foresight=foresight,
        )
        made = copy(self)
        made.case = lay(self.case, plain, file="the call of with_")
        made.program = self.program.under(made.case)
        made.context = replace(self.context, program=made.program, known={})
        made._solver = Solver(made.program, made.draws, self._executor, self._progress)  # noqa: SLF001 - a copy of its own kind
        return made

    def ask(self, inquiries: Mapping[Hashable, Inquiry[Any]]) -> dict[Hashable, Any]:
        """Run inquiries in lockstep, so that each round is solved once.

        Returns
        -------
        results
            What each returned, or the `InputError` that ended it.
        """
        if not isinstance(self._progress, Bar | NotebookBar):
            return self._solver.ask(inquiries)
        self._progress.begin()
        try:
            return self._solver.ask(inquiries)
        finally:
            self._progress.close()

    def ask_all(self, inquiries: Mapping[Hashable, Inquiry[Any]]) -> dict[Hashable, Any]:
        """Run inquiries in lockstep; all must be answered.

        Raises
        ------
        InputError
            With the faults of every inquiry that was refused.
        """
        found = self.ask(inquiries)
        faults = [each for each in found.values() if isinstance(each, InputError)]
        if faults:
            raise InputError(*dict.fromkeys(each for one in faults for each in one.diagnostics))
        return found

    def question(self, scenario: Names | None = None) -> Question:
        """Return the question about a scenario at central figures."""
        chosen = self.scenario if scenario is None else names(scenario)
        return Question(self.program, self.context.middle, chosen, self.context.choices)

    def _one(self, inquiry: Inquiry[Any]) -> Any:  # noqa: ANN401 - what the inquiry returns
        """Run one inquiry; raise if it cannot be answered."""
        return granted(self.ask({"one": inquiry})["one"])
