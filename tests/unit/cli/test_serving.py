"""The verb that serves: where it listens, who may call it how, and faults before it begins."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from rason.api.settings import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.unit.cli.conftest import Answer

    Rason = Callable[..., Answer]
    Start = Callable[..., dict[str, Any]]

BIN = Path(sys.executable).parent / "rason"


def get(address: str, headers: dict[str, str] | None = None) -> httpx2.Response:
    with httpx2.Client(trust_env=False, timeout=None) as client:
        return client.get(address, headers=headers)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start servers as a user does, and end each with the test."""
    running: list[subprocess.Popen[str]] = []

    def begin(*options: str) -> dict[str, Any]:
        command = [str(BIN), "serve", "--port", "0", "--json", "--workers", "1", *options]
        process = subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        running.append(process)
        text = ""
        assert process.stdout is not None
        while not text.endswith("}\n"):
            line = process.stdout.readline()
            assert line, process.stderr.read() if process.stderr else ""
            text += line
        said: dict[str, Any] = json.loads(text)
        return said

    yield begin
    for process in running:
        process.terminate()
    ends = [(process.communicate()[1], process.returncode) for process in running]
    assert {code for _, code in ends} <= {0}
    assert not [err for err, _ in ends if err]


def test_help_says_who_is_answered_how_much_and_what_is_touched(rason: Rason) -> None:
    said = " ".join(rason("serve", "--help").out.split())
    limits = Limits()
    for word in (
        f"up to {limits.body / 1e6:g} MB",
        f"{limits.requests} requests, {limits.tasks} questions",
        f"{limits.runs} runs",
        "this machine alone",
        "token",
        "(Host)",
        "(Origin)",
        "content security policy: no inline script, no eval",
        "no path leads out",
        "Several people at once",
        "/openapi.json",
        "application/problem+json",
    ):
        assert word in said, word


def test_this_machine_is_served_without_a_token(start: Start) -> None:
    said = start()
    assert said["address"].startswith("http://localhost:")
    assert said["token"] is None
    listed = get(said["address"] + "api/cases").json()["cases"]
    assert "toy" in {each["case"] for each in listed}


def test_any_other_address_needs_the_token_that_is_printed(start: Start) -> None:
    said = start("--host", "0.0.0.0", "--name", "rason.test")  # noqa: S104 - that is the question
    port = said["address"].rpartition(":")[2].partition("/")[0]
    assert said["address"] == f"http://rason.test:{port}/?token={said['token']}"
    path = f"http://127.0.0.1:{port}/api/cases"
    assert get(path).status_code == 401
    headers = {"Authorization": f"Bearer {said['token']}", "Host": f"rason.test:{port}"}
    assert get(path, headers).status_code == 200
    assert get(path, {**headers, "Host": "evil.example"}).status_code == 400


def test_only_the_folders_that_are_named_are_served(start: Start, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = start("--cases", "empty")
    assert get(said["address"] + "api/cases").json() == {"cases": [], "can_grow": True}


def test_a_port_that_is_taken_is_a_diagnostic(rason: Rason) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        said = rason("serve", "--port", str(taken.getsockname()[1]), "--json")
    assert said.code == 2
    (fault,) = said.json["diagnostics"]
    assert (fault["code"], fault["what"]) == ("RSN-R003", "--host, --port")


def test_a_folder_that_is_not_there_is_a_diagnostic(rason: Rason) -> None:
    said = rason("serve", "--port", "0", "--cases", "nowhere", "--json")
    assert said.code == 2
    assert said.json["diagnostics"][0]["code"] == "RSN-R004"


def test_a_proxy_may_call_it_by_its_name_without_the_port(start: Start) -> None:
    said = start("--name", "maps.test", "--name", "maps.test:8443")
    path = said["address"] + "api/cases"
    assert get(path, {"Host": "maps.test"}).status_code == 200
    assert get(path, {"Host": "maps.test:8443"}).status_code == 200
    assert get(path, {"Host": "maps.test:9"}).status_code == 400
    ours = {"Host": "maps.test", "Origin": "https://maps.test"}
    assert get(path, ours).status_code == 200
