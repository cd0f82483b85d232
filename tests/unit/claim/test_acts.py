"""What of how two stand to each other overturns a verdict, and how a verdict says so."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

import rason
from rason.case.find import find
from rason.claim.judge import judge
from rason.claim.need import granted
from rason.claim.phrases import overturned, turned_by
from rason.study import Study

if TYPE_CHECKING:
    from pathlib import Path

    from rason.claim.verdict import Verdict

CLAIM = """
- claim: midland_earns
  paragraph: 1
  says: Midland earns something where only those deal who talk.
  statements:
    - measure: power
      with: {actor: MID}
      in: [base, apart]
      compare: ">"
      than: 100 million USD/yr
- claim: once
  paragraph: 1
  says: Midland shut the pipe.
  kind: event
  statements:
    - exists: {from: MID, contains: shuts the pipe}
- claim: cooling
  paragraph: 1
  says: Norland and Sudland cool.
  kind: event
  statements:
    - {balance: {between: [NOR, SUD]}, compare: "<", than: 0}
- claim: quiet
  paragraph: 1
  says: Midland earns something.
  statements:
    - {measure: power, with: {actor: MID}, in: base, compare: ">", than: 100 million USD/yr}
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    folder = tmp_path / "acts"
    shutil.copytree(find("toy"), folder)
    (folder / "claims.yaml").write_text(CLAIM, encoding="utf-8")
    with (folder / "scenarios.yaml").open("a", encoding="utf-8") as scenarios:
        scenarios.write("apart:\n  relations: {threshold: 0, silent: [[NOR, SUD]]}\n")
    return Study(rason.read_case(folder), draws=16, executor=None)


def verdict(study: Study, key: str) -> Verdict:
    claim = next(each for each in study.case.claims if each.claim == key)
    found: Verdict = granted(study.ask({"one": judge(claim, study.context)})["one"])
    return found


def test_acts_stand_among_overturning_evidence_and_sources(study: Study) -> None:
    """Two bad acts of three keep Norland from Midland: without either too few are known."""
    found = verdict(study, "midland_earns")
    assert {each.text for each in found.acts if each.kind == "act"} == {
        "2012-05-01, Norland and Midland sign a transit treaty",
        "2013-09-15, Midland asks for a higher fee",
        "2014-02-10, Midland shuts the pipe for a day",
    }
    assert all(each.flips and each.grade == "B" for each in found.acts if each.kind == "act")
    assert found.evidence is not None
    assert "It hangs on who talks with whom as well" in found.evidence.sentence
    assert "Norland and Midland" in found.evidence.sentence
    assert found.evidence.confidence != "high"
    assert "fable" in found.sources
    assert found.acts[0].who == "Norland and Midland"
    told = overturned(found.model_copy(update={"overturned_by": (), "probability": 0.5}))
    assert told.startswith("without “2012-05-01, Norland and Midland sign")
    assert turned_by(found.acts[0]).endswith("(Norland and Midland, grade B)")


def test_a_claim_that_reads_no_graph_names_no_act(study: Study) -> None:
    assert verdict(study, "quiet").acts == ()


def test_an_act_without_which_a_statement_about_events_fails_is_named(study: Study) -> None:
    (act,) = verdict(study, "once").acts
    assert act.text == "2014-02-10, Midland shuts the pipe for a day"


def test_one_act_is_too_few_to_say_how_two_stand(study: Study) -> None:
    found = verdict(study, "cooling")
    assert (found.verdict, found.sentence) == (
        "not found",
        "Not found: too few acts are known to say so.",
    )
