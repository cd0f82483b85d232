"""All faults of a case's claims at once, found before anything is solved."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rason.case.faults import Faults
from rason.case.read import Reading
from rason.case.situations import numbered, within
from rason.case.tables import TABLES
from rason.claim.amount import CLAIMS
from rason.claim.check_days import check_days
from rason.claim.check_events import check_events
from rason.claim.check_measure import check_measure, check_minus, check_numbers
from rason.claim.check_sense import check_sense, check_together
from rason.claim.check_unread import check_unread
from rason.claim.chronology import names
from rason.claim.forecast import check_due
from rason.claim.position import Position
from rason.claim.side import EVENT_FORMS, FORMS, form, near
from rason.scenario.merge import merge

if TYPE_CHECKING:
    from rason.case.case import Case
    from rason.case.document import Claim, Statement
    from rason.errors import Diagnostic

KEYS = ("compare", "than", "by", "near", "within")
SPOKEN = {"untestable": "what would be needed to test it", "forecast": "what would settle it"}
FIXED = {"built": "always stands", "forced": "is always built", "out": "can never be built"}


def check(case: Case) -> tuple[Diagnostic, ...]:
    """Check the claims of a case that has been read.

    By line; empty if the claims can be tested.
    """
    return check_reading(as_read(case))


def as_read(case: Case) -> Reading:
    """Return a case in the form in which its reader hands it on."""
    keys = {table: _keys(case, table) for table in TABLES}
    passages = (key for link in case.links.values() for key in link.passage)
    keys |= {"scenarios": tuple(case.scenarios), "passages": tuple(dict.fromkeys(passages))}
    return Reading(
        folder=case.folder,
        case=case,
        diagnostics=(),
        keys=keys,
        settings=case.settings,
        scenarios=case.scenarios,
        claims=case.claims,
        trees=case.trees,
        places=case.origin,
    )


def check_reading(reading: Reading) -> tuple[Diagnostic, ...]:
    """Check the claims of a case folder, even where its tables have faults.

    By line; empty if the claims can be tested.
    `reading`: what came of reading the folder. Where there is no case, units are left unchecked.
    """
    faults = Faults(reading.folder, reading.places)
    times = Counter(claim.claim for claim in reading.claims)
    for claim in reading.claims:
        position = Position.of(claim, reading.trees.get(CLAIMS))
        if times[claim.claim] > 1:
            faults.add(
                "RSN-C022", position.where("claim"), f"claim {claim.claim}",
                f"`{claim.claim}` {times[claim.claim]} times", "each key once", "rename one",
            )  # fmt: skip
        _check_paragraph(claim, position, reading, faults)
        frozen = reading.settings.frozen if reading.settings is not None else None
        check_due(claim, frozen, position, faults)
        _check_claim(claim, position, reading, faults)
    return faults.ordered((CLAIMS,))


def _keys(case: Case, table: str) -> tuple[str, ...]:
    held = getattr(case, table)
    return () if isinstance(held, tuple) else tuple(held)


def _check_paragraph(claim: Claim, position: Position, reading: Reading, faults: Faults) -> None:
    """Check that the text has the paragraph: a claim nowhere in it would be lost."""
    text = reading.settings.text if reading.settings is not None else None
    paragraphs = text.paragraphs if text is not None else None
    if isinstance(claim.paragraph, int) and not within(claim.paragraph, paragraphs):
        faults.add(
            "RSN-C031", position.where("paragraph"), f"claim {claim.claim}, paragraph",
            f"paragraph {claim.paragraph}", numbered(paragraphs),
            "correct it, or text.paragraphs in case.yaml",
        )  # fmt: skip


def _check_claim(claim: Claim, position: Position, reading: Reading, faults: Faults) -> None:
    """Check that a claim has what its kind needs, then its statements."""
    what = f"claim {claim.claim}"
    if claim.kind in SPOKEN:
        if not claim.why.strip():
            faults.add(
                "RSN-S005", position.where("kind"), what, f"kind {claim.kind} without `why`",
                SPOKEN[claim.kind], f"add `why:` with {SPOKEN[claim.kind]}",
            )  # fmt: skip
        if claim.statements:
            faults.add(
                "RSN-S005", position.where("statements"), what,
                f"kind {claim.kind} with statements", "a claim that nothing here tests",
                "remove `statements:`, or write another kind",
            )  # fmt: skip
        return
    if not claim.statements:
        faults.add(
            "RSN-S005", position.where("kind"), what, f"kind {claim.kind} without statements",
            "at least one statement that tests it",
            "add `statements:`, or write `kind: untestable` with `why:`",
        )  # fmt: skip
    before = len(faults.found)
    for index, statement in enumerate(claim.statements):
        check_statement(claim, statement, position.statement(index), reading, faults)
    if reading.case is not None and len(faults.found) == before:
        check_together(claim.statements, reading.case, position, faults)


def check_statement(
    claim: Claim,
    statement: Statement,
    place: Position,
    reading: Reading,
    faults: Faults,
    *,
    sense: bool = True,
) -> None:
    """Check one statement by its form.

    `sense`: whether what can only be true, or only be false, is a fault.
    """
    kind = form(statement)
    if kind is None:
        _formless(statement, place, faults)
    elif (kind in EVENT_FORMS) != (claim.kind == "event"):
        modelled = "a statement about events" if claim.kind == "event" else "a measure"
        faults.add(
            "RSN-S005", place.where(kind), place.what,
            f"`{kind}` in a claim of kind {claim.kind}", modelled,
            "make two claims of it, one of kind event",
        )  # fmt: skip
    elif check_unread(statement, kind, place, faults):
        return
    elif kind in EVENT_FORMS:
        check_events(statement, kind, place, reading, faults)
    else:
        _check_modelled(statement, place, reading, faults, sense=sense)


def _formless(statement: Statement, place: Position, faults: Faults) -> None:
    """Note a statement that says nothing, or several things."""
    said = [name for name in FORMS if getattr(statement, name) is not None]
    faults.add(
        "RSN-S005", place.where(*said[:1]), place.what, " and ".join(said) or "nothing to test",
        "one of " + ", ".join(FORMS), "make a statement of each" if said else "add `measure:`",
    )  # fmt: skip


def _check_modelled(
    statement: Statement, place: Position, reading: Reading, faults: Faults, *, sense: bool
) -> None:
    """Check a statement about the model."""
    kind = form(statement)
    scenarios = reading.keys.get("scenarios")
    known = True
    for scenario in names(statement.in_):
        if scenarios is not None and scenario not in scenarios:
            faults.dangling(
                place.where("in"), f"{place.what}, in", scenario, scenarios, ("scenarios",)
            )
            known = False
    if kind == "break_even" and statement.measure is None:
        faults.add(
            "RSN-S005", place.where("break_even"), place.what, "break_even without `measure`",
            "what is measured at the break-even", "add `measure:`",
        )  # fmt: skip
        return
    if kind in {"measure", "break_even"}:
        there = known
        known &= check_measure(near(statement), place, reading, faults)
        if there:
            known &= check_days(statement, place, reading, faults)
        if statement.minus is not None:
            known &= check_minus(statement, place, reading, faults, known=known)
    if kind == "build":
        _check_build(statement, place, reading, faults, known=known)
        return
    known &= _check_compared(statement, place, faults)
    if kind == "break_even":
        known &= _check_figure(statement, place, reading, faults)
    before = len(faults.found)
    check_numbers(statement, place, reading, faults, known=known)
    if sense and known and reading.case is not None and len(faults.found) == before:
        check_sense(statement, reading.case, place, faults)


def _check_compared(statement: Statement, place: Position, faults: Faults) -> bool:
    """Check that a statement compares, in one way: with `compare` and `than`, or near something."""
    kind, said = form(statement), {name: getattr(statement, name) is not None for name in KEYS}
    asked = ["near", "within"] if said["near"] or said["within"] else ["compare", "than"]
    other = [name for name in ("compare", "than", "by") if said[name] and "near" in asked]
    for name in other:
        faults.add(
            "RSN-S005", place.where(name), place.what, f"`{asked[0]}` beside `{name}`",
            "`near` and `within`, or `compare` and `than`", f"remove `{name}:`",
        )  # fmt: skip
    missing = [name for name in asked if not said[name]]
    if kind == "break_even" and statement.threshold is None:
        missing.append("threshold")
    for name in missing:
        faults.add(
            "RSN-S005", place.where(kind or ""), place.what, f"{kind} without `{name}`",
            "a comparison and what is compared with", f"add `{name}:`",
        )  # fmt: skip
    return not missing and not other


def _check_build(
    statement: Statement, place: Position, reading: Reading, faults: Faults, *, known: bool
) -> None:
    """Check that whether a project is built is a question."""
    project, projects = str(statement.build), reading.keys.get("projects")
    if projects is not None and project not in projects:
        faults.dangling(
            place.where("build"), f"{place.what}, build", project, projects, ("projects",)
        )
        return
    for name in ("compare", "than", "by"):
        if getattr(statement, name) is not None:
            faults.add(
                "RSN-S005", place.where(name), place.what, f"build with `{name}`",
                "the project alone: the statement holds where it is worth building",
                f"remove `{name}:`, or write `measure: built`",
            )  # fmt: skip
    if reading.case is None or not known:
        return
    default = ("base",) if "base" in reading.case.scenarios else ()
    scenario = names(statement.in_) or default
    state = merge(reading.case, scenario).projects[project]
    if state in FIXED:
        faults.add(
            "RSN-S003", place.where("build"), f"{place.what}, build",
            f"{project}, which {FIXED[state]} in {' + '.join(scenario) or 'the bare case'}",
            "a scenario in which it may be built or not",
            f"name a scenario under `in:` whose projects list {project}",
        )  # fmt: skip


def _check_figure(statement: Statement, place: Position, reading: Reading, faults: Faults) -> bool:
    """Check that a break-even's figure is there and has a range."""
    key, figures = str(statement.break_even), reading.keys.get("figures")
    if figures is not None and key not in figures:
        faults.dangling(
            place.where("break_even"), f"{place.what}, break_even", key, figures, ("figures",)
        )
        return False
    figure = reading.case.figures[key] if reading.case is not None else None
    ranged = figure is None or (
        figure.formula is None
        and figure.low is not None
        and figure.high is not None
        and figure.low < figure.high
    )
    if not ranged:
        faults.add(
            "RSN-S005", place.where("break_even"), f"{place.what}, break_even",
            f"{key}, which has no range", "a figure with low and high, and without a formula",
            f"give {key} a range in figures.csv, or name a figure that it comes from",
        )  # fmt: skip
    return ranged and figure is not None
