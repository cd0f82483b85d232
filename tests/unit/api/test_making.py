"""New cases over HTTP: from a template, or of files, with the questions that their import asks."""

from __future__ import annotations

import gzip
from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from tests.unit.importing.test_pypsa import NETWORK
from tests.unit.importing.test_questions import ANSWERS, FLOWS

from rason.api import making
from rason.api.settings import Limits
from rason.case import read, read_case
from rason.case.find import find
from rason.importing.gem_tracker import NAMES, NEEDED
from rason.importing.questions import OF_KIND
from rason.importing.recognise import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from httpx2 import Response
    from tests.unit.api.conftest import Server

PIPES = (
    ",".join(["type", *(NAMES[each][0] for each in NEEDED), "route"])
    + '\ngas_pipeline,East Line,"Turkmenistan, Uzbekistan",operating,30,bcm/y,"38,64:41,66"\n'
)


def files(**texts: str | bytes) -> list[dict[str, str]]:
    """Return files as they are sent, by name with `__` for a dot."""
    return [
        {
            "name": name.replace("__", "."),
            "content": b64encode(text.encode() if isinstance(text, str) else text).decode(),
        }
        for name, text in texts.items()
    ]


def of_case(name: str = "toy") -> list[dict[str, str]]:
    return files(
        **{path.name.replace(".", "__"): path.read_bytes() for path in find(name).iterdir()}
    )


def send(server: Server, **body: Any) -> Response:
    defaults = {"case": "mine", "kind": "table", "files": files(flows__csv=FLOWS)}
    return server.post("/imports", defaults | body)


def refused(answer: Response) -> list[dict[str, Any]]:
    assert answer.status_code == 422, answer.text
    found: list[dict[str, Any]] = answer.json()["diagnostics"]
    return found


