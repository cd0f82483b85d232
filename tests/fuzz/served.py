"""The door of the server: questions about an odd case over HTTP."""
# ruff: noqa: E501 - lists of odd words are read across

from __future__ import annotations

import json
from base64 import b64encode
from typing import TYPE_CHECKING, Any

from tests.fuzz.typed import strict

from rason.importing.recognise import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from starlette.testclient import TestClient

    from rason.case import Case

ODD: tuple[Any, ...] = (
    0,
    1,
    -1,
    1e-9,
    1e9,
    "5 %",
    "x",
    "",
    "nan",
    None,
    True,
    [],
    "1 bcm/yr",
    10**30,
)


def questions(random: Random, case: Case) -> Iterator[tuple[str, str, Any]]:
    """Yield a question: its method, its path, and its body."""
    state: dict[str, Any] = {}
    if case.scenarios and random.randrange(2):
        state["scenarios"] = random.sample(list(case.scenarios), 1)
    edits: dict[str, Any] = {}
    if case.figures and random.randrange(2):
        edits["figures"] = {random.choice(list(case.figures)): random.choice(ODD)}
    if case.links and random.randrange(3) == 0:
        closed = random.choice(list(case.links))
        edits["closures"] = [
            random.choice((closed, {"asset": closed, "share": random.choice(ODD)}))
        ]
    if case.projects and random.randrange(3) == 0:
        edits["projects"] = {
            random.choice(list(case.projects)): random.choice(("forced", "out", "built"))
        }
    if edits:
        state["edits"] = edits
    if random.randrange(4) == 0:
        state["without"] = [random.choice(list(case.actors))]
    body = {"state": state}
    table = random.choice(("links", "figures", "rules", "actors", "events"))
    key = random.choice([*case.figures, *case.actors, *case.links, "x", "flow:x", "price:x.y"])[
        :300
    ]
    brought = _brought(random, case)
    asked: tuple[tuple[str, str, Any], ...] = (
        ("GET", "/api/cases", None), ("GET", "/api/cases/case", None), ("GET", "/api/cases/case/outline", None),
        ("POST", "/api/cases/case/check", None), ("POST", "/api/cases/case/solve", body), ("POST", "/api/cases/case/solve", body | {"versus": {}}),
        ("POST", "/api/cases/case/closures", body), ("POST", "/api/cases/case/dependence", body), ("POST", "/api/cases/case/projects", body),
        ("POST", "/api/cases/case/ties", body), ("POST", "/api/cases/case/explain", {"key": key}), ("GET", f"/api/cases/case/tables/{table}", None),
        ("GET", "/api/cases/case/tables", None),
        ("POST", "/api/cases/case/charts", body | {"chart": random.choice(("flows", "network", "prices", "surplus", "power", "closures"))}),
        ("POST", "/api/cases/case/scenarios/preview", {"name": random.choice(("new", "base", "x1")), "title": "A: b # c", "state": state}),
        ("POST", "/api/imports/questions", brought),
        ("POST", "/api/imports", brought | {"case": "brought", "kind": random.choice(tuple(KINDS))}),
    )  # fmt: skip
    yield random.choice(asked)


def _brought(random: Random, case: Case) -> dict[str, Any]:
    """Return some files of a case as if they were others', with odd answers about them."""
    names = random.sample(sorted(case.texts), random.randrange(1, 4))
    return {
        "files": [
            {"name": name, "content": b64encode(case.texts[name]).decode()} for name in names
        ],
        "answers": {
            random.choice(("fills", "sheet", "frozen", "join", "decimal", "source.year", "x")): str(
                random.choice(ODD)
            )[:400]
        },
    }


def answered(client: TestClient, random: Random, case: Case) -> Iterator[str]:
    """Ask the server one thing; yield what it must not have answered."""
    for method, path, body in questions(random, case):
        said = f"{method} {path} {json.dumps(body)[:300]}"
        reply = client.request(method, path, json=body)
        if reply.status_code >= 500:
            yield f"{said}: {reply.status_code}: {reply.text[:500]}"
        elif reply.status_code >= 400 and "problem+json" not in reply.headers.get(
            "content-type", ""
        ):
            yield f"{said}: {reply.status_code} without a problem: {reply.text[:300]}"
        yield from (f"{said}: {each}" for each in strict(reply.text))
