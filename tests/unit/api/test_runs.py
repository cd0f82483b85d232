"""Draws in the background: the same results as on the command line, and nothing done is lost."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, Any

import pytest

import rason
from rason.api.runs.store import CLAIMS, JOB, RunStore
from rason.api.runs.worker import main as work
from rason.api.settings import Limits
from rason.report.compose import compose
from rason.report.run import read_run
from rason.report.unfinished import WORK
from rason.study.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.unit.api.conftest import Server

    from rason.claim.verdict import Verdict as Judged

    Serve = Callable[..., Server]

ASKED = {"case": "toy", "draws": 16}
EDITED = {**ASKED, "state": {"edits": {"closures": ["pipe"]}}}
LOOKS = 6_000
"""How often a run is looked at, a tenth of a second apart, before it counts as lost."""


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let runs be begun and nobody work on them, so that a test can."""
    monkeypatch.setattr("rason.api.runs.queue.Queue._next", lambda self: self.waiting.clear())


@pytest.fixture(autouse=True)
def _as_nice_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "nice", lambda _: 0)


def begin(server: Server, body: dict[str, Any]) -> dict[str, Any]:
    answer = server.post("/runs", body)
    assert answer.status_code == 202, answer.text
    run: dict[str, Any] = answer.json()
    assert answer.headers["location"] == f"/api/runs/{run['run']}"
    return run


def until(server: Server, run: str, *wanted: str) -> dict[str, Any]:
    found: dict[str, Any] = {"status": "not there"}
    for _ in range(LOOKS):
        found = server.get(f"/runs/{run}").json()
        if found["status"] in wanted:
            return found
        time.sleep(0.1)
    raise AssertionError(f"{run} is {found['status']}")


def events(text: str) -> Iterator[tuple[str, Any]]:
    for block in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
        if "event" in fields:
            yield fields["event"], json.loads(fields["data"])


def test_a_run_is_the_one_that_the_brief_makes(server: Server) -> None:
    run = begin(server, ASKED)
    assert run["status"] in {"waiting", "running"}
    stream = server.get(f"/runs/{run['run']}/events")
    assert "content-encoding" not in stream.headers, "each event leaves as it comes"
    watched = list(events(stream.text))
    assert watched[-1][0] == "end"
    assert watched[-1][1]["status"] == "done", watched[-1]
    study = rason.Study(rason.read_case("toy"), draws=16, executor=None)
    expected = compose(study)
    found = read_run(server.runs / run["run"])
    assert found.claims == expected.claims
    assert found.scenarios == expected.scenarios
    arrived = {data["claim"] for event, data in watched if event == "claim"}
    assert arrived == {each.claim for each in expected.claims}
    done = server.get(f"/runs/{run['run']}").json()
    assert (done["result"], done["brief"], done["progress"]["share"]) == (True, True, 1.0)
    assert server.get(f"/runs/{run['run']}/result").json()["claims"][0]["claim"]
    brief = server.get(f"/runs/{run['run']}/brief")
    assert brief.headers["content-type"].startswith("text/html")
    assert "script" not in brief.headers["content-security-policy"]
    assert "sandbox" in brief.headers["content-security-policy"]
    for form in ("html", "docx", "md"):
        kept = server.get(f"/runs/{run['run']}/brief/{form}")
        assert kept.content == (server.runs / run["run"] / f"brief.{form}").read_bytes()
        name = f'attachment; filename="{run["run"]}.{form}"'
        assert kept.headers["content-disposition"] == name
    assert server.get(f"/runs/{run['run']}/brief/json").status_code == 422
    assert "vega-lite" in server.get(f"/runs/{run['run']}/chart").json()["spec"]["$schema"]
    assert_drawn(server, run["run"], found.claims)
    again = begin(server, ASKED)
    assert (again["run"], again["status"]) == (run["run"], "done")
    assert not (server.runs / WORK / run["run"]).exists()


