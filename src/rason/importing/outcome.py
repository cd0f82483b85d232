"""What came of an import: what was taken, what was left and why, what is still to be said."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from rason.importing.folder import write

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from rason.importing.draft import Draft, Source, Told


@dataclass(frozen=True, slots=True)
class Imported:
    """A finished import, or a mapping that asks."""

    kind: str
    folder: Path
    files: tuple[str, ...]  # of the folder, that were written
    source: Source | None
    taken: tuple[Told, ...]
    left: tuple[Told, ...]
    to_say: tuple[str, ...]
    asked: tuple[
        str, ...
    ] = ()  # questions of a mapping: nothing is imported before they are answered

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {**asdict(self), "folder": str(self.folder)}

    def cited(self) -> str:
        """Say whom it cites and under which licence; nothing where it cites nobody."""
        if self.source is None:
            return ""
        terms = self.source.license or "no licence is named: look for it before you pass it on"
        return f"{self.source.author} ({self.source.year or 'n.d.'}), {terms}."

    def __str__(self) -> str:
        """Show it as the terminal does."""
        lines: list[str] = []
        if self.asked:
            lines += [f"{self.folder / self.files[0]} is drafted; nothing is imported yet."]
            lines += ["", "It asks", *(f"  {each}" for each in self.asked)]
            lines += ["", "Answer in the file, then give the same command again."]
            return "\n".join(lines)
        for title, told, arrow in (("Taken", self.taken, "into"), ("Left", self.left, "as")):
            if told:
                width = max(len(f"{each.count:,}") for each in told)
                lines += [title]
                lines += [
                    f"  {each.count:>{width},}  {each.what}  ({arrow} {each.where})"
                    if arrow == "into"
                    else f"  {each.count:>{width},}  {each.what}: {each.where}"
                    for each in told
                ]
                lines += [""]
        if self.to_say:
            lines += ["Still to be said", *(f"  {each}" for each in self.to_say), ""]
        if self.source:
            lines += [f"Source: {self.cited()}"]
            lines += [self.source.terms] if self.source.terms else []
        wrote = ", ".join(self.files) or "nothing: all of it was there"
        lines += [f"Written to {self.folder}: {wrote}.", f"Next: rason check {self.folder}"]
        return "\n".join(lines)


def finish(draft: Draft, into: Path, frozen: date | None = None) -> Imported:
    """Write a draft, and tell what came of it."""
    files = write(draft, into, frozen)
    return Imported(
        draft.kind, into, files, draft.source, tuple(draft.taken), tuple(draft.left),
        tuple(draft.to_say),
    )  # fmt: skip
