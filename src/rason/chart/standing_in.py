"""What Vega need not work out while it draws a figure that stands still.

What is said to those who point at a mark nobody sees. And Vega lets each text be drawn in outline
to learn how wide it is, which takes three quarters of the time of a figure made of names; those
names have their room already (see `rason.chart.lettering`), on every machine the same,
whatever fonts it has. So short texts stand in for them.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any, TypeAlias

from rason.chart.laying import WRITTEN

Specification: TypeAlias = dict[str, Any]

_SIGN = "¤"
_PARTS = {"layer", "hconcat", "vconcat"}
_STOOD_IN = re.compile(rf">{_SIGN}(\d+)</text>")


def shortened(specification: Specification) -> tuple[Specification, tuple[str, ...]]:
    """Put a short text in the place of each one that has its room; leave out what a pointer finds.

    `specification`: of Vega-Lite, with its data at the top.
    """
    texts: list[str] = []
    datasets: dict[str, list[dict[str, Any]]] = {}
    for name, rows in specification.get("datasets", {}).items():
        first = len(texts)
        texts += [row[WRITTEN] for row in rows if WRITTEN in row]
        datasets[name] = [
            row | {WRITTEN: f"{_SIGN}{first + number}"} if WRITTEN in row else row
            for number, row in enumerate(rows)
        ]
    return _still(specification) | {"datasets": datasets}, tuple(texts)


def _still(specification: Specification) -> Specification:
    """Leave out what is said of a mark to those who point at it."""
    kept = dict(specification)
    for part in _PARTS & kept.keys():
        kept[part] = [_still(each) for each in kept[part]]
    if "encoding" in kept:
        kept["encoding"] = {k: each for k, each in kept["encoding"].items() if k != "tooltip"}
    return kept


def lengthened(drawn: str, texts: tuple[str, ...]) -> str:
    """Put the texts back."""
    return _STOOD_IN.sub(
        lambda found: f">{escape(texts[int(found[1])], quote=False)}</text>", drawn
    )
