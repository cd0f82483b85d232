"""The table of units as Markdown, for the reference and for the command line."""

from __future__ import annotations

from rason.units.refused import CURES
from rason.units.table import CURRENCIES, ENTRIES, SCALES, Dimension

_BASES = {"mass": "t", "length": "m", "time": "yr", "energy": "J"}


def units_reference(word: str = "") -> str:
    """Return all known units, what multiplies them, and the words that are refused.

    Markdown tables with size and source of each unit; only of what holds `word`, if one is given.
    """
    sections = (
        (
            "Units",
            ("unit", "meaning", "size", "source"),
            [
                (
                    ", ".join(f"`{name}`" for name in entry.names),
                    entry.meaning,
                    _size(entry.scale, entry.dimension),
                    entry.source,
                )
                for entry in ENTRIES
            ],
        ),
        (
            "Words before a unit",
            ("word", "size"),
            [(f"`{name}`", f"{size:,.0f}") for name, size in SCALES.items()],
        ),
        (
            "Money",
            ("currency", "thousands and millions"),
            [(f"`{name}`", f"`k{name}`, `M{name}`") for name in CURRENCIES],
        ),
        (
            "Refused",
            ("word", "write instead"),
            [(f"`{name}`", cure) for name, cure in CURES.items()],
        ),
    )
    parts = []
    for title, header, rows in sections:
        kept = [row for row in rows if word.casefold() in " ".join(row).casefold()]
        if kept:
            lines = [header, ["---"] * len(header), *kept]
            parts.append(f"## {title}\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in lines))
    return "\n\n".join(parts)


def _size(scale: float, dimension: Dimension) -> str:
    """Return a size in base units, such as `1e+09 m3/yr`."""
    above = "*".join(_power(base, times) for base, times in dimension if times > 0)
    below = "".join("/" + _power(base, -times) for base, times in dimension if times < 0)
    return f"{scale:.10g} {above or ('1' if below else '')}{below}".strip()


def _power(base: str, times: int) -> str:
    return _BASES.get(base, base) + (str(times) if times > 1 else "")
