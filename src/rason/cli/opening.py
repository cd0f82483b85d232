"""From names on the command line to a case, its scenarios and a study."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rason.cli.faults import unknown
from rason.errors import Diagnostic, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rason.case import Case

LINE: Final = "command line"
_OPTIONS: Final = ("--set", "--close", "--build")


def open_case(name: str) -> Case:
    """Read a case and check its claims, or raise `InputError` with every fault."""
    from rason.case import read
    from rason.claim.check import check_reading

    reading = read(name)
    faults = (*reading.diagnostics, *check_reading(reading))
    if faults or reading.case is None:
        raise InputError(*faults)
    return reading.case


def changed(
    case: Case,
    figures: Sequence[str] | None = None,
    closed: Sequence[str] | None = None,
    built: Sequence[str] | None = None,
    foresight: str = "",
) -> Case:
    """Lay what the options say on top of every scenario of a case.

    `figures`, `closed`, `built`: what `--set`, `--close` and `--build` were given, a text for each
    time; `foresight`: what that option was given. Raises `InputError` with every fault of the
    options.
    """
    from rason.scenario.lay import changes, lay
    from rason.scenario.typed import closures, pairs

    plain = changes(
        case,
        figures=pairs("--set", figures, None, file=LINE),
        closures=closures(closed, file=LINE),
        projects=pairs("--build", built, "forced", file=LINE),
        foresight=foresight,
    )
    return lay(case, plain, file=LINE)


def refuse_changes(*given: Sequence[str] | None) -> None:
    """Refuse changes where there is no case to be changed.

    Raises `InputError` if any was given (RSN-R007).
    """
    changes = [
        f"{option} {text}"
        for option, texts in zip(_OPTIONS, given, strict=True)
        for text in texts or ()
    ]
    if changes:
        raise InputError(
            Diagnostic(
                code="RSN-R007",
                file=LINE,
                line=None,
                what="diff",
                found=" ".join(changes),
                expected="a case to be changed: runs stay what they are",
                fix="name the case with --case, and two of its scenarios",
            )
        )


def merged(case: Case, given: Sequence[str] | None) -> tuple[str, ...]:
    """Return the scenarios that are merged: those given, or else the usual one.

    Each given name may be several joined by commas; the usual scenario where none is. Raises
    `InputError` for each unknown name, with the nearest.
    """
    from rason.study.setting import usual_scenario

    names = [name.strip() for each in given or () for name in each.split(",") if name.strip()]
    check_names(case, names)
    return tuple(names) or usual_scenario(case)


def several(case: Case, given: Sequence[str] | None) -> tuple[tuple[str, ...], ...] | None:
    """Return several scenarios, each perhaps merged from some joined by commas.

    None where none is given. Raises `InputError` for each unknown name, with the nearest.
    """
    if not given:
        return None
    scenarios = tuple(
        tuple(name.strip() for name in each.split(",") if name.strip()) for each in given
    )
    check_names(case, [name for each in scenarios for name in each])
    return scenarios


def check_names(case: Case, names: Iterable[str]) -> None:
    """Refuse scenarios that the case does not have.

    Raises `InputError` for each unknown name, with the nearest.
    """
    faults = [
        unknown("scenario", name, case.scenarios, where=case.path("scenarios.yaml"))
        for name in dict.fromkeys(names)
        if name not in case.scenarios
    ]
    if faults:
        raise InputError(*faults)


def check_claims(case: Case, keys: Iterable[str]) -> None:
    """Refuse claims that the case does not have.

    Raises `InputError` for each unknown key, with the nearest.
    """
    known = [each.claim for each in case.claims]
    faults = [
        unknown("claim", key, known, where=f"{case.name}/claims.yaml")
        for key in dict.fromkeys(keys)
        if key not in known
    ]
    if faults:
        raise InputError(*faults)
