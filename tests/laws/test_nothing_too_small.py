"""Nothing is too small: every verb answers on a case of which little is left."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from rason.case import new_case, read_case
from rason.cli.app import run
from rason.report.brief.page import lay_out
from rason.report.brief.parts import Facts
from rason.report.compose import compose
from rason.study import Study

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAYERS = "title: Little\nfrozen: 2014-11-30\ncurrency: USD\ndiscount: 0.1\nplayers: [A, B]\n"
TABLES = {
    "actors": "actor,name,kind\nA,Aland,state\nB,Bland,state\nO,Outland,outsider\n",
    "commodities": "commodity,name,unit,traced\ngas,Gas,bcm,yes\n",
    "places": "place,name,territory,latitude,longitude\nfield,Field,A,60,100\ntown,Town,B,37,127\n"
    "sea,Sea,,40,140\n",
    "figures": "figure,name,low,value,high,unit,shape,published,grade\n"
    "worth,What gas is worth,180,200,220,USD/thousand m3,pert,2014-01,B\n"
    "price,The market's price,90,100,120,USD/thousand m3,pert,2014-01,C\n",
    "supplies": "supply,place,commodity,owner,capacity,cost\n"
    "well,field,gas,A,20 bcm/yr,20 USD/thousand m3\n",
    "demands": "demand,place,commodity,buyer,quantity,price,elasticity\n"
    "use,town,gas,B,16 bcm/yr,worth,0\n",
    "markets": "market,place,commodity,price,spread,quantity\n"
    "world,sea,gas,price,10 USD/thousand m3,100 bcm/yr\n",
    "links": "link,from,to,mode,commodity,capacity,cost,operator,passage,project\n"
    "pipe,field,town,pipe,gas,12 bcm/yr,5 USD/thousand m3,A,,\n"
    "ship,sea,town,sea,gas,3 bcm/yr,8 USD/thousand m3,B,narrows,\n"
    "second,field,town,pipe,gas,5 bcm/yr,5 USD/thousand m3,A,,line\n",
    "projects": "project,name,capital,life,build,state\n"
    "line,A second line,4 bn USD,20 yr,3 yr,option\n",
    "events": "date,from,to,score,event,source,grade\n2013-01-01,A,B,1,A treaty,,B\n"
    "2014-01-01,B,A,-1,A quarrel,,C\n",
    "transfers": "from,to,amount,kind\nA,B,100 million USD/yr,fee\n",
    "observed": "from,to,commodity,link,quantity,period\nfield,town,gas,pipe,11 bcm/yr,2013\n",
    "stores": "store,place,commodity,owner,volume,initial\ntank,town,gas,B,2 bcm,1 bcm\n",
}
SCENARIOS = (
    "base: {projects: []}\nwith_line: {projects: [line]}\n"
    "shut: {base: base, closures: [{asset: pipe, from: 2014-01-01, until: 2014-01-14}]}\n"
)
CLAIMS = """
- claim: line_pays
  paragraph: 1
  says: The line pays.
  statements: [{measure: welfare, in: with_line, compare: ">", than: 1 bn USD/yr}]
- claim: a_quarrel
  paragraph: 1
  says: They quarrelled.
  kind: event
  statements: [{exists: {from: B, to: A, sign: "-"}}]