def assert_drawn(server: Server, run: str, claims: Sequence[Judged]) -> None:
    """Assert that what each claim hangs on is drawn, or that it is said why not."""
    drawn = set()
    for claim in claims:
        for chart in ("swings", "drivers", "choices"):
            path = f"/runs/{run}/claims/{claim.claim}/charts/{chart}?width=360"
            answer = server.get(path).json()
            assert "vega-lite" in answer["spec"]["$schema"]
            assert answer["text"].endswith(".")
            layers = "layer" in answer["spec"] or "vconcat" in answer["spec"]
            found, curve = claim.sensitivity, claim.curve
            assert (
                layers
                == {
                    "swings": found is not None
                    and claim.statements[found.statement].margin is not None
                    and any((e.at_low, e.at_high) != (None, None) for e in found.influences),
                    "drivers": found is not None
                    and any((e.pawn, e.total) != (None, None) for e in found.influences),
                    "choices": curve is not None
                    and any(e.margin is not None for e in curve.specifications),
                }[chart]
            )
            if layers:
                drawn.add(chart)
    assert drawn, "the toy's claims have choices"
    assert server.get(f"/runs/{run}/claims/nope/charts/swings").status_code == 404
    refused = server.get(f"/runs/{run}/claims/{claims[0].claim}/charts/pie")
    assert (refused.status_code, refused.json()["diagnostics"][0]["code"]) == (422, "RSN-R005")


@pytest.mark.usefixtures("idle")
def test_under_edits_every_claim_is_tested_with_them_on_top(server: Server) -> None:
    run = begin(server, EDITED)
    assert work(server.runs, run["run"]) == 0
    found = {each.claim: each for each in read_run(server.runs / run["run"]).claims}
    state = EDITED["state"]
    for verdict in server.ask("verdicts", {"state": state})["verdicts"]:
        if verdict["holds"] is not None:
            assert found[verdict["claim"]].holds == verdict["holds"]
    shown = server.get(f"/runs/{run['run']}").json()
    assert shown["state"]["edits"]["closures"] == ["pipe"]
    assert (shown["result"], shown["brief"]) == (True, False)
    assert server.get(f"/runs/{run['run']}/brief").status_code == 409
    assert server.get(f"/runs/{run['run']}/brief/docx").status_code == 409
    plain = server.post("/runs", ASKED).json()
    assert plain["run"] != run["run"]


