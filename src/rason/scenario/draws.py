"""Draws: one value for every uncertain figure, in sixteen independent scrambles of Sobol points.

A single scramble tells nothing of its own error, and binomial errors ignore that the points are
spread evenly. Sixteen scrambles are sixteen independent estimates, whose scatter is the error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import derive, ends
from rason.case.partner import leader
from rason.case.recent import remember_recent
from rason.errors import Diagnostic, InputError
from rason.scenario.shapes import at_level
from rason.scenario.size import dimensions_of, hold_figures

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.case.tables import Figure

SCRAMBLES = 16
DEFAULT_DRAWS = 1024
MOST_DRAWS = SCRAMBLES * 2**20
MISSED = 0.05  # how often an interval may miss
LEAST = 2.0**-32
"""Levels are kept so far from 0 and 1 where they become normal scores: Sobol points may be 0."""
RULE_OF_THREE = 3.0
"""What never happened in n draws has, with 95 % confidence, a share of at most 3/n."""


def rounded(draws: int) -> int:
    """Return the number of draws that a request is rounded up to.

    The next of 16, 32, 64, ...: sixteen scrambles of a power of two. Raises `InputError` if fewer
    than one or more than 16 × 2²⁰ are asked for (RSN-R003).

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


@remember_recent(4)
def partners(figures: Mapping[str, Figure]) -> dict[str, tuple[str, ...]]:
    """Return the uncertain figures that share a draw, by the figure that leads them.

    For each leader in file order, those that move: the leader itself first if it is uncertain, then
    all that share its draw through `moves_with`, at any remove and either way round, in file order.
    Figures that follow less closely have draws of their own; see `followers`.
    """
    groups: dict[str, list[str]] = {}
    for key, figure in figures.items():
        if uncertain(figure):
            groups.setdefault(leader(figures, key)[0], []).append(key)
    return {
        first: tuple(sorted(groups[first], key=lambda key: key != first))
        for first in figures
        if first in groups
    }


@remember_recent(4)
def followers(figures: Mapping[str, Figure]) -> dict[str, tuple[str, float]]:
    """Return the figures that lead a draw and follow another one less closely than to share it.

    By leader, the leader of the draw that it follows, and their rank correlation.
    """
    found: dict[str, tuple[str, float]] = {}
    for key, figure in figures.items():
        if figure.moves_with is not None and not figure.moves_with.shared:
            first, way = leader(figures, figure.moves_with.figure)
            found[key] = first, way * figure.moves_with.correlation
    return found


def uncertain(figure: Figure) -> bool:
    """Tell whether a figure is drawn.

    False for derived and fixed figures, and for those without a range.
    """
    if figure.formula is not None or figure.value is None:
        return False
    low, _, high = ends(figure)
    return low < high and (figure.shape != "fixed" or bool(figure.reports))


def draw(case: Case, draws: int = DEFAULT_DRAWS, seed: int = 0) -> Values:
    """Draw every figure.

    Every figure, derived ones included, in its own unit, each of shape ``(draws,)``; `draws` is
    rounded up as `rounded` has it. Draw ``16 i + s`` is point i of scramble s, so a longer run
    begins with the shorter. Raises `InputError` if the number of draws is impossible (RSN-R003).

    Notes
    -----
    Each row of `figures.csv` has the Sobol dimension of its position, uncertain or not, and figures
    that share a draw have the dimension of their leader. At least 256 dimensions are scrambled
    (then 512, 1,024, ...), so that editing a figure, or adding one at the end of the table, leaves
    the draws of all others as they were, but for those that move with it.

    References
    ----------
    Owen (1997), "Scrambled net variance for integrals of smooth functions", *Annals of Statistics*
    25(4).
    """
    return spread(case, levels(case, draws, seed))


