"""Draws: one value for every uncertain figure, in sixteen independent scrambles of Sobol points.

A single scramble tells nothing of its own error, and binomial errors ignore that the points are
spread evenly. Sixteen scrambles are sixteen independent estimates, whose scatter is the error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import derive, ends, mixture
from rason.errors import Diagnostic, InputError
from rason.scenario.shapes import mixed, quantile

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.case.tables import Figure
    from rason.scenario.shapes import Parameters

SCRAMBLES = 16
DEFAULT_DRAWS = 1024
MOST_DRAWS = SCRAMBLES * 2**20
DIMENSIONS = 256
"""Dimensions that are always scrambled, used or not; see `draw`."""
MISSED = 0.05
"""How often an interval may miss."""
RULE_OF_THREE = 3.0
"""What never happened in n draws has, with 95 % confidence, a share of at most 3/n."""


def rounded(draws: int) -> int:
    """Return the number of draws that a request is rounded up to.

    Parameters
    ----------
    draws
        How many are asked for.

    Returns
    -------
    draws
        The next of 16, 32, 64, ...: sixteen scrambles of a power of two.

    Raises
    ------
    InputError
        If fewer than one or more than 16 × 2²⁰ are asked for (RSN-R003).

    Examples
    --------
    >>> rounded(1000), rounded(1), rounded(1025)
    (1024, 16, 2048)
    """
    if not 1 <= draws <= MOST_DRAWS:
        raise InputError(
            Diagnostic(
                code="RSN-R003",
                file="the request",
                line=None,
                what="draws",
                found=str(draws),
                expected=f"a whole number from 1 to {MOST_DRAWS:,}",
                fix=f"leave the setting out: {DEFAULT_DRAWS:,} draws are made",
            )
        )
    points = -(-draws // SCRAMBLES)
    return SCRAMBLES << (points - 1).bit_length()


def partners(figures: Mapping[str, Figure]) -> dict[str, tuple[str, ...]]:
    """Return the uncertain figures that share a draw, by the figure that leads them.

    Parameters
    ----------
    figures
        The case's figures.

    Returns
    -------
    partners
        For each leader in file order, those that move: the leader itself first if it is uncertain,
        then all that follow it through `moves_with`, at any remove, in file order.
    """
    groups: dict[str, list[str]] = {}
    for key, figure in figures.items():
        if uncertain(figure):
            groups.setdefault(_leader(figures, key), []).append(key)
    return {
        leader: tuple(sorted(groups[leader], key=lambda key: key != leader))
        for leader in figures
        if leader in groups
    }


def uncertain(figure: Figure) -> bool:
    """Tell whether a figure is drawn.

    Parameters
    ----------
    figure
        A row of the figures table.

    Returns
    -------
    uncertain
        False for derived and fixed figures, and for those without a range.
    """
    if figure.formula is not None or figure.value is None:
        return False
    low, _, high = ends(figure)
    return low < high and (figure.shape != "fixed" or bool(figure.reports))


def draw(case: Case, draws: int = DEFAULT_DRAWS, seed: int = 0) -> Values:
    """Draw every figure.

    Parameters
    ----------
    case
        The case.
    draws
        How many; see `rounded`.
    seed
        Of the scrambles.

    Returns
    -------
    values
        Every figure, derived ones included, in its own unit, each of shape ``(draws,)``. Draw
        ``16 i + s`` is point i of scramble s, so a longer run begins with the shorter.

    Raises
    ------
    InputError
        If the number of draws is impossible (RSN-R003).

    Notes
    -----
    Each row of `figures.csv` has the Sobol dimension of its position, uncertain or not, and figures
    that move together have the dimension of their leader. At least 256 dimensions are scrambled
    (then 512, 1,024, ...), so that editing a figure, or adding one at the end of the table, leaves
    the draws of all others as they were.

    References
    ----------
    Owen (1997), "Scrambled net variance for integrals of smooth functions", *Annals of Statistics*
    25(4).
    """
    number = rounded(draws)
    levels = _levels(len(case.figures), number // SCRAMBLES, seed)
    position = {key: index for index, key in enumerate(case.figures)}
    values = {
        key: np.full(number, figure.value)
        for key, figure in case.figures.items()
        if figure.formula is None
    }
    for leader, keys in partners(case.figures).items():
        for key in keys:
            values[key] = _drawn(case.figures[key], levels[position[leader]])
    return derive(case, values)


def error(values: npt.ArrayLike, looks: int = 1) -> FloatArray:
    r"""Return the half-width of the 95 % interval of a mean over draws.

    .. math:: t_{15, 0.975} \sqrt{\frac{1}{16 \cdot 15} \sum_{s=1}^{16} (m_s - \bar m)^2}

    with :math:`m_s` the mean over scramble s.

    Parameters
    ----------
    values
        Shape ``(draws, ...)``, in the order of `draw`.
    looks
        How often one may look before deciding whether to go on: all intervals hold together with
        95 %, each with 1 − 0.05/looks.

    Returns
    -------
    error
        Shape ``(...)``; NaN where a value is, or where the draws are not sixteen scrambles.

    References
    ----------
    L'Ecuyer and Lemieux (2002), "Recent advances in randomized quasi-Monte Carlo methods", in
    *Modeling Uncertainty*.
    """
    from scipy.special import stdtrit

    array = np.asarray(values, dtype=np.float64)
    if len(array) % SCRAMBLES:
        return np.full(array.shape[1:], np.nan)
    means = array.reshape(-1, SCRAMBLES, *array.shape[1:]).mean(axis=0)
    quantile_ = stdtrit(SCRAMBLES - 1, 1.0 - MISSED / looks / 2.0)
    width: FloatArray = quantile_ * means.std(axis=0, ddof=1) / SCRAMBLES**0.5
    return width


def share(holds: npt.NDArray[np.bool_], looks: int = 1) -> tuple[float, float]:
    r"""Return in what share of draws something holds, with its error.

    Parameters
    ----------
    holds
        Shape ``(draws,)``, in the order of `draw`.
    looks
        As of `error`.

    Returns
    -------
    share, error
        The share p, and the half-width of its 95 % interval.

    Notes
    -----
    The scatter between scrambles says little where few draws differ from the rest: with e the
    `error`, the half-width is that of Wilson's interval with the variance that was seen,

    .. math:: e \sqrt{1 + \Bigl( \frac{e}{2 p (1 - p)} \Bigr)^2} ,

    which is e but for small shares. It is never below 3/n (for more looks, ln 20 + ln looks over n)
    since scrambles count whole draws: that they all count alike says no more.

    References
    ----------
    Wilson (1927), "Probable inference, the law of succession, and statistical inference", *Journal
    of the American Statistical Association* 22(158).

    Examples
    --------
    >>> share(np.ones(1024, dtype=bool))
    (1.0, 0.0029296875)
    """
    part = float(np.mean(holds))
    least = (RULE_OF_THREE + np.log(looks)) / len(holds)
    scatter = float(error(holds, looks))
    if not scatter > 0.0:
        return part, float(least)
    width = scatter * np.hypot(1.0, scatter / (2.0 * part * (1.0 - part)))
    return part, float(max(width, least))


def _leader(figures: Mapping[str, Figure], key: str) -> str:
    """Follow `moves_with` to its end."""
    seen = {key}
    while (following := figures[key].moves_with) and following not in seen:
        key = following
        seen.add(key)
    return key


def _levels(figures: int, points: int, seed: int) -> FloatArray:
    """Return levels in [0, 1), shape ``(dimensions, points * 16)``, scrambles side by side."""
    from scipy.stats import qmc

    dimensions = max(DIMENSIONS, 2 ** (figures - 1).bit_length()) if figures else DIMENSIONS
    scrambles = [
        qmc.Sobol(dimensions, scramble=True, rng=np.random.default_rng(child)).random(points)
        for child in np.random.SeedSequence(seed).spawn(SCRAMBLES)
    ]
    return np.stack(scrambles, axis=1).reshape(points * SCRAMBLES, dimensions).T


def _drawn(figure: Figure, levels: FloatArray) -> FloatArray:
    """Send levels through the inverse of a figure's distribution, or of all its reports'."""
    parts = [(weight, _shape(part)) for weight, part in mixture(figure)]
    return mixed(parts, levels) if len(parts) > 1 else quantile(*parts[0][1], levels)


def _shape(figure: Figure) -> Parameters:
    """Return the distribution of one report; what is fixed has no width."""
    low, value, high = ends(figure)
    return (figure.shape, value, value, value) if figure.shape == "fixed" else (
        figure.shape, low, value, high
    )  # fmt: skip
