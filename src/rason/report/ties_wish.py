"""What is asked about ties: rules and vetoes, brokers, and second providers of a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rason.analysis.broker import brokers
from rason.analysis.patron import patrons
from rason.analysis.relations import declared_in, relations, spread, talk
from rason.analysis.veto import vetoes
from rason.claim.need import over
from rason.report.making.ties import Answers, ties_part
from rason.report.wish import Wish, central_question

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from rason.analysis.question import Question
    from rason.study import Study

    Names = tuple[str, ...]


def ties_wish(study: Study, scenario: Names) -> Wish:
    """Wish for who can refuse what, who stands between whom, and who could be replaced.

    Parameters
    ----------
    study, scenario
        Where.

    Returns
    -------
    wish
        For a `ties.Ties`.
    """
    return ties_of(central_question(study, scenario))


def ties_of(question: Question) -> Wish:
    """Wish for the ties of a question's scenario.

    Parameters
    ----------
    question
        Program, figures, scenario and concept; the first draw counts.

    Returns
    -------
    wish
        For a `ties.Ties`.
    """
    case, graph = question.case, talk(question)
    acts = (case.events, question.players, case.settings.frozen, graph.half_life)
    index, ends = relations(*acts, declared_in(case)), spread(*acts)

    def finish(found: Mapping[Hashable, Any]) -> Any:  # noqa: ANN401 - a part of the document
        answers = Answers(
            found["vetoes"],
            index,
            ends,
            graph,
            found["brokers"],
            found["patrons"],
            among=question.change().talks.restricts,
        )
        return ties_part(case, question.scenario, question.choices.concept, answers)

    return Wish(
        {
            "vetoes": over("vetoes", vetoes, question),
            "brokers": over("brokers", brokers, question),
            "patrons": over("patrons", patrons, question),
        },
        finish,
    )
