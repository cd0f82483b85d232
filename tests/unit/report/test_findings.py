"""The answer speaks of the world, in at most five sentences, each with its confidence."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.report.sample import sample

from rason.answer.closures import worst
from rason.answer.shortages import Shortage, ShutIn
from rason.case import read_case
from rason.case.document import BriefNote
from rason.claim.overturn import Alone
from rason.errors import InputError
from rason.report.compose import answered_first
from rason.report.findings import findings
from rason.report.groups import first_figure, groups
from rason.report.ratio import name_of_figure, turning

if TYPE_CHECKING:
    from pathlib import Path

    from rason.report.document import Document


def told(document: Document, about: str) -> str:
    return next((each.says for each in findings(document) if each.about == about), "")


def test_the_answer_in_five_sentences() -> None:
    assert sample().answer == (
        "Compared with “base”, “bypass” adds nothing to what the three players have together; "
        "what it changes is who has it; “Undersea line around Midland” costs USD 200 million a "
        "year more than it brings, and is worth building in none of 1,024 draws.",
        "Norland and Sudland each gain USD 110 million a year and Midland loses USD 220 million a "
        "year.",
        told(sample(), "dependence"),
        "No figure within its range overturns a verdict; one of the nine figures behind this has "
        "no source and is an assumption.",
    )
    assert [each.confidence for each in sample().findings] == ["moderate"] * 4


def test_nothing_of_the_claims_counts_claims_first() -> None:
    assert not any(each.startswith(("Of the", "Three of")) for each in sample().answer)


def test_what_was_not_asked_is_not_answered() -> None:
    bare = sample().model_copy(
        update={"claims": (), "power": (), "closures": (), "dependence": (), "projects": ()}
    )
    assert [each.about for each in findings(bare)] == ["change"]


def test_a_figure_that_overturns_within_its_range_is_named() -> None:
    first, *rest = sample().claims
    (nearest,) = first.overturned_by
    inside = first.model_copy(
        update={"overturned_by": (nearest.model_copy(update={"inside": True}),)}
    )
    document = sample().model_copy(update={"claims": (inside, *rest)})
    assert told(document, "change").startswith(
        "The figure to check first is “What a thousand cubic metres is worth in Sudland”, which "
        "within its range (USD 180–220/thousand m3) changes one verdict, the first if it falls to "
        "USD 174/thousand m3 (the case has USD 200/thousand m3);"
    )
    found = first_figure(document.claims)
    assert found is not None
    assert found[1] == 1


def test_a_loss_at_the_ceiling_is_the_largest_only_where_its_least_is() -> None:
    pipe, city = sample().closures
    strait = city.model_copy(update={"name": "Tanker", "kind": "link", "corridor": True})
    assert strait.ceiling
    small = strait.model_copy(update={"loss": 1.0})
    assert worst((pipe, small)) == pipe
    assert worst((pipe, strait)) == strait
    document = sample().model_copy(update={"closures": (pipe, strait)})
    assert "shutting “Tanker” for a year would cost all together at least" in told(
        document, "dependence"
    )


def test_one_player_has_nobody_to_bargain_with() -> None:
    alone = [
        each.model_copy(
            update={"shift": each.shift and {rule: {"NOR": 0.0} for rule in each.shift}}
        )
        for each in sample().power
    ]
    found = findings(sample().model_copy(update={"power": tuple(alone)}))
    assert not {"worth", "whom"} & {each.about for each in found}


def test_of_days_who_runs_short_comes_first() -> None:
    row: dict[str, Any] = {"scenario": "base", "commodity": "gas", "unit": "bcm"}
    short = Shortage(
        buyer="SUD", unserved=2.0, low=1.0, high=3.0, asked=10.0, share=0.2, short=1.0,
        bid_away=1.0, first=date(2015, 1, 5).isoformat(), **row,
    )  # fmt: skip
    kept = ShutIn(actor="NOR", amount=3.0, share=0.3, first="2015-02-01", **row)
    document = sample().model_copy(update={"shortages": (short,), "shut_in": (kept,)})
    first, second, *_ = findings(document)
    assert first.says == (
        "In “base” Sudland runs short first, from 5 January 2015: it lacks 20 % of the natural gas"
        " that it asks for (in nine draws of ten 10 % to 30 %)."
    )
    assert second.says == (
        "Norland must keep in the largest part of its natural gas: 3 bcm, 30 % of what it could"
        " bring, from 1 February 2015."
    )
    assert len(findings(document)) <= 5


def test_the_case_names_what_comes_first() -> None:
    named = BriefNote(scenarios=("bypass",), claims=("quarrel",))
    found = answered_first(sample(), named)
    assert found.headline is not None
    assert (found.headline.scenario, found.headline.claims) == ("bypass", ("quarrel",))
    assert found.headline.how == "As the case names them."
    chosen = sample().headline
    assert chosen is not None
    assert chosen.how.endswith("the case names none.")
    assert 0 < len(chosen.claims) <= 5


def test_every_tested_claim_stands_in_one_group() -> None:
    found = [each.claim for group in groups(sample()) for each in group.claims]
    assert len(found) == len(set(found))
    assert set(found) == {each.claim for each in sample().claims} - {"pride"}


@pytest.mark.parametrize(
    ("name", "unit", "value", "at", "said"),
    [
        (
            "Oil prices in 2020, those of 2014 being 1", "1", 0.8, 0.32,
            "at 68 % below 2014 (the case assumes 20 % below)",
        ),
        (
            "Wages in 2020, that of 2014 being 1", "1", 1.0, 1.5,
            "at 50 % above 2014 (the case assumes the level of 2014)",
        ),
        ("Fee", "USD/t", 5.0, 7.0, "if it rises to USD 7/t (the case has USD 5/t)"),
    ],
)  # fmt: skip
def test_a_ratio_to_a_base_is_told_as_a_change(
    name: str, unit: str, value: float, at: float, said: str
) -> None:
    turn = Alone(
        figure="f", name=name, at=at, unit=unit, inside=True, low=0.1, value=value, high=9.0
    )
    assert turning(turn) == said
    assert "being 1" not in name_of_figure(name)


@pytest.mark.parametrize(
    ("said", "code", "found"),
    [
        ("scenarios: [bypas]", "RSN-C023", "`bypas`"),
        ("claims: [quarel]", "RSN-C023", "`quarel`"),
        ("scenarios: [bypass, bypass]", "RSN-C042", "a list"),
        ("claims: [a, b, c, d, e, f]", "RSN-C042", "a list"),
    ],
)
def test_a_case_that_names_what_is_not_there_is_refused(
    said: str, code: str, found: str, tmp_path: Path
) -> None:
    shutil.copytree(read_case("toy").folder, tmp_path / "mine")
    with (tmp_path / "mine" / "case.yaml").open("a", encoding="utf-8") as file:
        file.write(f"brief:\n  {said}\n")
    with pytest.raises(InputError) as fault:
        read_case(tmp_path / "mine")
    (diagnostic,) = fault.value.diagnostics
    assert (diagnostic.code, diagnostic.found) == (code, found)
    assert diagnostic.what.startswith("brief.")
