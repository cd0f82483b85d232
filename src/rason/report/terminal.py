"""Tables for the terminal: rich where somebody looks, plain where a pipe does."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from rason.errors import visible
from rason.report.holding import held_and_beside
from rason.report.turning import overturned
from rason.report.wording import actor_names, headline, outcome
from rason.words.phrases import amount, interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import ConsoleOptions, RenderableType
    from rich.segment import Segment

    from rason.answer.shown import Shown
    from rason.report.document import (
        CaseNote,
        Claim,
        Contract,
        Numbers,
        Scenario,
    )

PIPED_WIDTH = 200
"""Columns of a table that nobody looks at."""
MOST_ROWS = 40
_STYLES = {"holds": "green", "fails": "red", "depends": "yellow", "even": "yellow"}


class _Plainly(Console):
    """A console that shows what texts say: only its own colours and moves are obeyed."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterator[Segment]:
        """Lay out, with unseen characters written out.

        Parameters
        ----------
        renderable, options
            As rich has them.

        Yields
        ------
        segment
            Of text, or of control.
        """
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=visible(segment.text))


def console(*, stderr: bool = False) -> Console:
    """Return a console: without colour when it is piped, and all that it is told can be seen.

    Parameters
    ----------
    stderr
        Whether it is standard error, for progress, and not standard output, for results.

    Returns
    -------
    console
        Without markup.
    """
    if stderr:
        return _Plainly(stderr=True)
    piped = not sys.stdout.isatty()
    return _Plainly(width=PIPED_WIDTH if piped else None, highlight=False, markup=False)


def show_change(to: Console, change: str) -> None:
    """Write what lies on top of every scenario.

    Parameters
    ----------
    to
        Where.
    change
        In words; nothing is written where it is empty.
    """
    if change:
        to.print(f"Every scenario is taken {change}.")


def show_claims(to: Console, claims: Sequence[Claim]) -> None:
    """Write the table of verdicts.

    Parameters
    ----------
    to
        Where.
    claims
        In the order of the text.
    """
    shown = table("¶", "Claim", "Verdict", "Holds in", "What would overturn it")
    shown.columns[0].justify = "right"
    shown.columns[1].ratio, shown.columns[4].ratio = 5, 3
    for claim in claims:
        shown.add_row(
            str(claim.paragraph),
            claim.says,
            Text(headline(claim), style=_STYLES.get(outcome(claim), "")),
            held_and_beside(claim),
            overturned(claim),
        )
    to.print(shown)


def show_scenario(to: Console, scenario: Scenario, case: CaseNote) -> None:
    """Write the flows and prices of a scenario.

    Parameters
    ----------
    to
        Where.
    scenario
        At central figures.
    case
        For names.
    """
    to.print(Text(f"{case.title} – {scenario.name or scenario.scenario}", style="bold"))
    if scenario.objective is None:
        to.print(f"{scenario.status}: {scenario.reason}")
        say(to, scenario.notes)
        return
    to.print(f"surplus {amount(scenario.objective, scenario.objective_unit)}")
    say(to, scenario.notes)
    places = {place.place: place.name for place in case.places}
    flows = table("Flow", "Commodity", "Amount", "Range over equal optima")
    for flow in scenario.flows:
        if flow.high > 0.0:
            flows.add_row(
                case.assets.get(flow.asset, flow.asset),
                case.commodities.get(flow.commodity, flow.commodity),
                amount(flow.value, flow.unit) + (" *" if flow.observed_tie else ""),
                interval(flow.low, flow.high, flow.unit),
            )
    to.print(flows)
    if any(flow.observed_tie for flow in scenario.flows):
        to.print("* one of several equally good; chosen as nearest to what was observed")
    prices = table("Place", "Commodity", "Price", "Range")
    for price in scenario.prices:
        if price.origin:
            continue
        prices.add_row(
            places.get(price.place, price.place),
            case.commodities.get(price.commodity, price.commodity),
            price.reason if price.value is None else amount(price.value, price.unit),
            interval(price.low, price.high, price.unit),
        )
    to.print(prices)
    show_numbers(
        to,
        {
            f"Surplus ({rule} prices)": {
                each.actor: each.value for each in scenario.surplus if each.rule == rule
            }
            for rule in dict.fromkeys(each.rule for each in scenario.surplus)
        },
        scenario.objective_unit,
        actor_names(case),
    )
    show_contracts(to, scenario.contracts, actor_names(case))


def say(to: Console, notes: Iterable[str]) -> None:
    """Write what should be known beside a result.

    Parameters
    ----------
    to
        Where.
    notes
        In sentences.
    """
    for note in notes:
        to.print(Text(f"note: {note}"))


def show_contracts(to: Console, contracts: Sequence[Contract], names: Mapping[str, str]) -> None:
    """Write what is due by contract, what flows for it, and who owes whom for the rest.

    Parameters
    ----------
    to
        Where.
    contracts
        Of one scenario.
    names
        Name of each actor.
    """
    if not contracts:
        return
    shown = table("Contract", "Due", "Flows", "Short", "Price", "Owed", "Note")
    for each in contracts:
        whose = f"{names[each.payer]} to {names[each.payee]}" if each.payer else ""
        shown.add_row(
            f"{each.contract}: {names[each.seller]} to {names[each.buyer]}",
            *(amount(n, each.quantity_unit) for n in (each.due, each.flowed, each.short)),
            amount(each.price, each.price_unit),
            f"{amount(each.owed, each.unit)}, {whose}" if whose else "0",
            each.reason,
        )
    to.print(shown)
    if any(each.owed for each in contracts):
        to.print("What is owed is paid for goods that do not flow: a transfer outside surplus.")


def show_table(to: Console, laid_out: Shown) -> None:
    """Write a table that was laid out for a reader.

    Parameters
    ----------
    to
        Where.
    laid_out
        With its caption above and its note below.
    """
    if laid_out.caption:
        to.print(Text(laid_out.caption, style="bold"))
    shown = table(*laid_out.headings)
    for position in laid_out.numbers:
        shown.columns[position].justify = "right"
    for row in laid_out.rows:
        shown.add_row(*row)
    to.print(shown)
    if laid_out.note:
        to.print(laid_out.note)


def show_numbers(
    to: Console,
    columns: Mapping[str, Numbers],
    unit: str,
    names: Mapping[str, str],
    *,
    who: str = "Actor",
) -> None:
    """Write numbers by actor, one column each.

    Parameters
    ----------
    to
        Where.
    columns
        Numbers by actor, by heading; an empty one is left out.
    unit
        Of all of them.
    names
        Name of each actor.
    who
        Heading of the first column.
    """
    filled = {heading: each for heading, each in columns.items() if each}
    if not filled:
        return
    shown = table(who, *filled)
    for column in shown.columns[1:]:
        column.justify = "right"
    for actor in dict.fromkeys(actor for each in filled.values() for actor in each):
        shown.add_row(
            names.get(actor, actor), *(_amount(each.get(actor), unit) for each in filled.values())
        )
    to.print(shown)


def table(*headings: str) -> Table:
    """Begin a table in the common look.

    Parameters
    ----------
    *headings
        One for each column.

    Returns
    -------
    table
        Without rows.
    """
    from rich import box

    begun = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in headings:
        begun.add_column(heading, overflow="fold")
    return begun


def _amount(value: float | None, unit: str) -> str:
    return "" if value is None else amount(value, unit)
