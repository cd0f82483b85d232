"""The workbench's files: those that are there, and nothing around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.api.conftest import Server


@pytest.fixture
def built(serve: Callable[..., Server]) -> Server:
    server = serve()
    static = server.cases.parent / "static"
    (static / "assets").mkdir(parents=True)
    (static / "index.html").write_text("<!doctype html><title>rason</title>")
    (static / "assets" / "index-1a2b.js").write_text("export {}")
    (static.parent / "secret.txt").write_text("secret")
    (static / "linked.txt").symlink_to(static.parent / "secret.txt")
    return server


@pytest.mark.parametrize("path", ["/", "/index.html", "/case/toy", "/anything/else"])
def test_the_page_reads_its_own_address(built: Server, path: str) -> None:
    answer = built.client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["cache-control"] == "no-cache"


def test_assets_are_kept_for_ever(built: Server) -> None:
    answer = built.client.get("/assets/index-1a2b.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]


def test_the_bundle_goes_out_packed_to_whoever_can_unpack_it(built: Server) -> None:
    script = built.cases.parent / "static" / "assets" / "index-1a2b.js"
    script.write_text("export const same = 1;\n" * 500)
    path = "/assets/index-1a2b.js"
    packed = built.client.get(path, headers={"accept-encoding": "gzip"})
    plain = built.client.get(path, headers={"accept-encoding": "identity"})
    assert packed.text == plain.text == script.read_text()
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert int(packed.headers["content-length"]) < len(plain.content) / 20
    for answer in (packed, plain):
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["content-type"].startswith("text/javascript")
        assert "immutable" in answer.headers["cache-control"]
        assert "content-security-policy" in answer.headers


def test_a_file_that_was_built_anew_is_packed_anew(built: Server) -> None:
    page = built.cases.parent / "static" / "index.html"
    first = built.client.get("/").text
    page.write_text("<!doctype html><title>another</title>")
    assert built.client.get("/").text != first


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "/%2fetc%2fhostname.txt",
        "/linked.txt",
        "/missing.js",
        "/a%00.js",
    ],
)
def test_nothing_around_is_served(built: Server, path: str) -> None:
    answer = built.client.get(path)
    assert answer.status_code == 404
    assert "secret" not in answer.text


def test_a_checkout_without_the_bundle_says_so(server: Server) -> None:
    answer = server.client.get("/")
    assert answer.status_code == 404
    assert "make web" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/api/nothing", "/api/"])
def test_an_unknown_route_is_a_problem(built: Server, path: str) -> None:
    answer = built.client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_another_method_is_a_problem(built: Server) -> None:
    answer = built.client.delete("/api/cases")
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")
