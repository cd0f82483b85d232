"""Reading a case folder: every fault of every file at once, nothing repaired or guessed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rason.case.bibliography import FILE as SOURCES
from rason.case.bibliography import read_sources
from rason.case.case import Case
from rason.case.check_figures import check_figures
from rason.case.check_ranges import Ranges
from rason.case.check_rows import Checker
from rason.case.evaluate import Compiler
from rason.case.expression import ExpressionError
from rason.case.faults import Faults, nearest
from rason.case.files import read_text
from rason.case.rows import Rows
from rason.case.sheet import key_of, read_sheet
from rason.case.situations import Situations
from rason.case.suspicion import suspicions
from rason.case.tables import TABLES, Where
from rason.case.words import read_equivalents
from rason.case.yaml_file import Tree, read_tree, validate
from rason.errors import InputError
from rason.units import Unit, UnitError, Units, parse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from rason.case import document
    from rason.case.bibliography import Source
    from rason.case.sheet import Sheet
    from rason.errors import Diagnostic

DOCUMENTS: Final = ("case.yaml", "scenarios.yaml", "claims.yaml")
FILES: Final = (
    "case.yaml",
    *(f"{table}.csv" for table in TABLES),
    "scenarios.yaml",
    "claims.yaml",
    SOURCES,
)
"""All files of a case, in the order in which they are read."""
REQUIRED: Final = ("case.yaml", "actors.csv", "places.csv", "commodities.csv")
_TABULAR: Final = {".csv", ".tsv", ".xls", ".xlsx", ".ods", ".yaml", ".yml", ".bib", ".json"}
FALLBACK_CURRENCY: Final = "USD"


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a case folder.

    Parameters
    ----------
    folder
        The folder.
    case
        None if there is any fault.
    diagnostics
        All faults, by file and line.
    keys
        Keys of each table that could be read, and of `scenarios`, `claims`, `sources` and
        `passages`; None for a table that could not.
    settings, scenarios, claims
        The documents as far as they could be read, so that claims can be checked beside faults
        in tables.
    trees
        The YAML documents with their lines.
    """

    folder: Path
    case: Case | None
    diagnostics: tuple[Diagnostic, ...]
    keys: Mapping[str, Collection[str] | None] = field(default_factory=dict)
    settings: document.Settings | None = None
    scenarios: Mapping[str, document.Scenario] = field(default_factory=dict)
    claims: tuple[document.Claim, ...] = ()
    trees: Mapping[str, Tree] = field(default_factory=dict)


def read_case(path: str | Path) -> Case:
    """Read a case, or raise all that is wrong with it.

    Parameters
    ----------
    path
        Its folder, or the name of a case that comes with rason.

    Returns
    -------
    case
        Checked.

    Raises
    ------
    InputError
        With every fault of every file.
    """
    reading = read(path)
    if reading.case is None:
        raise InputError(*reading.diagnostics)
    return reading.case


def read(path: str | Path) -> Reading:
    """Read a case folder.

    Parameters
    ----------
    path
        Its folder, or the name of a case that comes with rason.

    Returns
    -------
    reading
        The case, or all that is wrong with it.
    """
    from rason.case.find import find

    try:
        folder = find(path)
    except InputError as error:
        return Reading(Path(path), None, error.diagnostics)
    return _Reader(folder).read()


