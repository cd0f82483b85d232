"""What all tests share: hypothesis profiles, the update switch, and no network."""

from __future__ import annotations

import multiprocessing
import os
import socket
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

hypothesis.settings.register_profile("quick", max_examples=30, deadline=None)
hypothesis.settings.register_profile(
    "ci", max_examples=200, deadline=None, derandomize=True, print_blob=True
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a golden be rewritten, and processes be begun otherwise, on request only."""
    parser.addoption("--update", action="store_true", help="rewrite what a golden test compares")
    parser.addoption(
        "--start-method", help="how processes are begun, such as spawn, in place of the usual way"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Begin processes as another system does, on request."""
    method = config.getoption("--start-method")
    if method:
        multiprocessing.set_start_method(method)


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether a golden is to be rewritten; its difference is then reviewed like code."""
    return bool(request.config.getoption("--update"))


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Fail whoever reaches beyond this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else "localhost"
        if host not in {"127.0.0.1", "::1", "localhost"}:
            pytest.fail(f"a test reached for {host}")
        connect(self, address)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield
