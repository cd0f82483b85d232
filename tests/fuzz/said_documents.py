"""What YAML documents say, read as plain text by PyYAML, against what the case holds."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import yaml
from tests.fuzz.said_tables import NUMBER, sensible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.case import Case

NOTHING = {"", "~", "null", "Null", "NULL"}
WHOLE = re.compile(r"[-+]?[0-9]+")


def complaints(case: Case, texts: dict[str, str]) -> Iterator[str]:
    """Yield where the case does not hold what its documents say."""
    plain = {
        name: yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts alone
        for name, text in texts.items()
        if name.endswith(".yaml")
    }
    yield from _compare(plain["case.yaml"], case.settings.model_dump(by_alias=True), "case.yaml")
    scenarios = plain.get("scenarios.yaml") or {}
    held = {name: each.model_dump(by_alias=True) for name, each in case.scenarios.items()}
    yield from _compare(scenarios, held, "scenarios.yaml")
    for name, scenario in scenarios.items():
        for key, text in (
            (scenario or {}).get("figures", {}).items() if isinstance(scenario, dict) else ()
        ):
            cell = case.scenario_figures.get(name, {}).get(key)
            if cell is None or not sensible(text):
                yield f"scenarios.yaml, {name}: {key} is set to {text!r} and held as {cell!r}"
        for key, rule in (
            ((scenario or {}).get("rules") or {}).items() if isinstance(scenario, dict) else ()
        ):
            if isinstance(rule, dict):
                yield from _rule(rule, case.scenario_rules.get(name, {}).get(key), f"{name}.{key}")
    yield from _compare(
        plain.get("claims.yaml") or [],
        [each.model_dump(by_alias=True) for each in case.claims],
        "claims.yaml",
    )


def _rule(said: dict[str, Any], held: Any, what: str) -> Iterator[str]:
    """Compare a rule that a scenario adds."""
    if held is None:
        yield f"scenarios.yaml, {what}: no such rule"
        return
    for word, content in said.items():
        value = getattr(held, {"from": "from_"}.get(word, word))
        if not _held(word, content, value):
            yield f"scenarios.yaml, {what}: {word} is {content!r}, held as {value!r}"


def _held(word: str, content: Any, value: Any) -> bool:
    """Tell whether a column of a rule holds what is said."""
    texts = [content] if isinstance(content, str) else content
    if not isinstance(texts, list) or not all(isinstance(each, str) for each in texts):
        return False
    if texts == [content] and content in NOTHING:
        return True
    if word in {"by", "asset", "source"}:
        parts = [part for each in texts for part in each.removesuffix(";").split(";")]
        return bool(value == tuple(part.strip() for part in parts if part not in NOTHING))
    if word == "amount":
        return sensible(texts[0])
    return word in {"from", "until"} or texts == [value]


def _compare(said: Any, held: Any, what: str) -> Iterator[str]:  # noqa: C901 - one branch a form
    """Compare a part of a document with a part of the case."""
    if isinstance(said, dict):
        if isinstance(held, str) and list(said) == ["asset"]:
            held = {"asset": held}
        if not isinstance(held, dict):
            yield f"{what}: a mapping is held as {held!r}"
            return
        by_text = {str(key): value for key, value in held.items()}
        for key, value in said.items():
            if key not in by_text and key not in {_whole(key)}:
                yield f"{what}: nothing holds {key!r}"
            else:
                yield from _compare(value, by_text[_whole(key)], f"{what}.{key}")
    elif isinstance(said, list):
        if not isinstance(held, (list, tuple)) or len(held) != len(said):
            yield f"{what}: {said!r} is held as {held!r}"
            return
        if what.rpartition(".")[2] in {"base", "projects", "closures", "choices", "in"} and any(
            each in said[:at] for at, each in enumerate(said)
        ):
            yield f"{what}: {said!r} holds one thing twice"
        for number, (one, other) in enumerate(zip(said, held, strict=True)):
            yield from _compare(one, other, f"{what}.{number + 1}")
    elif what.rpartition(".")[2] in {"title", "says", "contains", "paragraph"} and not said.strip():
        yield f"{what}: nothing is said"
    elif not _same(said, held):
        yield f"{what}: {said!r} is held as {held!r}"


def _whole(key: str) -> str:
    """Return a key as the case would name it."""
    return str(int(key)) if WHOLE.fullmatch(key) else key


def _same(said: str, held: Any) -> bool:  # noqa: PLR0911 - one answer a type
    """Tell whether a value is what a text says."""
    if isinstance(held, bool):
        return said.casefold() in ({"true", "on", "yes"} if held else {"false", "off", "no"})
    if isinstance(held, int):
        return NUMBER.fullmatch(said) is not None and float(said) == held
    if isinstance(held, float):
        return NUMBER.fullmatch(said) is not None and float(said) == held
    if isinstance(held, date):
        return said == held.isoformat()
    if isinstance(held, str):
        return said == held or (
            NUMBER.fullmatch(said) is not None
            and NUMBER.fullmatch(held) is not None
            and float(said) == float(held)
        )
    if held in ((), {}, None) or (isinstance(held, dict) and not any(held.values())):
        return said in NOTHING
    return (
        isinstance(held, dict)
        and said in NOTHING
        and all(value in (None, (), {}, "") for value in held.values())
    )
