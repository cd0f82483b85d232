"""No name in an address leads out of the folders of cases and runs, however it is written."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from rason.api.runs.store import NAME as RUN

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.api.conftest import Server

SECRET = "something that nobody may read"  # noqa: S105 - it is no password
NAMES = [
    "..", ".", "../outside", "..%2foutside", "%2e%2e%2foutside", "%252e%252e%252foutside",
    "..%5coutside", "..\\outside", "....//outside", "%c0%ae%c0%ae%c0%afoutside", "/etc", "%2fetc",
    "C:%5cWindows", "file:%2f%2f%2fetc", "~", "~root", "toy%00", "toy%00.csv", "%00", "toy%0a",
    "toy%0d%0aX:%20y", "toy%20", "%20toy", "toy.", "TOY", "toy::$DATA", "CON", "con.csv", "NUL",
    "aux", "COM1", "LPT9", "*", "?", "[t]oy", "a" * 101, "a" * 300, "a" * 5000, "%ff", "%ed%a0%80",
    "\u202etoy", "t\u043ey", ".work", ".git", "-", "--help", "$HOME", "%24%7bHOME%7d", "outside",
]  # fmt: skip
ROUTES = [
    "/api/cases/{}", "/api/cases/{}/outline", "/api/cases/{}/tables", "/api/cases/{}/tables/links",
    "/api/cases/toy/tables/{}", "/api/runs/{}", "/api/runs/{}/claims", "/api/runs/{}/result",
    "/api/runs/{}/brief", "/api/runs/{}/events", "/api/runs/{}/chart",
    "/api/runs/{}/claims/x/charts/swings", "/api/runs/toy-123456/claims/{}/charts/swings",
    "/api/runs/toy-123456/claims/x/charts/{}", "/{}", "/assets/{}", "/api/{}",
]  # fmt: skip
ASKED = [
    ("POST", "/api/cases/{}/solve"), ("POST", "/api/cases/{}/check"),
    ("POST", "/api/runs/{}/cancel"),
    ("PUT", "/api/cases/{}/tables/links"), ("PUT", "/api/cases/toy/tables/{}"),
    ("POST", "/api/cases/{}/scenarios"),
]  # fmt: skip


@pytest.fixture
def guarded(server: Server) -> Server:
    """Serve cases beside which lies what must not be shown."""
    outside = server.cases.parent / "outside"
    shutil.copytree(server.cases / "toy", outside)
    for name in ("links.csv", "case.yaml", "result.json", "brief.html"):
        (outside / name).write_text(SECRET)
    (server.cases / "outside").symlink_to(outside)
    server.runs.mkdir()
    (server.runs / "outside-123456").symlink_to(outside)
    return server


def contents(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


@pytest.mark.parametrize("route", ROUTES)
def test_no_name_leads_out(guarded: Server, route: str) -> None:
    for name in (*NAMES, "outside-123456", "..%2foutside-123456"):
        answer = guarded.client.get(route.format(name))
        assert answer.status_code in {200, 400, 404, 409, 422}, (name, answer.text)
        assert SECRET not in answer.text, name
        if answer.status_code == 200:  # of the page, or what a client makes of dots and slashes
            assert not route.startswith("/api/") or "/" in name or set(name) == {"."}, name
        else:
            assert answer.headers["content-type"] == "application/problem+json", name


@pytest.mark.parametrize(("method", "route"), ASKED)
def test_no_name_changes_what_lies_outside(guarded: Server, method: str, route: str) -> None:
    before = contents(guarded.cases.parent)
    content: dict[str, object] = {"rows": []} if "tables" in route else {}
    content |= {"name": "x"} if "scenarios" in route else {}
    for name in (*NAMES, "outside-123456"):
        answer = guarded.client.request(
            method, route.format(name), json=content, headers={"if-match": '"x"'}
        )
        assert answer.status_code in {400, 404, 405, 422}, (name, answer.text)
        assert answer.headers["content-type"] == "application/problem+json", name
    assert contents(guarded.cases.parent) == before


def test_names_of_runs_are_few_characters() -> None:
    assert not [name for name in NAMES if RUN.fullmatch(name)]
