"""What a case that is there calls its actors, places and commodities, and which series it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rason.importing.countries import countries, folded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rason.importing.draft import Draft

NAMED: Final = ("actors", "markets", "places", "commodities", "links", "figures", "projects")


class Known:
    """Keys of a case by key, name and, of actors, country."""

    def __init__(self, folder: Path) -> None:
        self.keys: dict[str, dict[str, str]] = {table: {} for table in NAMED}
        self.units: dict[str, str] = {}  # unit by commodity
        self.grounds: dict[str, str] = {}  # of countries with one place, that place
        # Value and grade by figure and first day.
        self.series: dict[str, dict[str, tuple[float, str]]] = {}
        self.there = (folder / "case.yaml").is_file()
        if not self.there:
            return
        from rason.case.read import read_case

        case = read_case(folder)
        for table in NAMED:
            for key, row in getattr(case, table).items():
                for text in (key, getattr(row, "name", "")):
                    if text:
                        self.keys[table].setdefault(folded(text), key)
        for key, actor in case.actors.items():
            code = countries().find(key) or countries().find(actor.name)
            if code and actor.kind == "state":
                self.keys["actors"].setdefault(folded(code), key)
        self.units = {key: each.unit for key, each in case.commodities.items()}
        for row in case.series:
            if row.from_ is not None and row.value is not None:
                days = self.series.setdefault(row.figure, {})
                days[row.from_.isoformat()] = (row.value, row.grade)
        grounds = [place.territory for place in case.places.values()]
        self.grounds = {
            place.territory: key
            for key, place in case.places.items()
            if place.territory and grounds.count(place.territory) == 1
        }

    def find(self, text: str, tables: Iterable[str]) -> str:
        """Return the key that a word stands for in one of some tables; nothing if in none."""
        for table in tables:
            if found := self.keys.get(table, {}).get(folded(text)):
                return found
        return ""

    def state(self, code: str) -> str:
        """Return what the case calls a country: its own key, or the code."""
        return self.find(code, ("actors",)) or code

    def adopt(self, draft: Draft, commodity: str) -> None:
        """Let a draft call a commodity as the case does, where it has one of that name."""
        row = draft.tables.get("commodities", {}).get((commodity,), {})
        own = self.find(commodity, ("commodities",)) or self.find(
            row.get("name", commodity), ("commodities",)
        )
        if not own or own == commodity:
            return
        draft.tables["commodities"].pop((commodity,), None)
        for rows in draft.tables.values():
            for cells in rows.values():
                if cells.get("commodity") == commodity:
                    cells["commodity"] = own
