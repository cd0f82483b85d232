"""One door for all exports: the form by the path's suffix or by name, and what was written."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

from rason.case.faults import nearest
from rason.case.output import new_folder, refused, write_whole
from rason.case.portable import hold_to_all_systems
from rason.case.terms import NOTHING, passed_on, terms_of
from rason.errors import Diagnostic, InputError
from rason.exporting.geojson import geojson
from rason.exporting.layers import layers_of
from rason.exporting.style import style
from rason.report.folder import replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rason.case.case import Case
    from rason.case.terms import Terms
    from rason.report.document import Document

Form = Literal["geojson", "gpkg", "pypsa", "datapackage", "xlsx", "folder"]
FORMS: Final[tuple[str, ...]] = get_args(Form)
_SUFFIXES: Final[dict[str, str]] = {
    ".geojson": "geojson",
    ".gpkg": "gpkg",
    ".nc": "pypsa",
    ".zip": "datapackage",
    ".xlsx": "xlsx",
}
_ENDINGS: Final[dict[str, str]] = {
    "geojson": ".geojson",
    "gpkg": ".gpkg",
    "pypsa": ".nc",
    "datapackage": ".datapackage",
    "xlsx": ".xlsx",
    "folder": "",
}
"""How a file is called for which no path is named; that of a data package is a folder."""
OF_RUNS: Final = ("datapackage", "xlsx")


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export has written, and what it has to say."""

    form: str
    paths: tuple[Path, ...]
    notes: tuple[str, ...] = ()
    partial: bool = False
    """Whether rows were left out that `whole` would keep."""


def form_of(path: Path | None, to: str | None) -> str:
    """Return the form that a path's suffix or a name asks for; refuse two that differ."""
    suffix = path.suffix.lower() if path is not None else ""
    by_suffix = _SUFFIXES.get(suffix)
    if to is None and by_suffix is None:
        close = nearest(suffix.lstrip("."), FORMS)
        known = ", ".join(_SUFFIXES)
        found = f"`{path}`" if path is not None else "neither a path nor a form"
        fix = f"write --to {close}" if suffix and close else "write --to geojson, or another form"
        raise _unfit(path, found, f"a path that ends in one of {known}, or --to with a form", fix)
    if to is not None and by_suffix is not None and to != by_suffix:
        assert path is not None
        fix = f"leave --to out, or write {path.with_suffix(_ENDINGS[to]).name}"
        raise _unfit(path, f"--to {to} with `{path.name}`", f"a path of form {to}", fix)
    return to or by_suffix or ""


