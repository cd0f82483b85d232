"""At most eight slides: the answer, the map, who gains, the claims, what would change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.claim.phrases import OUTCOMES, outcome, stands
from rason.report.brief.parts import Drawing, Grid
from rason.report.case_names import actor_names, scenario_called
from rason.report.finding import RANGE, first_game
from rason.report.groups import groups
from rason.report.headline import shifts
from rason.report.slides.deck import Deck
from rason.report.word.write import described, png
from rason.table.shown import Shown
from rason.words.counting import counted
from rason.words.phrases import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from rason.report.brief.page import Page

MOST_GROUPS = 5
MOST_FAILING = 3
MOST_SOURCES = 12


def slides(page: Page, template: Path | None = None) -> bytes:
    """Write the brief as slides.

    The bytes of a .pptx file; equal pages give equal bytes.
    `template`: a presentation whose layouts and letterhead are taken; None for our own.
    """
    case = page.document.case
    deck = Deck(case.title, case.frozen, template)
    answer = [*page.changed, *page.document.answer] if page.changed else page.document.answer
    deck.points(case.question or case.title, [*answer], page.standing)
    _map(deck, page)
    _gains(deck, page)
    _claims(deck, page)
    _changes(deck, page)
    _doubts(deck, page)
    _sources(deck, page)
    return deck.to_bytes()


def _map(deck: Deck, page: Page) -> None:
    drawn = [part.picture for part in page.front[0].parts if isinstance(part, Drawing)][:1]
    for each in drawn:
        deck.picture(each.caption or "The map", png(each.svg), described(each.svg))


def _gains(deck: Deck, page: Page) -> None:
    """Chart what the headline scenario changes for each player."""
    game = first_game(page.document)
    if game is None or not any(shifts(game).values()):
        return
    case, moved = page.document.case, shifts(game)
    name = actor_names(case)
    ordered = sorted(moved, key=lambda each: -moved[each])
    where, base = (scenario_called(case, each) for each in (game.scenario, game.versus))
    ranged = game.ranking is not None
    deck.bars(
        f"Who gains from “{where}”, compared with “{base}”",
        [name[each] for each in ordered],
        [moved[each] for each in ordered],
        game.unit,
        f"By Shapley's rule, at central figures{f'; ranges {RANGE} stand in the brief' * ranged}.",
    )


def _claims(deck: Deck, page: Page) -> None:
    found = [part for part in page.front[0].parts if isinstance(part, Grid)]
    for each in found[:1]:
        deck.table(each.table.caption, each.table, each.widths)


def _changes(deck: Deck, page: Page) -> None:
    """Show what verdicts hang on, the largest groups first."""
    found = [each for each in groups(page.document) if each.doubted]
    if not found:
        return
    rows = tuple((each.about, each.says) for each in found[:MOST_GROUPS])
    left = len(found) - MOST_GROUPS
    note = sentence(f"{counted(left, 'more')} in the brief") if left > 0 else ""
    table = Shown("", ("What verdicts hang on", "Verdicts"), rows, note)
    deck.table("What would change them", table, (0.65, 0.35))


def _doubts(deck: Deck, page: Page) -> None:
    """Say what does not hold, what rests on untested assumptions, and what was not tested."""
    claims = page.document.claims
    told = [each for each in page.document.answer if "no source" in each or "a source" in each]
    for claims_, says in (
        ([e for e in claims if stands(e).startswith("does not")], OUTCOMES["fails"]),
        ([e for e in claims if outcome(e) == "unfounded"], OUTCOMES["unfounded"]),
        ([e for e in claims if outcome(e) == "open"], OUTCOMES["open"]),
    ):
        some = claims_[:MOST_FAILING]
        if some:
            named = "; ".join(f"“{each.says.strip().rstrip('.')}”" for each in some)
            more = (
                f" and {counted(len(claims_) - len(some), 'other')}"
                if len(claims_) > len(some)
                else ""
            )
            number = counted(len(claims_), "claim").capitalize()
            told.append(f"{number} {says[len(claims_) > 1]}: {named}{more}.")
    if told:
        deck.points("What speaks against all this", told[-4:], "")


def _sources(deck: Deck, page: Page) -> None:
    if not page.sources:
        return
    some = [f"[{number}] {text}" for number, _, text, _ in page.sources[:MOST_SOURCES]]
    left = len(page.sources) - len(some)
    deck.points(
        "Sources", some, sentence(f"{left:,} more in the brief") if left > 0 else "", size=11
    )
