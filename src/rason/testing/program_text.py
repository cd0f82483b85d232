"""A program in readable text, for goldens and for readers who want to see it whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from rason.case.cell import FloatArray, Values
    from rason.program.program import Program


def as_text(program: Program, values: Values) -> str:
    """Return a program as text: objective, rows and bounds, in the words of the case.

    One line a term of the objective, a row, a bound; of the first draw.
    """
    numbers = program.numbers(values)
    names = _names(program)
    data = numbers.data[0]
    rows: list[list[tuple[float, str]]] = [[] for _ in program.rows]
    for column, name in enumerate(names):
        for entry in range(program.starts[column], program.starts[column + 1]):
            rows[program.indices[entry]].append((float(data[entry]), name))
    lines = ["maximise"]
    lines += [
        f"  {_signed(cost)} {name}"
        for cost, name in zip(numbers.cost[0], names, strict=True)
        if cost
    ]
    steered = [
        f"  {_signed(steer)} {name}"
        for steer, name in zip(numbers.steer[0], names, strict=True)
        if steer
    ]
    lines += ["steered by", *steered] if steered else []
    first = [
        f"  {_plain(column.priority)} {name}"
        for column, name in zip(program.columns, names, strict=True)
        if column.priority
    ]
    lines += ["priorities", *first] if first else []
    lines.append("subject to")
    for index, row in enumerate(program.rows):
        left = " ".join(f"{_signed(coefficient)} {name}" for coefficient, name in rows[index])
        lines.append(
            f"  {row.name}: {left} {_bounds(numbers.row_lower[0], numbers.row_upper[0], index)}"
        )
    lines.append("bounds")
    lines += [
        f"  0 <= {name} <= {_plain(upper)}"
        + (f"   needs {', '.join(sorted(column.consent))}" if column.consent else "")
        for name, upper, column in zip(names, numbers.upper[0], program.columns, strict=True)
    ]
    return "\n".join(lines) + "\n"


def _names(program: Program) -> list[str]:
    """Return the columns' names, numbered where several are alike (slices, alternatives)."""
    plain = [column.name for column in program.columns]
    seen: dict[str, int] = {}
    names = []
    for name in plain:
        seen[name] = seen.get(name, 0) + 1
        names.append(f"{name}#{seen[name]}" if plain.count(name) > 1 else name)
    return names


def _bounds(lower: FloatArray, upper: FloatArray, row: int) -> str:
    if lower[row] == upper[row]:
        return f"= {_plain(upper[row])}"
    if np.isinf(lower[row]):
        return f"<= {_plain(upper[row])}"
    return f">= {_plain(lower[row])}"


def _plain(number: float) -> str:
    return f"{number:.10g}"


def _signed(number: float) -> str:
    return f"{'+' if number >= 0 else '-'} {abs(number):.10g}"
