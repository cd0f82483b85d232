"""The HTTP interface keeps its promises: whatever is sent, answers as it says."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode, checks
from starlette.testclient import TestClient

from rason.api.app import make_app, openapi
from rason.api.runs.crew import Crew
from rason.api.settings import Settings
from rason.case.find import find

if TYPE_CHECKING:
    from pathlib import Path

OPERATIONS = {
    "list_cases", "show_case", "show_outline", "check_case",
    "solve", "verdicts", "closures", "dependence", "projects", "ties", "explain", "chart",
    "list_tables", "show_table", "save_table", "preview_scenario", "save_scenario",
    "begin_run", "list_runs", "show_run", "cancel_run", "run_claims", "watch_run", "run_result",
    "run_brief", "run_chart", "claim_chart", "result_schema",
}  # fmt: skip
PROMISES = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    SCHEMA := checks.response_schema_conformance,
]
MISREAD = {"show_outline"}
"""Whose pairs (`prefixItems`) Schemathesis reads as an older draft; they are checked below."""
EXAMPLES = int(os.environ.get("RASON_EXAMPLES", "12"))


@pytest.fixture(scope="module")
def interface(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Serve a copy of the toy that may be spoilt; runs are begun by nobody."""
    folder: Path = tmp_path_factory.mktemp("server")
    shutil.copytree(find("toy"), folder / "cases" / "toy")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Crew, "_next", lambda self: self.waiting.clear())
        called = ("testserver", "localhost", "127.0.0.1")
        app = make_app(Settings((folder / "cases",), folder / "runs", called, workers=0))
        schema = schemathesis.openapi.from_asgi("/openapi.json", app)

        @schema.hook
        def map_path_parameters(context: Any, path_parameters: Any) -> Any:
            del context
            if path_parameters and "case" in path_parameters:
                path_parameters["case"] = "toy"
            return path_parameters

        yield schema


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_whatever_is_sent_is_answered_as_promised(
    interface: Any, name: str, mode: GenerationMode
) -> None:
    operation = interface.find_operation_by_id(name)
    if mode is GenerationMode.NEGATIVE and not (operation.body or operation.query):
        pytest.skip("there is nothing to be sent wrongly")
    promises = [each for each in PROMISES if name not in MISREAD or each is not SCHEMA]

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        case.call_and_validate(checks=promises)

    ask()


def operations() -> dict[str, dict[str, Any]]:
    return {
        operation["operationId"]: operation
        for path in openapi()["paths"].values()
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
    schemas = openapi()["components"]["schemas"]
    assert not [name for name, each in schemas.items() if not each.get("description")]


def test_the_description_depends_on_no_server(tmp_path: Path) -> None:
    assert openapi(Settings((tmp_path,), token="x")) == openapi()  # noqa: S106 - of a test


def test_the_outline_is_what_its_description_says(interface: Any) -> None:
    described = openapi()
    schema = described["components"]["schemas"]["Outline"]
    with TestClient(interface.app, base_url="http://localhost") as client:
        shown = client.get("/api/cases/toy/outline").json()
    jsonschema.Draft202012Validator({**schema, "components": described["components"]}).validate(
        shown
    )
