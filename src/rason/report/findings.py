"""The answer: what the case says about its world, in five sentences, each with its range.

Every sentence is put together from results alone. Which are told depends on what there is: of a
calendar who runs short comes first, of a year what a scenario is worth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.games.wording import listed
from rason.report.case_names import actor_names, scenario_called
from rason.report.depending import depends
from rason.report.finding import RANGE, confidence, first_game, in_draws, in_money, made
from rason.report.groups import first_figure
from rason.report.headline import SLIGHT, shifts
from rason.report.held_up import fee, held_up
from rason.report.in_days import keeps_in, runs_short
from rason.report.ratio import name_of_figure, range_of, turning
from rason.words.counting import counted, part, spelled
from rason.words.phrases import amount

if TYPE_CHECKING:
    from collections.abc import Callable

    from rason.answer.power import Power
    from rason.report.document import CaseNote, Document, Finding
    from rason.table.numbers import Span

MOST = 5


def findings(document: Document) -> tuple[Finding, ...]:
    """Say what a case answers about its world, in the order in which it is read.

    Five at most; fewer where there is less to tell.
    """
    told = [(rank, found) for rank, tell in _TELLERS if (found := tell(document)) is not None]
    kept = sorted(range(len(told)), key=lambda place: (told[place][0], place))[:MOST]
    return tuple(told[place][1] for place in sorted(kept))


def _worth(document: Document) -> Finding | None:
    """Say what the headline scenario adds to what all players have together."""
    game = first_game(document)
    if game is None:
        return None
    case = document.case
    where, base = (scenario_called(case, each) for each in (game.scenario, game.versus))
    moved = shifts(game)
    largest = max(map(abs, moved.values()), default=0.0)
    total = sum(moved.values())
    sum_ = game.ranking.total if game.ranking else None
    ends = "" if sum_ is None else in_money(*_sized(sum_, total), game.unit)
    ranged = f" ({RANGE} {ends})" if ends else ""
    if abs(total) <= SLIGHT * largest or largest == 0.0:
        text = f"compared with “{base}”, “{where}” adds nothing to what the"
        text += f" {counted(len(moved), 'player')} have together"
        text += "; what it changes is who has it" if largest else ", and moves nothing"
    else:
        does = "adds" if total > 0 else "takes"
        text = f"“{where}” {does} {amount(abs(total), game.unit)}{ranged}"
        text += f" {'to' if total > 0 else 'from'} what the {counted(len(moved), 'player')} have"
        text += f" together, compared with “{base}”"
    return made("worth", text + _projects(document, game.scenario), confidence(document))


def _projects(document: Document, scenario: str) -> str:
    """Say which project of a scenario is worth most, and in how many draws it is built."""
    rows = [
        each for each in document.projects if each.scenario == scenario and each.alone is not None
    ]
    if not rows:
        return ""
    best = max(rows, key=lambda each: each.alone or 0.0)
    worth = best.alone or 0.0
    text = f"; “{best.name}” alone is worth {amount(worth, best.unit)}" if worth > 0 else (
        f"; “{best.name}” costs {amount(-worth, best.unit)} more than it brings"
    )  # fmt: skip
    if best.frequency is not None:
        text += f", and is worth building in {in_draws(document, best.frequency)}"
    return text


def _whom(document: Document) -> Finding | None:
    """Say who gains and who loses by the headline scenario."""
    game = first_game(document)
    if game is None:
        return None
    name, moved = actor_names(document.case), shifts(game)
    least = SLIGHT * max(map(abs, moved.values()), default=0.0)
    ranked = sorted(moved, key=lambda each: -moved[each])
    up = [each for each in ranked if moved[each] > least]
    down = [each for each in reversed(ranked) if moved[each] < -least]
    if not up and not down:
        return None
    parts = []
    if up:
        equal = [each for each in up if abs(moved[each] - moved[up[0]]) <= least]
        does = "each gain" if len(equal) > 1 else "gains most,"
        parts.append(f"{listed([name[each] for each in equal])} {does} {_ranged(game, up[0])}")
        rest = [each for each in up if each not in equal][:2]
        parts += [f"{name[each]} {_ranged(game, each)}" for each in rest]
    if down:
        parts.append(f"{name[down[0]]} loses{' most,' * (len(down) > 1)} {_ranged(game, down[0])}")
    firm = ""
    order = game.ranking
    if order is not None and up:
        first = next((each.first for each in order.ranks if each.actor == up[0]), None)
        if first is not None:
            where = in_draws(document, first)
            firm = f"; nobody gains more than {name[up[0]]} in {where}"
    return made("whom", listed(parts) + firm, confidence(document, game))


def _ranged(game: Power, actor: str) -> str:
    """Write what a scenario changes for a player, with its range."""
    order = game.ranking
    span = (
        next((each.amount for each in order.ranks if each.actor == actor), None) if order else None
    )
    value = shifts(game)[actor]
    text = amount(abs(value), game.unit)
    ends = "" if span is None else in_money(*_sized(span, value), game.unit)
    return f"{text} ({ends})" if ends else text


def _sized(span: Span, value: float) -> tuple[float | None, float | None]:
    """Return the ends of what is told as a size: of a loss as it is spoken of, without its sign."""
    if span.low is None or span.high is None or value >= 0.0:
        return span.low, span.high
    return -span.high, -span.low


def _change(document: Document) -> Finding | None:
    """Say what would change most of this, and how good the figures are."""
    found = first_figure(document.claims)
    sources = sourced(document.case)
    if found is None:
        tried = "no figure within its range overturns a verdict; " if document.claims else ""
        return made("change", tried + sources, confidence(document))
    claim, times = found
    turn = claim.overturned_by[0]
    many = "one verdict" if times == 1 else f"{spelled(times)} verdicts"
    name, ends = name_of_figure(turn.name or turn.figure), range_of(turn)
    text = f"the figure to check first is “{name}”, which within its range"
    text += f"{f' ({ends})' if ends else ''} changes {many}, the first {turning(turn)}; {sources}"
    return made("change", text, confidence(document))


def sourced(case: CaseNote) -> str:
    """Say how many of the figures behind an answer have no source."""
    counts = case.counts
    if not counts.read:
        return "no figure stands behind this: all numbers stand in the cells of its tables"
    return part(
        counts.unsourced_read,
        counts.read,
        "figure behind this",
        ("has no source and is an assumption", "have no source and are assumptions"),
        ("has a source", "have a source"),
        deny=False,
    )


_TELLERS: tuple[tuple[int, Callable[[Document], Finding | None]], ...] = (
    (1, runs_short),
    (2, keeps_in),
    (1, fee),
    (1, _worth),
    (3, _whom),
    (2, held_up),
    (4, depends),
    (1, _change),
)
"""What can be told in the order of reading, each with its rank where not all fits."""
