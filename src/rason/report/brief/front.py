"""The first two pages of a brief: the answer, and how far its verdicts are to be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.claim.phrases import counted_in, outcome, rests, said, stands
from rason.report.brief.parts import Drawing, Grid, Heading, Item, Items, Section, Text
from rason.report.case_names import scenario_called
from rason.report.finding import CONFIDENCE
from rason.report.groups import groups
from rason.report.ratio import name_of_figure, turning
from rason.table.shown import Shown
from rason.words.counting import counted, part
from rason.words.phrases import day, in_prose, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rason.claim.verdict import Verdict
    from rason.report.brief.parts import Part
    from rason.report.brief.picture import Picture
    from rason.report.document import Document

MOST_GROUPS = 4
MOST_NAMED = 2
"""Claims of a group that are named; the others stand in the annex."""
MOST_FAILING = 3
MOST_OPEN = 3
CLAIM_WIDTHS = (0.05, 0.45, 0.2, 0.12, 0.18)


def first_page(document: Document, pictures: Mapping[str, tuple[Picture, ...]]) -> Section:
    """Lay out the answer: five sentences, a map, who gains, the claims that matter most."""
    parts: list[Part] = []
    told = document.findings
    if told:
        if document.case.change:
            parts.append(Text(document.answer[0], "note"))
        parts += [Text(each.says, "answer", f"Confidence: {each.confidence}.") for each in told]
    else:
        parts += [Text(each, "answer") for each in document.answer]
    note = "Ranges hold nine draws of ten; amounts without one are at central figures."
    if told:
        parts.append(Text(f"{note} {CONFIDENCE}", "note"))
    parts += [Drawing(each) for each in (*_map(document, pictures), *_gains(document, pictures))]
    parts += _claims(document)
    return Section("answer", "The answer", tuple(parts))


def second_page(document: Document) -> Section | None:
    """Lay out the verdicts by what they hang on, what does not hold, and what is left open.

    None for a case without claims.
    """
    if not document.claims:
        return None
    found = groups(document)
    tested = sum(outcome(each) != "open" for each in document.claims)
    holding = sum(outcome(each) == "holds" for each in document.claims)
    heading = part(
        holding, tested, "claim that can be tested",
        ("holds whatever else is tried", "hold whatever else is tried"),
        ("hangs on something doubtful or does not hold",) * 2,
    )  # fmt: skip
    parts: list[Part] = [Text(READING.format(draws=f"{document.settings.draws:,}"), "note")]
    doubted = [each for each in found if each.doubted]
    for group in doubted[:MOST_GROUPS]:
        others = len(group.claims) - MOST_NAMED
        more = _further(others)
        parts.append(Heading(group.about))
        parts.append(Text(group.says + more))
        parts.append(Items(tuple(map(_item, group.claims[:MOST_NAMED]))))
    left = doubted[MOST_GROUPS:]
    if left:
        some = sum(len(each.claims) for each in left)
        things = counted(len(left), "other figure or choice", "other figures or choices")
        hang = "hangs" if some == 1 else "hang"
        parts.append(Text(sentence(f"{counted(some, 'more claim')} {hang} on {things}")))
    apart = [each for each in found if not each.doubted]
    if apart:
        parts.append(Heading("What hangs on nothing doubtful"))
        parts.append(
            Items(
                tuple(
                    Item(f"{each.about}: {each.says[:1].lower()}{each.says[1:]}") for each in apart
                )
            )
        )
    parts += [*_failing(document.claims), *_open(document.claims)]
    return Section("verdicts", sentence(heading).rstrip("."), tuple(parts))


def told_first(news: Sequence[str]) -> tuple[Part, ...]:
    """Put before the answer what changed since an earlier run."""
    return (
        Heading("What changed"),
        Items(tuple(Item(each) for each in news)),
        Heading("The answer now"),
    )


READING = (
    "A verdict says in how many of {draws} draws of the uncertain figures a claim holds, under the"
    " rules of this case; it does not say how likely the claim is. Each group hangs on one thing:"
    " whoever doubts that need not read the others."
)


def _map(document: Document, pictures: Mapping[str, tuple[Picture, ...]]) -> tuple[Picture, ...]:
    """Return the map of what would flow in the headline scenario, or of the system."""
    drawn = pictures.get("flows", ())
    named = document.headline.scenario if document.headline else ""
    shown = [each.scenario for each in document.scenarios if each.flows]
    if named in shown[: len(drawn)]:
        return drawn[shown.index(named) :][:1]
    return (*pictures.get("system", ()), *drawn)[:1]


def _gains(document: Document, pictures: Mapping[str, tuple[Picture, ...]]) -> tuple[Picture, ...]:
    """Return the picture of who gains; in days of who runs short."""
    timed = bool(getattr(document, "shortages", ()))
    order = ("shortages", "power") if timed else ("power", "shortages")
    return tuple(each for name in order for each in pictures.get(name, ()))[:1]


def _claims(document: Document) -> tuple[Part, ...]:
    """Show the claims that matter most, and how they were chosen."""
    keys = document.headline.claims if document.headline else ()
    by_key = {each.claim: each for each in document.claims}
    chosen = [by_key[key] for key in keys if key in by_key]
    if not chosen:
        return ()
    rows = tuple(_row(each) for each in chosen)
    headings = ("¶", "Claim", "Verdict", "Figures", "Changes if")
    how = document.headline.how if document.headline else ""
    some = counted(len(chosen), "claim that matters", "claims that matter")
    caption = f"The {some} most" if len(chosen) > 1 else "The claim that matters most"
    table = Shown(caption, headings, rows, how)
    return (Grid(table, CLAIM_WIDTHS, tuple(each.claim for each in chosen)),)


def _row(claim: Verdict) -> tuple[str, ...]:
    inside = next((each for each in claim.overturned_by if each.inside), None)
    turns = ""
    if inside is not None:
        turns = f"{name_of_figure(inside.name or inside.figure)}: {in_prose(turning(inside))}"
    elif claim.depends:
        turns = rests(claim)
    elif claim.probability is not None:
        turns = "no figure within its range"
    trust = claim.evidence.confidence if claim.evidence else ""
    return (
        str(claim.paragraph),
        sentence(said(claim)),
        counted_in(claim),
        f"confidence {trust}" if trust else "",
        turns,
    )


def _further(number: int) -> str:
    """Say how many more stand in the annex; empty for none."""
    return "" if number <= 0 else " " + sentence(f"{counted(number, 'other')} in the annex")


def _item(claim: Verdict) -> Item:
    told = "; ".join(filter(None, [counted_in(claim), rests(claim)]))
    return Item(sentence(said(claim)), claim.claim, told)


def _failing(claims: Sequence[Verdict]) -> list[Part]:
    """Say which claims do not hold, whatever they hang on."""
    fails = [each for each in claims if stands(each).startswith(("does not", "not found"))]
    if not fails:
        return [Heading("What does not hold"), Text("Every claim that could be tested holds in at"
                " least about half of the draws.")]  # fmt: skip
    told = sentence(
        f"{counted(len(fails), 'claim')} {'does' if len(fails) == 1 else 'do'} not hold"
    )
    left = len(fails) - MOST_FAILING
    more = _further(left)
    items = tuple(
        Item(sentence(said(each)), each.claim, counted_in(each)) for each in fails[:MOST_FAILING]
    )
    return [Heading("What does not hold"), Text(told + more), Items(items)]


def _open(claims: Sequence[Verdict]) -> list[Part]:
    """Say which claims could not be tested."""
    found = [each for each in claims if outcome(each) == "open"]
    if not found:
        return []
    left = len(found) - MOST_OPEN
    told = sentence(f"{counted(len(found), 'claim')} could not be tested")
    told += _further(left)
    items = tuple(Item(sentence(said(e)), e.claim, stands(e)) for e in found[:MOST_OPEN])
    return [Heading("What could not be tested"), Text(told), Items(items)]


def standing(document: Document) -> str:
    """Say of which day all this is, and which scenario comes first."""
    case = document.case
    told = f"As known on {day(case.frozen)}"
    if document.headline and document.headline.scenario:
        first = scenario_called(case, document.headline.scenario)
        told += f"; the scenario first spoken of is “{first}”"
    return sentence(told)
