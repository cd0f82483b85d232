"""Reading a case: every fault of every text at once, nothing repaired or guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rason.case.case import Case
from rason.case.check_blocs import check_blocs, check_unions
from rason.case.check_closures import kept_apart
from rason.case.check_figures import check_figures
from rason.case.check_foresight import check_windows
from rason.case.check_keep import check_keeps
from rason.case.check_pairs import pairs
from rason.case.check_ranges import Ranges
from rason.case.check_reports import with_reports
from rason.case.check_routes import read_routes
from rason.case.check_rows import NAMESPACE, Checker
from rason.case.check_series import check_values, with_series
from rason.case.check_settings import check_settings, lineage
from rason.case.check_stores import check_stores
from rason.case.cut import Cut
from rason.case.evaluate import Compiler
from rason.case.expression import ExpressionError
from rason.case.faults import Faults
from rason.case.folder import read_folder
from rason.case.observed_fees import check_fees
from rason.case.rows import Bounded, Rows
from rason.case.sheet import key_of
from rason.case.situations import Situations
from rason.case.suspicion import suspicions
from rason.case.tables import TABLES, Where
from rason.case.texts import DOCUMENTS, FILES, ROUTES
from rason.case.words import KEY, read_equivalents
from rason.case.yaml_file import Tree, read_tree, validate
from rason.errors import InputError
from rason.units import Unit, UnitError, Units, parse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from rason.case import document
    from rason.case.places import Places
    from rason.case.routes import Route
    from rason.case.tables import Figure
    from rason.case.texts import Texts
    from rason.errors import Diagnostic

FALLBACK_CURRENCY: Final = "USD"


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a case."""

    folder: Path
    case: Case | None  # None if there is any fault
    diagnostics: tuple[Diagnostic, ...]  # all faults, by file and line
    # Keys of each table that could be read, and of `scenarios`, `claims`, `sources` and `passages`;
    # None for a table that could not.
    keys: Mapping[str, Collection[str] | None] = field(default_factory=dict)
    # settings, scenarios, claims: the documents as far as they could be read, so that claims can be
    # checked beside faults in tables.
    settings: document.Settings | None = None
    scenarios: Mapping[str, document.Scenario] = field(default_factory=dict)
    claims: tuple[document.Claim, ...] = ()
    trees: Mapping[str, Tree] = field(default_factory=dict)  # the YAML documents with their lines
    places: Places | None = None  # what places are called, if it was no folder


