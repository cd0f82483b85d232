"""What a case says and a PyPSA network cannot: each row of it is named, and nothing is exported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from rason.case.foresight import PERFECT
from rason.errors import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.case.case import Case
    from rason.case.cell import FloatArray
    from rason.exporting.counted import Counted
    from rason.program.program import Column

CONSENT_RULES = frozenset({"consent", "release", "transit", "access"})
_NOTHING = 1e-9
AGREED = "write --agreed, which exports the case as if everybody agreed"


def unsaid(counted: Counted, *, agreed: bool) -> list[Diagnostic]:
    """Return why a scenario cannot be a PyPSA network; nothing where it can."""
    found = [*_consents(counted.case)] if not agreed else []
    for some in (_contracts, _priorities, _projects, _rules, _closures, _foresight):
        found += some(counted)
    return list(dict.fromkeys(found))


def refusal(case: Case, row: Any, what: str, found: str, why: str, fix: str) -> Diagnostic:  # noqa: ANN401 - a row of any table
    """Say that PyPSA cannot hold a row, or what a scenario says that `row` names."""
    where = getattr(row, "where", None)
    line = case.line("scenarios.yaml", row) if isinstance(row, str) else where and where.line
    return case.named(
        Diagnostic(
            code="RSN-R012",
            file=case.path(where.file if where else "scenarios.yaml"),
            line=line or None,
            what=what,
            found=found,
            expected=f"what a PyPSA network can say: {why}",
            fix=fix,
        )
    )


def unlike(case: Case, column: Column) -> Diagnostic:
    """Say that goods of one origin are treated in another way than others."""
    tables = (case.links, case.supplies, case.markets, case.demands, case.processes, case.stores)
    row = next((table[column.asset] for table in tables if column.asset in table), None)
    return refusal(
        case, row, f"{column.family} {column.asset}",
        f"bounds or charges of its own for goods of {column.origin or 'some'}",
        "goods of all origins are alike",
        "name a scenario without the rule or closure that tells them apart",
    )  # fmt: skip


def _consents(case: Case) -> Iterator[Diagnostic]:
    for kind, rows in (("link", case.links), ("process", case.processes)):
        for key, row in rows.items():
            if row.consent and any(row.consent):
                actors = ", ".join(sorted(frozenset().union(*row.consent)))
                yield refusal(
                    case, row, f"{kind} {key}, consent", f"the consent of {actors}",
                    "no asset asks anybody", AGREED,
                )  # fmt: skip
    for key, rule in case.rules.items():
        if rule.kind in CONSENT_RULES:
            yield refusal(
                case, rule, f"rule {key}", f"a rule of kind {rule.kind}",
                "no asset asks anybody", AGREED,
            )  # fmt: skip


def _contracts(counted: Counted) -> Iterator[Diagnostic]:
    rows = enumerate(counted.program.rows)
    keys = dict.fromkeys(
        row.key
        for index, row in rows
        if row.family == "contract" and not np.isnan(counted.variant.row_scale[index])
    )
    for key in keys:
        yield refusal(
            counted.case, counted.case.contracts[key], f"contract {key}", "an amount to be taken",
            "nothing is owed", "let it end before the days of the scenario, or remove it",
        )  # fmt: skip


def _priorities(counted: Counted) -> Iterator[Diagnostic]:
    for key, demand in counted.case.demands.items():
        if demand.priority:
            yield refusal(
                counted.case, demand, f"demand {key}, priority", f"{demand.priority:g}",
                "whoever bids most is served first", "empty the cell",
            )  # fmt: skip


def _projects(counted: Counted) -> Iterator[Diagnostic]:
    case = counted.case
    lumpy = {counted.program.columns[index].asset for index in counted.variant.lumpy}
    for key in lumpy:
        yield refusal(
            case, case.projects[key], f"project {key}, lumpy", "yes",
            "what is built may be built in part", "name a scenario without it, or force it",
        )  # fmt: skip
    for key, rooms in counted.rooms.items():
        low, high, _ = counted.builds[key]
        if low < high and not counted.alone(key) and counted.periods > 1:
            yield refusal(
                case, case.projects[key], f"project {key}", "one decision about several flows",
                "each flow has its own size where there are several days",
                "force it or leave it out in the scenario",
            )  # fmt: skip
        for asset, room in rooms.items() if low < high else ():
            bound = counted.limits.get(("capacity", asset, "/"), np.full(counted.periods, np.inf))
            cut = (bound < room * (1.0 - 1e-9)) & (bound > 0.0)
            if cut.any():
                yield refusal(
                    case, case.projects[key], f"project {key}", f"{asset}, closed in part",
                    "what may be built is open or closed",
                    "close it whole, or force the project in the scenario",
                )  # fmt: skip


def _rules(counted: Counted) -> Iterator[Diagnostic]:
    rows = counted.program.rows
    kept = dict.fromkeys(row.key for row in rows if row.family in {"keep", "layer"})
    known = {**counted.case.rules, **counted.change.rules}
    for key in kept:
        if key in known:
            yield refusal(
                counted.case, known[key], f"rule {key}", "stock that is kept for some",
                "what is in store is for all", "remove the rule, or name a scenario without it",
            )  # fmt: skip


def _closures(counted: Counted) -> Iterator[Diagnostic]:
    scale = counted.variant.row_scale
    gates = dict.fromkeys(
        row.key.partition(".")[0]
        for index, row in enumerate(counted.program.rows)
        if row.family in {"toll", "closed"} and not np.isnan(scale[index])
    )
    for key in gates:
        yield refusal(
            counted.case, counted.change.name, f"closure of {key}",
            "terms under which some may pass",
            "what is closed is closed to all", "name a scenario that closes it without terms",
        )  # fmt: skip


def lacking(counted: Counted, primal: FloatArray) -> list[Diagnostic]:
    """Return the stores whose last level is out of reach, which rason meets as far as it can.

    `primal` is what rason does in the scenario, shape ``(columns,)``.
    """
    found = {}
    for column, amount in zip(counted.program.columns, primal, strict=True):
        if column.family == "lack" and amount > _NOTHING:
            found[column.asset] = counted.case.stores[column.asset]
    return [
        refusal(
            counted.case,
            store,
            f"store {key}, final",
            "a level that is out of reach",
            "a level that can be reached",
            "lower it, or begin with more",
        )
        for key, store in found.items()
    ]


def _foresight(counted: Counted) -> Iterator[Diagnostic]:
    if counted.program.calendar is not None and counted.change.foresight != PERFECT:
        yield refusal(
            counted.case, counted.change.name, f"scenario {counted.change.name}, foresight",
            counted.change.foresight, "all days are seen at once",
            "name a scenario with `foresight: perfect`",
        )  # fmt: skip
