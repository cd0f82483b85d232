"""Charts of a study by name: those that questions declare, the maps, and that of the claims."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from rason.answer.flows import on_links
from rason.answer.registry import QUESTIONS
from rason.case.faults import nearest
from rason.chart import claims_chart, flow_map, system_map, words_chart
from rason.chart.theme import MAP_WIDTH, WIDTH
from rason.errors import Diagnostic, InputError
from rason.table.naming import name_of, names
from rason.words.counting import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt
    import pandas as pd

    from rason.answer.declaration import Declaration
    from rason.answer.flows import Flows
    from rason.case.case import Case
    from rason.claim.verdict import Verdict
    from rason.table.row import Answer

MAP: Final = "map"
SYSTEM: Final = "system"
CLAIMS: Final = "claims"
"""Charts that no question declares: what flows, on a map; what the case holds, on a map; and how
often claims hold."""


def charts() -> dict[str, tuple[str, ...]]:
    """Return the names of charts by the question that each is of."""
    found = {each.name: tuple(each.charts) for each in QUESTIONS.values()}
    return {name: held for name, held in (found | {"flows": (MAP,)}).items() if held}


def question_of(name: str) -> Declaration:
    """Return the question that a chart is of.

    Raises `InputError` if there is no such chart.
    """
    for question, held in charts().items():
        if name in held:
            return QUESTIONS[question]
    raise InputError(unknown(name))


def unknown(name: str) -> Diagnostic:
    """Say that there is no such chart, and which there are."""
    known = [*(each for held in charts().values() for each in held), SYSTEM, CLAIMS]
    close = MAP if name == "flows" else nearest(name, known)
    found = f"`{name}`, a question without a chart" if name in QUESTIONS else f"`{name}`"
    return Diagnostic(
        "RSN-R001", "the call of chart", None, "name", found, f"one of {', '.join(known)}",
        f"write {close}" if close else "take one of these",
    )  # fmt: skip


def drawn(
    case: Case, question: Declaration, answer: Answer, name: str, width: float | None
) -> alt.TopLevelMixin:
    """Draw an answer; `name` is one of its charts, empty for its own.

    Raises `InputError` if the question has no such chart.
    """
    held = charts().get(question.name, ())
    chosen = name or (question.name if question.name in held else next(iter(held), question.name))
    if chosen not in held:
        raise InputError(unknown(chosen))
    if chosen == MAP:
        return flows_map(case, answer, width)  # type: ignore[arg-type] # of the question `flows`
    found = question.charts[chosen](answer, names(case), width or WIDTH)
    chart = words_chart(found.text) if found.chart is None else found.chart
    chart.description = found.text  # type: ignore[attr-defined] # every chart has one
    return chart


def flows_map(case: Case, answer: Flows, width: float | None) -> alt.TopLevelMixin:
    """Map what flows at central figures."""
    import pandas as pd

    if not _placed(case) or answer.reason:
        return _said(answer.reason or "No place has coordinates.")
    called = names(case)
    moving = on_links(
        (each.asset, each.commodity, each.kind, each.value, each.unit, each.capacity)
        for each in answer.flows
    )
    frame = pd.DataFrame(
        {
            "link": [each.link for each in moving],
            "commodity": [name_of(called, "commodity", each.commodity) for each in moving],
            "value": [each.value for each in moving],
            "unit": [each.unit for each in moving],
            "share": [each.use for each in moving],
        }
    )
    built = {each.project for each in answer.built if each.value > 0.0}
    chart = flow_map(
        places(case),
        links(case, built),
        frame,
        title="What flows",
        players=_players(case),
        territories=_territories(case),
        borders=case.settings.borders,
        width=width or MAP_WIDTH,
    )
    used = [name_of(called, "asset", each.link) for each in moving if each.value]
    chart.description = f"What flows: {'; '.join(used) or 'nothing'}."
    return chart


def claims_drawn(verdicts: Sequence[Verdict], width: float | None) -> alt.TopLevelMixin:
    """Draw how often claims hold, of those that have a share of draws."""
    import pandas as pd

    shares = [
        {
            "claim": each.says,
            "probability": each.probability,
            "error": math.nan if each.error is None else each.error,
        }
        for each in verdicts
        if each.probability is not None
    ]
    if not shares:
        return _said("No claim has a share of draws.")
    chart = claims_chart(pd.DataFrame(shares), width=width or WIDTH)
    chart.description = f"In what share of draws each of {counted(len(shares), 'claim')} holds."
    return chart


def case_map(case: Case, width: float | None) -> alt.TopLevelMixin:
    """Map what a case holds."""
    if not _placed(case):
        return _said("No place has coordinates.")
    chart = system_map(
        places(case),
        links(case),
        title="",
        players=_players(case),
        territories=_territories(case),
        borders=case.settings.borders,
        width=width or MAP_WIDTH,
    )
    chart.description = f"Map of {len(case.places)} places and {len(case.links)} ways between them."
    return chart


def _said(text: str) -> alt.Chart:
    chart = words_chart(text)
    chart.description = text
    return chart


def _placed(case: Case) -> bool:
    return any(each.latitude is not None for each in case.places.values())


def _territories(case: Case) -> dict[str, str]:
    """Return the names of the states on whose ground places lie."""
    placed = {each.territory for each in case.places.values()}
    return {key: each.name for key, each in case.actors.items() if key in placed}


def _players(case: Case) -> list[str]:
    """Return the states among the players: where they are, the map is."""
    return [key for key in _territories(case) if key in case.players]


def places(case: Case) -> pd.DataFrame:
    """Return places as maps ask for them."""
    import pandas as pd

    columns = ["place", "name", "territory", "latitude", "longitude"]
    rows = [[getattr(each, column) for column in columns] for each in case.places.values()]
    return pd.DataFrame(rows, columns=columns)


def links(case: Case, built: set[str] | None = None) -> pd.DataFrame:
    """Return links as maps ask for them, with those of projects that are `built` as existing."""
    import pandas as pd

    rows = []
    for key, each in case.links.items():
        project = case.projects.get(each.project)
        planned = project is not None and project.state != "built"
        planned = planned and each.project not in (built or set())
        rows.append(
            {
                "link": key,
                "from": each.from_,
                "to": each.to,
                "mode": each.mode,
                "commodity": ";".join(each.commodity),
                "operator": each.operator,
                "passage": ";".join(each.passage),
                "route": case.routes[key].spots if key in case.routes else (),
                "project": each.project,
                "state": "project" if planned else "existing",
            }
        )
    columns = [
        "link", "from", "to", "mode", "commodity", "operator", "passage", "route", "project",
        "state",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)
