"""From names on the command line to a case, its scenarios and a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.cli.faults import unknown
from rason.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rason.case import Case


def open_case(name: str) -> Case:
    """Read a case and check its claims.

    Parameters
    ----------
    name
        A folder, or the name of a case that comes with rason.

    Returns
    -------
    case
        Without faults.

    Raises
    ------
    InputError
        With every fault.
    """
    from rason.case import read
    from rason.claim.check import check_reading

    reading = read(name)
    faults = (*reading.diagnostics, *check_reading(reading))
    if faults or reading.case is None:
        raise InputError(*faults)
    return reading.case


def merged(case: Case, given: Sequence[str] | None) -> tuple[str, ...]:
    """Return the scenarios that are merged: those given, or else the usual one.

    Parameters
    ----------
    case
        The case.
    given
        Names, each perhaps several joined by commas.

    Returns
    -------
    scenario
        Known names, in order.

    Raises
    ------
    InputError
        For each unknown name, with the nearest.
    """
    from rason.report.choosing import usual_scenario

    names = [name.strip() for each in given or () for name in each.split(",") if name.strip()]
    check_names(case, names)
    return tuple(names) or usual_scenario(case)


def several(case: Case, given: Sequence[str] | None) -> tuple[tuple[str, ...], ...] | None:
    """Return several scenarios, each perhaps merged from some joined by commas.

    Parameters
    ----------
    case
        The case.
    given
        One text a scenario.

    Returns
    -------
    scenarios
        None where none is given.

    Raises
    ------
    InputError
        For each unknown name, with the nearest.
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

    Parameters
    ----------
    case
        The case.
    names
        Of scenarios.

    Raises
    ------
    InputError
        For each unknown name, with the nearest.
    """
    faults = [
        unknown("scenario", name, case.scenarios, where=f"{case.name}/scenarios.yaml")
        for name in dict.fromkeys(names)
        if name not in case.scenarios
    ]
    if faults:
        raise InputError(*faults)
