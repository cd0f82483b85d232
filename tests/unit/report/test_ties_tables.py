from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import rason
from rason.report.brief.ties_tables import ties_tables
from rason.report.compose import outline
from rason.report.ties import Ties
from rason.report.ties_wish import ties_wish
from rason.report.wish import grant

if TYPE_CHECKING:
    from rason.report.document import Document

SCENARIOS = (("base",), ("korean_pipe",), ("hokkaido",))


@pytest.fixture(scope="module")
def document() -> Document:
    case = rason.read_case("northeast-asia-2014")
    with rason.Study(case, draws=16, executor=None) as study:
        ties = grant(study, {"+".join(each): ties_wish(study, each) for each in SCENARIOS})
        return outline(study, ("base",)).model_copy(update={"ties": tuple(ties.values())})


def test_tables_say_who_refuses_rules_brokers_and_replaces(document: Document) -> None:
    captions = {table.caption.split(":")[0]: table for table in ties_tables(document)}
    vetoes = captions["What the right to refuse brings its holder, by Shapley"]
    assert ("North Korea", "Gas line through North Korea to South Korea") in [
        row[1:3] for row in vetoes.rows
    ]
    rules = captions["Whose rule opens or shuts what"]
    assert any("but for other rules" in row[2] for row in rules.rows)
    # Washington does not talk with Moscow and is paid nothing for standing between.
    brokers = captions[
        "Who could stand between two who by their acts, or by what is in force, do not talk"
    ]
    assert ("Russia–Japan", "South Korea") in [row[:2] for row in brokers.rows]
    assert ("Russia–Japan", "United States") not in [row[:2] for row in brokers.rows]
    patrons = captions["What a second provider with a copy of all that it serves with would change"]
    assert "United States" not in [row[0] for row in patrons.rows]
    stand = captions["How pairs stand by their recorded acts and by what is in force between them"]
    relations = {row[0]: row[1:] for row in stand.rows}
    assert relations["North Korea–South Korea"][-1].startswith(("on ", "undecided"))
    for table in captions.values():
        assert all(len(row) == len(table.headings) for row in table.rows)


def test_without_ties_there_is_no_table(document: Document) -> None:
    assert ties_tables(document.model_copy(update={"ties": ()})) == ()


def test_ties_of_a_case_in_which_nobody_is_asked_for_anything(document: Document) -> None:
    nothing = Ties(
        concept="shapley", unit="USD/yr", players=(), among=False, threshold=None, half_life=2.0
    )
    assert ties_tables(document.model_copy(update={"ties": (nothing,)})) == ()
