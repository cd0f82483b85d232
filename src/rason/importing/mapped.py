"""Any table: rows by a mapping, and the mapping drafted from the headers where there is none."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rason.case.faults import Faults, nearest
from rason.case.sheet import columns_of, header_of, key_of
from rason.case.tables import TABLES, Where
from rason.case.whole import REST
from rason.importing.countries import countries, folded
from rason.importing.draft import Draft, identity, key_for
from rason.importing.grid import is_missing, refuse
from rason.importing.mapping import FILE, OPEN
from rason.importing.values import printed_unit, read_day, read_number, read_point
from rason.units import Units, parse

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingType

    from rason.case.columns import Column
    from rason.case.yaml_file import Tree
    from rason.importing.grid import Grid
    from rason.importing.known import Known
    from rason.importing.mapping import Cell, Mapping, Part

WORLD: Final = frozenset({"world", "wld", "allcountries", "w00", "0"})
CITING: Final = "source"
_DAYS: Final = {"date", "period"}
_SPAN: Final = re.compile(r"\d{4}[-\d]*/\d{4}[-\d]*")


def rows_by(
    mapping: Mapping, tree: Tree, grid: Grid, known: Known, draft: Draft, folder: Path
) -> None:
    """Put a grid's rows into a draft as a mapping says.

    `folder` holds the mapping. Raises `InputError` with all that cannot be read, and where the
    mapping leaves a question open.
    """
    asked = Faults(folder)
    _answered(mapping, tree, asked)
    refuse(asked)
    faults = Faults(Path())
    _columns(mapping, tree, grid, asked, faults)
    refuse(asked)
    refuse(faults)
    draft.source = mapping.source.source()
    for table, part in mapping.tables.items():
        _Rows(mapping, table, part, grid, known, draft, faults).read()
    refuse(faults)


def _answered(mapping: Mapping, tree: Tree, faults: Faults) -> None:
    """Note each question that stands open."""
    for name in mapping.ask:
        faults.add(
            "RSN-I009", Where(tree.file, tree.line("ask") or 0), f"column {name}",
            "a column that nobody has placed", "a place in `tables`, or in `leave`",
            f"move `{name}` from `ask` to `leave`, or name it in a column of `tables`",
        )  # fmt: skip
    for name in ("author", "title", "year"):
        if getattr(mapping.source, name) == OPEN:
            faults.add(
                "RSN-I009", Where(tree.file, tree.line("source", name) or 0), f"source, {name}",
                f"`{OPEN}`: who published the file, and when?", "what sources.bib will cite",
                f"replace `{OPEN}`, and write its licence under `license`",
            )  # fmt: skip
    for table, part in mapping.tables.items():
        for name, cell in part.columns.items():
            for word in ("column", "unit", "is_"):
                if getattr(cell, word) == OPEN:
                    line = tree.line("tables", table, "columns", name) or 0
                    faults.add(
                        "RSN-I009", Where(tree.file, line), f"{table}, {name}",
                        f"`{OPEN}`: which {'unit' if word == 'unit' else 'column'}?",
                        "a unit such as bcm/yr" if word == "unit"
                        else "a column of the file, or `is:` with what stands in every row",
                        f"replace `{OPEN}`",
                    )  # fmt: skip


def _columns(mapping: Mapping, tree: Tree, grid: Grid, asked: Faults, faults: Faults) -> None:
    """Note columns of the mapping that the case's table lacks, and those that the file lacks."""
    for table, part in mapping.tables.items():
        if table not in TABLES:
            asked.add(
                "RSN-I009", Where(tree.file, tree.line("tables", table) or 0), "tables",
                f"`{table}`", "one of " + ", ".join(TABLES),
                f"write {nearest(table, TABLES) or 'observed'}",
            )  # fmt: skip
            continue
        headers = [header_of(name, column) for name, column in columns_of(table).items()]
        for name in part.columns:
            if name not in headers:
                asked.add(
                    "RSN-I009", Where(tree.file, tree.line("tables", table, "columns", name) or 0),
                    f"{table}, {name}", f"`{name}`", "one of " + ", ".join(headers),
                    f"write {nearest(name, headers, 0.3) or headers[0]}",
                )  # fmt: skip
        used = [
            name
            for cell in part.columns.values()
            for name in (cell.column, cell.unit_in, *cell.made_of)
            if name
        ]
        grid.ask(dict.fromkeys((*used, *part.where)), faults, "the mapping")


