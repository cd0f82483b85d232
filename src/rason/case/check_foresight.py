"""Checking how far ahead scenarios see: a word that is known, windows that hold their periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.case.check_settings import lineage
from rason.case.foresight import EXPECTED, known, too_short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.case.calendar import Span
    from rason.case.document import Scenario
    from rason.case.faults import Faults
    from rason.case.tables import Where
    from rason.case.yaml_file import Tree


def check_word(text: str | None, where: Where, what: str, faults: Faults) -> None:
    """Refuse what says nothing of how far ahead is seen."""
    if text is not None and not known(text):
        faults.add("RSN-C042", where, what, f"`{text}`", EXPECTED, "write none, or perfect")


def check_windows(
    own: str | None,
    scenarios: Mapping[str, Scenario],
    spans: Mapping[str, Span],
    trees: Mapping[str, Tree],
    faults: Faults,
) -> None:
    """Refuse windows that are shorter than a step of the calendar that they are of.

    `own` is what case.yaml says.
    """
    said: dict[str, tuple[str | None, str, Span | None]] = {"": (own, "", spans.get(""))}
    for name in scenarios:
        text, of, span = said[""]
        for each in lineage(scenarios, name):
            span = spans.get(each, span)
            if scenarios[each].foresight is not None:
                text, of = scenarios[each].foresight, each
        said[name] = text, of, span
    told = set()
    for text, of, span in said.values():
        if text is None or span is None or of in told:
            continue
        longer = too_short(text, ((first, last) for first, last, _ in span.steps()))
        if longer is None:
            continue
        told.add(of)
        tree = trees["scenarios.yaml" if of else "case.yaml"]
        path = (of, "foresight") if of else ("foresight",)
        faults.add(
            "RSN-C050", tree.where(*path), ".".join(path),
            f"`{text}`, shorter than the step from {longer[0]} to {longer[1]}",
            "a window of one step at least",
            "write none, which sees one step at a time, or a longer window",
        )  # fmt: skip
