"""Names in what a run says: of scenarios, and of everybody who can earn something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.table import naming
from rason.table.naming import NOBODY

if TYPE_CHECKING:
    from rason.report.document import CaseNote


def scenario_name(case: CaseNote, key: str | None) -> str:
    """Name a scenario in words.

    As the case has it, with what lies on top of every scenario.
    `key`: several merged ones are joined by ``+``; empty or None is the bare case.
    """
    return naming.scenario_name(case.scenarios, key or "", case.change)


def scenario_called(case: CaseNote, key: str | None) -> str:
    """Name a scenario in a sentence: what lies on top of every scenario is said once, elsewhere.

    `key`: several merged ones are joined by ``+``; empty or None is the bare case.
    """
    return naming.scenario_name(case.scenarios, key or "", "")


def actor_names(case: CaseNote) -> dict[str, str]:
    """Name everybody who can earn something.

    Of actors and markets, and of what has no owner.
    """
    earning = {key: name for key, name in case.assets.items() if " market at " in name}
    earning |= {each.actor: each.name for each in case.actors}
    return earning | {"nobody": NOBODY}
