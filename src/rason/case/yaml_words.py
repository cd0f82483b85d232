"""What is wrong with a YAML document, from the words of its models to those of its author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rason.case.faults import nearest
from rason.case.tables import Where

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from rason.case.faults import Faults
    from rason.case.yaml_file import Path_, Tree

SHOWN: Final = 80  # characters of a value that a message repeats
SEVERAL: Final = 3  # keys of a list that a fix writes out
_PLAIN: Final = {
    "string_pattern_mismatch": "letters, digits and `_` only",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing_size": "a smaller number",
    "float_parsing": "a number",
    "float_type": "a number",
    "finite_number": "a finite number",
    "dict_type": "keys, each with its value",
    "model_type": "keys, each with its value",
    "model_attributes_type": "keys, each with its value",
    "too_long": "as many as belong together, and no more",
    "too_short": "one at least",
}
"""What was expected, by the kind of a model's error."""
_RENAMED: Final = {"periods": "calendar"}
"""Keys that other programs and older texts have, and what they are called here."""


def note(tree: Tree, path: Path_, details: list[ErrorDetails], faults: Faults) -> None:
    """Turn what a model found into diagnostics."""
    for detail in _essential(tree, path, details):
        _note(tree, path, detail, faults)


def _essential(tree: Tree, path: Path_, details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Keep one error for one fault: alternatives fail together, and the deepest says most."""
    groups: dict[Path_, list[ErrorDetails]] = {}
    for detail in details:
        found: list[str | int] = []
        for step in detail["loc"]:
            resolved, _ = tree.resolve((*path, *found, step))
            if len(resolved) < len(path) + len(found) + 1:
                break
            found.append(step)
        groups.setdefault(tuple(found), []).append(detail)
    kept = []
    for place, group in groups.items():
        deeper = [
            detail
            for detail in group
            if len(tree.resolve((*path, *detail["loc"]))[0]) > len(path) + len(place)
        ]
        missing = [detail for detail in group if detail["type"] == "missing"]
        plain = [detail for detail in group if len(detail["loc"]) == len(place)]
        kept += deeper or missing or plain or group[:1]
    return kept


def _note(tree: Tree, path: Path_, detail: ErrorDetails, faults: Faults) -> None:
    """Turn one pydantic error into a diagnostic."""
    full = (*path, *detail["loc"])
    resolved, line = tree.resolve(full)
    where = Where(tree.file, line)
    kind, last = detail["type"], str(detail["loc"][-1]) if detail["loc"] else ""
    named = resolved[:-1] if kind == "extra_forbidden" else resolved
    what = ".".join(str(part + 1) if isinstance(part, int) else part for part in named)
    if kind == "missing":
        faults.add("RSN-C041", where, what, "nothing", f"the key `{last}`", f"add `{last}:`")
        return
    if kind == "extra_forbidden":
        keys = _allowed(tree.file, named)
        close = _RENAMED.get(last, "") if _RENAMED.get(last) in keys else nearest(last, keys)
        fix = f"write {close}" if close else f"remove `{last}`, or write one of these keys"
        expected = "one of " + ", ".join(keys)
        faults.add("RSN-C041", where, what, f"the key `{last}`", expected, fix)
        return
    expected = _expected(detail)
    found = _shown(detail["input"])
    if kind == "string_type":
        given = detail["input"]
        fix = f'put it into quotes: "{given}"'
        if given is None or isinstance(given, list | dict):
            key = next((str(part) for part in reversed(resolved) if isinstance(part, str)), last)
            fix = f"write {next(iter(given))}" if given else f"write it behind `{key}:`"
            if "closures" in resolved and isinstance(given, list) and len(given) > 1:
                each = " and ".join(f"`- {key}: {one}`" for one in given[:SEVERAL])
                more = ", and so on" if len(given) > SEVERAL else ""
                fix = f"write a closure for each of them: {each}{more}"
                faults.add("RSN-C042", where, what, f"{len(given)} keys", "one key", fix)
                return
        faults.add("RSN-C042", where, what, found, "text", fix)
        return
    if kind in {"tuple_type", "list_type"}:
        items = re.split(r"\s*[,;]\s*", str(detail["input"]).strip())
        fix = f"write [{', '.join(items)}]" if isinstance(detail["input"], str) else "write a list"
        faults.add("RSN-C042", where, what, found, "a list", fix)
        return
    words = re.findall(r"'([^']+)'", expected)
    written = str(detail["input"])
    swapped = [word for word in words if sorted(word) == sorted(written)]
    close = swapped[0] if swapped else nearest(written, words) if words else ""
    fix = f"write {close}" if close else f"write {expected}"
    faults.add("RSN-C042", where, what, found, expected, fix)


def _allowed(file: str, path: Path_) -> list[str]:
    """Return the keys that may stand at a place of a document."""
    from rason.case import document, outcome

    models: dict[str, type[BaseModel]] = {
        "case.yaml": document.Settings,
        "scenarios.yaml": document.Scenario,
        "claims.yaml": document.Claim,
        "text": document.Text,
        "calendar": document.Calendar,
        "closures": document.Closure,
        "exempt": document.Whom,
        **dict.fromkeys(("capped", "charged"), document.Passing),
        "relations": document.Relations,
        "statements": document.Statement,
        **dict.fromkeys(("than", "near", "minus"), document.Side),
        "units": document.Rates,
        "statement": document.Statement,
        "rows": outcome.Outcome,
        "sources": outcome.OutcomeSource,
        "must_fail": outcome.Wrong,
        **dict.fromkeys(("exists", "order", "trend", "balance", "count"), document.EventTest),
    }
    inner = next((step for step in reversed(path) if step in models), file)
    model = models.get(str(inner), outcome.Replay)
    return [field.alias or name for name, field in model.model_fields.items()]


def _shown(value: object) -> str:
    """Show a value briefly."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    text = str(value).casefold() if isinstance(value, bool) else str(value)
    return f"`{text[:SHOWN]}…`" if len(text) > SHOWN else f"`{text}`"


def _expected(detail: ErrorDetails) -> str:
    """Say what could stand there."""
    if detail["type"] in _PLAIN:
        return _PLAIN[detail["type"]]
    context = detail.get("ctx", {})
    if "ge" in context:
        return f"a number of at least {context['ge']}"
    if "le" in context:
        return f"a number of at most {context['le']}"
    said = str(context.get("expected") or detail["msg"])
    return said.removeprefix("Input should be ").removeprefix("Value error, ")
