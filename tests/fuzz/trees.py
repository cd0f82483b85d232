"""Mutations of YAML documents: of the tree that they mean, and of the text that they are."""
# ruff: noqa: E501 - lists of odd words are read across

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import yaml
from tests.fuzz.words import ALL

if TYPE_CHECKING:
    from random import Random

VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 7, 2014, 10**20, 0.5, -0.5, 1e300, float("inf"), float("nan"), "", " ", [], {}, [[]],
    ["NOR"], ["NOR", "MID"], ["NOR", "NOR"], [None], [True], {"NOR": "MID"}, {"a": None}, {"": ""}, ["pipe"], {"asset": "pipe"},
    {"asset": ["pipe", "coast"]}, {"passage": "narrows", "share": 2}, [{}], date(2014, 11, 30), "2014-02-30", "on", "off", "yes",
    {"measure": "power"}, [["NOR", "MID"]], [["NOR", "NOR"]], [["NOR"]], {"kind": "cap", "amount": True}, {"kind": ["cap"]},
    {"from": "2014-12-01", "until": "2014-12-28", "step": "1 week"}, {"step": "0 weeks"}, {"in": "base"}, {"at": "2014-12-10"},
    ["2014-12-10", "2014-12-20"], ["2014-12-20", "2014-12-10"], {"flow": "bcm/yr"}, {"flow": "bcm"}, {"price": []},
    {"kind": "forbid", "note": {"a": 1}}, {"kind": "forbid", "by": {"NOR": 1}}, {"kind": "forbid", "asset": ["pipe", "coast"]},
)  # fmt: skip
"""Values of forms that are not expected."""

LINES = (
    "<<: *a", "&a x: 1", "x: *a", "!!python/object:os.system x: 1", "--- ", "...", "%YAML 1.1", "? x", "x: !!binary aGk=", "\tx: 1",
    "x:1", "x: 'y", 'x: "y', "- x", "x: {", "x: ]", "x: >", "x: |", "  x: 1", "x: y: z", "? [a]\n: b", "x: @y", "x: %y", "1: 2", "true: 1",
    "null: 1", "name: twice", "periods: 4", "x: 0o17", "x: 1_000", "x: 0b1", "x: 1:30", "x: 2014-11-30T12:00:00Z", "x: !!str 1",
)  # fmt: skip
"""Lines to put into a document."""


def mutated(random: Random, text: str) -> tuple[str, str]:
    """Return what was changed, and the document's new text."""
    if random.randrange(5) == 0:
        return _line(random, text)
    tree = yaml.safe_load(text)
    places = list(_places(tree))
    holder, key = random.choice(places)
    way, was = random.randrange(10), holder[key]
    if way < 4:
        holder[key] = random.choice(VALUES)
    elif way < 6:
        holder[key] = random.choice(ALL)
    elif way == 6:
        del holder[key]
    elif way == 7 and isinstance(holder, dict):
        holder[random.choice((str(key) + "s", str(key)[1:], str(key).upper(), "x", ""))] = (
            holder.pop(key)
        )
        return f"{key!r} renamed to {list(holder)[-1]!r}", yaml.safe_dump(tree, sort_keys=False)
    elif way == 8:
        other, from_ = random.choice(places)
        holder[key] = other[from_]
    else:
        holder[key] = [was] if random.randrange(2) else {str(key): was}
    now = holder[key] if way != 6 else "nothing"
    dumper = yaml.SafeDumper
    dumper.ignore_aliases = lambda *_: True  # type: ignore[method-assign] # a value used twice is written twice
    try:
        return f"{key!r}: {was!r} -> {now!r}", yaml.dump(tree, Dumper=dumper, sort_keys=False)
    except RecursionError:
        return _line(random, text)


def _places(tree: Any) -> Any:
    """Yield every holder and key of a tree."""
    keys = tree if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    for key in keys:
        yield tree, key
        yield from _places(tree[key])


def _line(random: Random, text: str) -> tuple[str, str]:
    """Put a line in, take one out, repeat one, or indent one otherwise."""
    lines = text.splitlines()
    at, way = random.randrange(len(lines)), random.randrange(4)
    if way == 0:
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        lines.insert(at, indent + random.choice(LINES))
    elif way == 1:
        del lines[at]
    elif way == 2:
        lines.insert(at, lines[at])
    else:
        lines[at] = random.choice((" ", "  ", "\t", "- ")) + lines[at]
    return f"line {at + 1}, way {way}: {lines[min(at, len(lines) - 1)]!r}", "\n".join(lines) + "\n"
