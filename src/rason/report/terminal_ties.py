"""Tables of ties for the terminal: what rules do, what vetoes bring, who brokers, who replaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from rason.report.terminal import table
from rason.report.ties_says import broker_rows, pair_words, patron_rows, rule_rows, veto_rows
from rason.report.wording import actor_names, scenario_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from rason.report.document import CaseNote
    from rason.report.ties import Broker, Ties

MOST_BROKERS = 12
LITTLE = 1e-3
"""Part of what the first broker brings below which another is not worth a line."""


def show_ties(to: Console, ties: Ties, case: CaseNote) -> None:
    """Write who can refuse what, who stands between whom, and who could be replaced.

    Parameters
    ----------
    to
        Where.
    ties
        Of one scenario.
    case
        For names.
    """
    names = actor_names(case)
    to.print(Text(scenario_name(case, ties.scenario), style="bold"))
    to.print(f"Gains split by {ties.concept.capitalize()}.")
    _rows(to, ("Rule", "By", "What it does", "To all", "Whom it moves most"), rule_rows(ties, case))
    _rows(
        to,
        ("Who may refuse", "What", "All lose if shut", "Brings its holder", "Costs most"),
        veto_rows(ties, case),
    )
    if any(not veto.gain.get(veto.holder) and veto.stake for veto in ties.vetoes):
        to.print("Whose right brings 0 is needed all the same, for the goods or the ground.")
    _relations(to, ties, names)
    ranked = sorted(ties.brokers, key=lambda each: -each.brings)
    least = LITTLE * max((each.brings for each in ranked), default=0.0)
    worth = [each for each in ranked if each.brings > max(least, 0.0)][:MOST_BROKERS]
    _rows(
        to,
        ("Between", "Broker", "Brings them", "Takes for their silence"),
        broker_rows(worth, ties.unit, names),
    )
    _same(to, worth)
    _rows(
        to,
        ("A second, equal", "Moves most", "Takes from the first", "Gets itself"),
        patron_rows(ties, names),
    )


def _rows(to: Console, headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    if not rows:
        return
    shown = table(*headings)
    for row in rows:
        shown.add_row(*row)
    to.print(shown)


def _relations(to: Console, ties: Ties, names: Mapping[str, str]) -> None:
    apart = [each for each in ties.relations if not each.talk]
    unknown = [each for each in ties.relations if each.standing == "unknown" and each.talk]
    pairs = "; ".join(pair_words(each.between, names) for each in apart)
    if apart and ties.among:
        to.print(f"Only those deal who talk, directly or through others. Do not talk: {pairs}")
    elif apart:
        to.print(
            "Rules, vetoes and second providers are weighed as if all talked with all. By their"
            f" acts these do not, which brokers and Myerson's value count: {pairs}"
        )
    if unknown:
        to.print(
            "Too few acts are known to say how they stand, and they count as talking: "
            + "; ".join(pair_words(each.between, names) for each in unknown)
        )


def _same(to: Console, brokers: Sequence[Broker]) -> None:
    """Say what equal takings mean: whoever talks with both stands between them alike."""
    takes: dict[tuple[str, str], list[float]] = {}
    for each in brokers:
        takes.setdefault(each.between, []).append(round(each.takes))
    if any(len(some) > 1 and some[0] > 0 and len({*some}) == 1 for some in takes.values()):
        to.print("Whoever talks with both takes the same: to carry words needs no assets.")
