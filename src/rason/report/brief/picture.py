"""A figure of the brief, drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure with its caption.

    Parameters
    ----------
    caption
        What it shows.
    svg
        For a wide page.
    narrow
        For a phone; empty where the same serves.
    """

    caption: str
    svg: str
    narrow: str = ""
