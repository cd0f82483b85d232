"""Answers that are given as text, as the parameters of an importer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rason.case.faults import Faults, nearest
from rason.case.tables import TABLES, Where
from rason.importing.grid import refuse
from rason.importing.questions import FLAGS, FROZEN, OF_KIND, OPTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping


def options_of(kind: str, given: Mapping[str, str]) -> dict[str, Any]:
    """Return what is given as text as an importer's own parameters; what is empty is left out.

    Raises `InputError` with each that is none of the kind's, or no number (RSN-R007).
    """
    faults = Faults(Path())
    found: dict[str, Any] = {}
    for name, text in given.items():
        if not text.strip():
            continue
        question, flag = OPTIONS.get(name), FLAGS.get(name, f"--{name}")
        if name == FROZEN.key:
            found[name] = _day(text, faults)
        elif question is None or name not in OF_KIND[kind]:
            able = [each for each, own in OF_KIND.items() if name in own]
            near = nearest(name, OF_KIND[kind])
            faults.add(
                "RSN-R007", Where("command line", 0), f"rason import {kind}", flag,
                "an option of this kind" + (f"; it is one of {', '.join(able)}" if able else ""),
                f"write --{near}" if near else f"leave {flag} out",
            )  # fmt: skip
        elif name == "fills" and text not in TABLES:
            near = nearest(text, TABLES)
            faults.add(
                "RSN-R007", Where("command line", 0), flag, f"`{text[:100]}`",
                "one of " + ", ".join(TABLES), f"write {flag} {near or 'observed'}",
            )  # fmt: skip
        elif question.kind == "words":
            found[name] = tuple(each.strip() for each in text.split(",") if each.strip())
        elif question.kind == "number":
            try:
                found[name] = float(text)
            except ValueError:
                faults.add(
                    "RSN-R007", Where("command line", 0), flag, f"`{text}`",
                    f"a number of {question.unit}", f"write {question.given}",
                )  # fmt: skip
        else:
            found[name] = text.strip()
    refuse(faults)
    return found


def _day(text: str, faults: Faults) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        faults.add(
            "RSN-R007", Where("command line", 0), f"--{FROZEN.key}", f"`{text[:100]}`",
            "a day such as 2014-11-30", "write year, month and day",
        )  # fmt: skip
        return None
