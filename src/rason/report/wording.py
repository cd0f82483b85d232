"""Phrases that terminal and brief share: outcomes, intervals, counts, sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rason.table import naming
from rason.table.naming import NOBODY

if TYPE_CHECKING:
    from rason.claim.verdict import Verdict
    from rason.report.document import CaseNote

Outcome = Literal["holds", "fails", "even", "depends", "unfounded", "settled", "open"]

_LIKELY, _UNLIKELY = 0.55, 0.45
OUTCOMES: dict[Outcome, tuple[str, str]] = {
    "holds": ("holds up", "hold up"),
    "fails": ("does not hold up", "do not hold up"),
    "even": ("could go either way", "could go either way"),
    "depends": ("turns on how bargaining is modelled", "turn on how bargaining is modelled"),
    "unfounded": ("rests on guesses", "rest on guesses"),
    "settled": ("is settled by how the case is built", "are settled by how the case is built"),
    "open": ("cannot be tested here", "cannot be tested here"),
}
"""What is said of one claim, and of several."""


def outcome(claim: Verdict) -> Outcome:
    """Sort a claim by what its verdict comes to.

    `depends` where another modelling choice changes its truth; `unfounded` where the verdict is
    illustrative only; `settled` where no figure could make it win or lose; `open` where there is
    nothing to test it with, or it has a value in no draw.
    """
    told: dict[str, Outcome] = {
        "documented": "holds",
        "contradicted": "fails",
        "not found": "fails",
    }
    if claim.settled:
        return "depends" if claim.depends else "settled"
    if claim.verdict in told or claim.probability is None:
        return told.get(claim.verdict, "open")
    if claim.verdict.startswith("illustrative"):
        return "unfounded"
    if claim.depends:
        return "depends"
    if claim.probability >= _LIKELY:
        return "holds"
    return "fails" if claim.probability <= _UNLIKELY else "even"


def scenario_name(case: CaseNote, key: str | None) -> str:
    """Name a scenario in words.

    As the case has it, with what lies on top of every scenario.
    `key`: several merged ones are joined by ``+``; empty or None is the bare case.
    """
    return naming.scenario_name(case.scenarios, key or "", case.change)


def actor_names(case: CaseNote) -> dict[str, str]:
    """Name everybody who can earn something.

    Of actors and markets, and of what has no owner.
    """
    earning = {key: name for key, name in case.assets.items() if " market at " in name}
    earning |= {each.actor: each.name for each in case.actors}
    return earning | {"nobody": NOBODY}
