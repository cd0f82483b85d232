"""Coalitions that need no solve of their own: equal to another by symmetry, or without anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import BoolArray, IntArray
    from rason.solve.coalition_bounds import Bargain
    from rason.solve.linear import Linear


def classes(linear: Linear, toll: FloatArray, bargain: Bargain) -> tuple[tuple[int, ...], ...]:
    """Return players whom the program does not tell apart.

    Two are alike if swapping them in the consents turns the columns into the same ones: those
    that meet the same rows with the same numbers count as one kind. Players who are alike only
    if rows are swapped, too, are not found.

    Each class has two players or more; `linear` is the grand coalition's program.
    """
    alike = swappable(bargain)
    if not alike:
        return ()
    kind = _kinds(linear, toll, bargain)
    operator = bargain.toll_to + 1
    found: list[list[int]] = []
    own = _sorted(kind, bargain.consent, operator)
    for player in range(bargain.players):
        for group in found:
            first = group[0]
            if (first, player) not in alike:
                continue
            moved = np.where(
                operator == first + 1,
                player + 1,
                np.where(operator == player + 1, first + 1, operator),
            )
            swapped = _sorted(kind, _swap(bargain.consent, first, player), moved)
            if np.array_equal(own, swapped):
                group.append(player)
                break
        else:
            found.append([player])
    return tuple(tuple(group) for group in found if len(group) > 1)


def swappable(bargain: Bargain) -> list[tuple[int, int]]:
    """Return the pairs of players whose swap leaves the consents as they are, numbers aside."""
    # Numbering the columns takes longest, and seldom must be done: the consents differ.
    has = [int(((bargain.consent >> player) & 1).sum()) for player in range(bargain.players)]
    consents = np.sort(bargain.consent)
    return [
        (one, other)
        for other in range(bargain.players)
        for one in range(other)
        if has[one] == has[other]
        and np.array_equal(consents, np.sort(_swap(bargain.consent, one, other)))
    ]


def _kinds(linear: Linear, toll: FloatArray, bargain: Bargain) -> IntArray:
    """Return a number for each column, equal where rows and numbers are."""
    block = linear.block
    lumpy = np.zeros(len(linear.cost), dtype=bool)
    lumpy[bargain.lumpy] = True
    numbers = np.column_stack([linear.cost, linear.lower, linear.upper, toll, lumpy])
    seen: dict[bytes, int] = {}
    kinds = np.empty(len(linear.cost), dtype=np.int64)
    for column in range(len(linear.cost)):
        entries = slice(block.starts[column], block.starts[column + 1])
        rows, data = block.indices[entries], linear.data[entries]
        content = rows.tobytes() + data.tobytes() + numbers[column].tobytes()
        kinds[column] = seen.setdefault(content, len(seen))
    return kinds


def _sorted(kind: IntArray, consent: IntArray, operator: IntArray) -> IntArray:
    """Return the columns in an order of their own."""
    rows = np.column_stack([kind, consent, operator])
    ordered: IntArray = rows[np.lexsort(rows.T)]
    return ordered


def _swap(masks: IntArray, one: int, other: int) -> IntArray:
    """Swap two players in bit masks."""
    differ = ((masks >> one) ^ (masks >> other)) & 1
    swapped: IntArray = masks ^ (differ << one) ^ (differ << other)
    return swapped


def representatives(
    coalitions: IntArray, groups: tuple[tuple[int, ...], ...]
) -> tuple[IntArray, IntArray]:
    """Return one coalition for all that differ by a swap of players who are alike.

    Returns the masks of those that stand for all, rising, and which of them stands for each.
    """
    standing = coalitions.copy()
    for group in groups:
        members = ((coalitions[:, None] >> np.array(group)) & 1).sum(axis=1)
        standing &= ~sum(1 << player for player in group)
        for position, player in enumerate(group):
            standing |= np.where(members > position, 1 << player, 0)
    distinct, where = np.unique(standing, return_inverse=True)
    return distinct, where


class Reach:
    """Tells of a coalition whether anything can flow in its program.

    A balance that only takes or only gives lets nothing pass: its columns are shut, and with them
    balances further on. What is left open at the end may carry something.
    """

    def __init__(self, linear: Linear) -> None:
        block = linear.block
        self._rows, self._columns = block.indices, block.column_of
        self._count = len(linear.row_lower)
        # A row with an upper bound of 0 shuts what adds to it unless something takes from it.
        self._adds = (linear.data > 0.0) & (linear.row_upper[block.indices] == 0.0)
        self._takes = (linear.data < 0.0) & (linear.row_lower[block.indices] == 0.0)
        self._positive, self._negative = linear.data > 0.0, linear.data < 0.0

    def open(self, usable: BoolArray) -> BoolArray:
        """Return which columns can carry something, shape ``(columns,)``."""
        now = usable.copy()
        while True:
            used = now[self._columns]
            added = np.bincount(self._rows[used & self._positive], minlength=self._count) > 0
            taken = np.bincount(self._rows[used & self._negative], minlength=self._count) > 0
            stuck = used & ((self._adds & ~taken[self._rows]) | (self._takes & ~added[self._rows]))
            if not stuck.any():
                return now
            now[self._columns[stuck]] = False