class _Rows:
    """The rows of one table."""

    def __init__(
        self, mapping: Mapping, table: str, part: Part, grid: Grid, known: Known, draft: Draft,
        faults: Faults,
    ) -> None:  # fmt: skip
        self.mapping, self.table, self.part, self.grid = mapping, table, part, grid
        self.known, self.draft, self.faults = known, draft, faults
        self.columns = {header_of(name, each): each for name, each in columns_of(table).items()}
        self.sums: dict[tuple[str, ...], dict[str, tuple[float, str]]] = {}
        self.dimensions: dict[str, tuple[Any, str, int]] = {}
        self.seen: dict[tuple[str, ...], tuple[int, dict[str, str]]] = {}

    def read(self) -> None:
        """Read all rows."""
        for line, texts in self.grid.texts():
            if any(texts[name] not in wanted for name, wanted in self.part.where.items()):
                self.draft.leave("rows", "the mapping's `where` leaves them out")
                continue
            self._row(line, texts)
        for key, amounts in self.sums.items():
            row = self.draft.tables[self.table][key]
            for name, (total, unit) in amounts.items():
                row[name] = f"{total:.12g} {unit}"

    def _row(self, line: int, texts: MappingType[str, str]) -> None:
        """Read one row, or note why it is left."""
        cells: dict[str, str] = {}
        amounts: dict[str, tuple[float, str]] = {}
        before = len(self.faults.found)
        point = self._point(line, texts)
        for name, cell in self.part.columns.items():
            column = self.columns[name]
            if name in point:
                cells[name] = point[name]
                continue
            text = self._text(cell, texts)
            if is_missing(text) and not cell.is_:
                if column.required and not column.default:
                    self.draft.leave("rows", f"no {name} in column {cell.column}")
                    return
                continue
            if column.kind in {"cell", "number"} and not cell.is_:
                found = read_number(self.grid, line, cell.column or name, text, self.faults,
                                    self.mapping.decimal)  # fmt: skip
                unit = self._unit(cell, line, name, texts) if column.kind == "cell" else ""
                if found is None:
                    continue
                amounts[name] = (found, unit)
                cells[name] = f"{found:.12g} {unit}".strip()
            else:
                cells[name] = self._word(column, cell, line, name, text)
        if len(self.faults.found) > before:
            return
        self._measured(line, cells, amounts)
        self._sourced(cells, amounts)
        self._commodity(cells, amounts)
        if self.draft.source and CITING in self.columns and self.table != "figures":
            cells.setdefault(CITING, self.draft.source.key)
        key = identity(self.table, cells)
        if self.part.add:
            self._add(key, cells, amounts)
        else:
            self._once(key, line, cells)

    def _point(self, line: int, texts: MappingType[str, str]) -> dict[str, str]:
        """Return a place's coordinates, which are read together."""
        north, east = (self.part.columns.get(name) for name in ("latitude", "longitude"))
        if north is None or east is None:
            return {}
        pair = self._text(north, texts), self._text(east, texts)
        if all(map(is_missing, pair)):
            return {"latitude": "", "longitude": ""}
        found = read_point(self.grid, line, *pair, self.faults)
        return {} if found is None else {
            "latitude": f"{found[0]:.9g}", "longitude": f"{found[1]:.9g}"
        }  # fmt: skip

    def _text(self, cell: Cell, texts: MappingType[str, str]) -> str:
        if cell.is_ is not None:
            return cell.is_
        if cell.made_of:
            return " ".join(texts[name] for name in cell.made_of)
        text = texts[cell.column or ""]
        return cell.words.get(text, text)

    def _unit(self, cell: Cell, line: int, name: str, texts: MappingType[str, str]) -> str:
        column = self.columns[name]
        if not cell.unit and not cell.unit_in and column.dimension in {"share", "ratio", "rate"}:
            return ""
        text = texts[cell.unit_in] if cell.unit_in else cell.unit or ""
        return printed_unit(
            self.grid, line, cell.unit_in or cell.column or name, text, self.mapping.units,
            self.faults,
        )  # fmt: skip

    def _word(self, column: Column, cell: Cell, line: int, name: str, text: str) -> str:
        """Return a cell that is no number: a key of the case, a day or a word."""
        if column.kind == "key":
            return key_for(text) if not re.fullmatch(r"\w+", text, re.ASCII) else text
        if column.kind in {"reference", "references"}:
            parts = text.split(";") if column.kind == "references" else [text]
            return ";".join(
                self._reference(column, cell, line, name, each.strip()) for each in parts
            )
        if column.kind in _DAYS:
            if column.kind == "period" and _SPAN.fullmatch(text) and not cell.date:
                return text
            return read_day(self.grid, line, cell.column or name, text, self.faults,
                            cell.date or "")  # fmt: skip
        return text

    def _reference(self, column: Column, cell: Cell, line: int, name: str, text: str) -> str:
        """Return the key that a name stands for, adding what is new."""
        if self.table == "observed" and folded(text) in WORLD:
            if name in {"from", "to"} and not self.known.find(REST, column.tables):
                self.draft.put("actors", {"actor": REST, "name": "All others", "kind": "outsider"})
            return REST
        if found := self.known.find(text, column.tables):
            return found
        code = self.mapping.countries.get(text) or countries().find(text)
        if "actors" in column.tables and cell.kind in {None, "country"}:
            if code:
                key = self.known.state(countries().find(code) or code)
                return key if self.known.find(key, ("actors",)) else self.draft.state(key)
            near = countries().near(text)
            self.faults.add(
                "RSN-I008", self.grid.where(line), cell.column or name, f"`{text}`",
                "a country's name or code",
                f"say under `countries` in the mapping which it is: `{text}: "
                f"{near or 'its code'}`, or `kind: firm` in the column if it is none",
            )  # fmt: skip
            return text
        if cell.kind == "firm" and "actors" in column.tables:
            return self.draft.firm(text)
        key = text if re.fullmatch(r"\w+", text, re.ASCII) else key_for(text)
        if "places" in column.tables and not self.draft.has("places", key):
            self.draft.put("places", {"place": key, "name": text})
            self.draft.say("territory and coordinates of the new places, in places.csv")
        return key

    def _measured(
        self, line: int, cells: MappingType[str, str], amounts: MappingType[str, tuple[float, str]]
    ) -> None:
        """Note amounts of one commodity in units of two dimensions."""
        for name, (_, unit) in amounts.items():
            if not unit:
                continue
            dimension = parse(unit).dimension
            of = f"{name} of {cells.get('commodity', '')}"
            first, other, at = self.dimensions.setdefault(of, (dimension, unit, line))
            if first != dimension:
                self.faults.add(
                    "RSN-I005", self.grid.where(line), name,
                    f"`{unit}`, and `{other}` in line {at}", "amounts that measure one thing",
                    "split the file, or keep the rows of one unit with `where`",
                )  # fmt: skip

    def _sourced(self, cells: dict[str, str], amounts: MappingType[str, tuple[float, str]]) -> None:
        """Make figures, which cite, of the numbers of a table whose rows cite nothing."""
        key = (
            cells.get(header_of(key_of(self.table), self.columns[key_of(self.table)]))
            if key_of(self.table)
            else ""
        )
        if not key or CITING in self.columns:
            return
        for name, (amount, unit) in amounts.items():
            if self.columns[name].kind == "cell":
                words = f"{cells.get('name') or key}: {name}"
                cells[name] = self.draft.figure(
                    f"{key}_{name}", words, f"{amount:.12g}", unit or "1"
                )

    def _commodity(
        self, cells: MappingType[str, str], amounts: MappingType[str, tuple[float, str]]
    ) -> None:
        """Add a commodity that is new, in the unit of its first amount."""
        key = cells.get("commodity", "")
        if not key or self.known.find(key, ("commodities",)) or self.draft.has("commodities", key):
            return
        unit = next((unit for _, unit in amounts.values() if unit), "")
        base = re.sub(r"/(yr|a|year|month|d|day|week|quarter)$|pa$", "", unit) or "t"
        self.draft.put(
            "commodities", {"commodity": key, "name": key.replace("_", " "), "unit": base}
        )
        self.draft.say(
            f"what `{key}` is called, and its equivalents in other units, in commodities.csv"
        )

    def _add(
        self,
        key: tuple[str, ...],
        cells: dict[str, str],
        amounts: MappingType[str, tuple[float, str]],
    ) -> None:
        """Add a row to the one that it is part of."""
        sums = self.sums.setdefault(key, {})
        new = key not in self.draft.tables.get(self.table, {})
        self.draft.put(self.table, cells)
        for name, (amount, unit) in amounts.items():
            total, first = sums.get(name, (0.0, unit))
            sums[name] = (
                total + amount * (Units().factor(unit, first) if unit != first else 1),
                first,
            )
        self.draft.take(f"rows into {self.table}.csv" if new else "rows added to others",
                        f"{self.table}.csv")  # fmt: skip

    def _once(self, key: tuple[str, ...], line: int, cells: dict[str, str]) -> None:
        """Keep a row once: a second one that says the same is dropped, another is a fault."""
        first = self.seen.setdefault(key, (line, cells))
        if first[0] == line:
            self.draft.put(self.table, cells)
            self.draft.take(f"rows into {self.table}.csv", f"{self.table}.csv")
        elif first[1] == cells:
            self.draft.leave("rows", "the same row a second time")
        else:
            name = key_of(self.table)
            self.faults.add(
                "RSN-I007", self.grid.where(line), name or self.table,
                f"`{', '.join(filter(None, key))}` a second time, first in line {first[0]}",
                "each once", "remove one, tell them apart by a further column, or say `add: true`"
                " where quantities are parts of one",
            )  # fmt: skip


