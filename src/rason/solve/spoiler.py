"""Which cell spoils the scale of a program that cannot be certified."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.errors import Diagnostic

if TYPE_CHECKING:
    from rason.case.cell import FloatArray
    from rason.program.program import Numbers, Program
    from rason.program.term import Term
    from rason.solve.block import Block


def spoiler(program: Program, block: Block, numbers: Numbers) -> Diagnostic:
    """Return a diagnostic that names the number farthest from the others of its kind.

    RSN-P004, at the cell.
    """
    columns = [program.columns[index] for index in block.columns]
    kinds: list[tuple[str, list[Term], FloatArray]] = [
        ("cost or price", [c.cost for c in columns], numbers.cost[:, block.columns]),
    ]
    for commodity in sorted({column.commodity for column in columns}):
        own = [position for position, column in enumerate(columns) if column.commodity == commodity]
        bounds = numbers.upper[:, block.columns[own]]
        kinds.append(
            ("capacity or quantity", [columns[position].upper for position in own], bounds)
        )
    worst = max((_farthest(*kind) for kind in kinds), key=lambda found: found[0])
    _, kind, size, usual, term = worst
    cell = term.cells[0] if term is not None and term.cells else None
    return program.case.named(
        Diagnostic(
            code="RSN-P004",
            file=program.case.path(cell.where.file) if cell else "the program",
            line=cell.where.line if cell else None,
            what=cell.text if cell else kind,
            found=f"a {kind} of {size:.3g} beside a usual one of {usual:.3g}",
            expected="numbers that can be told apart to nine digits when they are added up",
            fix="write what is never reached as a hundred times what is usual, or correct the unit",
        )
    )


def _farthest(
    kind: str, terms: list[Term], numbers: FloatArray
) -> tuple[float, str, float, float, Term | None]:
    """Return how far the farthest number is from the usual, as a logarithm, and which it is."""
    sizes = np.abs(numbers)
    positive = sizes > 0.0
    if not positive.any():
        return -1.0, kind, 0.0, 0.0, None
    usual = float(np.median(sizes[positive]))
    far = np.abs(np.log(np.where(positive, sizes, usual) / usual))
    draw, position = np.unravel_index(int(far.argmax()), far.shape)
    return float(far.max()), kind, float(sizes[draw, position]), usual, terms[int(position)]
