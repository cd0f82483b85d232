"""Results as pandas frames, with units in `attrs`. Of results over draws the first is shown."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from rason.claim.verdict import Verdicts
from rason.table.frame import keyed
from rason.table.row import Table, columns, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from rason.claim.verdict import Verdict
    from rason.study.explain import Origin


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
