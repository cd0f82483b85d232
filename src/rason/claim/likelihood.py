"""Words for shares of draws, and how shares are written.

The words are those of the United States' Intelligence Community Directive 203. Here they describe
the model's share of draws, never the claim.
"""

from __future__ import annotations

BANDS: tuple[tuple[float, str], ...] = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (float("inf"), "almost certain"),
)
"""Upper end of each band and its word; an end belongs to the band above."""

WHOLE_PERCENT = 0.005
"""Errors below this are written with a decimal."""


def band(share: float) -> str:
    """Return the word for a share.

    Of ICD 203.
    `share`: in [0, 1].

    References
    ----------
    Office of the Director of National Intelligence (2015), *Intelligence Community Directive 203:
    Analytic Standards*, section D.6.e(2)(a).

    Examples
    --------
    >>> band(0.78), band(0.8)
    ('likely', 'very likely')
    """
    return next(word for upper, word in BANDS if share < upper)


def words(share: float, error: float) -> str:
    """Return the word for a share, or both words where its error crosses a band.

    Such as ``likely`` or ``likely to very likely``.
    `share`: in [0, 1].
    `error`: half-width of its interval.

    Examples
    --------
    >>> words(0.78, 0.01), words(0.79, 0.02)
    ('likely', 'likely to very likely')
    """
    low, high = map(band, ends(share, error))
    return low if low == high else f"{low} to {high}"


def ends(share: float, error: float) -> tuple[float, float]:
    """Return the ends of a share's interval.

    In [0, 1].
    `share`: in [0, 1].
    """
    return max(share - error, 0.0), min(share + error, 1.0)


def percent(share: float, error: float | None = None) -> str:
    """Write a share in per cent, as exactly as its error allows.

    Such as ``78 ± 2 %``.
    `share`: in [0, 1].
    `error`: half-width of its interval; None leaves it out.

    Examples
    --------
    >>> percent(0.781, 0.018), percent(0.9893, 0.003), percent(0.781)
    ('78 ± 2 %', '98.9 ± 0.3 %', '78 %')
    """
    if error is None:
        return f"{100 * share:.0f} %"
    digits = 0 if error >= WHOLE_PERCENT else 1
    return f"{100 * share:.{digits}f} ± {max(100 * error, 0.1):.{digits}f} %"
