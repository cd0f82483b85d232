"""Replays: found beside the cases, read, and held to what a replay may be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rason.analysis.measures import MEASURES
from rason.case.document import Claim
from rason.case.expression import ExpressionError
from rason.case.faults import Faults, nearest
from rason.case.files import read_text
from rason.case.outcome import Replay
from rason.case.yaml_file import read_tree, validate
from rason.claim import amount
from rason.claim.check import as_read, check_statement
from rason.claim.position import Position
from rason.claim.side import EVENT_FORMS, form, near
from rason.errors import Diagnostic, InputError
from rason.scenario.lay import changes, lay
from rason.units import describe

if TYPE_CHECKING:
    from rason.case.case import Case
    from rason.case.document import Statement
    from rason.case.outcome import Outcome
    from rason.case.read import Reading
    from rason.case.tables import Where
    from rason.case.yaml_file import Tree

FOLDER = "replays"


def outcomes_of(case: Case, name: str = "") -> Path | None:
    """Find a case's replay: in a folder `replays` beside the case, or beside the folder of cases.

    None where no name was given and there is none. Raises `InputError` if a named one is not there.
    `name`: of the file, without `.yaml`; else the case's.
    """
    folder = case.folder.resolve()
    names = [name] if name else [case.name.replace("_", "-"), case.name]
    places = [folder.parent / FOLDER, folder.parent.parent / FOLDER]
    if not name or Path(name).name == name:
        for path in (place / f"{each}.yaml" for place in places for each in names):
            if path.is_file():
                return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    if not name:
        return None
    known = [path.stem for place in places for path in sorted(place.glob("*.yaml"))]
    close = nearest(name, known)
    raise InputError(
        Diagnostic(
            "RSN-R001", str(places[0]), None, "outcomes", f"`{name}`",
            "the name of a file in this folder, or in that beside the folder of cases, without"
            " `.yaml`",
            f"write {close}" if close else "leave it out for the case's own",
        )
    )  # fmt: skip


def read_outcomes(path: Path, case: Case) -> Replay:
    """Read a replay of a case.

    Raises `InputError` with every fault of it.
    """
    faults = Faults(path.parent)
    found = read_text(path, faults)
    tree = None if found is None else read_tree(path.name, found[0], faults)
    replay: Replay | None = None if tree is None else validate(tree, (), Replay, faults)
    if tree is not None and replay is not None:
        _Checker(replay, case, tree, faults).check()
    if replay is None or faults.found:
        raise InputError(*faults.ordered((path.name,)))
    return replay


def is_amount(statement: Statement) -> bool:
    """Tell whether a statement measures, and leaves it to the outcome what it is compared with."""
    asked = ("compare", "than", "near", "within")
    return form(statement) in {"measure", "ratio"} and all(
        getattr(statement, name, None) is None for name in asked
    )


def filled(row: Outcome) -> Statement:
    """Return a row's statement with the number that was observed as its other side."""
    assert row.statement is not None, "the row states something"
    if not is_amount(row.statement):
        return row.statement
    return row.statement.model_copy(update={"compare": "<=", "than": row.observed})


def measured_in(case: Case, statement: Statement) -> tuple[str, str]:
    """Return the unit in which what a statement measures is worked out, and its commodity."""
    if statement.ratio is not None:
        return "", ""
    here = near(statement)
    return (
        MEASURES[here.measure].unit(case, here.parameters),
        str(here.parameters.get("commodity", "")),
    )


def changed(case: Case, row: Outcome) -> Case:
    """Return the case as a control has it: wrong, on top of every scenario."""
    return case if row.must_fail is None else lay(case, changes(case, **row.must_fail.plain))


@dataclass(frozen=True, slots=True)
class _Place(Position):
    """Where a row's statement stands; what it is compared with stands in the row itself."""

    def where(self, *path: str | int) -> Where:
        assert self.tree is not None, "a row was read"
        if path[:1] == ("than",):
            return self.tree.where(*self.path[:-1], "observed")
        return self.tree.where(*self.path, *path)


