"""A case: typed, sourced tables at one date. Frozen; read from a folder, or made of frames."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rason.case.texts import FILES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from rason.case import document, tables
    from rason.case.bibliography import Source
    from rason.case.calendar import Span
    from rason.case.cell import Cell
    from rason.case.places import Places
    from rason.case.routes import Route
    from rason.case.tables import Where
    from rason.case.yaml_file import Tree
    from rason.errors import Diagnostic
    from rason.units import Units


@dataclass(frozen=True, slots=True)
class Case:
    """One system at one date.

    Tables are mappings from key to row, in file order. Cells of quantities and prices evaluate in
    *program units*: a commodity's own unit per year, and millions of the case's currency per
    commodity unit, so that no later stage converts anything.

    Parameters
    ----------
    name
        Name of the folder.
    folder
        Where it was read from.
    digest
        SHA-256 over all its files.
    settings
        `case.yaml`.
    discount
        The case's discount rate, as a cell of unit 1/yr.
    figures
        Every number, by key.
    reports
        Other reports of contested figures, which stand in `figures` as well.
    series
        What figures are in time; a row with a value stands in `figures` as well.
    actors, places, commodities
        What the other tables refer to, by key.
    markets, supplies, demands, links, processes
        Assets, by key.
    handling
        What places can pass, by key.
    stores, projects, contracts, rules
        By key.
    events, relations, transfers, observed, observed_fees
        What happened, and what stands between actors.
    scenarios
        By name.
    scenario_rules
        The rules that each scenario adds, as rows like those of rules.csv.
    scenario_figures
        The figures that each scenario sets, as cells in the figure's own unit.
    claims
        In file order.
    sources
        BibTeX entries by key.
    units
        The unit registry of this case, with its commodities' equivalents.
    on_top
        Names of scenarios that lie on top of whichever is asked; see `rason.scenario.lay`.
    calendars
        Days cut into steps, by scenario; those of the case itself have no name.
    scenario_amounts
        What each scenario's closures cap and charge, by position of the closure, `capped` or
        `charged`, and position there.
    routes
        Courses of land links, by link, where they are known.
    warnings
        What is legal and suspicious.
    trees
        The YAML documents with their lines.
    texts
        The files that it was read from, by name, byte for byte; of a case in memory, those that
        `write` makes.
    origin
        What its lines are called in diagnostics; None for a folder, where they are files and
        lines.
    """

    name: str
    folder: Path
    digest: str
    settings: document.Settings
    discount: Cell
    figures: Mapping[str, tables.Figure]
    reports: tuple[tables.Report, ...]
    series: tuple[tables.Series, ...]
    actors: Mapping[str, tables.Actor]
    places: Mapping[str, tables.Place]
    commodities: Mapping[str, tables.Commodity]
    markets: Mapping[str, tables.Market]
    supplies: Mapping[str, tables.Supply]
    demands: Mapping[str, tables.Demand]
    links: Mapping[str, tables.Link]
    processes: Mapping[str, tables.Process]
    handling: Mapping[str, tables.Handling]
    stores: Mapping[str, tables.Store]
    projects: Mapping[str, tables.Project]
    contracts: Mapping[str, tables.Contract]
    rules: Mapping[str, tables.Rule]
    events: tuple[tables.Event, ...]
    relations: tuple[tables.Relation, ...]
    transfers: tuple[tables.Transfer, ...]
    observed: tuple[tables.Observed, ...]
    observed_fees: tuple[tables.ObservedFee, ...]
    scenarios: Mapping[str, document.Scenario]
    scenario_rules: Mapping[str, Mapping[str, tables.Rule]]
    scenario_figures: Mapping[str, Mapping[str, Cell]]
    claims: tuple[document.Claim, ...]
    sources: Mapping[str, Source]
    units: Units
    on_top: tuple[str, ...] = ()
    calendars: Mapping[str, Span] = field(default_factory=dict)
    scenario_amounts: Mapping[str, Mapping[tuple[int, str, int], Cell]] = field(
        default_factory=dict
    )
    routes: Mapping[str, Route] = field(default_factory=dict)
    warnings: tuple[Diagnostic, ...] = ()
    trees: Mapping[str, Tree] = field(default_factory=dict)
    texts: Mapping[str, bytes] = field(default_factory=dict, repr=False, compare=False)
    origin: Places | None = field(default=None, repr=False, compare=False)

    def __repr__(self) -> str:
        """Say what the case is and how much it holds."""
        from rason.case.shown import in_a_line

        return in_a_line(self)

    def _repr_html_(self) -> str:
        """Show it in a notebook, in short."""
        from rason.case.shown import as_html

        return as_html(self)

    @classmethod
    def from_frames(
        cls,
        frames: Mapping[str, pd.DataFrame],
        *,
        settings: Mapping[str, Any] | str | None = None,
        scenarios: Mapping[str, Any] | str | None = None,
        claims: list[Any] | str | None = None,
        sources: str | None = None,
        routes: str | None = None,
        name: str = "memory",
    ) -> Case:
        """Make a case of frames, without a folder.

        Parameters
        ----------
        frames
            By table, such as ``links``. The columns are those of the table, the index is read as
            the column that it names, or as the key. A cell is text as in a file, a number, a day, a
            truth value, or nothing; lists of keys are joined. ``attrs["units"]`` are units of
            columns, which stand in the header of a file.
        settings, scenarios, claims
            What `case.yaml`, `scenarios.yaml` and `claims.yaml` hold, as values or as YAML text.
        sources
            What is cited, as BibTeX text.
        routes
            Courses of links, as GeoJSON text.
        name
            The name of the case.

        Returns
        -------
        case
            Checked as a folder is.

        Raises
        ------
        InputError
            With every fault of every frame, by the label of its row.

        Examples
        --------
        >>> import rason
        >>> toy = rason.read_case("toy")
        >>> made = rason.Case.from_frames(toy.tables, **toy.documents, name="toy")
        >>> made.digest == toy.digest
        True
        """
        from rason.case.frames import texts_of
        from rason.case.read import made

        documents = {
            "case.yaml": settings,
            "scenarios.yaml": scenarios,
            "claims.yaml": claims,
            "sources.bib": sources,
            "routes.geojson": routes,
        }
        return made(texts_of(frames, documents, name))

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables that the case has, as frames: by key, where a table has one.

        Numbers are floats, ``yes`` is True, all else is text; expressions stay text.
        ``attrs`` have the table's `description`, the `descriptions` of its columns, and the `units`
        that stand in its header. A change of a frame is none of the case.
        """
        from rason.case.frames import frame_of
        from rason.case.tables import TABLES

        files = {table: self.texts.get(f"{table}.csv") for table in TABLES}
        return {
            table: frame_of(table, content)
            for table, content in files.items()
            if content is not None
        }

    @property
    def documents(self) -> dict[str, str]:
        """Settings, scenarios, claims, sources and routes as text, as `from_frames` takes them."""
        from rason.case.frame_places import NAMES
        from rason.case.tables import TABLES

        return {
            part: self.texts[file].decode("utf-8-sig")
            for file, part in NAMES.items()
            if file in self.texts and part not in TABLES
        }

    def with_(
        self,
        figures: Mapping[str, Any] | None = None,
        rows: Mapping[str, Any] | None = None,
    ) -> Case:
        """Return the case with other figures or rows.

        Parameters
        ----------
        figures
            By key: a number in the figure's unit, text with a unit, or a formula. The figure has no
            range then, nor sources. A mapping changes the cells that it names and no others:
            ``{"low": 40, "high": 60}``.
        rows
            By table: cells by key and column, where None drops a row; or a frame of further rows.
            In a table without keys the position of a row is its key.

        Returns
        -------
        case
            Another case, checked; all that is not changed keeps its text.

        Raises
        ------
        InputError
            With every fault of the change, and of the case as it would be.

        Examples
        --------
        >>> import rason
        >>> wider = {"links": {"pipe": {"capacity": "12 bcm/yr"}}}
        >>> wider = rason.read_case("toy").with_(rows=wider)
        >>> wider.tables["links"].loc["pipe", "capacity"]
        '12 bcm/yr'
        """
        from rason.case.changed import changed
        from rason.case.read import made

        return made(changed(self, figures or {}, rows or {}))

    def write(self, folder: str | Path) -> Path:
        """Write the case as a folder, or as a workbook.

        Parameters
        ----------
        folder
            Which must not be there yet; a name that ends in `.xlsx` is a workbook.

        Returns
        -------
        folder
            With the files that the case was read from, byte for byte, but for what was changed.

        Raises
        ------
        InputError
            If it is there, or cannot be made.
        """
        from rason.case.output import new_folder

        path = Path(folder)
        if path.suffix.lower() == ".xlsx":
            # Workbooks are written in a layer above this one.
            import_module("rason.exporting.export").export(self, path, "xlsx", whole=True)
            return path
        with new_folder(path) as working:
            for file, content in self.texts.items():
                (working / file).write_bytes(content)
        return path

    def check(self) -> pd.DataFrame:
        """Return what is at fault in the claims, and what is legal and suspicious, as a frame.

        Returns
        -------
        diagnostics
            What ``rason check`` shows, one row each: `code`, `severity`, `place`, `what`, `found`,
            `expected` and `fix`.
        """
        # Claims are read and solved in layers above this one.
        found: pd.DataFrame = import_module("rason.study.checking").frame(self)
        return found

    @property
    def players(self) -> tuple[str, ...]:
        """The actors that bargain, in the order of `case.yaml`."""
        return self.settings.players

    def members(self, actor: str) -> tuple[str, ...]:
        """Return whom an actor's name stands for: a bloc for its members, another for itself.

        Parameters
        ----------
        actor
            Key of an actor.

        Returns
        -------
        members
            In the order of actors.csv; a bloc that bargains itself, or that nobody names as its
            own, stands for itself.
        """
        if actor in self.settings.players:
            return (actor,)
        inside = tuple(key for key, each in self.actors.items() if each.bloc == actor)
        return inside or (actor,)

    def everyone(self, actors: Iterable[str]) -> tuple[str, ...]:
        """Return all whom a list of names stands for, each once.

        Parameters
        ----------
        actors
            Keys of actors; blocs stand for their members.

        Returns
        -------
        everyone
            In order of first appearance.
        """
        return tuple(dict.fromkeys(one for actor in actors for one in self.members(actor)))

    def link_factor(self, link: str, commodity: str) -> float:
        """Return how much of a link's joint capacity a unit of a commodity takes.

        Parameters
        ----------
        link
            Key of the link.
        commodity
            One of the commodities that it carries.

        Returns
        -------
        factor
            Units of the link's first commodity for one unit of `commodity`.
        """
        first = self.links[link].commodity[0]
        units = self.units
        return units.factor(
            units.commodities[commodity], units.commodities[first], first, commodity
        )

    def length(self, link: str) -> Cell | None:
        """Return how long a link is.

        Parameters
        ----------
        link
            Key of the link.

        Returns
        -------
        length
            As links.csv says [km]; where it does not, of the link's route; None without either.
        """
        route = self.routes.get(link)
        return self.links[link].length or (route.cell if route else None)

    def path(self, file: str = "") -> str:
        """Return a file of the case as diagnostics name it: by the way that led to the case.

        Parameters
        ----------
        file
            Such as ``claims.yaml``; nothing for the case's folder.

        Returns
        -------
        path
            As whoever asked would name it.
        """
        if self.origin is not None:
            return self.origin.file(file) if file else self.name
        return str(self.folder / file)

    def place(self, where: Where, column: str = "") -> str:
        """Return where a row or a cell stands, as the author of the case knows it.

        Parameters
        ----------
        where
            File and line of its text; line 0 means the whole file.
        column
            Header of the cell; nothing for the row.

        Returns
        -------
        place
            Such as ``links.csv:7``, ``links!D7`` of a workbook, ``links, row 'espo'`` in memory.
        """
        if self.origin is not None and where.file in FILES:
            file, line = self.origin.file, self.origin.line
            return line(where.file, where.line, column) if where.line else file(where.file)
        return f"{where.file}:{where.line}" if where.line else where.file

    def named(self, fault: Diagnostic) -> Diagnostic:
        """Return a fault that names its place as the author of the case knows it.

        Parameters
        ----------
        fault
            Of a file that `path` named, and a line of its text.

        Returns
        -------
        fault
            The same one for a case that was read from a folder.
        """
        return fault if self.origin is None else self.origin.named(fault)

    def line(self, file: str, *path: str | int) -> int | None:
        """Return the line of a part of a YAML document.

        Parameters
        ----------
        file
            Such as ``claims.yaml``.
        *path
            Keys and positions from the root.

        Returns
        -------
        line
            From 1; None if there is no such document.
        """
        tree = self.trees.get(file)
        return None if tree is None else tree.line(*path)