def read_case(path: str | Path) -> Case:
    """Read a case, or raise all that is wrong with it.

    Parameters
    ----------
    path
        Its folder, a workbook (`.xlsx`), or the name of a case that comes with rason.

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
    """Read a case folder, or a workbook that holds a case."""
    from rason.case.find import find
    from rason.case.workbook import is_workbook, read_workbook

    try:
        if is_workbook(path):
            return read_texts(read_workbook(path))
        folder = find(path)
    except InputError as error:
        return Reading(Path(path), None, error.diagnostics)
    faults = Faults(folder)
    return _Reader(read_folder(folder, faults), faults).read()


def read_texts(texts: Texts) -> Reading:
    """Read a case whose texts come from elsewhere than a folder."""
    faults = Faults(texts.folder, texts.places)
    reading = _Reader(texts, faults).read()
    if not texts.faults:
        return reading
    # What could not be written as text is noted; that its cell is empty follows from it.
    noted = {(fault.file, _column(fault)) for fault in texts.faults}
    others = [each for each in reading.diagnostics if (each.file, _column(each)) not in noted]
    return replace(reading, diagnostics=(*texts.faults, *others))


def _column(fault: Diagnostic) -> str:
    """Return the column in which a fault stands."""
    return fault.what.rpartition(", ")[2].removeprefix("column ")


def made(texts: Texts) -> Case:
    """Return the case that texts make, or raise all that is wrong with it."""
    reading = read_texts(texts)
    if reading.case is None:
        raise InputError(*reading.diagnostics)
    return reading.case


class _Reader:
    """The steps of reading one case, each on what the former left."""

    def __init__(self, texts: Texts, faults: Faults) -> None:
        self.texts = texts
        self.faults = faults
        self.cut = Cut(texts, faults)
        self.keys = self.cut.keys
        self.trees = self._trees()
        self.settings = self._settings()
        self.scenarios = self._scenarios()
        self.claims = self._claims()
        self.routes: dict[str, Route] = {}

    def read(self) -> Reading:
        """Check all parts against each other, and put them together."""
        rows = self._rows(self._currency())
        tables = {table: rows.table(sheet) for table, sheet in self.cut.sheets.items()}
        situations = self._situations(rows)
        tables["figures"] = with_reports(tables.get("figures", ()), tables.get("reports", ()))
        series = tables.get("series", ())
        tables["figures"] = with_series(tables["figures"], series, self.faults)
        figures = check_figures(tables["figures"], self._frozen(), self.faults)
        ranges = Ranges(figures, self.faults)
        ranges.check(rows.bounded)
        held = (*rows.bounded, *pairs(tables.get("demands", ()), tables.get("stores", ())))
        self._settings_of(situations, held, figures, ranges)
        known = [bounded for bounded in held if ranges.knows(bounded.cell)]
        check_values(series, known, figures, ranges.corners, self.faults)
        Checker(tables, rows.units, rows.assets, ranges, self.faults).check()
        links = {link.link: link for link in tables.get("links", ())}
        check_fees(
            tables.get("observed_fees", ()),
            links,
            rows.units,
            self._frozen(),
            self.faults,
            lost=len(links) < len(self.cut.keys["links"] or ()),
        )
        self.routes = read_routes(
            self.cut.texts.get(ROUTES), tables, self.cut.keys["links"], self.faults
        )
        check_stores(tables.get("stores", ()), situations.calendars, ranges, self.faults)
        self._keeps(tables, situations)
        seen = self.settings.foresight if self.settings else None
        check_windows(seen, self.scenarios, situations.calendars, self.trees, self.faults)
        self._players(tables)
        diagnostics = self.faults.ordered(FILES)
        broken = diagnostics or self.texts.faults
        case = None if broken else self._case(tables, situations, rows.units)
        if case is not None and "scenarios.yaml" in self.trees:
            trees = dict.fromkeys(case.scenarios, self.trees["scenarios.yaml"])
            diagnostics = tuple(kept_apart(case, case.scenarios, trees))
            case = None if diagnostics else case
        return Reading(
            folder=self.texts.folder,
            case=case,
            diagnostics=diagnostics,
            keys=self.keys,
            settings=self.settings,
            scenarios=self.scenarios,
            claims=self.claims,
            trees=self.trees,
            places=self.texts.places,
        )

    def _trees(self) -> dict[str, Tree]:
        """Read the YAML documents."""
        texts = self.cut.texts
        trees = {
            name: read_tree(name, texts[name], self.faults) for name in DOCUMENTS if name in texts
        }
        return {name: tree for name, tree in trees.items() if tree is not None}

    def _settings(self) -> document.Settings | None:
        """Check `case.yaml`."""
        from rason.case.document import Settings

        tree = self.trees.get("case.yaml")
        return None if tree is None else validate(tree, (), Settings, self.faults)

    def _raw(self, key: str) -> object:
        """Return a value of `case.yaml` even if another of its values is at fault."""
        tree = self.trees.get("case.yaml")
        return tree.value.get(key) if tree is not None and isinstance(tree.value, dict) else None

    def _currency(self) -> str:
        """Return the currency, so that a fault elsewhere does not put every price at fault."""
        found = self._raw("currency")
        if found is None:
            text = self.cut.texts.get("case.yaml", "")
            match = re.search(r"^currency:\s*['\"]?(\w+)", text, re.MULTILINE)
            found = match[1] if match else FALLBACK_CURRENCY
        try:
            parse(str(found))
        except UnitError:
            self.faults.excused.add(("RSN-C029", f"unit `{found}`"))
            return FALLBACK_CURRENCY
        return str(found)

    def _frozen(self) -> date | None:
        """Return the day of the freeze, if it can be read."""
        found = self._raw("frozen")
        return found if isinstance(found, date) else None

    def _scenarios(self) -> dict[str, document.Scenario]:
        """Check the form of `scenarios.yaml`."""
        from rason.case.document import Scenario

        self.keys["scenarios"] = None if "scenarios.yaml" in self.cut.unknown else ()
        tree = self.trees.get("scenarios.yaml")
        if tree is None:
            if "scenarios.yaml" in self.cut.texts:
                self.keys["scenarios"] = None
            return {}
        if tree.value is None:
            return {}
        if not isinstance(tree.value, dict):
            self.keys["scenarios"] = None
            self.faults.add(
                "RSN-C042", Where(tree.file, 1), "", "no mapping", "names with what they change",
                "write `base:` and what it changes, indented",
            )  # fmt: skip
            return {}
        self.keys["scenarios"] = tuple(tree.value)
        scenarios = {}
        for name, value in tree.value.items():
            if not KEY.fullmatch(name):
                self.faults.add(
                    "RSN-C021", tree.where(name), "scenario", f"`{name}`",
                    "letters, digits and `_`", "rename it, and say the rest in `name:`",
                )  # fmt: skip
            empty = value is None
            scenario = Scenario() if empty else validate(tree, (name,), Scenario, self.faults)
            if scenario is not None:
                scenarios[name] = scenario
        return scenarios

    def _claims(self) -> tuple[document.Claim, ...]:
        """Check the form of `claims.yaml`."""
        from rason.case.document import Claim

        self.keys["claims"] = ()
        tree = self.trees.get("claims.yaml")
        if tree is None or tree.value is None:
            return ()
        if not isinstance(tree.value, list):
            self.faults.add(
                "RSN-C042", Where(tree.file, 1), "", "no list", "a list of claims",
                "begin each claim with `- claim: its_key`",
            )  # fmt: skip
            return ()
        found = [validate(tree, (index,), Claim, self.faults) for index in range(len(tree.value))]
        claims = tuple(claim for claim in found if claim is not None)
        self.keys["claims"] = tuple(claim.claim for claim in claims)
        return claims

    def _rows(self, currency: str) -> Rows:
        """Prepare what cells need: units of commodities and figures, commodities of assets."""
        commodities, equivalents = {}, {}
        sheets = self.cut.sheets
        for line in sheets["commodities"].lines if "commodities" in sheets else ():
            key, unit = line.texts["commodity"], line.texts["unit"]
            try:
                if "%" in unit:  # noted where the row is read: no amount is a percentage
                    continue
                parse(unit)
                equivalents[key] = read_equivalents(line.texts["equivalents"], unit)
                commodities[key] = unit
            except (UnitError, ExpressionError):
                continue
        figures: dict[str, Unit | None] = {}
        if "figures" in sheets:
            figures = dict.fromkeys(sheets["figures"].lost)
            for line in sheets["figures"].lines:
                key = line.texts["figure"]
                try:
                    figures[key] = parse(line.texts["unit"])
                except UnitError:
                    figures[key] = None
        known = self.keys["figures"] is not None
        units = Units(currency, commodities, {key: equivalents[key] for key in commodities})
        return Rows(self.faults, self.keys, Compiler(units, figures, known), self._assets())

    def _assets(self) -> dict[str, str]:
        """Return the first commodity of every asset."""
        assets = {}
        for table in NAMESPACE:
            sheet = self.cut.sheets.get(table)
            column = "input" if table == "processes" else "commodity"
            for line in sheet.lines if sheet else ():
                assets[line.texts[key_of(table)]] = line.texts[column].split(";")[0].strip()
        return assets

    def _situations(self, rows: Rows) -> Situations:
        """Check the documents against the tables."""
        sheet = self.cut.sheets.get("figures")
        lines = sheet.lines if sheet else ()
        written = {line.texts["figure"]: line.texts["unit"] for line in lines}
        inline = {
            key
            for scenario in self.scenarios.values()
            for key, value in scenario.rules.items()
            if not isinstance(value, bool)
        }
        situations = Situations(rows, written, frozenset(inline))
        if self.settings is not None:
            situations.check_settings(self.settings, self.trees["case.yaml"])
        for name, scenario in self.scenarios.items():
            situations.check_scenario(name, scenario, self.trees["scenarios.yaml"])
        if self.scenarios:
            situations.check_circles(self.scenarios, self.trees["scenarios.yaml"])
        return situations

    def _settings_of(
        self,
        situations: Situations,
        held: Collection[Bounded],
        figures: Mapping[str, Figure],
        ranges: Ranges,
    ) -> None:
        """Hold what each scenario sets, with its bases, to the ranges of the cells that use it."""
        held = [bounded for bounded in held if ranges.knows(bounded.cell)]
        for name in self.scenarios:
            settings = {
                key: (f"{each}.figures.{key}", cell)
                for each in lineage(self.scenarios, name)
                for key, cell in situations.figures.get(each, {}).items()
                if ranges.knows(cell)
            }
            check_settings(settings, held, figures, ranges.corners, self.faults)

    def _keeps(self, tables: Mapping[str, list[Any]], situations: Situations) -> None:
        """Check what rules keep, those of scenarios too."""
        rules = [(rule, f"rule {rule.rule}") for rule in tables.get("rules", ())]
        rules += [
            (rule, f"{name}.rules.{key}")
            for name, some in situations.rules.items()
            for key, rule in some.items()
        ]
        stores, demands, actors = (
            {getattr(row, key_of(table)): row for row in tables.get(table, ())}
            for table in ("stores", "demands", "actors")
        )
        check_keeps(rules, stores, demands, actors, self.faults)

    def _players(self, tables: Mapping[str, list[Any]]) -> None:
        """Refuse a player that is an outsider, or named twice, and a bloc that stands for none."""
        kinds = {actor.actor: actor.kind for actor in tables.get("actors", ())}
        players = self.settings.players if self.settings else ()
        if self.settings and not players:
            self.faults.add(
                "RSN-C042", self.trees["case.yaml"].where("players"), "players", "an empty list",
                "the actors that bargain, one at least", "write the key of an actor of actors.csv",
            )  # fmt: skip
        for index, player in enumerate(players):
            where = self.trees["case.yaml"].where("players", index)
            if kinds.get(player) == "outsider":
                self.faults.add(
                    "RSN-C050", where, "players", f"`{player}`, an outsider in actors.csv",
                    "actors that bargain", "remove it from players, or change its kind",
                )  # fmt: skip
            if player in players[:index]:
                self.faults.add(
                    "RSN-C022", where, "players", f"`{player}` a second time", "each player once",
                    "remove one of the two",
                )  # fmt: skip
        check_blocs(tables, players, self.faults)
        if "scenarios.yaml" in self.trees:
            check_unions(self.scenarios, kinds, self.trees["scenarios.yaml"], self.faults)

    def _case(self, tables: Mapping[str, list[Any]], situations: Situations, units: Units) -> Case:
        """Put the parts together."""
        assert self.settings is not None
        assert situations.discount is not None
        parts: dict[str, Any] = {}
        for table in TABLES:
            key, found = key_of(table), tables.get(table, [])
            parts[table] = {getattr(row, key): row for row in found} if key else tuple(found)
        case = Case(
            name=self.texts.name,
            folder=self.texts.folder,
            digest=self.texts.digest,
            settings=self.settings,
            discount=situations.discount,
            scenarios=self.scenarios,
            scenario_rules=situations.rules,
            scenario_figures=situations.figures,
            scenario_amounts=situations.amounts,
            claims=self.claims,
            sources=self.cut.sources,
            units=units,
            calendars=situations.calendars,
            routes=self.routes,
            trees=self.trees,
            texts=self.texts.files,
            origin=self.texts.places,
            **parts,
        )
        return replace(case, warnings=suspicions(case))