@pytest.mark.usefixtures("idle")
def test_what_was_done_is_not_done_again(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    run = begin(server, ASKED)["run"]
    store = RunStore(server.runs, run)
    worked: list[bytes] = []
    keep = Kept.keep

    def noted(kept: Kept, key: bytes, content: bytes) -> None:
        worked.append(key)
        keep(kept, key, content)

    monkeypatch.setattr(Kept, "keep", noted)

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("rason.api.runs.worker.write_run", stop)
        with pytest.raises(KeyboardInterrupt):
            work(server.runs, run)
    lines = (store.work / CLAIMS).read_text().splitlines(keepends=True)
    (store.work / CLAIMS).write_text("".join(lines[:2]) + lines[2][:40])  # half a line is left
    assert server.get(f"/runs/{run}").json()["status"] == "interrupted"
    shown = server.get(f"/runs/{run}/claims").json()["claims"]
    assert [json.loads(line)["claim"] for line in lines[:2]] == [each["claim"] for each in shown]
    begun = len(worked)
    assert work(server.runs, run) == 0
    assert 0 < begun == len(worked)
    whole = compose(rason.Study(rason.read_case("toy"), draws=16, executor=None))
    assert read_run(store.done).claims == whole.claims


@pytest.mark.usefixtures("idle")
def test_a_run_keeps_the_case_that_it_began_with(server: Server) -> None:
    run = begin(server, ASKED)
    figures = server.cases / "toy" / "figures.csv"
    figures.write_text(figures.read_text() + "# changed\n")
    assert work(server.runs, run["run"]) == 0
    assert read_run(server.runs / run["run"]).case.digest == run["digest"]
    assert begin(server, ASKED)["run"] != run["run"]


@pytest.mark.usefixtures("idle")
def test_of_two_at_one_run_the_second_leaves(server: Server) -> None:
    import fcntl

    run = begin(server, ASKED)["run"]
    with (server.runs / WORK / run / "lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        assert work(server.runs, run) == 3
        assert server.get(f"/runs/{run}").json()["status"] == "running"


@pytest.mark.usefixtures("idle")
def test_a_fault_of_a_run_is_its_problem(server: Server) -> None:
    run = begin(server, EDITED)["run"]
    copy = server.runs / WORK / run / "case" / "toy" / "links.csv"
    copy.write_text(copy.read_text().replace("10 bcm/yr", "10 bananas"))
    assert work(server.runs, run) == 2
    found = server.get(f"/runs/{run}").json()
    assert (found["status"], found["problem"]["status"]) == ("failed", 422)
    assert found["problem"]["diagnostics"][0]["code"] == "RSN-C029"
    watched = list(events(server.get(f"/runs/{run}/events").text))
    assert watched[-1][1]["status"] == "failed"


def test_a_run_can_be_cancelled_and_gone_on_with(server: Server) -> None:
    run = begin(server, {**ASKED, "draws": 8192})["run"]
    until(server, run, "running")
    waiting = begin(server, {**ASKED, "seed": 1})
    assert waiting["status"] == "waiting"
    assert server.post(f"/runs/{waiting['run']}/cancel").status_code == 204
    assert server.get(f"/runs/{waiting['run']}").json()["status"] == "cancelled"
    for _ in range(LOOKS):
        if RunStore(server.runs, run).worker() is not None:
            break
        time.sleep(0.1)
    assert server.post(f"/runs/{run}/cancel").status_code == 204
    assert until(server, run, "cancelled")["status"] == "cancelled"
    assert server.post(f"/runs/{run}/cancel").status_code == 204
    assert begin(server, {**ASKED, "draws": 8192})["status"] == "running"


def test_a_server_that_ends_ends_its_run_which_the_next_one_finds(serve: Serve) -> None:
    first = serve()
    run = begin(first, {**ASKED, "draws": 8192})["run"]
    until(first, run, "running")
    first.client.__exit__(None, None, None)
    assert RunStore(first.runs, run).worker() is None
    second = serve()
    (found,) = second.get("/runs?case=toy").json()["runs"]
    assert (found["run"], found["status"]) == (run, "interrupted")
    first.client.__enter__()


def test_too_many_runs_are_told_to_wait(serve: Serve) -> None:
    server = serve(limits=Limits(runs=0))
    answer = server.post("/runs", ASKED)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0


def test_too_many_who_watch_are_told_to_come_again(serve: Serve) -> None:
    server = serve(limits=Limits(listeners=0))
    run = begin(server, ASKED)["run"]
    assert server.get(f"/runs/{run}/events").status_code == 503


@pytest.mark.usefixtures("idle")
def test_the_latest_run_is_listed_first(server: Server) -> None:
    names = []
    for seed in range(3):
        name = begin(server, {**ASKED, "seed": seed})["run"]
        job = server.runs / WORK / name / JOB
        os.utime(job, (seed, seed))
        names.append(name)
    listed = [each["run"] for each in server.get("/runs").json()["runs"]]
    assert listed == names[::-1]
    assert server.get("/runs?case=elsewhere").json() == {"runs": []}


@pytest.mark.parametrize("name", ["nothing", "toy-zz", "..", "%2e%2e%2ftoy", "toy-abcdef"])
@pytest.mark.parametrize("rest", ["", "/claims", "/events", "/result", "/brief", "/chart"])
def test_there_are_no_other_runs(server: Server, name: str, rest: str) -> None:
    assert server.get(f"/runs/{name}{rest}").status_code in {404, 405}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"case": "nowhere"}, 404),
        ({"case": "../toy"}, 422),
        ({"case": "toy", "draws": 1}, 422),
        ({"case": "toy", "draws": 10**9}, 422),
        ({"case": "toy", "seed": -1}, 422),
        ({"case": "toy", "state": {"edits": {"closures": ["pip"]}}}, 422),
    ],
)
def test_a_wrong_run_is_refused(server: Server, body: dict[str, Any], status: int) -> None:
    assert server.post("/runs", body).status_code == status
    assert not server.runs.exists()


def test_a_folder_of_runs_that_cannot_be_made_is_a_diagnostic(serve: Serve) -> None:
    server = serve()
    server.runs.write_text("in the way")
    answer = server.post("/runs", ASKED)
    assert answer.status_code == 422
    assert answer.json()["diagnostics"][0]["code"] == "RSN-R002"


@pytest.mark.usefixtures("idle")
def test_a_worker_that_is_gone_cannot_be_ended_twice(server: Server) -> None:
    run = begin(server, ASKED)["run"]
    RunStore(server.runs, run).cancel()
    assert server.get(f"/runs/{run}").json()["status"] == "cancelled"
