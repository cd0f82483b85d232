"""Replays: what is inside, what is not, how often ranges held, and what no replay may hold."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import rason
from rason.answer.calibration import groups
from rason.case import read_case
from rason.case.find import find, shipped
from rason.claim.outcomes import outcomes_of, read_outcomes
from rason.errors import InputError
from rason.program import compile as compile_case
from rason.report.compose import compose
from rason.scenario.lay import lay
from rason.study.asked import Digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from rason.answer.replay import Replays

HEAD = """case: toy
written: 2014-12-01
sources:
  paper: {title: A paper, published: 2015-06-01, seen: page}
  log: {title: A log, published: 2015-06-02, seen: blog}
rows:
"""
PIPE = "statement: {measure: flow, with: {asset: pipe}, in: base}"
NINE = f"""  - row: R1
    says: The pipe carried nine.
    {PIPE}
    observed: 9 bcm/yr
    tolerance: 15 %
    naive: 0 bcm/yr
    source: paper
"""
CONTROL = """  - row: R1x
    says: The same with the pipe shut.
    statement: {measure: flow, with: {asset: pipe}, in: base}
    observed: 9 bcm/yr
    tolerance: 15 %
    source: paper
    must_fail: {why: it was open, closures: {pipe: 1}}
"""
TRUTH = """  - row: R2
    says: Gas was dear.
    statement: {measure: power, with: {actor: NOR, concept: shapley}, in: base, compare: ">",
      than: 400 million USD/yr}
    observed: yes
    naive: no
    source: log
"""
UNASKED = """  - row: R3
    says: Pride came before the fall.
    observed: yes
    source: log
    why: nothing here measures pride
"""
CLAIM = """  - row: R4
    says: Midland was weakened.
    claim: bypass_weakens_midland
    observed: no
    source: log