def export(
    thing: Case | Document,
    path: Path | None,
    to: str | None,
    *,
    scenarios: Sequence[str] = (),
    agreed: bool = False,
    whole: bool = False,
    replace: bool = False,
    run: Path | None = None,
) -> Exported:
    """Write a case or a run in the form of another program.

    `run`: the folder of a run, whose tables are taken from there. `whole`: whether rows are kept
    that may not be passed on. `replace`: whether what stands there is overwritten. Raises
    `InputError` if the form does not fit or cannot be written.
    """
    form = form_of(path, to)
    if run is not None and form not in OF_RUNS:
        raise _unfit(
            path, f"a run as {form}", "a run as datapackage or xlsx: only cases are maps",
            "name the case, or write --to xlsx",
        )  # fmt: skip
    if scenarios and form != "pypsa":
        raise _unfit(
            path, f"--scenario with {form}", "a scenario of a network; all else holds every one",
            "leave --scenario out, or write --to pypsa",
        )  # fmt: skip
    name = run.resolve().name if run is not None else thing.name  # type: ignore[union-attr]
    target = path if path is not None else Path(f"{name}{_ENDINGS[form]}")
    if form in ("gpkg", "xlsx") and target.suffix.lower() != _ENDINGS[form]:
        target = target.with_name(f"{target.name}{_ENDINGS[form]}")
    hold_to_all_systems(target)
    own = thing.folder if run is None else run  # type: ignore[union-attr]
    job = _Job(target, scenarios, agreed, whole, replace, own)
    if run is not None:
        return job.of_run(thing, form)  # type: ignore[arg-type]
    return getattr(job, form)(thing)  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class _Job:
    """One export with what was asked for."""

    target: Path
    scenarios: Sequence[str]
    agreed: bool
    whole: bool
    replace: bool
    own: Path | None = None  # the folder of the case that is exported

    def geojson(self, case: Case) -> Exported:
        """Write a file for each layer, each with its style."""
        terms = self._terms(case)
        files: dict[Path, bytes] = {}
        stem = self.target.with_suffix("") if self.target.suffix else self.target
        for layer in layers_of(case, terms):
            data = stem.with_name(f"{stem.name}_{layer.name}.geojson")
            files[data] = geojson(layer).encode()
            files[data.with_suffix(".qml")] = style(layer).encode()
        self._free(*files)
        for path, content in files.items():
            write_whole(path, content)
        return _exported("geojson", tuple(files), terms, *_unplaced(case))

    def gpkg(self, case: Case) -> Exported:
        """Write one file with all layers."""
        from rason.exporting.geopackage import write_geopackage

        terms = self._terms(case)
        layers = layers_of(case, terms)
        self._file(lambda path: write_geopackage(layers, path))
        return _exported("gpkg", (self.target,), terms, *_unplaced(case))

    def pypsa(self, case: Case) -> Exported:
        """Write a network, as netCDF where the path ends in .nc and else as a folder of CSV."""
        from rason.exporting.network import network, sizes, write_network

        terms = self._terms(case)
        if terms.sources:
            raise InputError(
                Diagnostic(
                    "RSN-R012", case.path("sources.bib"),
                    case.sources[terms.sources[0]].where.line, "",
                    f"{' and '.join(terms.sources)}, which may not be passed on",
                    "numbers that may: a network cannot leave any out",
                    "write --all, and keep the network to yourself",
                )
            )  # fmt: skip
        net = network(case, self.scenarios, agreed=self.agreed)
        netcdf = self.target.suffix.lower() == ".nc"
        write = self._file if netcdf else self._folder
        write(lambda path: write_network(net, path, netcdf=netcdf))
        notes = [sizes(net), "Central figures; a PyPSA network has no ranges, draws or claims."]
        if self.agreed:
            notes.append("Consents are left out, as if everybody agreed.")
        return Exported("pypsa", (self.target,), (*notes, *terms.notes))

    def datapackage(self, case: Case) -> Exported:
        """Write tables, documents and their description, as a folder or an archive."""
        from rason.exporting.data_package import write_case_package

        terms = self._terms(case)
        self._packed(lambda folder: write_case_package(case, folder, terms))
        return _exported("datapackage", (self.target,), terms)

    def xlsx(self, case: Case) -> Exported:
        """Write a workbook that is read again."""
        from rason.exporting.case_workbook import write_case_workbook

        terms = self._terms(case)
        self._file(lambda path: write_case_workbook(case, path, terms))
        return _exported("xlsx", (self.target,), terms)

    def folder(self, case: Case) -> Exported:
        """Write the folder of a case that comes from elsewhere, such as a workbook."""
        terms = self._terms(case)
        self._free(self.target)
        with new_folder(self.target) as working:
            for name, content in passed_on(case, terms).items():
                (working / name).write_bytes(content)
        return _exported("folder", (self.target,), terms)

    def of_run(self, document: Document, form: str) -> Exported:
        """Write the tables of a run as a data package or a workbook."""
        from rason.exporting.run_tables import passed_on

        found, notes = passed_on(document, whole=self.whole)
        if form == "xlsx":
            from rason.exporting.run_workbook import write_run_workbook

            self._file(lambda path: write_run_workbook(document, found, path))
        else:
            from rason.report.tables import about
            from rason.table.export import write_tables

            said = about(document) | ({"description": notes[0]} if notes else {})
            self._packed(lambda folder: write_tables(found.values(), folder, said))
        return Exported(form, (self.target,), notes, partial=bool(notes))

    def _packed(self, fill: Callable[[Path], None]) -> None:
        """Fill a folder, or an archive of one where the path ends in .zip."""
        from rason.exporting.data_package import zipped

        if self.target.suffix.lower() == ".zip":
            self._file(lambda path: zipped(fill, path))
        else:
            self._folder(fill)

    def _terms(self, case: Case) -> Terms:
        return NOTHING if self.whole else terms_of(case)

    def _free(self, *paths: Path) -> None:
        """Refuse to write over what is there, unless that was asked for."""
        for path in paths:
            if path.exists() and (path.is_dir() or not self.replace):
                fix = "choose another path" + ("" if path.is_dir() else ", or write --replace")
                raise InputError(
                    Diagnostic(
                        "RSN-R002", str(path), None, "", "something of this name",
                        "a path where nothing stands yet", fix,
                    )
                )  # fmt: skip

    def _file(self, write: Callable[[Path], None]) -> None:
        """Write one file beside its place, then put it there."""
        self._free(self.target)
        with refused(self.target), tempfile.TemporaryDirectory() as folder:
            working = Path(folder) / self.target.name
            write(working)
            content = working.read_bytes()
        write_whole(self.target, content)

    def _folder(self, fill: Callable[[Path], None]) -> None:
        """Fill a folder that appears whole or not at all.

        One that is there is replaced only by the same files: whatever else lies in it is not ours.
        """
        if not (self.replace and self.target.is_dir()):
            with new_folder(self.target) as working:
                fill(working)
            return
        if self.own is not None and self.target.resolve() == self.own.resolve():
            raise _occupied(self.target, "the case itself")
        with replacing(self.target) as working:
            fill(working)
            others = {each.name for each in self.target.iterdir()}
            others -= {each.name for each in working.iterdir()}
            if others:
                raise _occupied(self.target, f"a folder with other files, such as {min(others)}")


def _exported(form: str, paths: tuple[Path, ...], terms: Terms, *notes: str) -> Exported:
    return Exported(form, paths, (*terms.notes, *notes), partial=bool(terms.sources))


def _occupied(path: Path, found: str) -> InputError:
    return InputError(
        Diagnostic(
            "RSN-R002", str(path), None, "", found, "an earlier export, or nothing yet",
            "choose another path",
        )
    )  # fmt: skip


def _unplaced(case: Case) -> tuple[str, ...]:
    """Say which places are on no map, having no position."""
    bare = [
        key for key, row in case.places.items() if row.latitude is None or row.longitude is None
    ]
    if not bare:
        return ()
    return (f"On no map, without latitude and longitude: {', '.join(bare)}.",)


def _unfit(path: Path | None, found: str, expected: str, fix: str) -> InputError:
    where = str(path) if path is not None else "command line"
    return InputError(Diagnostic("RSN-R011", where, None, "", found, expected, fix))
