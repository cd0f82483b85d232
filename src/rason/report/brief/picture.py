"""A figure of the brief, drawn."""

from __future__ import annotations

from dataclasses import dataclass

NARROW = 360.0
"""Width of a figure on a phone [px]."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure with its caption."""

    caption: str
    svg: str
    narrow: str = ""
    """For a phone; empty where the same serves."""
