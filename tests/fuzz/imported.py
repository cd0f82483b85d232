"""Files that are no case and that commands read: games, outcomes, runs."""
# ruff: noqa: E501 - lists of odd words are read across

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.fuzz.mutations import spliced
from tests.fuzz.typed import typed
from tests.fuzz.words import ALL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

VALUES = {
    "players": ["a", "b", "c"],
    "values": {"a": 1, "b": 0, "c": 2, "a,b": 5, "a,c": 4, "b,c": 3, "a,b,c": 10},
}
VOTES = {"players": ["a", "b", "c"], "weights": {"a": 3, "b": 2, "c": 1}, "quota": 4}
TABLE = "coalition,value\na,1\nb,0\na;b,5\n"
OUTCOMES = "claim,date,happened,source\npipe_matters,2015-03-01,yes,A newspaper\nhalf,2016-01-01,no,Another\n"
ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1e-300,
    1e300,
    10**400,
    [],
    {},
    "",
    "x",
    [[]],
    {"a": {"a": 1}},
    "a" * 5000,
    "\ud800",
    "-1",
    "1,5",
    ["a", "a"],
    1.5,
)


def read(random: Random, folder: Path) -> Iterator[str]:
    """Let a command read a file of another kind; yield what must not come of it."""
    way = random.randrange(4)
    if way < 2:
        path = folder / ("game.json" if way == 0 else "game.csv")
        text = _json(random, random.choice((VALUES, VOTES))) if way == 0 else spliced(random, TABLE)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        yield from typed("game", str(path), *(["--json"] if random.randrange(2) else []))
    elif way == 2:
        (folder / "run").mkdir(exist_ok=True)
        (folder / "run" / "result.json").write_bytes(
            _json(random, {"schema": 1, "claims": []}).encode("utf-8", "surrogatepass")
        )
        yield from typed("diff", str(folder / "run"), str(folder / "run"))
    else:
        path = folder / "outcomes.csv"
        text = (
            spliced(random, OUTCOMES)
            if random.randrange(2)
            else OUTCOMES.replace("yes", random.choice(ALL))
        )
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        yield from typed("score", str(folder / "run"), str(path))


def _json(random: Random, document: Any) -> str:
    """Change one value of a JSON document, or some of its characters."""
    if random.randrange(3) == 0:
        return spliced(random, json.dumps(document))
    document = json.loads(json.dumps(document))
    places = [(document, key) for key in document]
    places += [
        (held, key)
        for held, name in list(places)
        if isinstance(held[name], dict)
        for held in [held[name]]
        for key in held
    ]
    holder, key = random.choice(places)
    if random.randrange(5) == 0:
        del holder[key]
    else:
        holder[key] = random.choice((*ODD, *ALL[:60]))
    return json.dumps(document)
