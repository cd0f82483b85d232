"""Where a claim and its parts stand in `claims.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.case.tables import Where
from rason.claim.amount import CLAIMS

if TYPE_CHECKING:
    from rason.case.document import Claim
    from rason.case.yaml_file import Tree


@dataclass(frozen=True, slots=True)
class Position:
    """A part of `claims.yaml`."""

    what: str
    """The part in the user's words."""
    tree: Tree | None
    """The document; None if it could not be read."""
    path: tuple[str | int, ...]

    @classmethod
    def of(cls, claim: Claim, tree: Tree | None) -> Position:
        """Find a claim."""
        listed = tree.value if tree is not None and isinstance(tree.value, list) else []
        keys = [part.get("claim") if isinstance(part, dict) else None for part in listed]
        path = (keys.index(claim.claim),) if claim.claim in keys else ()
        return cls(f"claim {claim.claim}", tree, path)

    def statement(self, index: int) -> Position:
        """Return the position of a claim's statement.

        `index`: from 0.
        """
        what = f"{self.what}, statement {index + 1}"
        return Position(what, self.tree, (*self.path, "statements", index))

    def where(self, *path: str | int) -> Where:
        """Return file and line of a part, or of the nearest part around it.

        Line 0 where the document could not be read.
        """
        if self.tree is None:
            return Where(CLAIMS, 0)
        return self.tree.where(*self.path, *path)
