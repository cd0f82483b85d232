"""What draws take in memory, held to what a machine has before they are made."""

from __future__ import annotations

from typing import Final

from rason.errors import Diagnostic, InputError

LEVELS: Final = 2**29
"""Bytes of the levels that figures are drawn from; for a moment some times as many are in use."""
RESULTS: Final = 2**32  # bytes of the numbers that are asked of draws in one round
MOST_FIGURES: Final = 21_201
"""Dimensions of the sequence that figures are drawn from (Joe and Kuo 2008)."""
DIMENSIONS: Final = 256
"""Dimensions that are always scrambled, used or not; see `rason.scenario.draws.draw`."""
NUMBER: Final = 8  # bytes of a number


def hold_draws(draws: int, numbers: int, what: str, most: int) -> None:
    """Refuse more draws than their numbers have room for.

    Raises `InputError` with the size that they would take, and how many draws would fit (RSN-R003).
    """
    size = draws * numbers * NUMBER
    if size <= most:
        return
    fit = most // (numbers * NUMBER)
    fewer = f"{fit:,} draws or fewer"
    raise InputError(
        Diagnostic(
            code="RSN-R003",
            file="the request",
            line=None,
            what="draws",
            found=f"{draws:,} draws of {numbers:,} {what}: {size / 1e9:,.1f} GB",
            expected=f"{fewer}, which take {most / 1e9:.1f} GB",
            fix=f"ask for {1 << (fit.bit_length() - 1):,} draws" if fit else "ask for less at once",
        )
    )


def dimensions_of(figures: int) -> int:
    """Return in how many dimensions points are drawn, used or not.

    A power of two, as long as there are as many.
    """
    wanted = 2 ** (figures - 1).bit_length() if figures else 0
    return min(max(DIMENSIONS, wanted), MOST_FIGURES)


def hold_figures(figures: int, draws: int) -> None:
    """Refuse more figures than can be drawn, and more draws of them than there is room for.

    Raises `InputError` if they are too many (RSN-R003).
    """
    if figures > MOST_FIGURES:
        raise InputError(
            Diagnostic(
                code="RSN-R003",
                file="figures.csv",
                line=None,
                what="figures",
                found=f"{figures:,} figures",
                expected=f"at most {MOST_FIGURES:,} where figures are drawn",
                fix="leave out the figures that nothing uses; `rason check` names them",
            )
        )
    hold_draws(draws, dimensions_of(figures), "levels", LEVELS)