def ask(server: Server, **body: Any) -> dict[str, Any]:
    answer = server.post("/imports/questions", {"files": files(flows__csv=FLOWS)} | body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize("template", ["year", "crisis"])
def test_a_template_becomes_a_case_that_is_opened(server: Server, template: str) -> None:
    answer = server.post("/cases", {"case": "my_case", "template": template})
    assert answer.status_code == 201, answer.text
    assert answer.json()["title"] == "My case"
    assert server.get("/cases/my_case").json()["title"] == "My case"
    assert bool(read_case(server.cases / "my_case").calendars) == (template == "crisis")


@pytest.mark.parametrize("name", ["toy", "TOY", "Toy"])
def test_a_case_that_is_there_stays(server: Server, name: str) -> None:
    before = {path.name: path.read_bytes() for path in (server.cases / "toy").iterdir()}
    made = server.post("/cases", {"case": name}), send(server, case=name, answers=ANSWERS)
    assert [each.status_code for each in made] == [409, 409]
    assert "toy" in made[0].json()["detail"]
    assert {path.name: path.read_bytes() for path in (server.cases / "toy").iterdir()} == before


@pytest.mark.parametrize("name", ["../up", "a/b", "..", "", "a b", "C:x", "ä", "a" * 101, "x\x00"])
def test_no_name_leads_out_of_the_folder(server: Server, name: str) -> None:
    before = sorted(server.cases.parent.rglob("*"))
    for answer in (server.post("/cases", {"case": name}), send(server, case=name)):
        assert {each["what"] for each in refused(answer)} == {"case"}
    assert sorted(server.cases.parent.rglob("*")) == before


def test_names_that_some_system_cannot_have_are_refused(server: Server) -> None:
    assert {each["code"] for each in refused(server.post("/cases", {"case": "con"}))} == {
        "RSN-R002"
    }
    for name in ("CON.csv", "a:b.csv", "..", "-x.csv"):
        sent = [{"name": name, "content": ""}]
        assert {each["file"] for each in refused(send(server, files=sent))} == {name}
    for name in ("../x.csv", "/etc/x.csv", "a\\b.csv", "a\x00.csv", ""):
        sent = [{"name": name, "content": ""}]
        assert {each["what"] for each in refused(send(server, files=sent))} == {"files.0.name"}


def test_where_nothing_can_be_written_nothing_is_made(
    serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve()
    monkeypatch.setattr("os.access", lambda *_: False)
    assert server.get("/cases").json()["can_grow"] is False
    for answer in (server.post("/cases", {"case": "mine"}), send(server, answers=ANSWERS)):
        assert [(each["code"], each["file"]) for each in refused(answer)] == [("RSN-R002", "cases")]
    assert not (server.cases / "mine").exists()


def test_questions_are_those_of_the_importer_and_answers_make_the_case(server: Server) -> None:
    asked = ask(server)
    assert asked["kind"] == "table"
    assert [each["kind"] for each in asked["kinds"]] == list(KINDS)
    waiting = [each["key"] for each in asked["questions"] if each["open"] and not each["given"]]
    assert waiting == ["observed.commodity", "source.author", "source.year"]
    answer = send(server, answers=ANSWERS | {"frozen": "2014-12-31"})
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert made["taken"] == [
        {"what": "rows into observed.csv", "count": 1, "where": "observed.csv"}
    ]
    assert made["source"].startswith("Customs Office (2014), no licence is named")
    assert any("tin" in each for each in made["to_say"])
    case = read_case(server.cases / "mine")
    assert case.settings.frozen.isoformat() == "2014-12-31"
    assert (server.cases / "mine" / "mapping.yaml").is_file()
    assert server.get("/cases/mine").status_code == 200


def test_what_stands_open_is_told_and_nothing_is_made(server: Server) -> None:
    found = refused(send(server, answers={}))
    assert {each["code"] for each in found} == {"RSN-I009"}
    assert {each["what"] for each in found} == {
        "column Remark", "source, author", "source, year", "observed, commodity"
    }  # fmt: skip
    assert {each["file"] for each in found} == {"mine/mapping.yaml"}
    assert not (server.cases / "mine").exists()
    assert not list(server.cases.glob(".*"))


def test_a_tracker_is_recognised_and_imported_with_its_terms(server: Server) -> None:
    sent = files(pipes__csv=PIPES)
    asked = ask(server, files=sent)
    assert asked["kind"] == "gem"
    assert [each["key"] for each in asked["questions"]] == ["join", "loading", "frozen"]
    answer = send(server, files=sent, kind="gem", answers={"join": "10"})
    assert answer.status_code == 201, answer.text
    assert "CC BY 4.0" in answer.json()["source"]
    assert "east_line" in read_case(server.cases / "mine").links


def test_a_network_comes_as_the_files_of_its_folder(server: Server) -> None:
    sent = files(**{name.replace(".", "__"): text for name, text in NETWORK.items()})
    asked = ask(server, files=sent)
    assert asked["kind"] == "pypsa"
    assert [each["key"] for each in asked["questions"]] == ["currency", "frozen"]
    answers = {"currency": "USD", "frozen": "2025-12-31"}
    answer = send(server, case="two_towns", kind="pypsa", files=sent, answers=answers)
    assert answer.status_code == 201, answer.text
    case = read_case(server.cases / "two_towns")
    assert case.settings.currency == "USD"
    assert set(case.links) == {"ns", "plant_out"}
    assert "two_towns" in case.sources


def test_a_case_comes_as_its_files_or_as_a_workbook_with_the_same_texts(server: Server) -> None:
    book = server.ask("file", {"to": "xlsx"})
    for case, sent in (
        ("of_files", [*of_case(), *files(notes__txt="a note")]),
        ("of_book", [{"name": "toy.xlsx", "content": book["content"]}]),
    ):
        assert ask(server, files=sent) | {"kinds": ()} == {
            "kind": "case", "kinds": (), "questions": []
        }  # fmt: skip
        answer = send(server, case=case, kind="case", files=sent)
        assert answer.status_code == 201, answer.text
        assert read(server.cases / case).case is not None
        assert read_case(server.cases / case).links == read_case(find("toy")).links
        left = [each["what"] for each in answer.json()["left"]]
        assert left == (["README.md", "notes.txt"] if case == "of_files" else [])


def test_a_case_with_faults_is_told_them_and_not_made(server: Server) -> None:
    sent = [each for each in of_case() if each["name"] != "actors.csv"]
    found = refused(send(server, kind="case", files=sent))
    assert any(each["code"] == "RSN-C001" or "actors" in each["file"] for each in found)
    assert not (server.cases / "mine").exists()


@pytest.mark.parametrize("kind", OF_KIND)
def test_what_no_importer_can_read_is_refused_by_the_name_of_the_file(
    server: Server, kind: str
) -> None:
    for sent in (
        files(a__csv=b"%PDF-1.7 no table"),
        files(a__csv=""),
        files(a__xlsx=b"PK\x03\x04"),
    ):
        answer = send(
            server,
            kind=kind,
            files=sent,
            answers={"goods": "2709=crude"} if kind == "trade" else {},
        )
        assert sent[0]["name"] in {each["file"] for each in refused(answer)}, kind
    assert not (server.cases / "mine").exists()


def test_what_unpacks_to_too_much_is_refused_unread(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "MOST_UNPACKED", 3_000_000)
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 4_000_000)
    sent = files(a__xlsx=packed.getvalue(), b__csv__gz=gzip.compress(b" " * 4_000_000))
    found = refused(send(server, files=sent))
    assert [(each["code"], each["file"]) for each in found] == [
        ("RSN-I001", "a.xlsx"), ("RSN-I001", "b.csv.gz")
    ]  # fmt: skip
    assert send(server, files=files(a__csv__gz=gzip.compress(FLOWS.encode())), answers=ANSWERS
                ).status_code == 201  # fmt: skip


def test_no_base64_and_a_name_twice_are_refused_with_all_else(server: Server) -> None:
    assert [each["what"] for each in refused(send(server, files=[]))] == ["files"]
    sent = [*files(a__csv=FLOWS, A__csv=FLOWS), {"name": "b.csv", "content": "?"}]
    assert [(each["file"], each["what"]) for each in refused(send(server, files=sent))] == [
        ("A.csv", "name"), ("b.csv", "content")
    ]  # fmt: skip


def test_no_answer_names_a_file_of_the_server(server: Server) -> None:
    secret = server.cases / "toy" / "case.yaml"
    for kind in ("table", "gem"):
        found = refused(send(server, kind=kind, answers=ANSWERS | {"mapping": str(secret)}))
        assert any(each["what"] in {"mapping", "--mapping"} or "--mapping" in each["found"]
                   for each in found)  # fmt: skip


def test_files_may_be_larger_than_other_bodies_and_only_some_at_a_time(
    serve: Callable[..., Server],
) -> None:
    more = files(flows__csv=FLOWS + "\n" * 3000)
    server = serve(limits=Limits(body=1000, upload=100_000))
    assert send(server, files=more, answers=ANSWERS).status_code == 201
    assert server.post("/cases", {"case": "a" * 2000}).status_code == 413
    assert serve(limits=Limits(body=100, upload=1000)).post(
        "/imports/questions", {"files": more}
    ).status_code == 413  # fmt: skip
    busy = send(serve(limits=Limits(body=100, uploads=0)), files=more)
    assert (busy.status_code, busy.headers["retry-after"]) == (503, "5")
