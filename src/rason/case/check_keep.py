"""Checking rules about stock and own load: whose it is, and that it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rason.case.assets import Demand, Store
    from rason.case.faults import Faults
    from rason.case.tables import Actor, Rule


def check_keeps(
    rules: Iterable[tuple[Rule, str]],
    stores: Mapping[str, Store],
    demands: Mapping[str, Demand],
    actors: Mapping[str, Actor],
    faults: Faults,
) -> None:
    """Refuse to keep what nobody owns, or what is no stock and no demand."""
    for rule, what in rules:
        if rule.kind == "keep":
            _check(rule, what, stores, demands, actors, faults)
        elif rule.kind == "drawdown":
            _stored(rule, what, stores, faults)


def _stored(rule: Rule, what: str, stores: Mapping[str, Store], faults: Faults) -> None:
    """Refuse to release the stock of what is no store."""
    other = [key for key in rule.asset if key not in stores]
    if other or not rule.asset:
        faults.add(
            "RSN-C050", rule.where, f"{what}, asset", ", ".join(other) or "an empty cell",
            "the stores whose stock it releases", "name stores of stores.csv alone",
        )  # fmt: skip


def _check(
    rule: Rule,
    what: str,
    stores: Mapping[str, Store],
    demands: Mapping[str, Demand],
    actors: Mapping[str, Actor],
    faults: Faults,
) -> None:
    stocked = [key for key in rule.asset if key in stores]
    other = [key for key in rule.asset if key not in stores and key not in demands]
    mixed = stocked and len(stocked) < len(rule.asset)
    if other or mixed:
        found = ", ".join(other) if other else "stores and demands"
        faults.add(
            "RSN-C050", rule.where, f"{what}, asset", found,
            "stores, of whose stock a layer is kept; or demands, which are served first",
            "write stores alone, or demands alone" if mixed and not other
            else "name a store or a demand, or leave it empty for all own demands",
        )  # fmt: skip
        return
    keepers = {*rule.by, *(key for key, each in actors.items() if each.bloc in rule.by)}
    for key in stocked:
        owner = stores[key].owner
        if owner not in keepers:
            whose = f"{key}, which {owner} owns" if owner else f"{key}, which nobody owns"
            faults.add(
                "RSN-C050", rule.where, f"{what}, asset", whose,
                "a store of whoever keeps its stock",
                f"write {owner} in by" if owner else f"name the owner of {key} in stores.csv",
            )  # fmt: skip
    if rule.amount is not None and not stocked:
        faults.add(
            "RSN-C050", rule.where, f"{what}, amount", rule.amount.text,
            "an empty cell: what buyers take is kept as far as it can be served",
            "remove it, or name the store of which it is a layer",
        )  # fmt: skip
