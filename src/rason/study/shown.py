"""Answers and studies as a notebook shows them: short, with names, units and ranges."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from rason.answer.registry import QUESTIONS
from rason.study.charts import charts, drawn
from rason.table.naming import names, scenario_name
from rason.words.counting import counted
from rason.words.html import fitted, paragraph, short, table

if TYPE_CHECKING:
    import altair as alt

    from rason.answer.declaration import Declaration
    from rason.case.case import Case
    from rason.study.setting import Setting
    from rason.table.row import Answer

MOST_ROWS: Final = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer that a study gave is shown and drawn with."""

    name: str  # of the question
    case: Case

    @property
    def question(self) -> Declaration:
        """What was asked."""
        return QUESTIONS[self.name]

    def html(self, answer: Answer) -> str:
        """Return the answer as a notebook shows it."""
        called = names(self.case)
        head = f"<h3>{escape(short(self.question.heading(answer, called)))}</h3>"
        said = (*self.question.warns(answer, called), *self.question.says(answer, called))
        parts = [paragraph(each) for each in (answer.reason, *said) if each]
        parts += [
            table(
                each.headings,
                each.rows,
                caption=each.caption,
                numbers=each.numbers,
                note=each.note,
            )
            for each in self.question.laid_out(answer, called, MOST_ROWS)
        ]
        if not parts:
            parts = [paragraph("Nothing in it stands out; answer.frames() has all rows.")]
        return fitted(head, parts, "More is in answer.frames().")

    def chart(self, answer: Answer, name: str, width: float | None) -> alt.TopLevelMixin:
        """Return a chart of the answer."""
        return drawn(self.case, self.question, answer, name, width)


def in_a_line(study: Setting) -> str:
    """Return a study as Python shows it."""
    scenario = "+".join(study.scenario) or "the case as it stands"
    draws = counted(study.draws, "draw")
    return f"<Study of {study.case.name}: {scenario}, {draws}, seed {study.seed}>"


def as_html(study: Setting) -> str:
    """Return a study as a notebook shows it."""
    case = study.case
    scenario = scenario_name(names(case)["scenario"], "+".join(study.scenario), "")
    head = f"<h3>Study of {escape(short(case.settings.title))}</h3>"
    said = f"{scenario}; {counted(study.draws, 'draw')}, seed {study.seed}."
    held = charts()
    rows = [
        (f"study.{each.name}()", each.title, ", ".join(held.get(each.name, ())))
        for each in QUESTIONS.values()
    ]
    asked = table(("Ask", "What it tells", "Charts, by study.chart(name)"), rows)
    return fitted(head, [paragraph(said), asked])
