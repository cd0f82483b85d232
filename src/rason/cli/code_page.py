"""Output in whatever code page the terminal or file has: nothing that it lacks ends the program.

And nothing that is printed is obeyed: what a name, an argument or a file says is shown.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from typing import Final

import typer

from rason.errors import visible

IN_PLACE: Final = str.maketrans(
    {
        "–": "-", "—": "-", "−": "-", "×": "x", "±": "+-", "…": "...", "·": "-", "→": "->",
        "≥": ">=", "≤": "<=", "“": '"', "”": '"', "\u2019": "'", "¶": "par.", "─": "-", "━": "-",
        "│": "|", "²": "2", "³": "3", "∅": "{}", "∖": "\\", "•": "*",
    }
)  # fmt: skip
"""What is printed for a sign that a code page lacks; a question mark for any other."""


def plain(error: UnicodeError) -> tuple[str | bytes, int]:
    """Return what stands in place of signs that cannot be encoded.

    Raises `UnicodeError` if it is no fault of encoding.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    signs = (sign.translate(IN_PLACE) for sign in lost)
    return "".join(sign if sign.isascii() else "?" for sign in signs), error.end


def tell(text: str, *, err: bool = False) -> None:
    """Write a line in which everything can be seen."""
    typer.echo(visible(text), err=err)


def forgive() -> None:
    """Let standard output and error put plain signs where their code page lacks one.

    One that was closed before the start is a place where nobody reads.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nobody = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open to the end
            setattr(sys, name, nobody)
    codecs.register_error("rason.plain", plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="rason.plain")
