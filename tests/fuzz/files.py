"""What may become of a file: encodings, line ends, sizes, and things that are no file."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

Write = Callable[["Random", bytes], bytes]


@dataclass(frozen=True, slots=True)
class Act:
    """Something that is done to a path in place of writing a file."""

    act: Callable[[Path], None]


def _gone(_: Path) -> None:
    """Leave nothing."""


def _folder(path: Path) -> None:
    path.mkdir()


def _circle(path: Path) -> None:
    path.symlink_to(path.name)


def _nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _huge(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(60_000_000)


def _renamed(ending: str) -> Act:
    return Act(lambda path: _ignore(path.with_name(path.name + ending).write_text("x,y\n1,2\n")))


def _ignore(_: object) -> None:
    """Turn an expression into a statement."""


def _cut(random: Random, raw: bytes) -> bytes:
    return raw[: random.randrange(len(raw))]


def _noise(random: Random, raw: bytes) -> bytes:
    at = random.randrange(len(raw))
    return raw[:at] + random.randbytes(random.randint(1, 4)) + raw[at:]


def _zero(random: Random, raw: bytes) -> bytes:
    at = random.randrange(len(raw))
    return raw[:at] + b"\0" + raw[at:]


def _mixed(random: Random, raw: bytes) -> bytes:
    return b"".join(line + random.choice((b"\n", b"\r\n", b"\r")) for line in raw.splitlines())


def _padded(random: Random, raw: bytes) -> bytes:
    return raw + random.choice((b"\n", b" ", b"\t", b"\r\n", b"\0", b"\x1a", b",")) * random.choice(
        (1, 5, 200)
    )


WAYS: Final[tuple[tuple[str, Write | Act], ...]] = (
    ("gone", Act(_gone)),
    ("a folder", Act(_folder)),
    ("a link to itself", Act(_circle)),
    ("a link to nowhere", Act(_nowhere)),
    ("a named pipe", Act(_pipe)),
    ("huge", Act(_huge)),
    ("another ending", _renamed(".txt")),
    ("another ending", _renamed("x")),
    ("empty", lambda _, __: b""),
    ("one line end", lambda _, __: b"\n"),
    ("nothing but a comment", lambda _, __: b"# nothing\n"),
    ("a mark at its beginning", lambda _, raw: b"\xef\xbb\xbf" + raw),
    ("two marks at its beginning", lambda _, raw: b"\xef\xbb\xbf" * 2 + raw),
    ("UTF-16", lambda _, raw: raw.decode().encode("utf-16")),
    ("UTF-16 without a mark", lambda _, raw: raw.decode().encode("utf-16-le")),
    ("UTF-32", lambda _, raw: raw.decode().encode("utf-32")),
    ("Latin-1", lambda _, raw: raw.replace(b"a", b"\xe4")),
    ("a zero byte", _zero),
    ("CRLF", lambda _, raw: raw.replace(b"\n", b"\r\n")),
    ("CR", lambda _, raw: raw.replace(b"\n", b"\r")),
    ("mixed line ends", _mixed),
    ("no line end at its end", lambda _, raw: raw.rstrip()),
    ("cut short", _cut),
    ("noise", _noise),
    ("noise alone", lambda random, _: random.randbytes(300)),
    ("padded", _padded),
    ("semicolons", lambda _, raw: raw.replace(b",", b";")),
    ("tabs", lambda _, raw: raw.replace(b",", b"\t")),
    ("twice", lambda _, raw: raw + raw),
    ("a spreadsheet", lambda _, __: b"PK\x03\x04" + bytes(100)),
    ("a web page", lambda _, __: b"<!DOCTYPE html><html><body>Log in</body></html>"),
)  # fmt: skip
"""In words, and how."""
