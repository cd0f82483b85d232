"""A negative `by` is refused with a fix that means the same."""

from __future__ import annotations

import operator
import re
from typing import Any

import numpy as np
import pytest

from rason.case.document import Side, Statement
from rason.claim.amount import limit_without_margin

COMPARES = {">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le}


def holds(compare: str, left: float, right: float, by: float, relative: float) -> bool:
    """Tell whether a statement with a margin holds, by its definition."""
    down = compare in {">", ">="}
    moved = right + (1 if down else -1) * (by + relative * abs(right))
    return bool(COMPARES[compare](left, moved))


@pytest.mark.parametrize("compare", COMPARES)
@pytest.mark.parametrize("relative", [True, False])
def test_the_fix_means_the_same(compare: str, relative: bool) -> None:
    draw = np.random.default_rng(0)
    for _ in range(50):
        limit, by = int(draw.integers(-50, 50)) or 1, int(draw.integers(1, 40))
        statement = Statement(
            measure="welfare",
            compare=compare,  # type: ignore[arg-type] # one of the four
            than=f"{limit} USD/yr",
            by=f"-{by} %" if relative else f"-{by} USD/yr",
        )
        fix = limit_without_margin(statement, positive=limit >= 0)
        found = re.fullmatch(r"write `than: (.*)` and remove `by:`", fix)
        assert found is not None, fix
        moved = float(eval(found[1].replace(" USD/yr", "")))  # noqa: S307 - our own text
        for left in draw.uniform(-100, 100, 20):
            absolute, part = (0.0, -by / 100) if relative else (-float(by), 0.0)
            assert holds(compare, left, limit, absolute, part) == bool(
                COMPARES[compare](left, moved)
            )


def test_beside_another_scenario_the_factor_or_the_contrary_is_named() -> None:
    other: dict[str, Any] = {
        "measure": "welfare",
        "compare": ">",
        "than": Side.model_validate({"in": "base"}),
    }
    assert (
        limit_without_margin(Statement(**other, by="-5 %"), positive=True)
        == "write `times: 0.95` under `than:` and remove `by:`"
    )
    assert limit_without_margin(
        Statement(**other, by="-5 USD/yr"),
        positive=True,
    ).startswith('exchange the two sides and write `compare: ">="` and `by: 5 USD/yr`')
