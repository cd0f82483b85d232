from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.report.sample import sample

from rason.answer.dependence import Pair
from rason.report.brief.sections import sections
from rason.report.depending import shut

if TYPE_CHECKING:
    from rason.report.document import Document
    from rason.table.shown import Shown


def laid_out(document: Document, key: str) -> tuple[Shown, ...]:
    (found,) = [each for each in sections(document, {}) if each.key == key]
    return found.tables


def test_a_share_says_of_what_it_is_and_from_when() -> None:
    table = laid_out(sample(), "dependence")[0]
    assert table.caption == "Dependence by trade"
    assert table.rows[0][3:] == ("90 % of what it receives", "observed, 2013")


def test_pairs_without_a_whole_have_no_share_and_the_table_says_why() -> None:
    refused = Pair(
        actor="SUD", partner="MID", commodity="gas", basis="observed", period="2013",
        share_of="what it receives", reason="the whole was not observed: add …",
    )  # fmt: skip
    some = laid_out(sample().model_copy(update={"dependence": (refused,)}), "dependence")
    (table,) = some
    assert table.rows == ()
    assert table.note.startswith("One observed pair has no share, since the trade observed is not")


def test_links_and_straits_lead_and_places_stand_apart() -> None:
    corridors, places = laid_out(sample(), "closures")
    assert [row[:2] for row in corridors.rows] == [("Gas field to Sud City by pipe", "link")]
    assert [row[:3] for row in places.rows] == [
        ("Sud City", "city", "above the ceiling, at least USD 1.5 bn/yr")
    ]
    (told,) = shut(sample().closures)
    assert told.startswith("shutting “Gas field to Sud City by pipe” for a year would cost")
    strait = (
        sample()
        .closures[0]
        .model_copy(
            update={"kind": "passage", "name": "The Narrows", "loss": 5e8, "actors": {"SUD": 5e8}}
        )
    )
    (told,) = shut((*sample().closures, strait))
    assert told.startswith("shutting “Gas field to Sud City by pipe” for a year would cost all")
    assert "Sud City" not in told.replace("Gas field to Sud City by pipe", "")
