"""IMF PortWatch: daily transit calls at chokepoints, and daily calls and trade of ports, as CSV.

Columns as the layers Daily_Chokepoints_Data and Daily_Ports_Data export them; days also as
``2026/03/01 00:00:00+00`` and as milliseconds. Days become months; ships and tonnes are what
PortWatch estimates from their signals.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rason.case.faults import Faults
from rason.importing.countries import countries
from rason.importing.draft import Draft, Source, key_for
from rason.importing.grid import is_missing, read_grid, refuse
from rason.importing.known import Known
from rason.importing.outcome import finish
from rason.importing.values import read_day, read_number
from rason.importing.versions import version_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rason.importing.grid import Grid
    from rason.importing.outcome import Imported

SOURCE: Final = Source(
    "portwatch", "International Monetary Fund", "PortWatch: daily chokepoint and port calls", "",
    "https://portwatch.imf.org", "IMF terms of use",
    "Sources: UN Global Platform; IMF PortWatch. Read its terms before passing rows on.",
)  # fmt: skip
SHIPS: Final = ("container", "dry_bulk", "general_cargo", "roro", "tanker")
FORMS: Final = {
    "PortWatch's daily chokepoints": ("date", "portid", "portname", "n_tanker", "n_total"),
    "PortWatch's daily ports": ("date", "portid", "portname", "ISO3", "portcalls", "import",
                                "export"),
}  # fmt: skip
RECENT: Final = 28  # days that are held against the same days of the year before
CLOSED: Final = 0.3
"""Share of calls missing from which on a scenario proposes what is shut."""


@dataclass(slots=True)
class _Reading:
    draft: Draft
    faults: Faults
    wanted: frozenset[str]
    names: dict[str, tuple[str, str]] = field(default_factory=dict)  # name and country by port
    calls: dict[str, dict[str, dict[date, float]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(dict))
    )  # by port, what is counted and day

    def asked(self, header: Sequence[str]) -> Callable[[Sequence[str]], bool] | None:
        """Return what tells days of ports that are asked for; nothing where all are."""
        at = [header.index(name) for name in ("portid", "portname") if name in header]
        if not self.wanted or not at:
            return None
        return lambda cells: any(
            each < len(cells) and cells[each].casefold() in self.wanted for each in at
        )


def portwatch(
    *files: str | Path,
    into: str | Path,
    ports: tuple[str, ...] = (),
    encoding: str = "",
    frozen: date | None = None,
) -> Imported:
    """Import what passed chokepoints or was handled in ports as observed flows by month.

    Where the last four weeks of a chokepoint have far fewer calls than the same weeks a year
    before, a scenario of a new case shuts that share of it.

    Parameters
    ----------
    *files
        CSV of PortWatch's daily chokepoints or daily ports.
    into
        A case folder, or one to be made.
    ports
        Only these, by `portid` or `portname`.
    encoding
        Where the file is not UTF-8.
    frozen
        Of a new case, the day after which nothing was known; today if it does not say.

    Returns
    -------
    imported
        What was taken and left, and what is still to be said.

    Raises
    ------
    InputError
        With all that is wrong; nothing is then written.
    """
    draft, faults = Draft("portwatch", SOURCE), Faults(Path())
    reading = _Reading(draft, faults, frozenset(each.casefold() for each in ports))
    known = Known(Path(into))
    for each in files:
        grid = read_grid(Path(each), encoding=encoding, keep=reading.asked)
        draft.leave("days", "of ports that --ports does not name", grid.dropped)
        form = version_of(grid, FORMS, "PortWatch")
        _read(grid, reading, chokepoints="choke" in form)
    refuse(faults)
    for port in reading.calls:
        _months(port, reading, known)
        _closure(port, reading, known)
    draft.say("who owns, sells and buys: PortWatch tells ships and tonnes, and no owners")
    return finish(draft, Path(into), frozen)


def _read(grid: Grid, reading: _Reading, *, chokepoints: bool) -> None:
    """Gather the days of one file."""
    names = {f"n_{ship}": f"{ship} calls" for ship in SHIPS} if chokepoints else {
        f"{way}_{ship}": f"{way} {ship}" for way in ("import", "export") for ship in SHIPS
    }  # fmt: skip
    names = {name: what for name, what in names.items() if name in grid.header}
    lines: dict[tuple[str, str], int] = {}
    for line, texts in grid.texts():
        port, name = texts["portid"], texts["portname"]
        text = read_day(grid, line, "date", texts["date"], reading.faults)
        if not text:
            continue
        if len(text) < len("2026-03-01"):
            reading.faults.add(
                "RSN-I004", grid.where(line), "date", f"`{texts['date']}`", "a day",
                "take the daily file",
            )  # fmt: skip
            continue
        first = lines.setdefault((port, text), line)
        if first != line:
            reading.faults.add(
                "RSN-I007", grid.where(line), "date", f"{name}, {text} a second time, first in line"
                f" {first}", "each day of a port once", "remove one of the two",
            )  # fmt: skip
            continue
        code = countries().find(texts["ISO3"]) if "ISO3" in texts else ""
        reading.names[port] = (name, code)
        for column, what in names.items():
            if not is_missing(texts[column]):
                found = read_number(grid, line, column, texts[column], reading.faults)
                if found is not None:
                    reading.calls[port][what][date.fromisoformat(text)] = found
        reading.draft.take("days", "observed.csv, by month")
    sizes = sum(name.startswith("capacity") for name in grid.header)
    reading.draft.leave("columns", "capacity…: a ship's size is no cargo", sizes)


def _place(port: str, reading: _Reading, known: Known) -> str:
    """Return the place of a port or chokepoint, added where it is new."""
    name, code = reading.names[port]
    if found := known.find(name, ("places",)):
        return found
    key = key_for(name)
    territory = ""
    if code:
        territory = known.state(code)
        if not known.find(territory, ("actors",)):
            reading.draft.state(territory)
    reading.draft.put("places", {"place": key, "name": name, "territory": territory})
    reading.draft.say("coordinates of the new places, in places.csv")
    return key


def _months(port: str, reading: _Reading, known: Known) -> None:
    """Write the months of one port that are there whole."""
    draft, place = reading.draft, _place(port, reading, known)
    for what, days in reading.calls[port].items():
        calls = what.endswith(" calls")
        commodity = key_for(what.removeprefix("import ").removeprefix("export "))
        if not calls:
            commodity = f"{commodity}_cargo"
        draft.put("commodities", {
            "commodity": commodity, "name": commodity.replace("_", " ").capitalize(),
            "unit": "ship" if calls else "t",
        })  # fmt: skip
        months: dict[tuple[int, int], list[float]] = defaultdict(list)
        for day, amount in days.items():
            months[day.year, day.month].append(amount)
        for (year, month), amounts in sorted(months.items()):
            if len(amounts) < monthrange(year, month)[1]:
                draft.leave("months", "not all of their days are in the file")
                continue
            mean = sum(amounts) / len(amounts)
            draft.put("observed", {
                "from": "" if what.startswith("import") else place,
                "to": place if what.startswith("import") else "", "commodity": commodity,
                "quantity": f"{mean:.6g} {'ship' if calls else 't'}/d",
                "period": f"{year}-{month:02}", "source": SOURCE.key,
            })  # fmt: skip


def _closure(port: str, reading: _Reading, known: Known) -> None:
    """Propose what is shut where far fewer ships call than a year before."""
    name, _ = reading.names[port]
    days: dict[date, float] = defaultdict(float)
    for what, counted in reading.calls[port].items():
        if what.endswith(" calls"):
            for day, amount in counted.items():
                days[day] += amount
    if not days:
        return
    last = max(days)
    recent = [last - timedelta(days=number) for number in range(RECENT)]
    before = [day - timedelta(days=364) for day in recent]
    if not all(day in days for day in (*recent, *before)):
        return
    usual = sum(days[day] for day in before)
    missing = 1.0 - sum(days[day] for day in recent) / usual if usual else 0.0
    if missing < CLOSED:
        return
    place = known.find(name, ("places",)) or key_for(name)
    share = f"{100 * missing:.0f} %"
    words = f"{recent[-1]} to {last}, against the same weeks a year before"
    reading.draft.scenarios.setdefault("base", {"projects": []})
    reading.draft.scenarios[f"{key_for(name)}_shut"] = {
        "name": f"{name}: {share} fewer calls, {words}",
        "base": "base",
        "closures": [{"place": place, "share": share}],
    }
    reading.draft.say(
        f"whether {name} is shut: {share} fewer ships called from {words}"
        + (f"; a scenario would say `closures: [{{place: {place}, share: {share}}}]`"
           if known.there else f" (scenario {key_for(name)}_shut)")
    )  # fmt: skip