SYNONYMS: Final = {
    "from": ("from", "origin", "exporter", "seller", "reporter", "source country", "actor",
             "start"),
    "to": ("to", "destination", "importer", "partner", "target", "target country", "recipient",
           "end"),
    "quantity": ("quantity", "qty", "volume", "amount", "tonnes", "net weight", "flow"),
    "period": ("period", "year", "month", "date", "time", "time period"),
    "date": ("date", "day", "event date"),
    "commodity": ("commodity", "product", "good", "fuel", "goods"),
    "place": ("place", "location", "city", "port"),
    "latitude": ("latitude", "lat"), "longitude": ("longitude", "lon", "lng", "long"),
    "territory": ("territory", "country"),
    "owner": ("owner", "operator", "company"), "operator": ("operator", "owner", "company"),
    "buyer": ("buyer", "consumer", "importer"), "event": ("event", "description", "event text"),
    "score": ("score", "goldstein", "intensity"), "capacity": ("capacity", "max capacity"),
    "note": ("note", "comment", "remark"),
}  # fmt: skip
"""Headers by which a column is recognised beside its own name; a draft shows what it placed."""
_UNIT: Final = re.compile(r"(.*?)\s*[\[(]([^\])]+)[\])]\s*")


def drafted(grid: Grid, table: str = "", source: str = "") -> dict[str, Any]:
    """Draft the mapping of a file from its headers; what cannot be placed is asked.

    Raises `InputError` where the headers do not say which table of a case it fills.
    """
    plain = {}
    for name in grid.header:
        match = _UNIT.fullmatch(name)
        plain[name] = (folded(match[1]), match[2]) if match else (folded(name), "")
    chosen = table or _table_of(plain, grid)
    placed: dict[str, str] = {}
    columns: dict[str, Any] = {}
    for field, column in columns_of(chosen).items():
        header = header_of(field, column)
        found = _placed(header, plain, placed)
        if found:
            placed[found] = header
            columns[header] = _drafted_cell(column, found, plain[found][1])
        elif header == "commodity":
            columns[header] = {"is": OPEN}
        elif column.needed:
            columns[header] = {"column": OPEN}
            if column.kind == "cell":
                columns[header]["unit"] = OPEN
    stem = key_for(Path(grid.file.split(", sheet ")[0]).name.split(".")[0])
    return {
        "source": {
            "key": source or stem,
            "author": OPEN,
            "title": Path(grid.file).name,
            "year": OPEN,
            "url": "",
            "license": "",
        },
        "leave": [],
        "ask": [name for name in grid.header if name and name not in placed],
        "tables": {chosen: {"columns": columns}},
    }


