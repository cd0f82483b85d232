"""In which forms a brief is written: whole or in short, with slides, in a house's style."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rason.errors import Diagnostic, InputError
from rason.optional import needed

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT, DECK = ".docx", ".pptx"
_KINDS: Final = {DOCUMENT: "a Word document", DECK: "a PowerPoint presentation"}


@dataclass(frozen=True, slots=True)
class Forms:
    """What is written beside result and tables.

    `short`: the two first pages alone.
    `slides`: slides, too.
    `document`, `deck`: templates of a house's style; None for our own.
    """

    short: bool = False
    slides: bool = False
    document: Path | None = None
    deck: Path | None = None

    @property
    def told(self) -> dict[str, Any]:
        """What was asked for, as plain values that tell one form from another."""
        from hashlib import sha256

        files = {"document": self.document, "deck": self.deck}
        digests = {
            name: sha256(path.read_bytes()).hexdigest() for name, path in files.items() if path
        }
        return {"short": self.short, "slides": self.slides, **digests}

    @property
    def usual(self) -> bool:
        """Whether nothing was asked for beside what every run has."""
        return self == Forms()


def forms(*, short: bool, slides: bool, templates: list[Path]) -> Forms:
    """Read what was asked for.

    `templates`: a `.docx` and a `.pptx`, either or both; one for slides asks for slides.
    Raises `InputError` with every template that cannot be used.
    """
    found: dict[str, Path] = {}
    faults = []
    for path in templates:
        kind = path.suffix.lower()
        try:
            if kind not in _KINDS:
                raise _UnfitError(f"a file with the ending `{path.suffix}`")  # noqa: TRY301 - as below
            _opened(kind, path)
        except _UnfitError as error:
            faults.append(_fault(path, str(error)))
        else:
            found[kind] = path
    if faults:
        raise InputError(*faults)
    if slides or DECK in found:
        needed("pptx", "slides")
    return Forms(short, slides or DECK in found, found.get(DOCUMENT), found.get(DECK))


class _UnfitError(Exception):
    """Why a template cannot be used."""


def _opened(kind: str, path: Path) -> None:
    """Open a template, to see that it is what it should be."""
    from zipfile import BadZipFile

    if not path.is_file():
        raise _UnfitError("no file")
    try:
        if kind == DOCUMENT:
            import docx

            docx.Document(str(path))
        else:
            needed("pptx", "slides").Presentation(str(path))
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise _UnfitError("a file of another kind") from error
    except InputError:
        raise
    except Exception as error:  # the libraries have errors of their own for a file that is none
        if type(error).__module__.startswith(("docx", "pptx")):
            raise _UnfitError("a file of another kind") from error
        raise


def _fault(path: Path, found: str) -> Diagnostic:
    kinds = " or ".join(f"{kind} (`{ending}`)" for ending, kind in _KINDS.items())
    return Diagnostic(
        "RSN-R004", str(path), None, "--template", found, kinds,
        "name a .docx or .pptx file of your house, or leave out --template",
    )  # fmt: skip
