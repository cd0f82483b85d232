"""A server over copies of shipped cases, asked without a network."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from rason.api.app import make_app
from rason.api.settings import Limits, Settings
from rason.case.find import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from httpx2 import Response

ADDRESS = "http://127.0.0.1"


@dataclass(frozen=True)
class Server:
    """A server, and where its files are."""

    client: TestClient
    cases: Path
    runs: Path

    def get(self, path: str, **headers: str) -> Response:
        return self.client.get(f"/api{path}", headers=headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Response:
        return self.client.post(f"/api{path}", json=body, headers=headers)

    def ask(self, path: str, body: Any = None) -> Any:
        answer = self.post(f"/cases/toy/{path}", body or {})
        assert answer.status_code == 200, answer.text
        return answer.json()

    def refused(self, path: str, body: Any) -> list[dict[str, Any]]:
        """Return the diagnostics with which a question is refused."""
        answer = self.post(f"/cases/toy/{path}", body)
        assert answer.status_code == 422, answer.text
        assert answer.headers["content-type"] == "application/problem+json"
        found: list[dict[str, Any]] = answer.json()["diagnostics"]
        return found


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start servers over a copy of the toy; each ends with the test."""
    with ExitStack() as servers:

        def start(*, limits: Limits | None = None, **settings: Any) -> Server:
            cases = tmp_path / "cases"
            if not cases.exists():
                shutil.copytree(find("toy"), cases / "toy")
            chosen: dict[str, Any] = {
                "folders": (cases,),
                "runs": tmp_path / "runs",
                "workers": 0,
                "static": tmp_path / "static",
                "limits": limits or Limits(),
            }
            app = make_app(Settings(**(chosen | settings)))
            client = servers.enter_context(TestClient(app, base_url=ADDRESS))
            return Server(client, cases, tmp_path / "runs")

        yield start


@pytest.fixture
def server(serve: Callable[..., Server]) -> Server:
    return serve()
