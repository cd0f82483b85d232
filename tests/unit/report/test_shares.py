from __future__ import annotations

from tests.unit.report.sample import sample

from rason.report.brief.tables import dependence
from rason.report.document import Dependence


def test_a_share_says_of_what_it_is_and_from_when() -> None:
    table = dependence(sample())[0]
    assert table.caption == "Dependence by trade"
    assert table.rows[0][3:] == ("90 % of what it receives", "observed, 2013")


def test_pairs_without_a_whole_have_no_share_and_the_table_says_why() -> None:
    refused = Dependence(
        actor="SUD", partner="MID", commodity="gas", basis="observed", period="2013",
        share_of="what it receives", reason="the whole was not observed: add …",
    )  # fmt: skip
    some = dependence(sample().model_copy(update={"dependence": (refused,)}))
    (table,) = some
    assert table.rows == ()
    assert table.note.startswith("One observed pair has no share, since observed.csv does not")
