r"""Which coalition objects most to a payoff, without the values of all: a mixed-integer program.

A binary for each player says whether it is in the coalition; a column can be used as far as those
whose consent it needs are in. So the program of all coalitions at once is

.. math:: \max_{z \in \{0,1\}^n,\ x}\ c^\top x - p^\top z \quad\text{with}\quad
          \underline b \le Ax \le \overline b,\quad x_j \le u_j z_i \ \ (i \in \text{consent of } j)

where p is the payoff. HiGHS solves it, through scipy; what it finds is only trusted for the
coalition that it names, whose value is solved and certified anew, and for the bound of its search.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scipy.sparse import csr_array

    from rason.case.cell import FloatArray
    from rason.program.program import IntArray
    from rason.scenario.variant import Keep
    from rason.solve.coalition_bounds import Bargain
    from rason.solve.linear import Linear

NODES = 100_000
"""Most branchings of a search: a number of them and not of seconds, so that results repeat."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A block of the grand coalition's program, in the block's own units."""

    linear: Linear
    toll: FloatArray  # shape ``(columns,)``: what a coalition without the operator pays for a unit
    bargain: Bargain  # who must agree to which column
    players: tuple[int, ...]  # places in the game of the block's own players
    money: float  # factor that the block's objective was multiplied by
    lacks: IntArray  # see `rason.solve.chunk.Chunk`
    keeps: tuple[Keep, ...]


def separate(pieces: Sequence[Piece], payoff: FloatArray) -> tuple[int, float]:
    """Find the coalition that a payoff leaves most to gain.

    There are two players or more. Returns the best coalition that was found, neither nobody nor
    everybody, and the bound that no V(S) - payoff(S) is above.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    draft = _Draft(payoff)
    for piece in pieces:
        draft.add(piece)
    draft.row(dict.fromkeys(range(len(payoff)), 1.0), 1.0, len(payoff) - 1.0)
    unit = float(np.abs(payoff).max()) or float(np.abs(draft.worth).max()) or 1.0
    found = milp(
        -np.array(draft.worth) / unit,
        integrality=np.array(draft.whole),
        bounds=Bounds(np.array(draft.lower), np.array(draft.upper)),
        constraints=LinearConstraint(draft.matrix(), draft.row_lower, draft.row_upper),
        options={"mip_rel_gap": 0.0, "node_limit": NODES},
    )
    assert found.x is not None, "a mixed-integer search found nothing at all"
    members = np.flatnonzero(found.x[: len(payoff)] > 0.5)  # noqa: PLR2004 - a binary
    bound = -unit * float(found.mip_dual_bound)
    return sum(1 << int(player) for player in members), bound


class _Draft:
    """The program while it is put together: first a binary for each player."""

    def __init__(self, payoff: FloatArray) -> None:
        players = len(payoff)
        self.worth: list[float] = (-payoff).tolist()
        self.lower, self.upper = [0.0] * players, [1.0] * players
        self.whole = [1] * players
        self.row_lower: list[float] = []
        self.row_upper: list[float] = []
        self._rows: list[int] = []
        self._columns: list[int] = []
        self._data: list[float] = []

    def column(self, worth: float, upper: float, *, lower: float = 0.0, whole: bool = False) -> int:
        """Add a column, and return its position."""
        self.worth.append(worth)
        self.lower.append(lower)
        self.upper.append(upper)
        self.whole.append(int(whole))
        return len(self.worth) - 1

    def row(self, entries: dict[int, float], lower: float, upper: float) -> None:
        """Add a row."""
        self._rows += [len(self.row_lower)] * len(entries)
        self._columns += list(entries)
        self._data += list(entries.values())
        self.row_lower.append(lower)
        self.row_upper.append(upper)

    def add(self, piece: Piece) -> None:
        """Add a block: its columns and rows, and whom each column needs."""
        linear, bargain = piece.linear, piece.bargain
        lumpy = set(bargain.lumpy.tolist())
        positions = []
        for j in range(len(linear.cost)):
            asked = [
                piece.players[bit]
                for bit in range(bargain.players)
                if int(bargain.consent[j]) >> bit & 1
            ]
            least, most = float(linear.lower[j]), float(linear.upper[j])
            position = self.column(
                float(linear.cost[j]) / piece.money,
                most,
                lower=0.0 if asked else least,
                whole=j in lumpy,
            )
            positions.append(position)
            if most > 0.0:
                for player in asked:
                    self.row({position: 1.0, player: -most}, -np.inf, 0.0)
            if asked and least > 0.0:
                owed = {position: 1.0} | dict.fromkeys(asked, -least)
                self.row(owed, least * (1 - len(asked)), np.inf)
            self._toll(piece, j, position)
        matrix = linear.block
        entries: list[dict[int, float]] = [{} for _ in linear.row_lower]
        for entry, row in enumerate(matrix.indices):
            entries[row][positions[matrix.column_of[entry]]] = float(linear.data[entry])
        for row, filled in enumerate(entries):
            self.row(filled, float(linear.row_lower[row]), float(linear.row_upper[row]))

    def _toll(self, piece: Piece, j: int, position: int) -> None:
        """Let coalitions without the operator pay for a unit, or be spared what it would pay."""
        operator, toll = int(piece.bargain.toll_to[j]), float(piece.toll[j]) / piece.money
        if operator < 0 or toll == 0.0:
            return
        player, most = piece.players[operator], float(piece.linear.upper[j])
        paid = self.column(-toll, most)
        if toll > 0.0:
            self.row({paid: 1.0, position: -1.0, player: most}, 0.0, np.inf)
        else:
            self.row({paid: 1.0, position: -1.0}, -np.inf, 0.0)
            self.row({paid: 1.0, player: most}, -np.inf, most)

    def matrix(self) -> csr_array:
        """Return the coefficients by rows."""
        from scipy.sparse import csr_array

        return csr_array(
            (self._data, (self._rows, self._columns)),
            shape=(len(self.row_lower), len(self.worth)),
        )