class _Reader:
    """The steps of reading one folder, each on what the former left."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults = Faults(folder)
        self.texts: dict[str, str] = {}
        self.digest = hashlib.sha256()
        self.keys: dict[str, Collection[str] | None] = {}
        self.sheets: dict[str, Sheet] = {}

    def read(self) -> Reading:
        """Take all steps."""
        self._texts()
        trees = self._trees()
        settings = self._settings(trees.get("case.yaml"))
        sources = self._sources()
        self._sheets()
        scenarios = self._scenarios(trees.get("scenarios.yaml"))
        claims = self._claims(trees.get("claims.yaml"))
        currency = settings.currency if settings else FALLBACK_CURRENCY
        rows = self._rows(currency)
        tables = {table: rows.table(sheet) for table, sheet in self.sheets.items()}
        situations = self._situations(rows, settings, scenarios, trees)
        figures = check_figures(
            tables.get("figures", ()), settings.frozen if settings else None, self.faults
        )
        ranges = Ranges(figures, self.faults)
        ranges.check(rows.bounded)
        Checker(tables, rows.units, rows.assets, ranges, self.faults).check()
        self._players(tables, settings, trees.get("case.yaml"))
        diagnostics = self.faults.ordered(FILES)
        case = None
        if not diagnostics:
            assert settings is not None
            assert situations.discount is not None
            parts = self._parts(tables)
            case = Case(
                name=self.folder.name,
                folder=self.folder,
                digest=self.digest.hexdigest(),
                settings=settings,
                discount=situations.discount,
                scenarios=scenarios,
                scenario_rules=situations.rules,
                scenario_figures=situations.figures,
                claims=claims,
                sources=sources,
                units=rows.units,
                trees=trees,
                **parts,
            )
            case = replace(case, warnings=suspicions(case))
        return Reading(
            self.folder, case, diagnostics, self.keys, settings, scenarios, claims, trees
        )

    def _texts(self) -> None:
        """Read all files."""
        present = {path.name: path for path in sorted(self.folder.iterdir())}
        for name in FILES:
            self.digest.update(f"{name}\0".encode())
            if name not in present:
                if name in REQUIRED:
                    self.faults.add(
                        "RSN-C006", Where(name, 0), "", "no such file", f"{name} in the folder",
                        self._fix_missing(name, present),
                    )  # fmt: skip
                continue
            found = read_text(present[name], self.faults)
            if found is not None:
                self.texts[name] = found[0]
                self.digest.update(hashlib.sha256(found[1]).digest())
        for name, path in present.items():
            hidden = name.startswith((".", "~$"))
            if name in FILES or hidden or path.is_dir() or path.suffix.lower() not in _TABULAR:
                continue
            close = next((file for file in FILES if Path(file).stem == path.stem), "") or nearest(
                name, set(FILES) - set(present)
            )
            fix = f"rename it to {close}" if close else "move it out of the case folder"
            if path.suffix in {".xls", ".xlsx", ".ods"}:
                fix = "save the sheet as `CSV UTF-8 (comma delimited)`, and move this file away"
            self.faults.add(
                "RSN-C005", Where(name, 0), "", f"`{name}`", "only " + ", ".join(FILES), fix
            )

    def _fix_missing(self, name: str, present: Mapping[str, Path]) -> str:
        """Say how a missing file may be come by."""
        close = nearest(name, set(present) - set(FILES))
        return f"rename {close} to {name}" if close else f"add {name}; `rason new` shows one"

    def _trees(self) -> dict[str, Tree]:
        """Read the YAML documents."""
        trees = {
            name: read_tree(name, self.texts[name], self.faults)
            for name in DOCUMENTS
            if name in self.texts
        }
        return {name: tree for name, tree in trees.items() if tree is not None}

    def _settings(self, tree: Tree | None) -> document.Settings | None:
        """Check `case.yaml`."""
        from rason.case.document import Settings

        return None if tree is None else validate(tree, (), Settings, self.faults)

    def _sources(self) -> dict[str, Source]:
        """Read the bibliography."""
        if SOURCES not in self.texts:
            self.keys["sources"] = None if (self.folder / SOURCES).exists() else ()
            return {}
        sources = read_sources(self.texts[SOURCES], self.faults)
        self.keys["sources"] = sources
        return sources or {}

    def _sheets(self) -> None:
        """Cut the tables, and collect their keys."""
        for table in TABLES:
            name = f"{table}.csv"
            if name not in self.texts:
                missing = (self.folder / name).exists() or name in REQUIRED
                self.keys[table] = None if missing else ()
                continue
            sheet = read_sheet(table, self.texts[name], self.faults)
            self.keys[table] = None if sheet is None else dict.fromkeys(sheet.keys)
            if sheet is not None:
                self.sheets[table] = sheet
                self._repeated(sheet)
        links = self.sheets.get("links")
        passages = [line.texts["passage"] for line in links.lines] if links else []
        self.keys["passages"] = None if self.keys["links"] is None else dict.fromkeys(
            key.strip() for text in passages for key in text.split(";") if key.strip()
        )  # fmt: skip

    def _repeated(self, sheet: Sheet) -> None:
        """Note keys that stand twice."""
        first: dict[str, int] = {}
        for key, line in zip(sheet.keys, sheet.lines, strict=False):
            if key and key in first:
                self.faults.add(
                    "RSN-C022", line.where, f"{sheet.key} {key}, {sheet.key}",
                    f"`{key}` a second time, first in line {first[key]}", "each key once",
                    "rename one, or remove it",
                )  # fmt: skip
            first.setdefault(key, line.where.line)

    def _scenarios(self, tree: Tree | None) -> dict[str, document.Scenario]:
        """Check `scenarios.yaml`."""
        from rason.case.document import Scenario

        self.keys["scenarios"] = ()
        if tree is None:
            if "scenarios.yaml" in self.texts:
                self.keys["scenarios"] = None
            return {}
        if tree.value is None:
            return {}
        if not isinstance(tree.value, dict):
            self.faults.add(
                "RSN-C042", Where(tree.file, 1), "", "no mapping", "names with what they change",
                "write `base:` and what it changes, indented",
            )  # fmt: skip
            return {}
        self.keys["scenarios"] = tuple(tree.value)
        scenarios = {}
        for name, value in tree.value.items():
            if value is None:
                scenarios[name] = Scenario()
                continue
            scenario = validate(tree, (name,), Scenario, self.faults)
            if scenario is not None:
                scenarios[name] = scenario
        return scenarios

    def _claims(self, tree: Tree | None) -> tuple[document.Claim, ...]:
        """Check the form of `claims.yaml`."""
        from rason.case.document import Claim

        self.keys["claims"] = ()
        if tree is None or tree.value is None:
            return ()
        if not isinstance(tree.value, list):
            self.faults.add(
                "RSN-C042", Where(tree.file, 1), "", "no list", "a list of claims",
                "begin each claim with `- claim: its_key`",
            )  # fmt: skip
            return ()
        claims = [validate(tree, (index,), Claim, self.faults) for index in range(len(tree.value))]
        return tuple(claim for claim in claims if claim is not None)

    def _rows(self, currency: str) -> Rows:
        """Prepare what cells need: units of commodities and figures, commodities of assets."""
        commodities, equivalents = {}, {}
        sheet = self.sheets.get("commodities")
        for line in sheet.lines if sheet else ():
            key, unit = line.texts["commodity"], line.texts["unit"]
            try:
                parse(unit)
                commodities[key] = unit
                equivalents[key] = read_equivalents(line.texts["equivalents"], unit)
            except (UnitError, ExpressionError):
                continue
        units = Units(currency, commodities, equivalents)
        figures: dict[str, Unit | None] = {}
        sheet = self.sheets.get("figures")
        for line in sheet.lines if sheet else ():
            try:
                figures[line.texts["figure"]] = parse(line.texts["unit"])
            except UnitError:
                figures[line.texts["figure"]] = None
        assets = {}
        for table in ("markets", "supplies", "demands", "links", "processes", "stores"):
            other = self.sheets.get(table)
            column = "input" if table == "processes" else "commodity"
            for line in other.lines if other else ():
                assets[line.texts[key_of(table)]] = line.texts[column].split(";")[0].strip()
        return Rows(self.faults, self.keys, Compiler(units, figures), assets)

    def _situations(
        self,
        rows: Rows,
        settings: document.Settings | None,
        scenarios: Mapping[str, document.Scenario],
        trees: Mapping[str, Tree],
    ) -> Situations:
        """Check the documents against the tables."""
        sheet = self.sheets.get("figures")
        written = (
            {line.texts["figure"]: line.texts["unit"] for line in sheet.lines} if sheet else {}
        )
        situations = Situations(rows, written)
        if settings is not None:
            situations.check_settings(settings, trees["case.yaml"])
        for name, scenario in scenarios.items():
            situations.check_scenario(name, scenario, trees["scenarios.yaml"])
        if scenarios:
            situations.check_circles(scenarios, trees["scenarios.yaml"])
        return situations

    def _players(
        self,
        tables: Mapping[str, list[Any]],
        settings: document.Settings | None,
        tree: Tree | None,
    ) -> None:
        """Refuse a player that is an outsider."""
        kinds = {actor.actor: actor.kind for actor in tables.get("actors", ())}
        for index, player in enumerate(settings.players if settings else ()):
            if kinds.get(player) == "outsider" and tree is not None:
                self.faults.add(
                    "RSN-C050", tree.where("players", index), "players",
                    f"`{player}`, an outsider in actors.csv", "actors that bargain",
                    "remove it from players, or change its kind",
                )  # fmt: skip

    @staticmethod
    def _parts(tables: Mapping[str, list[Any]]) -> dict[str, Any]:
        """Return the tables as the case holds them."""
        parts: dict[str, Any] = {}
        for table in TABLES:
            key = key_of(table)
            found = tables.get(table, [])
            parts[table] = {getattr(row, key): row for row in found} if key else tuple(found)
        return parts
