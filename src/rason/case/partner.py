"""Which figure another one moves with, and how closely.

Each figure names at most one other, so that all of them stand in trees. Two figures of a tree are
correlated by the product along the way between them; such correlations always go together, which
those of a table filled in by hand need not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rason.case.expression import ExpressionError
from rason.case.recent import remember_recent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.case.tables import Figure

_WRITTEN: Final = re.compile(r"(?P<figure>\w+)(?:\s+(?P<correlation>\S+))?", re.ASCII)
_NUMBER: Final = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)")
_KEY_SOMEWHERE: Final = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_NUMBER_SOMEWHERE: Final = re.compile(r"([-+−]?)\s*(\d+(?:[.,]\d+)?)\s*(%?)")
_ALONE: Final = "one figure, and perhaps a rank correlation: `oil_price`, `oil_price -1`"


@dataclass(frozen=True, slots=True)
class Partner:
    """The figure that another one moves with."""

    figure: str
    # Rank correlation of the two draws, in [−1, 1] and not 0: 1 shares the draw, −1 takes it the
    # other way round.
    correlation: float = 1.0

    @property
    def shared(self) -> bool:
        """Whether there is one draw for both."""
        return abs(self.correlation) == 1.0

    def __str__(self) -> str:
        """Return the cell that says so."""
        return self.figure if self.correlation == 1.0 else f"{self.figure} {self.correlation:.15g}"


def read_partner(text: str) -> Partner | None:
    """Read the figure that another one moves with.

    A key, and perhaps a rank correlation after a space; None for an empty cell. Raises
    `ExpressionError` if it is anything else, or the correlation none.

    Examples
    --------
    >>> read_partner("oil_price"), str(read_partner("oil_price 0.60"))
    (Partner(figure='oil_price', correlation=1.0), 'oil_price 0.6')
    """
    if not text:
        return None
    match = _WRITTEN.fullmatch(text)
    if match is None:
        raise ExpressionError("RSN-C021", f"`{text}`", _ALONE, _meant(text))
    figure, written = match["figure"], match["correlation"]
    if written is None:
        return Partner(figure)
    if not _NUMBER.fullmatch(written):
        raise ExpressionError(
            "RSN-C026", f"`{written}`", "a rank correlation such as 0.6 or -1", _meant(text)
        )
    correlation = float(written)
    if not 0.0 < abs(correlation) <= 1.0:
        fix = (
            "empty the cell: what does not move with another figure names none"
            if correlation == 0.0
            else f"write {Partner(figure, 1.0 if correlation > 0.0 else -1.0)}"
            f"{' for one draw of both' if correlation > 0.0 else ' for the opposite draw'}"
        )
        raise ExpressionError("RSN-C031", written, "a rank correlation from -1 to 1, not 0", fix)
    return Partner(figure, correlation)


def _meant(text: str) -> str:
    """Offer what a cell seems to mean."""
    key = _KEY_SOMEWHERE.search(text)
    figure = key[0] if key else "oil_price"
    rest = text.replace(figure, " ", 1)
    if re.search("[;,|]\\s*[A-Za-z_]", rest):
        return f"write {figure} alone; the other may itself move with `{figure}`"
    number = _NUMBER_SOMEWHERE.search(rest)
    if number is None:
        opposite = text.startswith(("-", "−"))
        return f"write {figure}{' -1' if opposite else ''}, or a number such as 0.6 after it"
    size = float(number[2].replace(",", ".")) / (100.0 if number[3] else 1.0)
    sign = "-" if number[1] in {"-", "−"} or text.startswith(("-", "−")) else ""
    return f"write {figure} {sign}{min(size, 1.0):.15g}"


def leader(figures: Mapping[str, Figure], key: str) -> tuple[str, float]:
    """Return the figure whose draw a figure has, as `leaders` does of all."""
    return leaders(figures)[key]


@remember_recent(32)
def leaders(figures: Mapping[str, Figure]) -> dict[str, tuple[str, float]]:
    """Follow `moves_with` to the figures whose draws the figures have.

    The last figure that shares the draw, which may itself move with another one less closely; and
    1, or −1 where the figure takes the draw the other way round. Figures in a circle, which is a
    fault, lead themselves.
    """
    found: dict[str, tuple[str, float]] = {}
    for key in figures:
        path: dict[str, float] = {}
        last = key
        while last not in found and last not in path:
            partner = figures[last].moves_with
            if partner is None or not partner.shared or partner.figure not in figures:
                break
            path[last] = partner.correlation
            last = partner.figure
        if last in path:
            found |= {each: (each, 1.0) for each in path}
            continue
        first, way = found.setdefault(last, (last, 1.0))
        for each in reversed(path):
            way *= path[each]
            found[each] = first, way
    return found