"""


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> rason.Study:
    """Return a study of the toy case, beside which replays may stand."""
    folder = tmp_path_factory.mktemp("beside")
    shutil.copytree(find("toy"), folder / "toy")
    (folder / "replays").mkdir()
    return rason.Study(read_case(folder / "toy"), draws=16, executor=None)


@pytest.fixture
def replayed(study: rason.Study) -> Callable[..., Replays]:
    """Return what asks the toy case for a replay of some rows."""

    def ask(*rows: str, head: str = HEAD, named: str = "toy") -> Replays:
        path = study.case.folder.parent / "replays" / f"{named}.yaml"
        path.write_text(head + "".join(rows), encoding="utf-8")
        found: Replays = study.answer("replay", outcomes="" if named == "toy" else named)  # type: ignore[assignment]
        return found

    return ask


def test_rows_by_hand(replayed: Callable[..., Replays]) -> None:
    found = replayed(NINE, CONTROL, TRUTH, UNASKED, CLAIM)
    first, control, truth, unasked, claim = found.replay
    assert (first.result, first.modelled, first.observed) == ("inside", 10.0, 9.0)
    assert first.tolerance == pytest.approx(1.35)
    assert first.error == pytest.approx(1 / 1.35)
    assert first.naive_error == pytest.approx(9 / 1.35)
    assert first.in_range is False  # the pipe is full in every draw
    assert (control.result, control.modelled) == ("control failed as it must", 0.0)
    assert (truth.result, truth.happened) == ("inside", True)
    assert 0.0 < (truth.probability or 0.0) < 1.0
    assert (unasked.result, unasked.why) == ("not expressible", "nothing here measures pride")
    assert claim.result == "outside"
    headline, everything = found.replay_score
    assert (headline.rows, headline.inside, headline.controls, headline.failed) == (1, 1, 1, 1)
    assert (everything.rows, everything.inside, everything.ranged) == (3, 2, 1)
    assert (everything.in_range, everything.coverage) == (0, 0.0)
    assert everything.nearer == 1
    told = ((truth.probability, 1.0), (claim.probability, 0.0))
    scored = [(share, true) for share, true in told if share is not None]
    expected = sum((share - true) ** 2 for share, true in scored) / len(scored)
    assert everything.brier == pytest.approx(expected)


def test_a_control_that_lands_inside_is_told(replayed: Callable[..., Replays]) -> None:
    harmless = CONTROL.replace("closures: {pipe: 1}", "closures: {undersea: 1}")
    (row,) = replayed(harmless).replay
    assert row.result == "control did not fail"
    assert replayed(harmless).replay_score[0].failed == 0


def test_what_only_a_blog_reports_is_shown_and_not_counted(
    replayed: Callable[..., Replays],
) -> None:
    found = replayed(NINE.replace("source: paper", "source: log"))
    assert [row.counted for row in found.replay] == [False]
    headline, everything = found.replay_score
    assert (headline.rows, everything.rows) == (0, 1)
    both = replayed(NINE.replace("source: paper", "source: [log, paper]"))
    assert both.replay_score[0].rows == 1


def test_an_outcome_of_nothing_needs_an_amount_as_its_tolerance(
    replayed: Callable[..., Replays],
) -> None:
    nothing = NINE.replace("observed: 9", "observed: 0")
    with pytest.raises(InputError) as refused:
        replayed(nothing)
    assert refused.value.diagnostics[0].found == "`15 %` of 0"
    (row,) = replayed(nothing.replace("15 %", "0.5 bcm/yr")).replay
    assert row.result == "outside"


def test_a_ratio_is_held_against_its_outcome(replayed: Callable[..., Replays]) -> None:
    ratio = NINE.replace(PIPE, "statement: {ratio: pipe_margin / worth}")
    ratio = ratio.replace("9 bcm/yr", "0.7").replace("0 bcm/yr", "0.5")
    (row,) = replayed(ratio).replay
    assert (row.result, row.unit) == ("inside", "1")
    assert row.modelled == pytest.approx(0.75)
    money = NINE.replace(PIPE, "statement: {ratio: pipe_margin}")
    money = money.replace("9 bcm/yr", "140 USD/thousand m3").replace("15 %", "20 USD/thousand m3")
    money = money.replace("0 bcm/yr", "0 USD/thousand m3")
    (row,) = replayed(money).replay
    assert row.modelled == pytest.approx(150.0)
    assert row.error == pytest.approx(0.5)
    with pytest.raises(InputError) as refused:
        replayed(money.replace("0 USD/thousand m3\n    source", "0 bcm/yr\n    source"))
    assert [(each.code, each.line) for each in refused.value.diagnostics] == [("RSN-S004", 12)]


FAULTS = {
    "every fault at once": (
        NINE.replace("15 %", "15 t").replace("source: paper", "source: papr")
        + TRUTH.replace("observed: yes", "observed: 3"),
        {("RSN-C030", 11), ("RSN-C023", 13), ("RSN-S008", 18)},
    ),
    "a row twice": (NINE + NINE, {("RSN-C022", 7), ("RSN-C022", 14)}),
    "no tolerance": (NINE.replace("    tolerance: 15 %\n", ""), {("RSN-S008", 7)}),
    "no naive answer": (NINE.replace("    naive: 0 bcm/yr\n", ""), {("RSN-S008", 7)}),
    "an unknown claim": (CLAIM.replace("midland", "midlnd"), {("RSN-C023", 9)}),
    "an unknown measure": (NINE.replace("measure: flow", "measure: flo"), {("RSN-S001", 9)}),
    "an unknown scenario": (NINE.replace("in: base", "in: bas"), {("RSN-C023", 9)}),
    "a control that changes nothing": (
        NINE + CONTROL.replace(", closures: {pipe: 1}", ""), {("RSN-S008", 20)},
    ),
    "a control of what is not there": (
        CONTROL.replace("{pipe: 1}", "{pip: 1}"), {("RSN-C023", 13)},
    ),
    "neither asked nor excused": (
        UNASKED.replace("    why: nothing here measures pride\n", ""), {("RSN-S008", 7)},
    ),
    "a question to the chronology": (
        TRUTH.replace(TRUTH[TRUTH.index("{") : TRUTH.index("}\n", TRUTH.index("than")) + 1],
                      "{exists: {from: MID}}"), {("RSN-S008", 9)},
    ),
    "no row": ("", {("RSN-C042", 6)}),
    "an unknown key": (NINE.replace("naive:", "nave:"), {("RSN-C041", 12)}),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_line(name: str, replayed: Callable[..., Replays]) -> None:
    rows, expected = FAULTS[name]
    with pytest.raises(InputError) as refused:
        replayed(rows)
    assert {(each.code, each.line) for each in refused.value.diagnostics} == expected
    assert all(each.fix for each in refused.value.diagnostics)
    assert all(Path(each.file).name == "toy.yaml" for each in refused.value.diagnostics)


def test_what_the_case_could_know_is_no_outcome(replayed: Callable[..., Replays]) -> None:
    with pytest.raises(InputError) as refused:
        replayed(NINE, head=HEAD.replace("2015-06-01", "2014-11-30"))
    (fault,) = refused.value.diagnostics
    assert (fault.code, fault.line) == ("RSN-S009", 4)
    with pytest.raises(InputError) as refused:
        replayed(NINE.replace("paper", "fable"), head=HEAD.replace("paper:", "fable:"))
    (fault,) = refused.value.diagnostics
    assert (fault.code, fault.line) == ("RSN-S009", 4)
    assert "sources.bib" in fault.found
    with pytest.raises(InputError) as refused:
        replayed(NINE, head=HEAD.replace("case: toy", "case: another"))
    assert refused.value.diagnostics[0].line == 1


def test_a_replay_is_found_by_name_and_a_wrong_name_is_told(
    replayed: Callable[..., Replays], study: rason.Study
) -> None:
    assert replayed(NINE, named="later").replay[0].result == "inside"
    (study.case.folder.parent / "replays" / "toy.yaml").unlink(missing_ok=True)
    assert "no replays/toy.yaml" in study.answer("replay").reason
    for name in ("latr", "../toy/case", "/etc/hosts"):
        with pytest.raises(InputError) as refused:
            study.answer("replay", outcomes=name)
        assert refused.value.diagnostics[0].code == "RSN-R001"
    with pytest.raises(InputError) as refused:
        study.answer("replay", outcomes="latr")
    assert refused.value.diagnostics[0].fix == "write later"


def test_a_case_never_reads_its_replay(
    replayed: Callable[..., Replays], study: rason.Study
) -> None:
    replayed(NINE)
    assert read_case(study.case.folder).digest == study.case.digest


@pytest.mark.slow
def test_shipped_replays_have_no_fault() -> None:
    for name, _ in shipped():
        case = read_case(name)
        path = outcomes_of(case)
        if path is not None:
            assert read_outcomes(path, case).rows


@pytest.mark.slow
def test_a_brief_has_it_where_it_is_asked_for(
    replayed: Callable[..., Replays], study: rason.Study
) -> None:
    replayed(NINE)
    assert '"replay"' not in compose(study).to_json()
    made = compose(study, also=("replay",))
    assert [row["result"] for row in made.model_dump()["replay"]] == ["inside"]


def test_ten_shares_make_groups() -> None:
    told = groups([(0.6, each > 1) for each in range(5)] + [(0.9, True)] * 5)
    likely, very = told
    assert (likely.word, likely.claims, likely.happened) == ("likely", 5, 3)
    assert (very.word, very.frequency) == ("very likely", 1.0)
    # Wilson's interval of 3 in 5, by hand: (3 + 1.92) / 8.84 less and plus 0.3257
    assert (likely.low, likely.high) == pytest.approx((0.2307, 0.8824), abs=1e-3)


def test_what_is_kept_of_a_control_is_told_from_all_else() -> None:
    case = read_case("toy")
    program = compile_case(case, None)
    changed = [lay(case, {"closures": [key]}) for key in ("pipe", "pipe", "undersea")]
    first, again, other = (Digest(program).of(program.under(each)) for each in changed)
    assert first == again
    assert len({first, other, Digest(program).of(program)}) == 3


@pytest.mark.parametrize(
    ("published", "refused"),
    [
        ("2014-11-30", True),
        ("2014-11", True),
        ("2013", True),
        ("2014-12", False),
        ("'2014'", False),
    ],
)
def test_a_month_or_a_year_may_be_all_that_a_page_tells(
    published: str,
    refused: bool,
    replayed: Callable[..., Replays],
) -> None:
    """Toy is frozen on 30 November 2014: what may have come out later is an outcome."""
    head = HEAD.replace("published: 2015-06-01", f"published: {published}")
    if refused:
        with pytest.raises(InputError) as caught:
            replayed(NINE, head=head)
        assert [each.code for each in caught.value.diagnostics] == ["RSN-S009"]
    else:
        assert replayed(NINE, head=head).replay[0].published == published.strip("'")
