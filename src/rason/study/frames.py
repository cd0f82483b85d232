"""Results as pandas frames, with units in `attrs`. Of results over draws the first is shown."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.quantity import told
from rason.claim.verdict import Verdicts
from rason.games.wording import ABOVE, IN_ALL
from rason.table.frame import keyed
from rason.table.numbers import money_frame
from rason.table.row import Table, columns, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from rason.analysis.power import Power
    from rason.case.case import Case
    from rason.case.cell import FloatArray
    from rason.claim.verdict import Verdict
    from rason.games import Concepts
    from rason.study.explain import Origin


def power(case: Case, found: Power) -> pd.DataFrame:
    """Return what each earns alone, and every concept's gain above that, by player.

    Money a year; the core's ends are gains, too. Base and reasons in `attrs`.
    """
    import pandas as pd

    concepts, none = found.concepts, np.full(len(found.players), np.nan)
    gains = {concept: none if gain is None else gain for concept, gain in found.gains.items()}
    core = concepts.core
    frame = pd.DataFrame(
        {
            "stand_alone": concepts.stand_alone,
            **gains,
            "core_low": none if core.low is None else _gain(concepts, core.low),
            "core_high": none if core.high is None else _gain(concepts, core.high),
        },
        index=pd.Index(found.players, name="player"),
    )
    frame.attrs["base"] = {"stand_alone": IN_ALL} | dict.fromkeys(
        (*gains, "core_low", "core_high"), ABOVE
    )
    frame.attrs["reasons"] = dict(concepts.reasons)
    frame.attrs["equal by symmetry"] = found.equal
    frame.attrs["talk only for want of known acts"] = found.talk.unknown
    return money_frame(case, frame)


def _gain(concepts: Concepts, payoff: FloatArray) -> FloatArray:
    """Return what of a payoff is above what each earns alone, 0 where that cannot be told."""
    return told(payoff - concepts.stand_alone, concepts.tolerance)


def claims(verdicts: Sequence[Verdict]) -> pd.DataFrame:
    """Return verdicts by claim, as the table of claims has them, with what else is asked first."""
    held = tables(Verdicts(claims=tuple(verdicts)))
    frame = keyed(held.get("claims") or Table("claims", columns(Verdicts)["claims"], ()))
    frame["overturned_by"] = [
        each.overturned_by[0].set if each.overturned_by else "" for each in verdicts
    ]
    frame["confidence"] = [each.evidence.confidence if each.evidence else "" for each in verdicts]
    return frame


def origin(origins: Sequence[Origin]) -> pd.DataFrame:
    """Return what a number comes from."""
    import pandas as pd

    frame = pd.DataFrame([asdict(each) for each in origins])
    frame["sources"] = [";".join(each.sources) for each in origins]
    return frame
