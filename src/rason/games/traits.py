"""What can be read off a game before it is solved: its shape and the standing of its players."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.games.coalition import FloatArray, player_count, split, validated_single
from rason.games.exactness import gains_of

if TYPE_CHECKING:
    import numpy.typing as npt

BLOCK = 1 << 21  # pairs of coalitions compared at once


def is_monotone(values: npt.ArrayLike, error: float | None = None) -> bool:
    r"""Tell whether nobody ever lowers a coalition's value by joining it.

    .. math:: v(S) \le v(S \cup \{i\})

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.
    error
        Error of the values; None for the rounding of numbers.

    Returns
    -------
    monotone
        True if it holds for all S and i, within the tolerance of `gains_of`.

    Raises
    ------
    GameError
        If the values are no game.

    Examples
    --------
    >>> is_monotone([0, 1, 2, 1])
    False
    """
    game = validated_single(values)
    allowed = gains_of(game, error).tolerance
    pairs = (split(game, player) for player in range(player_count(game)))
    return all((with_player >= without - allowed).all() for without, with_player in pairs)


def is_superadditive(values: npt.ArrayLike, error: float | None = None) -> bool:
    r"""Tell whether two coalitions never earn less together than apart.

    .. math:: v(S \cup T) \ge v(S) + v(T), \qquad S \cap T = \emptyset

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.
    error
        Error of the values; None for the rounding of numbers.

    Returns
    -------
    superadditive
        True if it holds for all S and T, within the tolerance of `gains_of`.

    Raises
    ------
    GameError
        If the values are no game.

    Notes
    -----
    There are 3ⁿ/2 pairs: under a second for 16 players, three times as much for each more.

    Examples
    --------
    >>> is_superadditive([0, 1, 2, 2])
    False
    """
    found = gains_of(validated_single(values), error)
    return found.additive or all(
        _superadditive(with_last, with_last, without, found.near)
        for last in range(player_count(found.values))
        for without, with_last in [np.split(found.values[None, : 2 << last], 2, axis=1)]
    )


def _superadditive(union: FloatArray, one: FloatArray, other: FloatArray, allowed: float) -> bool:
    """Compare unions with their two parts: ``(pairs, 2**k)`` with k players not yet placed."""
    if union.shape[1] == 1:
        return bool((union >= one + other - allowed).all())
    half = union.shape[1] // 2
    low, high = np.s_[:, :half], np.s_[:, half:]
    # The last player is in neither coalition, in the one, or in the other.
    placed = [
        (union[low], one[low], other[low]),
        (union[high], one[high], other[low]),
        (union[high], one[low], other[high]),
    ]
    if union.size > BLOCK:
        return all(_superadditive(*triple, allowed) for triple in placed)
    together, apart, aside = (np.concatenate(parts) for parts in zip(*placed, strict=True))
    return _superadditive(together, apart, aside, allowed)


def dummy_players(values: npt.ArrayLike, error: float | None = None) -> tuple[int, ...]:
    r"""List the players who add to every coalition just what they earn alone.

    .. math:: v(S \cup \{i\}) = v(S) + v(\{i\})

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.
    error
        Error of the values; None for the rounding of numbers.

    Returns
    -------
    players
        Indices, rising. Every concept gives a dummy its stand-alone value, except where a graph
        makes it a broker.

    Raises
    ------
    GameError
        If the values are no game.

    Examples
    --------
    >>> dummy_players([0, 1, 2, 5, 3, 4, 5, 8])
    (2,)
    """
    found = gains_of(validated_single(values), error)
    gaps = [
        np.abs(with_player - without).max()
        for player in range(player_count(found.values))
        for without, with_player in [split(found.values, player)]
    ]
    return tuple(player for player, gap in enumerate(gaps) if gap <= found.near)


def veto_players(values: npt.ArrayLike, error: float | None = None) -> tuple[int, ...]:
    """List the players without whom no coalition earns more than its members do alone.

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.
    error
        Error of the values; None for the rounding of numbers.

    Returns
    -------
    players
        Indices, rising; none where nobody earns more together than alone.

    Raises
    ------
    GameError
        If the values are no game.

    Examples
    --------
    >>> veto_players([0, 0, 0, 0, 0, 1, 1, 1])
    (2,)
    """
    found = gains_of(validated_single(values), error)
    idle = found.values <= found.near
    if idle.all():
        return ()
    return tuple(
        player for player in range(player_count(found.values)) if split(idle, player)[0].all()
    )


def interchangeable_players(
    values: npt.ArrayLike, error: float | None = None
) -> tuple[tuple[int, ...], ...]:
    r"""Sort players into classes whose members can stand in for each other everywhere.

    .. math:: v(S \cup \{i\}) = v(S \cup \{j\}), \qquad i, j \notin S

    Parameters
    ----------
    values
        Coalition values of one game, shape ``(2**n,)``.
    error
        Error of the values; None for the rounding of numbers.

    Returns
    -------
    classes
        Players of each class, rising; a player like no other is a class of one. Every symmetric
        concept gives a class equal shares, which is therefore no evidence of equal power.

    Raises
    ------
    GameError
        If the values are no game.

    Examples
    --------
    >>> interchangeable_players([0, 0, 0, 0, 0, 1, 1, 1])
    ((0, 1), (2,))
    """
    game = validated_single(values)
    allowed = gains_of(game, error).tolerance
    classes: list[list[int]] = []
    for player in range(player_count(game)):
        for known in classes:
            first = known[0]
            # Axes: players above, this one, players between, the first of the class, those below.
            swap = game.reshape(-1, 2, 1 << (player - first - 1), 2, 1 << first)
            if np.abs(swap[:, 0, :, 1] - swap[:, 1, :, 0]).max() <= allowed:
                known.append(player)
                break
        else:
            classes.append([player])
    return tuple(map(tuple, classes))
