"""Names for new files and folders that every system can have, so that a case can be handed on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rason.errors import HIDDEN, Diagnostic, InputError

if TYPE_CHECKING:
    from pathlib import Path

LONGEST: Final = 150
"""Bytes of a name: systems have 255, and beside a folder stand others with longer names."""
_DEVICE: Final = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE
)
_SIGNS: Final = re.compile(r'[<>:"/\\|?*\n\t]')


def hold_to_all_systems(path: Path) -> None:
    """Refuse a name that some system cannot have, or takes for another one.

    What is there already has its name, and is let be. Raises `InputError` if the last part is no
    name for all systems (RSN-R002).
    """
    if not path.name or _is_there(path):
        return
    found = _fault(path.name) or _twin(path)
    if found:
        shown = path.name if len(path.name) <= LONGEST else f"{path.name[:40]}…"
        raise InputError(
            Diagnostic(
                code="RSN-R002",
                file=str(path) if shown == path.name else shown,
                line=None,
                what="",
                found=found,
                expected="a name that Linux, macOS and Windows can all have, and tell from others",
                fix="choose another name: letters, digits, `_` and `-` are safe",
            )
        )


def _fault(name: str) -> str:
    """Return what is wrong with a name in itself; nothing for a good one."""
    sign = _SIGNS.search(name) or HIDDEN.search(name)
    if sign:
        return f"a name with the sign `{sign[0]}`" if sign[0].isprintable() else "an unseen sign"
    if len(name.encode("utf-8", "surrogatepass")) > LONGEST:
        return f"a name of {len(name)} characters"
    if name != name.strip() or name.endswith("."):
        return "a name that begins or ends in a space, or ends in a dot"
    if name.startswith("-"):
        return "a name that looks like an option"
    if _DEVICE.fullmatch(name):
        return f"`{name}`, the name of a device on Windows"
    return ""


def _twin(path: Path) -> str:
    """Return what stands beside a new file and differs in capitals alone; nothing if none does."""
    try:
        beside = [each.name for each in path.parent.iterdir()]
    except OSError:
        return ""
    for name in beside:
        if name.casefold() == path.name.casefold():
            return f"`{name}` beside it, which differs in capitals alone"
    return ""


def _is_there(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except OSError:  # such as a name that is too long
        return False
