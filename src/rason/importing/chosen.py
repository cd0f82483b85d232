"""Whom a case is about: the countries that are named, those of the case, or the largest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from rason.case.faults import Faults
from rason.case.tables import Where
from rason.importing.countries import countries
from rason.importing.grid import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rason.importing.draft import Draft
    from rason.importing.known import Known

MOST: Final = 12
"""Countries that a new case is about where none are named: those with the most."""


def named(texts: Iterable[str], option: str = "--countries") -> tuple[str, ...]:
    """Return the codes of countries that a request names; raise all that nobody knows."""
    faults = Faults(Path())
    codes = []
    for text in texts:
        code = countries().find(text)
        if code:
            codes.append(code)
            continue
        near = countries().near(text)
        faults.add(
            "RSN-I008", Where("command line", 0), option, f"`{text}`",
            "a country's name or code", f"write {near or 'its three letters'}",
        )  # fmt: skip
    refuse(faults)
    return tuple(dict.fromkeys(codes))


def choose(
    texts: Iterable[str], known: Known, sizes: Mapping[str, float], draft: Draft
) -> frozenset[str]:
    """Return the countries that rows are kept for, each by its code, and say where they come from.

    `sizes` tells how much of the file is about each country.
    """
    if codes := named(texts):
        return frozenset(codes)
    own = {code for code in sizes if known.find(code, ("actors",))} if known.there else set()
    if own:
        return frozenset(own)
    ranked = sorted(sizes, key=lambda code: (-sizes[code], code))
    if len(ranked) > MOST:
        draft.say(
            f"whom the case is about: the {MOST} countries with the most are taken; --countries"
            " names others"
        )
    return frozenset(ranked[:MOST])
