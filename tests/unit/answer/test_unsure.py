"""What stands above amounts that nobody could be sure of, and of fees that have no payer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import rason
from rason.analysis.empty_core import Cause, EmptyCore
from rason.answer.registry import QUESTIONS
from rason.answer.unsure import NAMED, nobody_sure, who_pays
from rason.case import read_case
from rason.cli.app import run
from rason.table.naming import names
from rason.testing.cases import write_case

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case import Case

TABLES = {
    "actors": "actor,name,kind\nA,Aland,state\nB,Bland,state\nC,Cland,state\nP,Portland,state\n",
    "places": "place,name,territory\nfield,Field,A\nsea,Sea,\nb,B town,B\nc,C town,C\n",
    "commodities": "commodity,name,unit\ngas,Gas,bcm\n",
    "supplies": "supply,place,commodity,owner,capacity,cost\nwell,field,gas,A,4 bcm/yr,1 USD/m3\n",
    "demands": "demand,place,commodity,buyer,quantity,price\n"
    "use_b,b,gas,B,4 bcm/yr,9 USD/m3\nuse_c,c,gas,C,4 bcm/yr,9 USD/m3\n",
    "links": "link,from,to,mode,commodity,capacity,consent\n"
    "out,field,sea,sea,gas,9 bcm/yr,P\n"
    "to_b,sea,b,sea,gas,9 bcm/yr,\nto_c,sea,c,sea,gas,9 bcm/yr,\n",
}
SURE = "Nobody could be sure of these amounts: whatever the division"


def case(folder: Path, *players: str) -> Case:
    return read_case(write_case(folder / "case", TABLES, players=players))


def first(case: Case, question: str, **told: str) -> str:
    """Return what stands above an answer's tables."""
    study = rason.Study(case, draws=4, executor=None)
    answer = study.answer(question, (), **told)
    return " ".join(QUESTIONS[question].warns(answer, names(case)))


def test_two_who_count_on_the_same_well_of_nobody_who_bargains(tmp_path: Path) -> None:
    told = first(case(tmp_path, "B", "C"), "power")
    assert told.startswith(SURE)
    assert "since each side counts on all that there is of Gas from Field" in told
    assert told.endswith("Aland is no player, and could be: `players:` in case.yaml.")


def test_where_all_who_matter_are_players_nothing_stands_above(tmp_path: Path) -> None:
    whole = case(tmp_path, "A", "B", "C", "P")
    assert first(whole, "power") == ""
    assert first(whole, "fee", actor="P", corridor="out") == ""


@pytest.mark.parametrize(
    ("players", "said"),
    [
        (("A", "P"), "Bland and Cland, who use what passes, are no players: they pay all that it"),
        (("B", "C", "P"), "Aland, who sells what passes, is no player: it gets its cost alone."),
    ],
)
def test_a_fee_without_a_payer_says_so(tmp_path: Path, players: tuple[str, ...], said: str) -> None:
    assert said in first(case(tmp_path, *players), "fee", actor="P", corridor="out")


def test_who_uses_what_passes_is_looked_for_along_the_way_alone(tmp_path: Path) -> None:
    assert "Cland" not in who_pays(case(tmp_path, "A", "P"), ("to_b",))


def test_many_causes_are_counted_and_not_listed(tmp_path: Path) -> None:
    found = case(tmp_path, "B", "C")
    wide = Cause("outsider", ("well", "out", "to_b", "to_c"), decides=None)
    empty = EmptyCore(1.0, (("B",), ("C",)), (0.5, 0.5), (wide, wide), together=False)
    said = nobody_sure(found, empty)
    assert said.count(" by sea") == NAMED - 1
    assert "and 1 more, which no player owns;" in said
    lumpy = Cause("lumpy", ("out",), decides=False)
    among = nobody_sure(found, replace(empty, causes=(lumpy, wide)))
    assert "which no player owns, among other reasons;" in among


def test_the_line_comes_before_the_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case(tmp_path, "B", "C")
    assert run(["power", str(tmp_path / "case"), "--draws", "16"]) == 0
    head, line, *_ = capsys.readouterr().out.splitlines()
    assert head == "A case for tests – The case as it stands"
    assert line.startswith(SURE)
