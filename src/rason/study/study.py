"""A study: one case with its draws and choices, and all that can be asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.claim.check import check
from rason.claim.judge import judge
from rason.claim.need import granted
from rason.errors import InputError
from rason.study import frames
from rason.study.charts import CLAIMS, SYSTEM, case_map, claims_drawn, drawn, question_of
from rason.study.explain import explain
from rason.study.questions import Questions
from rason.study.shown import as_html, in_a_line

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from rason.case.document import Names
    from rason.claim.verdict import Verdict


class Study(Questions):
    """Ask a case: flows, prices, surplus, power, dependence, closures, projects, claims.

    Parameters
    ----------
    case
        A case that was read.
    scenario
        Name or names, merged from left to right; None takes `base` where there is one, else the
        case as it stands.
    draws, seed
        Of the uncertain figures; `auto` doubles them until no verdict's word can change (see
        `rason.claim.settle.settle`), which is done at once.
    choices
        Modelling choices.
    executor
        Where batches are solved: `auto` makes two processes if there are many draws, None is here
        and now. The results are the same bytes.
    progress
        True shows a bar where work takes longer than two seconds, as a notebook does unless it is
        False. Or whoever is told of programs solved and of those in all, round by round.
    kept
        Where results are kept as they are worked out, and looked for before; None for nowhere.

    Notes
    -----
    What is asked of it comes as pandas frames at central figures, with units in `attrs`; claims,
    the frequency of building and ranges are over the draws. Beside the methods below, every
    question of `rason.answer.registry` is a method by its name.

    Examples
    --------
    >>> import rason
    >>> study = rason.Study(rason.read_case("toy"), draws=64)
    >>> study.flows().loc["pipe"]["value"].item()
    10.0
    """

    def __repr__(self) -> str:
        """Say of which case it is, and how it is asked."""
        return in_a_line(self)

    def _repr_html_(self) -> str:
        """Show in a notebook what can be asked."""
        return as_html(self)

    def verdicts(self) -> tuple[Verdict, ...]:
        """Return a verdict on every claim of the case.

        Returns
        -------
        verdicts
            In the order of `claims.yaml`.

        Raises
        ------
        InputError
            With every fault of the claims.
        """
        faults = check(self.case)
        if faults:
            raise InputError(*faults)
        found = self.ask({claim.claim: judge(claim, self.context) for claim in self.case.claims})
        return tuple(granted(found[claim.claim]) for claim in self.case.claims)

    def claims(self) -> pd.DataFrame:
        """Return a verdict on every claim of the case.

        Returns
        -------
        claims
            By claim, with the columns of ``claims.csv``: verdict, the choices that it depends on,
            probability, whether it holds at central figures, margin and more; beside them the
            figure that overturns it first, as it is to be set, and the confidence in its evidence.
        """
        return frames.claims(self.verdicts())

    def chart(
        self,
        name: str,
        scenario: Names | None = None,
        *,
        width: float | None = None,
        **parameters: int | str,
    ) -> alt.TopLevelMixin:
        """Return a chart or a map, the same as the brief's and the page's.

        Parameters
        ----------
        name
            Of a question that has a chart, such as ``shortages``, with ``_`` and its own name where
            it is a further one: ``shortages_stocks``. Beside these ``map``, what flows;
            ``system``, what the case holds; and ``claims``, how often they hold.
        scenario
            Another scenario than the study's.
        width
            Of the chart [px]; None for its usual one.
        **parameters
            What the question takes beside the scenario.

        Returns
        -------
        chart
            Of altair, with what it says in words as its description. Where there is nothing to
            draw, it says so.

        Raises
        ------
        InputError
            If there is no such chart.
        """
        if name == SYSTEM:
            return case_map(self.case, width)
        if name == CLAIMS:
            return claims_drawn(self.verdicts(), width)
        question = question_of(name)
        answer = self.answer(question.name, scenario, **parameters)
        return drawn(self.case, question, answer, name, width)

    def explain(self, key: str) -> pd.DataFrame:
        """Return the cells and figures behind an asset, a project or a figure.

        Parameters
        ----------
        key
            Its key.

        Returns
        -------
        origin
            One row a figure: the cell that reads it, its value, range, unit, grade and sources.

        Raises
        ------
        InputError
            If nothing has that key.
        """
        return frames.origin(explain(self.case, key))