class _Checker:
    """All that is wrong with a replay."""

    def __init__(self, replay: Replay, case: Case, tree: Tree, faults: Faults) -> None:
        self.replay, self.case, self.tree, self.faults = replay, case, tree, faults
        self.reading: Reading = as_read(case)

    def check(self) -> None:
        """Note every fault."""
        told, known = self.replay.case.replace("-", "_"), self.case.name.replace("-", "_")
        if told != known:
            self._add(
                "RSN-S008", ("case",), "case", f"`{self.replay.case}`",
                f"{self.case.name.replace('_', '-')}, the case that is asked",
                "correct it, or ask that case",
            )  # fmt: skip
        times = Counter(row.row for row in self.replay.rows)
        cited = {key for row in self.replay.rows for key in row.source}
        for key, source in self.replay.sources.items():
            if key not in cited:
                continue
            if source.latest <= self.case.settings.frozen:
                self._add(
                    "RSN-S009", ("sources", key, "published"), f"source {key}",
                    str(source.published),
                    f"a day after {self.case.settings.frozen}, when the case was frozen",
                    "leave out what was known by then, or correct the day",
                )  # fmt: skip
            if key in self.case.sources:
                self._add(
                    "RSN-S009", ("sources", key), f"source {key}",
                    f"`{key}`, which the case's {self.case.path('sources.bib')} has, too",
                    "outcomes from sources that the case does not know",
                    "take the figures of that source out of the case, or the row out of the replay",
                )  # fmt: skip
        for index, row in enumerate(self.replay.rows):
            if times[row.row] > 1:
                self._add(
                    "RSN-C022", ("rows", index, "row"), f"row {row.row}",
                    f"`{row.row}` {times[row.row]} times", "each key once", "rename one",
                )  # fmt: skip
            for key in row.source:
                if key not in self.replay.sources:
                    close = nearest(key, self.replay.sources)
                    self._add(
                        "RSN-C023", ("rows", index, "source"), f"row {row.row}, source",
                        f"`{key}`", "a key of the replay's own `sources`",
                        f"write {close}" if close else f"add `{key}` to `sources`",
                    )  # fmt: skip
            self._row(row, index)

    def _row(self, row: Outcome, index: int) -> None:
        """Check that a row has what its kind needs, and that the case can be asked."""
        where, what = ("rows", index), f"row {row.row}"
        if row.statement is not None and row.claim is not None:
            self._add(
                "RSN-S008", (*where, "claim"), what, "a statement and a claim", "one of them",
                "make two rows of it",
            )  # fmt: skip
            return
        if row.statement is None and row.claim is None:
            self._unasked(row, where, what)
            return
        if row.must_fail is not None:
            self._control(row, where, what)
        if row.claim is not None:
            self._claim(row, where, what)
            self._truth(row, where, what, "a claim")
            return
        assert row.statement is not None, "or it would be a claim"
        amounts = is_amount(row.statement)
        if amounts:
            self._amounts(row, where, what)
        else:
            self._truth(row, where, what, "a comparison")
        if amounts and isinstance(row.observed, bool):
            return
        kind = "event" if form(row.statement) in EVENT_FORMS else "measure"
        if kind == "event":
            self._add(
                "RSN-S008", (*where, "statement"), f"{what}, statement",
                "a question to the case's own chronology, which ends before the outcome",
                "a measure", "write `measure:`, or leave the statement out and say `why:`",
            )  # fmt: skip
            return
        stands = Claim(claim=row.row, paragraph=1, says=row.says, kind="measure")
        place = _Place(what, self.tree, (*where, "statement"))
        before = len(self.faults.found)
        check_statement(stands, filled(row), place, self.reading, self.faults, sense=not amounts)
        if amounts and len(self.faults.found) == before:
            self._numbers(row, where, what)

    def _unasked(self, row: Outcome, where: tuple[str | int, ...], what: str) -> None:
        """Check that a row that the case cannot be asked says why."""
        if not row.why.strip():
            self._add(
                "RSN-S008", where, what, "neither a statement nor a claim",
                "what the case is asked, or why it cannot be",
                "add `statement:`, or `why:` with what the case lacks",
            )  # fmt: skip
        for name in ("tolerance", "must_fail"):
            if getattr(row, name) is not None:
                self._add(
                    "RSN-S008", (*where, name), what, f"`{name}` without a statement",
                    "nothing that is compared", f"remove `{name}:`, or add `statement:`",
                )  # fmt: skip

    def _truth(self, row: Outcome, where: tuple[str | int, ...], what: str, asks: str) -> None:
        """Check that a row that holds or fails has yes or no as its outcome."""
        for name in ("observed", "naive"):
            value = getattr(row, name)
            if value is not None and not isinstance(value, bool):
                self._add(
                    "RSN-S008", (*where, name), f"{what}, {name}", f"`{value}`",
                    f"yes or no: {asks} holds or fails", "write yes or no",
                )  # fmt: skip
        if row.tolerance is not None:
            self._add(
                "RSN-S008", (*where, "tolerance"), f"{what}, tolerance", f"`{row.tolerance}`",
                f"none: {asks} holds or fails", "remove `tolerance:`",
            )  # fmt: skip

    def _amounts(self, row: Outcome, where: tuple[str | int, ...], what: str) -> None:
        """Check that a row that measures has numbers, and what they are held to."""
        for name in ("observed", "naive"):
            value = getattr(row, name)
            if isinstance(value, bool):
                self._add(
                    "RSN-S008", (*where, name), f"{what}, {name}", "yes or no",
                    "a number with its unit: the statement measures", "write how much it was",
                )  # fmt: skip
        needed = {"tolerance": "how far off the case may be", "naive": "what no model would say"}
        for name, means in needed.items():
            if getattr(row, name) is None and not (name == "naive" and row.must_fail):
                self._add(
                    "RSN-S008", where, what, f"a measure without `{name}`", means, f"add `{name}:`"
                )

    def _numbers(self, row: Outcome, where: tuple[str | int, ...], what: str) -> None:
        """Check a row's numbers against the unit of its measure."""
        assert row.statement is not None, "the row measures something"
        unit, commodity = measured_in(self.case, row.statement)
        for name in ("observed", "naive", "tolerance"):
            value = getattr(row, name)
            if value is None:
                continue
            try:
                if name == "tolerance":
                    least, part = amount.by(self.case, value, amount.Scale(unit, unit), commodity)
                    nothing = not least and not part
                else:
                    nothing = bool(amount.read(self.case, value, unit, commodity).figures)
                self._same_kind(row, name, where, what)
            except ExpressionError as error:
                self._add(
                    error.code, (*where, name), f"{what}, {name}", error.found, error.expected,
                    error.fix,
                )  # fmt: skip
                continue
            if nothing:
                wanted = "more than nothing" if name == "tolerance" else "a number, not a figure"
                self._add(
                    "RSN-S008", (*where, name), f"{what}, {name}", f"`{value}`", wanted,
                    "write a number with its unit",
                )  # fmt: skip
        if row.tolerance is not None and amount.RELATIVE.fullmatch(row.tolerance):
            self._no_part_of_nothing(row, unit, commodity, where, what)

    def _same_kind(self, row: Outcome, name: str, where: tuple[str | int, ...], what: str) -> None:
        """Check that a number beside an expression over figures measures what that does."""
        assert row.statement is not None, "the row measures something"
        written = str(getattr(row, name))
        if row.statement.ratio is None or amount.RELATIVE.fullmatch(written):
            return
        compiler = amount.compiler(self.case)
        found = compiler.dimension(amount.points(written))
        wanted = compiler.dimension(row.statement.ratio)
        if found is not None and wanted is not None and found != wanted:
            self._add(
                "RSN-S004", (*where, name), f"{what}, {name}", f"`{written}`: {describe(found)}",
                f"{describe(wanted)}, as the ratio is", "write a number in that unit",
            )  # fmt: skip

    def _no_part_of_nothing(
        self, row: Outcome, unit: str, commodity: str, where: tuple[str | int, ...], what: str
    ) -> None:
        """Refuse a tolerance in per cent of an outcome of 0."""
        try:
            observed = amount.read(self.case, row.observed, unit, commodity)
        except ExpressionError:
            return
        if not observed.figures and not float(observed.evaluate({})):
            self._add(
                "RSN-S008", (*where, "tolerance"), f"{what}, tolerance", f"`{row.tolerance}` of 0",
                "an amount with its unit", "write how much the case may say instead",
            )  # fmt: skip

    def _claim(self, row: Outcome, where: tuple[str | int, ...], what: str) -> None:
        """Check that the case has the claim, and that it is settled by then."""
        known = {each.claim: each for each in self.case.claims}
        claim = known.get(str(row.claim))
        if claim is None:
            close = nearest(str(row.claim), known)
            self._add(
                "RSN-C023", (*where, "claim"), f"{what}, claim", f"`{row.claim}`",
                "a key of the case's claims.yaml",
                f"write {close}" if close else "take a key of claims.yaml",
            )  # fmt: skip
            return
        days = [self.replay.sources[key].latest for key in row.source if key in self.replay.sources]
        day = row.until or max(days, default=None)
        if row.observed is False and claim.due is not None and day is not None and day < claim.due:
            self._add(
                "RSN-S009", (*where, "observed"), what, f"no, on {day}",
                f"a day from {claim.due} on, until when it can still come true", "wait until then",
            )  # fmt: skip

    def _control(self, row: Outcome, where: tuple[str | int, ...], what: str) -> None:
        """Check that a control changes the model, and that the case can be changed so."""
        assert row.must_fail is not None, "the row is a control"
        if not row.must_fail.plain:
            same = [
                each.row
                for each in self.replay.rows
                if each.must_fail is None
                and (each.statement, each.claim) == (row.statement, row.claim)
            ]
            if same:
                self._add(
                    "RSN-S008", (*where, "must_fail"), f"{what}, must_fail",
                    f"no change, and the statement of row {same[0]}",
                    "figures, closures, projects or rules that make the model wrong, or another"
                    " statement", "add what is changed",
                )  # fmt: skip
            return
        try:
            changed(self.case, row)
        except InputError as error:
            line = self.tree.where(*where, "must_fail")
            for each in error.diagnostics:
                part = each.what.removeprefix("changes.")
                self.faults.add(
                    each.code, line, f"{what}, must_fail, {part}".rstrip(", "), each.found,
                    each.expected, each.fix,
                )  # fmt: skip

    def _add(
        self, code: str, path: tuple[str | int, ...], what: str, found: str, expected: str, fix: str
    ) -> None:
        self.faults.add(code, self.tree.where(*path), what, found, expected, fix)