def _placed(
    header: str, plain: MappingType[str, tuple[str, str]], placed: MappingType[str, str]
) -> str:
    """Return the header of the file that is a column of the case by its name."""
    words = {folded(each): rank for rank, each in enumerate((header, *SYNONYMS.get(header, ())))}
    found = [(words[word], name) for name, (word, _) in plain.items()
             if word in words and name not in placed]  # fmt: skip
    return min(found)[1] if found else ""


def _drafted_cell(column: Column, name: str, unit: str) -> Any:  # noqa: ANN401 - text or a mapping
    if column.kind != "cell" or (not unit and column.dimension in {"share", "ratio", "rate"}):
        return name
    return {"column": name, "unit": unit or OPEN}


def _table_of(plain: MappingType[str, tuple[str, str]], grid: Grid) -> str:
    """Return the table that most headers fit, of those whose needs are met best."""
    scores = {}
    for table in ("supplies", "demands", "links", "places", "stores", "events", "observed",
                  "contracts", "handling", "processes", "transfers", "actors"):  # fmt: skip
        placed: dict[str, str] = {}
        missing = 0
        for field, column in columns_of(table).items():
            header = header_of(field, column)
            if found := _placed(header, plain, placed):
                placed[found] = header
            elif column.required and not column.default and header != "commodity":
                missing += 1
        if placed:
            scores[table] = len(placed) - 2 * missing
    best = max(scores.values(), default=0)
    first = [table for table, score in scores.items() if score == best]
    if best > 1 and len(first) == 1:
        return first[0]
    faults = Faults(Path())
    faults.add(
        "RSN-I009", grid.where(grid.header_line), "table",
        "columns " + ", ".join(grid.header[:12]) + ": they do not say what the rows are",
        "the table of the case that they fill: " + ", ".join(first or TABLES),
        f"write --table {(first or ['observed'])[0]}, or another of them",
    )  # fmt: skip
    refuse(faults)
    raise AssertionError


HEAD: Final = (
    "Which column of the file is which column of the case, drafted by `rason import table`.\n"
    f"Replace each `{OPEN}`, move the columns under `ask` to `tables` or `leave`, and run the\n"
    "same command again; next month's file is then one command."
)
__all__ = ["FILE", "HEAD", "drafted", "rows_by"]
