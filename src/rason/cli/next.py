"""What to type next: declared once for every verb, and said where somebody looks."""

from __future__ import annotations

import re
import shlex
import sys
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

NEXT: Final[dict[str, tuple[str, ...]]] = {
    "list": ("show {shipped}", "new my_case"),
    "show": (
        "solve {case} --scenario {known}",
        "close {case} {closable}",
        "explain {case} {claim}",
    ),
    "new": ("show {folder}", "brief {folder}"),
    "import": ("check {into}", "show {into}"),
    "migrate": ("check {case}",),
    "check": ("show {case}", "brief {case}"),
    "units": ("schema {shipped}",),
    "explain": ("show {case}", "claims {case}"),
    "solve": ("power {asked}", "close {asked}"),
    "flows": ("prices {asked}", "close {asked} {closable}"),
    "prices": ("surplus {asked}",),
    "surplus": ("power {asked}",),
    "contracts": ("surplus {asked}",),
    "shortages": ("timeline {asked}",),
    "timeline": ("shortages {asked}",),
    "power": ("hold-up {asked}", "ties {asked}"),
    "hold-up": ("fee {asked}", "close {asked}"),
    "fee": ("hold-up {asked}",),
    "close": ("flows {asked} --close {closable}", "dependence {asked}"),
    "projects": ("power {asked} --build {project}",),
    "dependence": ("concentration {asked}", "close {asked}"),
    "ties": ("power {asked}",),
    "concentration": ("dependence {asked}",),
    "misreporting": ("claims {case}",),
    "replay": ("brief {case} --replay",),
    "claims": ("explain {case} {claim}", "brief {case}"),
    "game": ("game {file} --json",),
    "brief": ("explain {case} {claim}", "serve"),
    "diff": ("power {compared} --scenario {other}", "export {run} tables.zip"),
    "export": ("check {book}", "serve"),
    "schema": ("units",),
}
"""What follows which verb. A line is left out where one of its words is not known."""
_ON_TOP: Final = {
    "scenario": "--scenario",
    "figures": "--set",
    "closed": "--close",
    "shut": "--close",
    "built": "--build",
}


def then(verb: str, action: Callable[..., None]) -> Callable[..., None]:
    """Return a verb that says at its end what to type next, where a terminal shows it."""

    @wraps(action)
    def told(**given: Any) -> None:  # noqa: ANN401 - as the verb's own signature says
        action(**given)
        if watched() and not given.get("as_json"):
            show_next(next_lines(verb, given))

    return told


def watched() -> bool:
    """Tell whether somebody looks at what is printed."""
    return sys.stdout.isatty()


def show_next(lines: Iterable[str]) -> None:
    """Write commands below a heading; nothing where there are none."""
    from rason.report.terminal import console

    to, told = console(), list(lines)
    if told:
        to.print("Next:")
    for line in told:
        to.print(f"  {line}", soft_wrap=True)


def next_lines(verb: str, given: Mapping[str, Any]) -> list[str]:
    """Return commands that work after a verb was given its arguments.

    `given`: by the names of its parameters.
    """
    wanted = {word for line in NEXT.get(verb, ()) for word in re.findall(r"{(\w+)}", line)}
    known = _words(verb, given, wanted)
    return [
        f"rason {line.format(**known)}"
        for line in NEXT.get(verb, ())
        if all(known.get(word) for word in re.findall(r"{(\w+)}", line))
    ]


def _words(verb: str, given: Mapping[str, Any], wanted: set[str]) -> dict[str, str]:
    """Return the words that stand in the lines of a verb, as a shell reads them."""
    known = {
        name: shlex.quote(str(given[name]))
        for name in ("case", "folder", "into", "file", "other")
        if given.get(name)
    }
    if verb == "diff":
        place = "run" if given.get("case") is None else "compared"
        known[place] = known["other"] if place == "run" else known["case"]
    elif "case" in known:
        known["asked"] = " ".join([known["case"], *_typed(given)])
    if verb == "export" and {given.get("to"), _suffix(given)} & {"folder", "xlsx", ".xlsx"}:
        known["book"] = shlex.quote(str(given.get("path") or ""))
    if "shipped" in wanted:
        from rason.case import shipped

        known["shipped"] = next((name for name, _ in shipped()), "")
    if wanted & {"known", "closable", "claim", "project"}:
        known |= _keys(str(given["case"]))
    return known


def _suffix(given: Mapping[str, Any]) -> str:
    return given["path"].suffix.lower() if given.get("path") else ""


def _typed(given: Mapping[str, Any]) -> list[str]:
    """Return scenario and changes as they were typed."""
    return [
        f"{option} {shlex.quote(text)}"
        for name, option in _ON_TOP.items()
        for text in given.get(name) or ()
    ]


def _keys(case: str) -> dict[str, str]:
    """Return a key of each kind of thing that the case has."""
    from rason.cli.opening import open_case
    from rason.cli.showing import keys_of

    found = {group: next(iter(rows), "") for group, rows in keys_of(open_case(case)).items()}
    return {
        "known": found["scenarios"],
        "closable": found["passages"] or found["links"],
        "claim": found["claims"],
        "project": found["projects"],
    }
