"""What the result document says about the case itself: names, network, sources, weak figures."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rason.answer.change import change_in_words
from rason.answer.days import days_of
from rason.case import central
from rason.claim.figures_read import all_read
from rason.report import case_names, document
from rason.report.origin import users
from rason.scenario.merge import merge
from rason.study.setting import usual_scenario
from rason.table.naming import asset_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.case import Case, Values
    from rason.case.tables import Figure
    from rason.report.origin import Use
    from rason.table.naming import Names

GUESS = "D"


def case_note(case: Case, *, cited: Iterable[str] = ()) -> document.CaseNote:
    """Describe a case for the result document.

    With the figures that have no source or are late, and the sources that are cited.
    `cited`: sources that verdicts cite, beside those of the figures shown.
    """
    settings, values = case.settings, central(case)
    readers, read = users(case), all_read(case)
    weak = [each for each in case.figures.values() if _is_weak(each)]
    late = [each for each in case.figures.values() if each.late]
    keys = dict.fromkeys(
        key for each in (*weak, *late, *case.figures.values()) for key in each.cited
    )
    keys |= dict.fromkeys(cited)
    return document.CaseNote(
        name=case.name,
        title=settings.title,
        question=settings.question,
        frozen=settings.frozen,
        digest=case.digest,
        currency=settings.currency,
        price_year=settings.price_year,
        borders=settings.borders,
        text=_text(case),
        days=days_of(merge(case, usual_scenario(case)).calendar, central(case)),
        counts=document.Counts(
            places=len(case.places),
            links=len(case.links),
            figures=len(case.figures),
            grades=dict(sorted(Counter(_grade(each) for each in case.figures.values()).items())),
            unsourced=sum(is_assumed(each) for each in case.figures.values()),
            read=len(read),
            unsourced_read=sum(is_assumed(case.figures[key]) for key in read),
            weak_read=sum(_is_weak(case.figures[key]) for key in read),
            late=len(late),
            events=len(case.events),
        ),
        actors=tuple(
            document.Actor(
                actor=each.actor, name=each.name, kind=each.kind, player=each.actor in case.players
            )
            for each in case.actors.values()
        ),
        commodities={each.commodity: each.name for each in case.commodities.values()},
        places=tuple(
            document.Place(
                place=each.place,
                name=each.name,
                territory=each.territory,
                latitude=each.latitude,
                longitude=each.longitude,
            )
            for each in case.places.values()
        ),
        links=tuple(_link(case, key) for key in case.links),
        projects={each.project: each.name for each in case.projects.values()},
        scenarios={
            key: each.name or key.replace("_", " ")
            for key, each in case.scenarios.items()
            if key not in case.on_top
        },
        change=change_in_words(case),
        assets=asset_names(case),
        assumptions=tuple(figure_note(case, each, readers[each.figure]) for each in weak),
        values=tuple(_value(case, each, values) for each in case.figures.values()),
        late=tuple(figure_note(case, each, readers[each.figure]) for each in late),
        sources=tuple(
            document.Source(
                source=key,
                text=_without_address(case, key),
                url=case.sources[key].url,
                passed_on=case.sources[key].passed_on,
                license=case.sources[key].license,
            )
            for key in sorted(keys, key=lambda key: case.sources[key].text().lower())
        ),
        warnings=tuple(f"{each.what}: {each.found}" for each in case.warnings),
    )


def figure_note(case: Case, figure: Figure, readers: tuple[Use, ...] = ()) -> document.Figure:
    """Describe a figure.

    With its central value; a derived figure has no range.
    """
    value = figure.value
    if value is None:
        value = float(central(case)[figure.figure][0])
    cells = dict.fromkeys(f"{use.row}, {use.column}" for use in readers)
    return document.Figure(
        figure=figure.figure,
        name=figure.name,
        low=figure.low,
        value=value,
        high=figure.high,
        unit=figure.unit,
        grade=figure.grade,
        published="" if figure.published is None else figure.published.isoformat(),
        note=figure.note,
        sources=figure.cited,
        reporters=figure.reporters,
        reports=tuple(
            document.Report(
                weight=each.weight,
                low=each.low,
                value=each.value,
                high=each.high,
                grade=each.grade,
                published="" if each.published is None else each.published.isoformat(),
                note=each.note,
                sources=each.source,
                reporters=each.reporter,
            )
            for each in figure.reports
        ),
        used_by=tuple(cells),
        derived=figure.formula is not None,
    )


def _value(case: Case, figure: Figure, values: Values) -> document.Value:
    value = float(values[figure.figure][0]) if figure.value is None else figure.value
    return document.Value(
        figure=figure.figure,
        name=figure.name,
        low=figure.low,
        value=value,
        high=figure.high,
        unit=figure.unit,
        passed_on=all(case.sources[key].passed_on for key in figure.cited),
    )


def _link(case: Case, key: str) -> document.Link:
    link = case.links[key]
    route = case.routes.get(key)
    project = case.projects.get(link.project)
    planned = project is not None and project.state != "built"
    return document.Link(
        link=key,
        from_=link.from_,
        to=link.to,
        mode=link.mode,
        commodities=link.commodity,
        both=link.both,
        operator=link.operator,
        passages=link.passage,
        route=route.spots if route else (),
        project=link.project,
        state="project" if planned else "existing",
    )


def _text(case: Case) -> document.Text | None:
    text = case.settings.text
    if text is None:
        return None
    return document.Text(
        title=text.title,
        author=text.author,
        published=text.published,
        paragraphs=text.paragraphs,
        outside={key: " ".join(why.split()) for key, why in sorted(text.outside.items())},
    )


def _without_address(case: Case, key: str) -> str:
    """Return a source in full but for its address, which the brief makes a link."""
    source = case.sources[key]
    text = source.text()
    return text.removesuffix(f"{source.url}.").strip() if source.url else text


def _grade(figure: Figure) -> str:
    return figure.grade or ("derived" if figure.formula is not None else "")


def is_assumed(figure: Figure) -> bool:
    """Tell whether a figure has no source: nobody has measured it, and no formula gives it."""
    return not figure.sourced and figure.formula is None


def _is_weak(figure: Figure) -> bool:
    """Tell whether a figure has no source, or is graded as a guess."""
    return is_assumed(figure) or figure.grade == GUESS


def names_in(note: document.CaseNote) -> Names:
    """Return the names that a document has of its case.

    As `rason.table.naming.names` has them of the case itself.
    """
    return {
        "actor": case_names.actor_names(note),
        "asset": note.assets,
        "place": {each.place: each.name for each in note.places},
        "commodity": note.commodities,
        "project": note.projects,
        "scenario": note.scenarios,
    }
