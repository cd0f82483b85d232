"""What a calendar must know of stores, whose goods lie over from one of its periods to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rason.case.assets import Store
    from rason.case.calendar import Span
    from rason.case.check_ranges import Ranges
    from rason.case.faults import Faults

ROUNDING: Final = 1e-9
_ASKED: Final = {
    "initial": ("what it holds on the first day", "write what it holds, such as 20 MMbbl"),
    "inject": ("how fast it is filled", "write a rate, or 0 with its unit where it is not filled"),
    "withdraw": ("how fast it is emptied", "write a rate, such as 500 kbbl/d"),
}


def check_stores(
    stores: Iterable[Store], spans: Mapping[str, Span], ranges: Ranges, faults: Faults
) -> None:
    """Ask of every store in a case with a calendar what its program needs.

    What it must always hold may be no more than is left there of what it holds at first: a
    coalition that has nothing to fill it with could not keep to more. A `final` level may be more:
    it is met as far as it can be.
    """
    if not spans:
        return
    longest = max(span.years for span in spans.values())
    broken = next((name for name, span in spans.items() if span.years.denominator != 1), None)
    for store in stores:
        for name, (expected, fix) in _ASKED.items():
            if getattr(store, name) is None:
                faults.add(
                    "RSN-C055", store.where, f"store {store.store}, {name}", "nothing",
                    f"{expected}, since the case has a calendar", fix,
                )  # fmt: skip
        if broken is not None and store.final is None and store.worth is None:
            whose = f"that of `{broken}`" if broken else "that of case.yaml"
            faults.add(
                "RSN-C055", store.where, f"store {store.store}, final",
                "neither `final` nor `worth`",
                f"one of them, since a calendar ({whose}) is not of whole years: else all stock "
                "would be used up by its last day",
                "write the least that is left in `final`, or what a unit left is worth in `worth`",
            )  # fmt: skip
        _reached(store, float(longest), ranges, faults)


def _reached(store: Store, years: float, ranges: Ranges, faults: Faults) -> None:
    """Check that the least level is there if nobody moves anything."""
    cells = [store.initial, store.minimum, store.decay]
    known = [each for each in cells if each is not None]
    if store.minimum is None or store.initial is None or not all(map(ranges.knows, known)):
        return
    (begun, asked, *decay), labels = ranges.numbers(*known)
    left = begun * np.power(1.0 - decay[0], years) if decay else begun
    low = asked > left * (1.0 + ROUNDING)
    low &= asked <= begun  # else it is told of the row, whatever the calendar
    if np.any(low):
        index = int(np.argmax(low))
        faults.add(
            "RSN-C050", store.where, f"store {store.store}, minimum",
            f"{asked[index]:g} {store.volume.unit}, where {left[index]:g} are left untouched on a "
            f"calendar's last day at {labels[index]}",
            "no more than is left of what it holds at first",
            "lower `minimum`, or raise `initial`",
        )  # fmt: skip
