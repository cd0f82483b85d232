"""What users call has a docstring with the sections that its signature calls for.

Numpydoc's own hook reads source text and so cannot see the signature of a dataclass; here the
objects themselves are asked. What is checked stands in `pyproject.toml`.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import pkgutil
import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pydantic
import pytest
from numpydoc.validate import validate

import rason
from rason.case.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CHECKS = set(CONFIGURATION["tool"]["numpydoc_validation"]["checks"])
FEW = 3
"""Words of an entry that says what the name says, unless it holds a unit, a shape or a name."""
MEANS = re.compile(r"[\[\]`\d;%]|NaN|None|shape")
SIGNATURE_CHECKS = {"PR01", "PR02", "PR03", "RT01"}


def modules() -> list[str]:
    """Return the names of all our modules."""
    return [
        "rason",
        *(
            module.name
            for module in pkgutil.walk_packages(rason.__path__, "rason.")
            if not module.name.endswith("__main__")
        ),
    ]


def public(module: str) -> Iterator[tuple[str, object]]:
    """Yield what a module defines for others, its name first."""
    for name, thing in vars(importlib.import_module(module)).items():
        if name.startswith("_") or getattr(thing, "__module__", None) != module:
            continue
        if inspect.isfunction(thing) or inspect.isclass(thing):
            yield f"{module}.{name}", thing
        if inspect.isclass(thing):
            for attribute, member in vars(thing).items():
                if not attribute.startswith("_") and (
                    inspect.isfunction(member) or isinstance(member, property | classmethod)
                ):
                    yield f"{module}.{name}.{attribute}", member


def documented() -> set[object]:
    """Return what the reference of Python shows: all else says what its names do not."""
    from rason import analysis, case, errors

    named = [getattr(rason, name) for name in rason.__all__]
    named += [getattr(rason.games, name) for name in rason.games.__all__]
    return {*named, analysis.question.Choices, case.case.Case, errors.Diagnostic}


def needs_sections(name: str, thing: object) -> bool:
    """Tell whether a thing's parameters and result must have sections of their own."""
    owner = name.rpartition(".")[0]
    shown = {f"{each.__module__}.{each.__qualname__}" for each in DOCUMENTED}
    if name not in shown and owner not in shown:
        return False
    if inspect.isclass(thing):  # some classes inherit a signature that says nothing of theirs
        # A document says what a field means beneath the field, where its JSON Schema takes it from.
        inherited = issubclass(thing, (enum.Enum, BaseException, pydantic.BaseModel))
        return not inherited and not getattr(thing, "_is_protocol", False)
    if callable(thing):  # one line says all of what takes nothing
        taken = set(inspect.signature(thing).parameters) - {"self"}
        return bool(taken) or "\n" in (thing.__doc__ or "").strip()
    return True


DOCUMENTED = [
    thing for thing in documented() if inspect.isclass(thing) or inspect.isfunction(thing)
]


@pytest.mark.parametrize("module", modules())
def test_docstrings_are_whole(module: str) -> None:
    faults = []
    for name, thing in public(module):
        checks = CHECKS if needs_sections(name, thing) else CHECKS - SIGNATURE_CHECKS
        faults += [
            f"{name}: {code} {text}" for code, text in validate(name)["errors"] if code in checks
        ]
    assert not faults, "\n".join(faults)


def entries(text: str) -> Iterator[str]:
    """Yield what a docstring says of each parameter and result."""
    section, said = "", ""
    for line, below in pairwise([*text.splitlines(), ""]):
        if set(below.strip()) == {"-"}:
            section = line.strip()
        if section not in ("Parameters", "Returns", "Yields") or set(line.strip()) == {"-"}:
            continue
        if line.startswith(" "):
            said += f" {line.strip()}"
        elif said:
            yield said.strip()
            said = ""
    if said:
        yield said.strip()


@pytest.mark.parametrize("module", modules())
def test_no_entry_says_nothing(module: str) -> None:
    shown = {f"{each.__module__}.{each.__qualname__}" for each in DOCUMENTED}
    empty = [
        f"{name}: {said}"
        for name, thing in public(module)
        if name not in shown and name.rpartition(".")[0] not in shown
        if thing not in TABLES.values()  # whose entries are the reference of the case format
        for said in entries(inspect.getdoc(thing) or "")
        if len(said.split()) <= FEW and not MEANS.search(said)
    ]
    assert not empty, "\n".join(empty)
