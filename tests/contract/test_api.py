"""The HTTP interface keeps its promises: whatever is sent, answers as it says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode, checks

from rason.answer.registry import QUESTIONS
from rason.api.app import make_app, openapi
from rason.api.runs.queue import Queue
from rason.api.settings import Settings
from rason.case.find import find

OPERATIONS = {
    "list_cases", "show_case", "show_outline", "check_case",
    "new_case", "ask_of_files", "import_files",
    "solve", "verdicts", "hand_on_file", "hand_on_map", "hand_on_table",
    "explain", "chart", *QUESTIONS,
    "list_tables", "show_table", "save_table", "preview_scenario", "save_scenario",
    "preview_scenario_edit", "edit_scenario",
    "begin_run", "list_runs", "show_run", "cancel_run", "run_claims", "watch_run", "run_result",
    "run_brief", "keep_brief", "run_chart", "claim_chart", "result_schema",
}  # fmt: skip
PROMISES = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.positive_data_acceptance,
    checks.missing_required_header,
    checks.unsupported_method,
    checks.allow_header_conformance,
]
ROOT = Path(__file__).parents[2]
CONFIGURED = ROOT / "schemathesis.toml"
EXAMPLES = int(os.environ.get("RASON_EXAMPLES", "8"))


@pytest.fixture(scope="module")
def interface(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Serve a copy of the toy that may be spoilt; runs are begun by nobody."""
    folder: Path = tmp_path_factory.mktemp("server")
    shutil.copytree(find("toy"), folder / "cases" / "toy")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Queue, "_next", lambda self: self.waiting.clear())
        called = ("testserver", "localhost", "127.0.0.1")
        app = make_app(Settings((folder / "cases",), folder / "runs", called, workers=0))
        yield schemathesis.openapi.from_asgi(
            "/openapi.json", app, config=schemathesis.Config.from_path(CONFIGURED)
        )


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_whatever_is_sent_is_answered_as_promised(
    interface: Any, name: str, mode: GenerationMode
) -> None:
    operation = interface.find_operation_by_id(name)
    if mode is GenerationMode.NEGATIVE and not (operation.body or operation.query):
        pytest.skip("there is nothing to be sent wrongly")

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        if mode is GenerationMode.POSITIVE and "case" in case.path_parameters:
            case.path_parameters["case"] = "toy"
        case.call_and_validate(checks=PROMISES)

    ask()


@cache
def described() -> dict[str, Any]:
    return openapi()


@cache
def operations() -> dict[str, dict[str, Any]]:
    return {
        operation["operationId"]: operation
        for path in described()["paths"].values()
        for operation in path.values()
    }


def test_the_operations() -> None:
    assert set(operations()) == OPERATIONS


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_every_operation_says_what_it_does_and_how_it_is_refused(name: str) -> None:
    operation = operations()[name]
    assert operation["description"].endswith(".")
    assert operation["tags"]
    for status, answer in operation["responses"].items():
        if status == "default" or status >= "400":
            assert "application/problem+json" in answer["content"]


def test_every_part_and_every_key_of_it_is_explained() -> None:
    schemas = described()["components"]["schemas"]
    assert not [name for name, each in schemas.items() if not each.get("description")]


def test_the_description_depends_on_no_server(tmp_path: Path) -> None:
    assert openapi(Settings((tmp_path,), token="x")) == described()  # noqa: S106 - of a test


@pytest.mark.slow
def test_every_promise_is_kept_by_a_server_over_its_socket(tmp_path: Path) -> None:
    """Schemathesis with all its checks and phases, as anybody would run it."""
    shutil.copytree(find("toy"), tmp_path / "cases" / "toy")
    shutil.copyfile(CONFIGURED, tmp_path / CONFIGURED.name)
    rason = [sys.executable, "-m", "rason", "serve", "--json", "--no-open", "--port", "0"]
    folders = ["--cases", str(tmp_path / "cases"), "--runs", str(tmp_path / "runs"), "-w", "1"]
    with subprocess.Popen([*rason, *folders], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = json.loads("".join(iter(server.stdout.readline, "}\n")) + "}")["address"]
        try:
            subprocess.run(
                [
                    Path(sys.executable).with_name("st"), "run", f"{address}openapi.json",
                    "--checks", "all", "--max-examples", "8", "--generation-database", "none",
                    "--no-color",
                ],
                cwd=tmp_path,
                check=True,
            )  # fmt: skip
        finally:
            server.terminate()
