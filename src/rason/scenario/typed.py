"""Changes as they are typed on one line: `fee=158`, `malacca=25% flag=CHN exempt.buyer=JPN`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rason.errors import Diagnostic, InputError
from rason.scenario.lay import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

EXAMPLES: Final = {
    "--set": "{key}=NUMBER, in the figure's own unit, or {key}='NUMBER UNIT'",
    "--close": "{key}, or --close {key}=25%, or --close '{key} flag=KEY'",
    "--build": "{key}, or --build {key}=out",
}
_PLAIN: Final = ("charged", "capped", "commodity", "from", "until", "share")
"""Words of a closure that hold one value; others hold keys."""


def pairs(
    option: str, given: Iterable[str] | None, usual: str | None, *, file: str
) -> dict[str, Any]:
    """Cut texts into keys and values.

    `option`: a key of `EXAMPLES`, whose example a fault offers; `usual`: the value of a key that
    stands alone, None where it may not; `file`: where messages say that the texts stand. Raises
    `InputError` with every text that cannot be cut (RSN-R007).
    """
    found: dict[str, Any] = {}
    faults = []
    for text in given or ():
        key, equals, value = (part.strip() for part in text.partition("="))
        value = value if equals else usual or ""
        if not key or not value:
            wanted = f"{key or 'key'}=value" + (f", or {key} alone" if usual and key else "")
            faults.append(
                Diagnostic(
                    code="RSN-R007",
                    file=file,
                    line=None,
                    what=option,
                    found=f"`{text}`",
                    expected=f"a key, an equals sign and a value: {wanted}",
                    fix=f"write {option} {EXAMPLES[option].format(key=key or 'key')}",
                )
            )
        found[key] = value
    if faults:
        raise InputError(*faults)
    return found


def closures(given: Iterable[str] | None, *, file: str) -> list[Mapping[str, Any]]:
    """Cut closures into their keys and what they say, in the form of `rason.scenario.lay.changes`.

    `file`: where messages say that the texts stand. Raises `InputError` with every text that cannot
    be cut (RSN-R007).

    Examples
    --------
    >>> closures(["strait=25% flag=CHN exempt.buyer=JPN,KOR"], file="command line")
    [{'key': 'strait', 'share': '25%', 'flag': 'CHN', 'exempt': {'buyer': ['JPN', 'KOR']}}]
    """
    return [_closure(text, file) for text in given or ()]


def _closure(text: str, file: str) -> dict[str, Any]:
    parts: list[str] = []
    for part in text.split():
        if parts and "=" not in part:
            parts[-1] += f" {part}"  # an amount and its unit
        else:
            parts.append(part)
    first, *more = parts or [text]
    (key, share), *_ = pairs("--close", [first], "1", file=file).items()
    closure: dict[str, Any] = {"key": key}
    if share not in WHOLE:
        closure["share"] = share
    for word, value in pairs("--close", more, None, file=file).items():
        group, _, inner = word.partition(".")
        if inner:
            closure.setdefault(group, {})[inner] = value if inner == "amount" else _keys(value)
        else:
            closure[word] = value if word in _PLAIN else _keys(value)
    return closure


def _keys(text: str) -> list[str] | str:
    """Return the keys that a comma joins; one alone is itself."""
    keys = [key.strip() for key in text.split(",")]
    return keys if len(keys) > 1 else text
