"""Fees that were asked, offered or paid for passage, beside which those by a rule stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from rason.case.columns import column, documented
from rason.units import DimensionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from rason.case.assets import Link
    from rason.case.faults import Faults
    from rason.case.tables import Where
    from rason.units import Units

Basis = Literal["unit", "distance", "year"]
"""What a fee is for: a unit of the good, a unit over a length, or a year of passage."""
DISTANCE: Final = 100
"""Kilometres by which fees over a length are told."""


@documented
@dataclass(frozen=True, slots=True)
class ObservedFee:
    """A fee that somebody asked, was offered or was paid for passage."""

    where: Where
    corridor: tuple[str, ...] = column(
        "references",
        "The links passed, joined by `;`; a project, passage or place means its links.",
        required=True,
        tables=("links", "projects", "passages", "places"),
    )
    actor: str = column(
        "reference",
        "Who asked it, was offered it, or was paid it.",
        required=True,
        tables=("actors",),
    )
    low: float | None = column("number", "Low end of the range, in `unit`.")
    fee: float = column("number", "The fee, in `unit`.", required=True)
    high: float | None = column("number", "High end of the range, in `unit`.")
    unit: str = column(
        "unit",
        "Money by a unit of the good (`USD/bbl`), by a unit and a length"
        " (`USD/(thousand m3 km)`), or in a year (`million USD/yr`).",
        required=True,
    )
    from_: date | None = column("date", "First day for which it was asked or paid.", header="from")
    until: date | None = column("date", "Last day.")
    kind: str = column(
        "choice",
        "Whether it was asked by who could refuse, offered to it, or paid.",
        required=True,
        choices=("asked", "offered", "paid"),
    )
    published: date | None = column("date", "When it was known: 2014, 2014-11 or 2014-11-30.")
    source: tuple[str, ...] = column("citation", "Keys of sources.bib; empty marks an assumption.")
    grade: str = column("grade", "A to D, or an Admiralty code such as B2.")
    note: str = column("text", "What is in it and what not; `late:` admits one after the freeze.")


def units_of(currency: str, good: str) -> dict[Basis, str]:
    """Return the units of a fee on a good that is counted in a unit, by what it is for."""
    return {
        "unit": f"{currency}/({good})",
        "distance": f"{currency}/({good})/({DISTANCE} km)",
        "year": f"{currency}/yr",
    }


def measured(units: Units, good: str, unit: str) -> tuple[Basis, float] | None:
    """Tell what a fee is for, and what it is multiplied by to stand in the unit of `units_of`.

    `good`: the commodity that passes. None where a unit measures something else.
    """
    for basis, told in units_of(units.currency, units.commodities[good]).items():
        try:
            return basis, units.factor(unit, told, good)
        except DimensionError:
            continue
    return None


def check_fees(
    rows: Iterable[ObservedFee],
    links: Mapping[str, Link],
    units: Units,
    frozen: date | None,
    faults: Faults,
    *,
    lost: bool = False,
) -> None:
    """Refuse fees in units of something else, out of order, or from after the freeze.

    `lost`: whether rows of links are at fault, so that a corridor may be without its links.
    """
    for row in rows:
        what = f"observed_fees of {row.actor}"
        named = links_of(links, row.corridor)
        if not named:
            if not lost:
                faults.add(
                    "RSN-C050", row.where, f"{what}, corridor", f"`{';'.join(row.corridor)}`",
                    "something that a link goes over", "name the links",
                )  # fmt: skip
            continue
        good = links[named[0]].commodity[0]
        if good in units.commodities and measured(units, good, row.unit) is None:
            told = units_of(units.currency, units.commodities[good])["unit"]
            faults.add(
                "RSN-C030", row.where, f"{what}, unit", f"`{row.unit}`",
                f"money by a unit of {good}, by a unit and a length, or in a year",
                f"write the fee in {told}",
            )  # fmt: skip
        ends = [end for end in (row.low, row.fee, row.high) if end is not None]
        if ends != sorted(ends):
            faults.add(
                "RSN-C034", row.where, f"{what}, low, fee, high",
                ", ".join(f"{end:g}" for end in ends), "low <= fee <= high", "swap the numbers",
            )  # fmt: skip
        known = row.published or row.from_
        late = known is not None and frozen is not None and known > frozen
        if late and not row.note.startswith("late:"):
            faults.add(
                "RSN-C035", row.where, f"{what}, {'published' if row.published else 'from'}",
                f"{known}", f"a day up to {frozen}, when the case was frozen",
                "leave the row out, write the day on which it was known into `published`, or"
                " begin the note with `late:`",
            )  # fmt: skip


def links_of(links: Mapping[str, Link], corridor: Iterable[str]) -> tuple[str, ...]:
    """Return the links of a corridor, each once: itself, or all of a project, passage or place."""
    found: dict[str, None] = {}
    for key in corridor:
        found |= dict.fromkeys((key,) if key in links else _over(links, key))
    return tuple(found)


def _over(links: Mapping[str, Link], key: str) -> tuple[str, ...]:
    for goes in (
        lambda link: key == link.project,
        lambda link: key in link.passage,
        lambda link: key in (link.from_, link.to),
    ):
        some = tuple(name for name, link in links.items() if goes(link))
        if some:
            return some
    return ()
