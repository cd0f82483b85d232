"""Tables of what happened: events, transfers and observed flows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.case.columns import column, documented

if TYPE_CHECKING:
    from datetime import date

    from rason.case.cell import Cell
    from rason.case.tables import Where


FRIENDLY = ("alliance", "treaty", "patronage")
HOSTILE = ("sanctions", "no_relations", "hostility")


@documented
@dataclass(frozen=True, slots=True)
class Event:
    """A signed act of one actor towards another."""

    where: Where
    date: date = column("date", "The day.", required=True)
    from_: str = column("reference", "Who acts.", required=True, tables=("actors",), header="from")
    to: str = column("reference", "Towards whom.", required=True, tables=("actors",))
    score: float = column(
        "number", "1, -1 or a Goldstein score.", required=True, low=-10.0, high=10.0
    )
    event: str = column("text", "What happened.", required=True)
    source: tuple[str, ...] = column("citation", "Keys of sources.bib.")
    grade: str = column("grade", "A to D, or an Admiralty code.")


@documented
@dataclass(frozen=True, slots=True)
class Relation:
    """What stands between two actors, whatever they do: treaty, patronage, sanctions, enmity."""

    where: Where
    from_: str = column(
        "reference",
        "One of the two, or who upholds or punishes the other; a bloc means its members.",
        required=True,
        tables=("actors",),
        header="from",
    )
    to: str = column("reference", "The other.", required=True, tables=("actors",))
    kind: str = column(
        "choice",
        "While an alliance, treaty or patronage is in force the two are never on bad terms, "
        "whatever their acts; while sanctions, hostility or the lack of relations are, never on "
        "good terms.",
        required=True,
        choices=(*FRIENDLY, *HOSTILE),
    )
    since: date | None = column("date", "First day; empty for as long as anybody remembers.")
    until: date | None = column("date", "Last day; empty while it is in force.")
    grade: str = column("grade", "A to D, or an Admiralty code.")
    source: tuple[str, ...] = column("citation", "Keys of sources.bib.")
    note: str = column("text", "Remarks.")

    @property
    def friendly(self) -> bool:
        """Whether it keeps the two from bad terms, rather than from good ones."""
        return self.kind in FRIENDLY

    def holds(self, day: date) -> bool:
        """Tell whether it is in force.

        Returns
        -------
        holds
            True from its first day to its last.
        """
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until)


@documented
@dataclass(frozen=True, slots=True)
class Transfer:
    """A grant, wage or fee outside the program."""

    where: Where
    from_: str = column("reference", "Who pays.", required=True, tables=("actors",), header="from")
    to: str = column("reference", "Who receives.", required=True, tables=("actors",))
    amount: Cell = column("cell", "Money in a year.", required=True, dimension="money/yr")
    kind: str = column("text", "What it is: grant, wage, fee or another word.", required=True)
    source: tuple[str, ...] = column("citation", "Keys of sources.bib.")
    note: str = column("text", "Remarks.")


@documented
@dataclass(frozen=True, slots=True)
class Observed:
    """What flowed in fact."""

    where: Where
    from_: str = column(
        "reference",
        "Origin: an actor, a market or a place.",
        tables=("actors", "markets", "places"),
        header="from",
    )
    to: str = column(
        "reference",
        "Buyer or destination. A row with one end alone, and no link, is the total of that end; an "
        "end with the key `world` is everybody who has no row of their own.",
        tables=("actors", "markets", "places"),
    )
    commodity: str = column("reference", "What flowed.", required=True, tables=("commodities",))
    link: str = column("reference", "On which link.", tables=("links",))
    quantity: Cell = column(
        "cell", "How much in a year.", required=True, dimension="quantity", low=0.0
    )
    period: str = column("period", "When.", required=True)
    source: tuple[str, ...] = column("citation", "Keys of sources.bib.")