"""
CELLS = {"worth": "200 USD/thousand m3", "price,10": "100 USD/thousand m3,10"}
Folder = dict[str, str]


def whole() -> Folder:
    """Return the files of a small case that has a bit of everything."""
    return {
        "case.yaml": PLAYERS, "scenarios.yaml": SCENARIOS, "claims.yaml": CLAIMS,
        **{f"{stem}.csv": text for stem, text in TABLES.items()},
    }  # fmt: skip


def without(*names: str) -> Callable[[], Folder]:
    """Return what makes the case without some files, and without what names their rows."""

    def made() -> Folder:
        files = {name: text for name, text in whole().items() if name not in names}
        if "figures.csv" in names:
            for name in ("demands.csv", "markets.csv"):
                for figure, cell in CELLS.items() if name in files else ():
                    files[name] = files[name].replace(f",{figure}", f",{cell}")
        if "projects.csv" in names:
            files["links.csv"] = files["links.csv"].replace(",A,,line\n", ",A,,\n")
            files["scenarios.yaml"] = "base: {}\n"
        if "scenarios.yaml" in names or "projects.csv" in names:
            files.pop("scenarios.yaml", None)
            files["claims.yaml"] = whole()["claims.yaml"].replace("in: with_line, ", "")
        if "claims.yaml" in names:
            files.pop("claims.yaml", None)
        if "events.csv" in names and "claims.yaml" in files:
            files["claims.yaml"] = files["claims.yaml"].split("- claim: a_quarrel")[0]
        return files

    return made


def header_only(name: str) -> Callable[[], Folder]:
    """Return what makes the case with a table of which nothing but its header is left."""

    def made() -> Folder:
        files = without(name)()
        files[name] = whole()[name].splitlines()[0] + "\n"
        return files

    return made


def idle_figures() -> Folder:
    """Return the case with figures that nothing reads."""
    files = without("figures.csv")()
    files["figures.csv"] = whole()["figures.csv"]
    return files


def players(*names: str) -> Callable[[], Folder]:
    """Return what makes the case with these players."""

    def made() -> Folder:
        files = whole()
        files["case.yaml"] = PLAYERS.replace("[A, B]", f"[{', '.join(names)}]")
        return files

    return made


def bare() -> Folder:
    """Return the least that is a case: one place, one supply, one demand, no link."""
    return {
        "case.yaml": PLAYERS.replace("[A, B]", "[A]"),
        "actors.csv": "actor,name,kind\nA,Aland,state\n",
        "commodities.csv": "commodity,name,unit\ngas,Gas,bcm\n",
        "places.csv": "place,name,territory,latitude,longitude\nfield,Field,A,60,100\n",
        "supplies.csv": "supply,place,commodity,owner,capacity,cost\n"
        "well,field,gas,A,20 bcm/yr,20 USD/thousand m3\n",
        "demands.csv": "demand,place,commodity,buyer,quantity,price,elasticity\n"
        "use,field,gas,A,16 bcm/yr,90 USD/thousand m3,0\n",
    }


def nothing_flows() -> Folder:
    """Return a case with a place and nothing at it."""
    files = bare()
    del files["supplies.csv"], files["demands.csv"]
    return files


SMALL: dict[str, Callable[[], Folder]] = {
    "whole": whole,
    "no figures": without("figures.csv"),
    "no claims": without("claims.yaml"),
    "no projects": without("projects.csv"),
    "no events": without("events.csv"),
    "no scenarios": without("scenarios.yaml"),
    "no transfers, stores and observed flows": without(
        "transfers.csv", "stores.csv", "observed.csv"
    ),
    "nothing but a network": without(
        "figures.csv", "claims.yaml", "projects.csv", "events.csv", "transfers.csv",
        "observed.csv", "stores.csv", "markets.csv",
    ),
    "figures that nothing reads": idle_figures,
    "one player": players("A"),
    "no player": players(),
    "one place": bare,
    "no supply and no demand": nothing_flows,
    **{
        f"an empty {name}": header_only(name)
        for name in ("figures.csv", "projects.csv", "events.csv", "transfers.csv", "observed.csv",
                     "stores.csv")
    },
}  # fmt: skip
REFUSED = {"no player"}
"""Cases that `check` refuses, and so every verb does."""
CHEAP: tuple[tuple[str, ...], ...] = (
    ("check", "CASE"),
    ("solve", "CASE"),
    ("power", "CASE"),
    ("close", "CASE"),
    ("projects", "CASE"),
    ("claims", "CASE", "--draws", "16", "-w", "1"),
    ("ties", "CASE"),
    ("explain", "CASE", "surplus:A"),
)


MOST_DRAWS = ("--draws", "16", "-w", "1")
TRACE = "Traceback"


def write(folder: Path, files: Folder) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def answers(verb: tuple[str, ...], name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Type a verb, and hold it to an answer, or to a refusal with a reason."""
    typed = [name if each == "CASE" else each for each in verb]
    code = run(typed)
    out, err = capsys.readouterr()
    if name in REFUSED:
        assert code == 2, (name, verb, out, err)
        assert "the actors that bargain, one at least" in out + err
        return
    assert code == 0, (name, verb, out, err)
    assert out.strip(), (name, verb)
    if "--json" in verb:
        json.loads(out, parse_constant=lambda text: pytest.fail(f"{name}, {verb}: {text}"))


QUICK = {"no figures", "nothing but a network", "no player", "one place", "no supply and no demand"}


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[] if name in QUICK else [pytest.mark.slow]) for name in SMALL],
)
@pytest.mark.parametrize(
    "as_json", [pytest.param(True, id="json"), pytest.param(False, marks=pytest.mark.slow)]
)
def test_every_verb_answers(
    name: str,
    as_json: bool,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / name, SMALL[name]())
    for verb in CHEAP:
        answers((*verb, "--json") if as_json else verb, name, capsys)


BRIEFED = ("no figures", "one place")
"""Cases whose brief is composed in the quick tests, without being drawn."""


@pytest.mark.parametrize("name", BRIEFED)
def test_a_brief_is_composed(name: str, tmp_path: Path) -> None:
    case = read_case(write(tmp_path / "case", SMALL[name]()))
    found = compose(Study(case, draws=16, seed=0))
    page = lay_out(found)
    (made,) = (each for each in page.annexes if each.mark == "made")
    facts = next(each for each in made.parts if isinstance(each, Facts))
    assert dict(facts.facts)["Figures"] == "none"
    told = " ".join(found.answer)
    assert "no figure stands behind this" in told.casefold()


def test_a_verb_without_rows_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "case", bare())
    for verb, why in (("close", "the case has no link"), ("projects", "the case has none")):
        answers((verb, "CASE"), "case", capsys)
        assert run([verb, "case"]) == 0
        assert why in capsys.readouterr().out, verb


@pytest.mark.slow
@pytest.mark.parametrize("name", SMALL)
def test_a_brief_is_written(
    name: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / name, SMALL[name]())
    answers(("brief", "CASE", *MOST_DRAWS, "-o", "run"), name, capsys)
    if name in REFUSED:
        assert not (tmp_path / "run").exists()
        return
    text = (tmp_path / "run" / "brief.md").read_text(encoding="utf-8")
    for wrong in (*UNGRAMMATICAL, TRACE):
        assert not re.search(wrong, text), re.search(wrong, text)


UNGRAMMATICAL = (
    r"of grade [,.;]",
    r"\ball two\b",
    r"\bAll two\b",
    r"\b[Nn]o of the\b",
    r"\bof which 0\b",
    r"\b(?:1|one) (?:claims|figures|links|ways|places|players|warnings|faults|cells)\b",
    r"\bnan\b",
)


@pytest.mark.parametrize(
    "verb", [pytest.param(each, marks=[pytest.mark.slow] * (each[0] == "claims")) for each in CHEAP]
)
def test_the_template_answers_every_verb(
    verb: tuple[str, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    new_case(tmp_path / "mine")
    told = tuple("railway" if each == "surplus:A" else each for each in verb)
    answers((*told, "--json"), "mine", capsys)
