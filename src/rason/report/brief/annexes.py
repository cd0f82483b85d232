"""The annexes of a brief: each claim, every answer whole, the figures, the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.report.brief.chapters import annexed
from rason.report.brief.claim import SPARE
from rason.report.brief.parts import Back, Drawing, Facts, Fold, Grid, Section, Text
from rason.table.shown import Shown
from rason.words.counting import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rason.report.brief.claim import Block
    from rason.report.brief.parts import Part
    from rason.report.brief.picture import Picture
    from rason.report.brief.sections import Section as Answered
    from rason.report.document import Document

_VERDICTS = (0.05, 0.4, 0.25, 0.12, 0.18)
DRIVERS = "What drives it"
OTHERWISE = "Under other modelling choices"
_WEAK = (0.3, 0.13, 0.17, 0.07, 0.33)


def claims(blocks: Sequence[Block], strip: str, *, spare: bool = True) -> Section | None:
    """Lay out a table of all verdicts, and each claim below it; None where there is none.

    `spare`: whether to tell all facts of a claim, not only those for paper.
    """
    if not blocks:
        return None
    rows = tuple((b.paragraph, b.says, b.word, b.share, b.overturned) for b in blocks)
    headings = ("¶", "Claim", "Verdict", "Holds in", "What would overturn it")
    caption = "All verdicts; each claim leads to its block"
    table = Shown(caption, headings, rows)
    parts: list[Part] = [Grid(table, _VERDICTS, tuple(each.key for each in blocks))]
    if strip:
        parts.append(Text(strip, "note"))
    parts += [_claim(each, spare=spare) for each in blocks]
    return Section("claims", f"Annex: {counted(len(blocks), 'claim')} one by one", tuple(parts))


def _claim(block: Block, *, spare: bool) -> Fold:
    facts = [fact for fact in block.facts if spare or fact[0] not in SPARE]
    if block.sources:
        facts.append(("Sources", " ".join(f"[{number}]" for _, number in block.sources)))
    drawn = ((DRIVERS, block.drivers), (OTHERWISE, block.choices))
    return Fold(
        block.says,
        (
            Text(f"{block.sentence} (¶ {block.paragraph})"),
            *((Drawing(block.bar, small=True),) if block.bar is not None else ()),
            Facts(tuple(facts)),
            *(Fold(about, tuple(map(Drawing, some))) for about, some in drawn if some),
            Back("Back to the verdicts", "verdicts"),
        ),
        mark=block.key,
    )


def answers(
    found: Mapping[str, Answered],
    own: Mapping[str, tuple[Shown, ...]],
    pictures: Mapping[str, tuple[Picture, ...]],
    unanswered: Sequence[str],
    used: frozenset[str],
) -> Section:
    """Lay out every answer whole, but for the pictures that the main part shows.

    `own`: tables that no declared question lays out, by what they are about.
    """
    parts: list[Part] = []
    for about, title in (("flows", "Flows and contracts"), ("prices", "Prices")):
        maps = ("system", "flows") if about == "flows" else ()
        drawn = [each for name in maps for each in pictures.get(name, ()) if each.svg not in used]
        if own.get(about) or drawn:
            parts.append(
                Fold(
                    title,
                    (*map(Drawing, drawn), *map(Grid, own.get(about, ())), _back("flows")),
                    mark=annexed(about),
                )
            )
    for key, each in found.items():
        parts.append(
            Fold(
                each.heading,
                (
                    *map(Text, each.says),
                    *map(Drawing, [one for one in each.pictures if one.svg not in used]),
                    *map(Grid, each.tables),
                    _back(""),
                ),
                mark=annexed(key),
            )
        )
    parts += [Text(each, "note") for each in unanswered]
    return Section("answers", "Annex: every answer whole", tuple(parts))


def _back(chapter: str) -> Back:
    return Back("Back to the contents", chapter or "contents")


def figures(document: Document, weak: Shown, late: Shown, watch: Sequence[Shown]) -> Section:
    """Lay out the figures without a source, those known late, and what to watch."""
    parts: list[Part] = [
        Text(
            "Figures without a source are assumptions of those who made the case, with wide ranges."
            " Where a verdict hangs on one it says so."
        )
    ]
    parts += [Fold(each.caption, (Grid(each),)) for each in watch]
    parts += [
        Fold(f"{each.caption} ({len(each.rows)})", (Grid(each, _WEAK),))
        for each in (weak, late)
        if each.rows
    ]
    return Section(
        "figures", f"Annex: figures, {document.case.counts.figures} in all", tuple(parts)
    )


def text(tables: Sequence[Shown], heading: str) -> Section | None:
    """Lay out what became of every paragraph of the text; None without claims."""
    if not tables:
        return None
    widths = (0.05, 0.08, 0.25, 0.62)
    return Section(
        "text", f"Annex: {heading[:1].lower()}{heading[1:]}",
        tuple(Fold(each.caption, (Grid(each, widths),)) for each in tables),
    )  # fmt: skip


def made(facts: tuple[tuple[str, str], ...], notes: Sequence[str]) -> Section:
    """Say how the brief was made."""
    last = (
        "Coasts and borders are Natural Earth's; names and borders imply no recognition. The same"
        " case, settings and seed give the same brief, byte for byte. All numbers stand in"
        " result.json and in the tables beside it."
    )
    told = (Text(each, "note") for each in (*notes, last))
    return Section("made", "Annex: how this was made", (Facts(facts), *told))
