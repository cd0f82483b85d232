"""A draft into a folder: a new case, or rows of one that is there; all of it or nothing."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from rason.case.bibliography import FILE as SOURCES
from rason.case.csv_text import BOM, Row, csv_text, rewritten
from rason.case.faults import Faults
from rason.case.files import read_records
from rason.case.output import new_folder, write_whole
from rason.case.read import read_texts
from rason.case.routes import read_file
from rason.case.sheet import columns_of, header_of, key_of
from rason.case.tables import TABLES, Where
from rason.case.texts import FILES, ROUTES, Texts
from rason.errors import InputError
from rason.importing.draft import identity
from rason.importing.grid import refuse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from rason.importing.draft import Draft, Source

FIRST = ("actors", "places", "commodities")  # tables that every case has
DIGITS: Final = 5  # decimals of a degree: about a metre
ENDS: Final = {
    "links": ("from", "to"), "supplies": ("place", "commodity"), "stores": ("place", "commodity"),
    "demands": ("place", "commodity"), "markets": ("place", "commodity"),
    "processes": ("place", "input", "output"),
}  # fmt: skip
"""Columns in which two assets of one key must agree to be one."""


def write(draft: Draft, folder: Path, frozen: date | None = None) -> tuple[str, ...]:
    """Write a draft as a new case, or into the case that is there; return the files written.

    A file whose rows are all there keeps its bytes. Raises `InputError` if the case that would
    come of it has a fault; nothing is then written.
    """
    there = (folder / "case.yaml").is_file()
    kept = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if not there and any(name not in draft.files for name in kept):
        with new_folder(folder):  # which says what stands there
            raise AssertionError
    texts = _filled(draft, folder) if there else _new(draft, folder, frozen)
    found = {name: (folder / name).read_bytes() for name in kept if name in FILES}
    own = {name: text.encode() for name, text in texts.items() if name in FILES}
    faults = read_texts(Texts(folder.resolve().name, folder, found | own)).diagnostics
    if faults:
        raise InputError(*faults)
    if kept:
        _write(texts, folder)
    else:
        with new_folder(folder) as working:
            _write(texts, working)
    return tuple(texts)


def _filled(draft: Draft, folder: Path) -> dict[str, str]:
    """Return the files of the case that change."""
    texts: dict[str, str] = {}
    for table in TABLES:
        rows = draft.tables.get(table)
        if not rows:
            continue
        path = folder / f"{table}.csv"
        before = path.read_bytes().decode("utf-8") if path.is_file() else ""
        after = joined(table, before, draft, path) if before else table_text(table, rows.values())
        if after != before:
            texts[path.name] = after
    path = folder / ROUTES
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    led = {row["link"] for row in _rows(folder, texts, "links.csv") if row.get("route")}
    if (after := with_routes(before, draft, led)) != before:
        texts[ROUTES] = after
    if draft.source:
        path = folder / SOURCES
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        if not re.search(rf"@\w+\{{\s*{re.escape(draft.source.key)}\s*,", before):
            texts[SOURCES] = f"{before.rstrip()}\n\n{entry(draft.source)}".lstrip()
    for name, text in draft.files.items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            texts[name] = text
    return texts


def _write(texts: Mapping[str, str], folder: Path) -> None:
    for name, text in texts.items():
        write_whole(folder / name, text.encode())


def _new(draft: Draft, folder: Path, frozen: date | None) -> dict[str, str]:
    """Return the files of a new case."""
    title = re.sub(r"[-_]+", " ", folder.name).strip().capitalize() or "My case"
    settings: dict[str, Any] = {
        "format": 1,
        "title": title,
        "frozen": frozen or date.today(),  # noqa: DTZ011 - the day on the author's own calendar
        "currency": "USD",
        "discount": "8 %",
        "players": players(draft),
        **draft.settings,
    }
    head = (
        f"# A draft made by `rason import {draft.kind}`: what it assumes is a figure of grade D.\n"
        "# frozen, discount and players are its proposals, to be made yours.\n"
    )
    texts = {"case.yaml": head + _yaml(settings)}
    for table in TABLES:
        rows = draft.tables.get(table, {})
        if rows or table in FIRST:
            texts[f"{table}.csv"] = table_text(table, rows.values())
    texts["scenarios.yaml"] = _yaml(draft.scenarios or {"base": {"projects": []}})
    if routes := with_routes("", draft, ()):
        texts[ROUTES] = routes
    if draft.source:
        texts[SOURCES] = entry(draft.source)
    return texts | draft.files


def _rows(folder: Path, texts: Mapping[str, str], name: str) -> list[dict[str, str]]:
    """Return the rows of a table as it will be."""
    path = folder / name
    text = texts.get(name) or (path.read_text(encoding="utf-8-sig") if path.is_file() else "")
    records = read_records(name, text.removeprefix(BOM), Faults(Path())) or []
    header = [cell.split("[")[0].strip() for cell in records[0].cells] if records else []
    return [dict(zip(header, record.cells, strict=False)) for record in records[1:]]


def with_routes(text: str, draft: Draft, led: Collection[str]) -> str:
    """Return the file of routes with those of a draft; a link that has one keeps it.

    `led` are links whose route stands in links.csv. A text that cannot be read stays as it is:
    reading the case says what is wrong with it.
    """
    faults = Faults(Path())
    there = {key for each in read_file(text, faults) for key in each.links} if text else set()
    if faults.found:
        return text
    new = {
        ";".join(keys): points
        for links, points in draft.routes.items()
        if (keys := [each for each in links.split(";") if each not in there and each not in led])
    }
    if not new:
        return text
    features = json.loads(text)["features"] if text else []
    source = {"source": draft.source.key} if draft.source else {}
    for links, points in new.items():
        spots = [[round(east, DIGITS), round(north, DIGITS)] for north, east in points]
        features.append({
            "type": "Feature",
            "properties": {"link": links, **source},
            "geometry": {"type": "LineString", "coordinates": spots},
        })  # fmt: skip
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'


MOST_PLAYERS = 5


def players(draft: Draft) -> list[str]:
    """Propose who bargains: the states that most rows name, at most so many.

    A case needs one player at least: of a draft without any actor it is somebody yet to be named.
    """
    if not list(draft.rows("actors")):
        draft.put("actors", {"actor": "somebody", "name": "Somebody", "kind": "state"})
        draft.say("who bargains: the file names nobody, and `somebody` stands in (actors.csv)")
    states = [each["actor"] for each in draft.rows("actors") if each["kind"] == "state"]
    counts = dict.fromkeys(states or [each["actor"] for each in draft.rows("actors")], 0)
    for table in ("places", "links", "observed", "events"):
        for row in draft.rows(table):
            for name in ("territory", "consent", "from", "to"):
                for key in row.get(name, "").split(";"):
                    if key in counts:
                        counts[key] += 1
    ranked = sorted(counts, key=lambda key: (-counts[key], key))
    return ranked[:MOST_PLAYERS]


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=100)


def table_text(table: str, rows: Any) -> str:  # noqa: ANN401 - an iterable of rows
    """Return rows as CSV with the columns that any of them fills, in the order of the format."""
    lines = list(rows)
    columns = columns_of(table)
    headers = [
        header_of(name, column)
        for name, column in columns.items()
        if column.needed or any(row.get(header_of(name, column)) for row in lines)
    ]
    return csv_text(headers, ([row.get(each, "") for each in headers] for row in lines))[0]


def joined(table: str, text: str, draft: Draft, path: Path) -> str:
    """Return a table with a draft's rows; all that it does not touch keeps its bytes.

    Rows that cite the draft's own source follow it. Of any other row that is there only empty
    cells are filled: what an author wrote stays, and so does a figure that was assumed and has been
    replaced. Raises `InputError` where a key stands for another asset.
    """
    rows = draft.tables[table]
    mark = BOM if text.startswith(BOM) else ""
    body = text.removeprefix(BOM)
    records = read_records(f"{table}.csv", body, Faults(Path()))
    if not records:
        return mark + table_text(table, rows.values())
    header = [cell.split("[")[0].strip() for cell in records[0].cells]
    units = [cell.partition("[")[2].rstrip("] ") for cell in records[0].cells]
    wanted = {name for row in rows.values() for name, cell in row.items() if cell}
    order = [header_of(name, column) for name, column in columns_of(table).items()]
    new = [name for name in order if name in wanted and name not in header]
    waiting = dict(rows)
    lines = []
    faults = Faults(path.parent)
    for record in records[1:]:
        row = dict(zip(header, record.cells, strict=False))
        change = waiting.pop(identity(table, row), {})
        _same_asset(table, row, change, Where(path.name, record.line), faults)
        follows = bool(change.get("source")) and change["source"] == row.get("source")
        if change and not follows and _differ(row, change):
            draft.leave(f"rows of {table}.csv", "the case has its own, which stay")
        after = [
            change.get(name) or row.get(name, "")
            if follows
            else row.get(name) or change.get(name, "")
            for name in (*header, *new)
        ]
        lines.append(Row(record.line, after))
    refuse(faults)
    for given in waiting.values():
        cells = [
            given.get(name, "").removesuffix(f" {unit}") if unit else given.get(name, "")
            for name, unit in zip(header, units, strict=True)
        ]
        lines.append(Row(None, [*cells, *(given.get(name, "") for name in new)]))
    names = [*records[0].cells, *new] if new else None
    return mark + rewritten(body, records, lines, names)


def _differ(row: Mapping[str, str], change: Mapping[str, str]) -> bool:
    """Tell whether a row that is there says otherwise than a draft."""
    return any(cell and row.get(name) and row[name] != cell for name, cell in change.items())


def _same_asset(
    table: str, row: Mapping[str, str], change: Mapping[str, str], where: Where, faults: Faults
) -> None:
    """Note a key that stands for something else in the case than in the draft."""
    for name in ENDS.get(table, ()):
        if change.get(name) and row.get(name) and change[name] != row[name]:
            key = header_of(key_of(table), columns_of(table)[key_of(table)])
            faults.add(
                "RSN-I007", where, f"{key} {row[key]}, {name}",
                f"`{row[name]}`; the import has one of this key with `{change[name]}`",
                "one key for one asset", "rename the one of the case",
            )  # fmt: skip


def entry(source: Source) -> str:
    """Return the entry of a source in `sources.bib`."""
    fields = source.fields()
    width = max(map(len, fields))
    lines = [f"  {name:<{width}} = {{{text}}}," for name, text in fields.items()]
    return "\n".join([f"@misc{{{source.key},", *lines, "}", ""])
