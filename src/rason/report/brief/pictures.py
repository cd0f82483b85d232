"""The figures of the brief, each an SVG with a description for those who cannot see it."""

from __future__ import annotations

import functools
import gc
import sys
from typing import TYPE_CHECKING

from rason.answer.registry import QUESTIONS
from rason.report.brief import claim_pictures
from rason.report.brief.maps import maps
from rason.report.brief.picture import NARROW, Picture
from rason.report.case_note import names_in
from rason.report.document import answered
from rason.solve.pool import processes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeAlias

    from rason.report.document import Document

    Drawn: TypeAlias = Mapping[str, tuple[Picture, ...]]
    Task: TypeAlias = Callable[[Document], Drawn]

_WORTH_SHARING = 2
_HELD: list[Document] = []
"""What a process that draws was given when it began."""


def pictures(document: Document, *, workers: int = 1) -> dict[str, tuple[Picture, ...]]:
    """Draw all figures of the brief.

    By section; by the key of each claim that has a share; and by that key with `drivers` and
    `choices` behind it.
    `workers`: processes that draw; the pictures are the same with any number.
    """
    tasks: list[Task] = [
        functools.partial(maps, narrow=False),
        functools.partial(maps, narrow=True),
        *(
            functools.partial(_answer, name=each.name)
            for each in QUESTIONS.values()
            if each.charts and not each.within
        ),
        *(functools.partial(_claim, number=number) for number in range(len(document.claims))),
    ]
    wide, narrow, *others = _drawn(document, tasks, workers)
    found = {section: _paired(wide[section], narrow[section]) for section in wide}
    for each in others:
        for section, drawn in each.items():
            found[section] = (*drawn, *found.get(section, ()))
    return {section: drawn for section, drawn in found.items() if drawn}


def _drawn(document: Document, tasks: Sequence[Task], workers: int) -> list[Drawn]:
    """Draw here, or by others."""
    if workers < _WORTH_SHARING:
        return [_draw(task, document) for task in tasks]
    # A process that has drawn has threads of Vega's, which a fork would not survive.
    drawn = "vl_convert" in sys.modules
    with processes(workers, afresh=drawn, silent=True, begin=_begin, given=(document,)) as pool:
        return list(pool.map(_draw, tasks))


def _begin(document: Document) -> None:
    """Keep what is drawn, and leave alone what came along: to look for garbage would copy it."""
    gc.freeze()
    _HELD[:] = [document]


def _draw(task: Task, document: Document | None = None) -> Drawn:
    """Draw one figure; its parts are not held to Vega-Lite's schema, which its tests do."""
    from altair.utils.schemapi import debug_mode

    with debug_mode(False):  # noqa: FBT003 - the library's own signature
        return task(_HELD[0] if document is None else document)


def _paired(wide: Sequence[Picture], narrow: Sequence[Picture]) -> tuple[Picture, ...]:
    """Put each picture for a wide page together with that for a phone."""
    return tuple(
        Picture(one.caption, one.svg, other.svg) for one, other in zip(wide, narrow, strict=True)
    )


def _claim(document: Document, *, number: int) -> Drawn:
    """Draw the figures of one claim."""
    claim = document.claims[number]
    return {
        claim.claim: claim_pictures.bar(claim),
        f"{claim.claim} drivers": claim_pictures.drivers(claim),
        f"{claim.claim} choices": claim_pictures.choices(claim),
    }


def _answer(document: Document, *, name: str) -> Drawn:
    """Draw the answer to a declared question, for a wide page and for a phone."""
    from rason.chart import to_svg
    from rason.chart.theme import WIDTH

    question, names = QUESTIONS[name], names_in(document.case)
    answer = answered(document, question)
    found = []
    for draw in question.charts.values():
        wide, narrow = (draw(answer, names, width) for width in (WIDTH, NARROW))
        if wide.chart is not None and narrow.chart is not None:
            picture = Picture(
                wide.caption,
                to_svg(wide.chart, description=wide.text),
                to_svg(narrow.chart, description=narrow.text, shrinks=True),
            )
            found.append(picture)
    return {name: tuple(found)}