def levels(case: Case, draws: int = DEFAULT_DRAWS, seed: int = 0) -> dict[str, FloatArray]:
    """Return the independent levels that figures are drawn by.

    By the figure that leads a draw, in [0, 1), each of shape ``(draws,)``. Raises `InputError` if
    the number of draws is impossible, or too large for the figures (RSN-R003).
    """
    points = _points(len(case.figures), rounded(draws) // SCRAMBLES, seed)
    leading = {leader(case.figures, key)[0] for key in case.figures}
    return {key: points[index] for index, key in enumerate(case.figures) if key in leading}


def spread(case: Case, own: Mapping[str, FloatArray]) -> Values:
    r"""Send independent levels through the inverse distributions of all figures.

    Every figure, derived ones included, each of the shape of the levels.

    Notes
    -----
    A leader with the level :math:`u` that follows another one, of level :math:`u'`, with the rank
    correlation :math:`\rho` is drawn at the level

    .. math:: \Phi\bigl(r\,\Phi^{-1}(u') + \sqrt{1 - r^2}\,\Phi^{-1}(u)\bigr),
        \qquad r = 2 \sin(\pi \rho / 6),

    a Gaussian copula: its own distribution stays as it was.

    References
    ----------
    Kruskal (1958), "Ordinal measures of association", *Journal of the American Statistical
    Association* 53(284).
    """
    figures, following = case.figures, followers(case.figures)
    number = len(next(iter(own.values()))) if own else 1
    values = {
        key: np.full(number, figure.value)
        for key, figure in figures.items()
        if figure.formula is None
    }
    for first, keys in partners(figures).items():
        level = _level(first, own, following)
        for key in keys:
            rises = leader(figures, key)[1] > 0.0
            values[key] = at_level(figures[key], level if rises else 1.0 - level)
    return derive(case, values)


def error(values: npt.ArrayLike, looks: int = 1) -> FloatArray:
    r"""Return the half-width of the 95 % interval of a mean over draws.

    .. math:: t_{15, 0.975} \sqrt{\frac{1}{16 \cdot 15} \sum_{s=1}^{16} (m_s - \bar m)^2}

    with :math:`m_s` the mean over scramble s.

    `values`: shape ``(draws, ...)``, in the order of `draw`. `looks`: how often one may look before
    deciding whether to go on: all intervals hold together with 95 %, each with 1 − 0.05/looks.
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


def share(
    holds: npt.NDArray[np.bool_], looks: int = 1, known: npt.NDArray[np.bool_] | None = None
) -> tuple[float, float]:
    r"""Return in what share of draws something holds, with its error.

    In the order of `draw`. `known` are the draws in which it can be told: the share is of those
    alone, since where nothing can be told neither it nor its contrary holds. Returns the share and
    the half-width of its 95 % interval, for `looks` as in `error`; NaN where nothing can be told.

    Notes
    -----
    The scatter between scrambles says little where few draws differ from the rest: with e the
    `error`, the half-width is that of Wilson's interval with the variance that was seen,

    .. math:: e \sqrt{1 + \Bigl( \frac{e}{2 p (1 - p)} \Bigr)^2} ,

    which is e but for small shares. It is never below 3/n (for more looks, ln 20 + ln looks over n)
    since scrambles count whole draws: that they all count alike says no more. Of draws in which
    something can be told, the share is a ratio of two means: its scatter is that of what is linear
    in it, held less p where it can be told and nought elsewhere, over the part that can be told.

    References
    ----------
    Wilson (1927), "Probable inference, the law of succession, and statistical inference", *Journal
    of the American Statistical Association* 22(158).

    Examples
    --------
    >>> share(np.ones(1024, dtype=bool))
    (1.0, 0.0029296875)
    """
    defined = np.ones(len(holds), dtype=bool) if known is None else known
    if not defined.any():
        return float("nan"), float("nan")
    part = float(np.mean(holds[defined]))
    least = min((RULE_OF_THREE + np.log(looks)) / defined.sum(), 1.0)
    scatter = float(error(np.where(defined, holds - part, 0.0) / defined.mean(), looks))
    if not scatter > 0.0:
        return part, float(least)
    width = scatter * np.hypot(1.0, scatter / (2.0 * part * (1.0 - part)))
    return part, float(min(max(width, least), 1.0))


def _level(
    first: str, own: Mapping[str, FloatArray], following: Mapping[str, tuple[str, float]]
) -> FloatArray:
    """Return the level of a leader, which may follow another one."""
    if first not in following:
        return own[first]
    from scipy.special import ndtr, ndtri

    other, rank = following[first]
    correlation = 2.0 * np.sin(np.pi * rank / 6.0)
    theirs, its = (
        ndtri(np.clip(each, LEAST, 1.0 - LEAST))
        for each in (_level(other, own, following), own[first])
    )
    level: FloatArray = ndtr(correlation * theirs + (1.0 - correlation**2) ** 0.5 * its)
    return level


def _points(figures: int, points: int, seed: int) -> FloatArray:
    """Return levels in [0, 1), shape ``(dimensions, points * 16)``, scrambles side by side."""
    from scipy.stats import qmc

    hold_figures(figures, points * SCRAMBLES)
    dimensions = dimensions_of(figures)
    scrambles = [
        qmc.Sobol(dimensions, scramble=True, rng=np.random.default_rng(child)).random(points)
        for child in np.random.SeedSequence(seed).spawn(SCRAMBLES)
    ]
    return np.stack(scrambles, axis=1).reshape(points * SCRAMBLES, dimensions).T
