"""Blocks: parts of a program that share no row, solved one by one.

A closure in one part of the system leaves the others as they were, and a coalition counts in a
block only by those of its members who matter there. Both spare most of the work.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from rason.program.program import BoolArray, ColumnFamily, IntArray, Program

SEEN = 64  # of how many blocks what no draw changes is kept


@dataclass(frozen=True, eq=False)
class Block:
    """Columns and rows that belong together."""

    columns: IntArray
    rows: IntArray
    entries: IntArray  # positions of their coefficients in the program's matrix
    starts: IntArray
    indices: IntArray
    column_of: IntArray

    @cached_property
    def position(self) -> dict[int, int]:
        """Place in the block of each of its columns of the program."""
        return {int(column): position for position, column in enumerate(self.columns)}


@lru_cache(maxsize=8)
def blocks(program: Program) -> tuple[Block, ...]:
    """Cut a program into its connected blocks, largest first.

    Every column and row is in exactly one; rows without entries are in none.
    """
    parent = list(range(len(program.rows)))

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    starts, indices = program.starts, program.indices
    for column in range(len(program.columns)):
        rows = indices[starts[column] : starts[column + 1]]
        for row in rows[1:]:
            parent[root(int(row))] = root(int(rows[0]))
    members: dict[int, list[int]] = {}
    lonely: list[int] = []
    for column in range(len(program.columns)):
        if starts[column] == starts[column + 1]:
            lonely.append(column)
        else:
            members.setdefault(root(int(indices[starts[column]])), []).append(column)
    groups = sorted(members.values(), key=lambda group: (-len(group), group[0]))
    return tuple(_block(program, group) for group in groups + ([lonely] if lonely else []))


@lru_cache(maxsize=4 * SEEN)
def in_families(program: Program, block: Block, *families: ColumnFamily) -> BoolArray:
    """Tell which columns of a block are of some families, shape ``(columns,)``."""
    return np.array([program.columns[index].family in families for index in block.columns])


def _block(program: Program, columns: list[int]) -> Block:
    spans = [np.arange(program.starts[c], program.starts[c + 1]) for c in columns]
    entries = np.concatenate(spans).astype(np.int64)
    rows, local = np.unique(program.indices[entries], return_inverse=True)
    lengths = np.array([len(span) for span in spans], dtype=np.int64)
    return Block(
        columns=np.array(columns, dtype=np.int64),
        rows=rows.astype(np.int64),
        entries=entries,
        starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        indices=local.astype(np.int64),
        column_of=np.repeat(np.arange(len(columns)), lengths),
    )
