"""What the brief shows, in order, as plain values that the templates lay out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rason.claim.phrases import OUTCOMES, outcome
from rason.games.wording import listed
from rason.report.brief import tables, text_tables
from rason.report.brief.claim import SPARE, Block, block
from rason.report.brief.sections import Section, sections, unanswered
from rason.report.brief.words import STRIP
from rason.report.coverage import place
from rason.words.counting import counted, part
from rason.words.phrases import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rason.claim.verdict import Verdict
    from rason.report.brief.picture import Picture
    from rason.report.document import Document
    from rason.table.shown import Shown


@dataclass(frozen=True, slots=True)
class Page:
    """The brief.

    `assumptions`, `late`: figures without a source, and those known after the freeze.
    """

    document: Document
    headings: Mapping[str, str]
    blocks: tuple[Block, ...]
    counts: tuple[tuple[str, str, int], ...]
    """Outcome, its phrase, and how many claims came to it."""
    tables: Mapping[str, tuple[Shown, ...]]
    assumptions: Shown
    late: Shown
    sources: tuple[tuple[int, str, str, str], ...]
    """Number, key, text and address of each."""
    made: tuple[tuple[str, str], ...]
    """How the run was made: label and text."""
    pictures: Mapping[str, tuple[Picture, ...]] = field(default_factory=dict)
    power: Section | None = None
    """Who can bargain for what; None where nobody can."""
    answers: tuple[Section, ...] = ()
    """To all other questions."""
    unanswered: tuple[str, ...] = ()
    """Of declared questions without an answer: why."""
    strip: str = ""
    """What the small bar of a claim shows; empty where no claim has one."""
    spare: frozenset[str] = SPARE
    """Labels of those facts of a claim that paper leaves out."""


def lay_out(document: Document, pictures: Mapping[str, tuple[Picture, ...]] | None = None) -> Page:
    """Lay a result document out as a page.

    `pictures`: figures by section: `system`, `flows`, `power`, `closures`, `dependence`; one by the
    key of each claim, and more with `drivers` and `choices` behind it.
    """
    shown = dict(pictures or {})
    numbers = {each.source: number for number, each in enumerate(document.case.sources, 1)}
    blocks = tuple(
        block(each, document, numbers, shown) for each in sorted(document.claims, key=_order)
    )
    answers = {each.key: each for each in sections(document, shown)}
    power = answers.pop("power", None)
    return Page(
        document=document,
        headings=headings(document) | ({} if power is None else {"power": power.heading}),
        blocks=blocks,
        counts=_counts(document.claims),
        tables={
            "flows": (*tables.flows(document), *tables.contracts(document)),
            "prices": tables.prices(document),
            "text": text_tables.paragraphs(document),
            "watch": text_tables.watch(document, numbers),
        },
        assumptions=tables.figures(
            document.case.assumptions, "Figures without a source, or guessed"
        ),
        late=tables.figures(document.case.late, "Figures that became known after the freeze"),
        sources=tuple(
            (numbers[each.source], each.source, each.text, each.url)
            for each in document.case.sources
        ),
        made=_made(document),
        pictures=shown,
        power=power,
        answers=tuple(answers.values()),
        unanswered=unanswered(document),
        strip=STRIP if any(each.picture for each in blocks) else "",
    )


def headings(document: Document) -> dict[str, str]:
    """Write the headings, each of which says something."""
    case, counts = document.case, document.case.counts
    told = [outcome(claim) for claim in document.claims]
    tested = sum(each != "open" for each in told)
    holds = told.count("holds")
    return {
        "verdicts": _capital(
            part(
                holds,
                tested,
                "claim that can be tested",
                ("holds up", "hold up"),
                ("does not hold up", "do not hold up"),
            )
        ),
        "system": f"The system: {counted(counts.places, 'place')}"
        f" and {counted(counts.links, 'way', 'ways')} between them",
        "flows": "What would flow in each scenario",
        "claims": "Each claim, and what would change its verdict",
        "text": text_tables.whole(document),
        "prices": "What goods are worth where they arrive",
        "stakes": "What is at stake",
        "assumptions": _capital(
            part(
                counts.unsourced,
                counts.figures,
                "figure",
                ("has no source", "have no source"),
                ("has a source", "have a source"),
                deny=False,
            )
        ),
        "late": f"{counted(counts.late, 'figure').capitalize()} became known"
        f" after {day(case.frozen)}",
        "watch": "What would change the picture",
        "sources": "Sources",
        "made": "How this was made",
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _counts(claims: Sequence[Verdict]) -> tuple[tuple[str, str, int], ...]:
    told = [outcome(claim) for claim in claims]
    return tuple(
        (each, phrases[told.count(each) != 1], told.count(each))
        for each, phrases in OUTCOMES.items()
        if each in told
    )


def _order(claim: Verdict) -> tuple[int, str]:
    """Order claims as the text does."""
    return place(str(claim.paragraph))


def _made(document: Document) -> tuple[tuple[str, str], ...]:
    case, settings = document.case, document.settings
    grades = [
        f"{count} of grade {grade}" if grade else f"{count} without a grade"
        for grade, count in case.counts.grades.items()
    ]
    settled = f"; {settings.settled}" if settings.settled else ""
    return (
        ("Case", f"{case.name}, frozen on {day(case.frozen)}"),
        ("Figures", f"{case.counts.figures}: {listed(grades)}" if grades else "none"),
        ("Draws", f"{settings.draws:,}, seed {settings.seed}{settled}"),
        ("Digest", case.digest),
        ("Made with", ", ".join(f"{name} {each}" for name, each in settings.versions.items())),
    )
