"""Rules of kind `keep`: whose goods are kept for whose buyers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rason.case.case import Case
    from rason.case.tables import Rule


def keeps_stock(case: Case, rule: Rule) -> bool:
    """Tell whether a rule keeps a layer of stores, and not what buyers take."""
    return rule.kind == "keep" and any(key in case.stores for key in rule.asset)


def kept_for(case: Case, rule: Rule) -> frozenset[str]:
    """Return whose buyers a rule keeps goods for: those of its actor, or of whoever keeps them."""
    return frozenset(case.members(rule.actor) if rule.actor else case.everyone(rule.by))


def keepers(case: Case, rule: Rule) -> frozenset[str]:
    """Return whose goods a rule keeps."""
    return frozenset(case.everyone(rule.by))
