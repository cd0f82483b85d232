"""Bringing a case that was written for an earlier rason to the format of this one.

A step takes a case from one format to the next and touches only the lines that it must: comments
and the order of rows stay, and the numbers of the case are those that they were.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from rason.case.document import FIRST_FORMAT, FORMAT
from rason.case.find import find
from rason.case.output import write_whole
from rason.case.yaml_text import MappingNode, ScalarNode, YAMLError, compose
from rason.errors import Diagnostic, InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    Texts = dict[str, str]

SETTINGS: Final = "case.yaml"


def _say_format(texts: Texts) -> list[str]:
    """Say the format: a case without a word of it is of the first."""
    texts[SETTINGS] = _with_format(texts[SETTINGS], FIRST_FORMAT)
    return [f"{SETTINGS} says `format: {FIRST_FORMAT}`"]


STEPS: Final[dict[int, Callable[[Texts], list[str]]]] = {0: _say_format}
"""By the format that a case has (0 where it says none): what brings it to the next, with what that
changed in sentences."""


def migrate(name: str) -> tuple[str, ...]:
    """Bring a case to the newest format.

    What was changed, in order; empty where the case is of the newest format already. Raises
    `InputError` if `case.yaml` cannot be read or written, or is of a format that this rason does
    not know.
    """
    folder = Path(name)
    if not folder.is_dir():
        raise InputError(_not_yours(name, find(name)))
    before = _read(folder)
    texts = dict(before)
    changed: list[str] = []
    while (format_ := _format(texts[SETTINGS], folder)) < FORMAT or format_ == 0:
        changed += STEPS[format_](texts)
    for file, text in texts.items():
        if text != before.get(file):
            write_whole(folder / file, text.encode("utf-8"))
    return tuple(changed)


def _read(folder: Path) -> Texts:
    """Return the files that steps may change, byte order marks and line ends as they are."""
    path = folder / SETTINGS
    try:
        return {SETTINGS: path.read_bytes().decode("utf-8")}
    except (OSError, UnicodeDecodeError):
        raise InputError(_unreadable(folder, "it cannot be read as UTF-8 text")) from None


def _format(text: str, folder: Path) -> int:
    """Return the format that `case.yaml` says, 0 for none."""
    try:
        root = compose(text.removeprefix("\ufeff"))
    except YAMLError:
        raise InputError(_unreadable(folder, "broken YAML")) from None
    if not isinstance(root, MappingNode):
        raise InputError(_unreadable(folder, "no keys"))
    for key, value in root.value:
        if key.value == "format" and isinstance(value, ScalarNode):
            if value.value.isdecimal() and FIRST_FORMAT <= int(value.value) <= FORMAT:
                return int(value.value)
            raise InputError(_unreadable(folder, f"`format: {value.value}`"))
    return 0


def _with_format(text: str, number: int) -> str:
    """Put the format before the first key, below the comments that begin the file."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = text.removeprefix(mark).splitlines(keepends=True)
    begins = ("#", "---", "%")
    at = next(
        (i for i, line in enumerate(lines) if line.strip() and not line.startswith(begins)), 0
    )
    end = "\r\n" if "\r\n" in text else "\n"
    return mark + "".join([*lines[:at], f"format: {number}{end}", *lines[at:]])


def _not_yours(name: str, folder: Path) -> Diagnostic:
    return Diagnostic(
        code="RSN-C044",
        file=name,
        line=None,
        what="migrate",
        found="a case that comes with rason, and is of its format",
        expected="a folder of your own",
        fix=f"copy {folder} if you want to change it, and migrate the copy",
    )


def _unreadable(folder: Path, found: str) -> Diagnostic:
    return Diagnostic(
        code="RSN-C044",
        file=str(folder / SETTINGS),
        line=None,
        what="migrate",
        found=found,
        expected=f"case.yaml of a format from {FIRST_FORMAT} to {FORMAT}, or without a format",
        fix=f"run rason check {folder}, mend {SETTINGS}, and try again",
    )
