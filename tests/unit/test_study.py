from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pytest

import rason
from rason.analysis.question import Question
from rason.claim.need import Need, granted, over
from rason.errors import Diagnostic, InputError
from rason.program.compile import compile
from rason.solve.batch import Batch, Solutions
from rason.study import Study, lockstep
from rason.study.lockstep import merged, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rason.claim.need import Inquiry
    from rason.scenario.variant import Variant
    from rason.study.lockstep import Advance

FAULT = Diagnostic("RSN-P001", "links.csv", 3, "a link", "-1", "more", "less")


@dataclass(frozen=True)
class Fake:
    """A variant that is nothing but its key."""

    key: bytes
    calendar: None = None


def variant(name: str) -> Variant:
    return cast("Variant", Fake(name.encode()))


class Solver:
    """Answers with the names of the variants, and remembers what it was asked."""

    def __init__(self, *faulty: str) -> None:
        self.batches: list[tuple[bytes, ...]] = []
        self.faulty = {name.encode() for name in faulty}

    def __call__(self, batch: Batch, told: Advance) -> Solutions:
        told(0.5)
        keys = tuple(each.key for each in batch.variants)
        self.batches.append(keys)
        if self.faulty & set(keys):
            raise InputError(FAULT)
        return Solutions(variants={each: cast("Any", each.key) for each in batch.variants})


def asks(values: dict[str, Any], *rounds: str) -> Inquiry[list[bytes]]:
    found = []
    for names in rounds:
        variants = tuple(variant(name) for name in names)
        solutions = yield Batch(values, variants=variants)
        found += [cast("bytes", solutions.variants[each]) for each in variants]
    return found


def test_equal_questions_are_solved_once_a_round() -> None:
    one, equal = {"x": np.arange(4.0)}, {"x": np.arange(4.0)}
    solver = Solver()
    found = run({"first": asks(one, "ab", "c"), "second": asks(equal, "bd", "c")}, solver)
    assert found == {"first": [b"a", b"b", b"c"], "second": [b"b", b"d", b"c"]}
    assert solver.batches == [(b"a", b"b", b"d"), (b"c",)]


def test_other_values_are_another_batch() -> None:
    solver = Solver()
    run({1: asks({"x": np.zeros(2)}, "a"), 2: asks({"x": np.ones(2)}, "a")}, solver)
    assert solver.batches == [(b"a",), (b"a",)]


def test_a_need_is_met_once_for_all_and_needs_may_need() -> None:
    begun = []

    def base() -> Inquiry[bytes]:
        begun.append("base")
        found = yield from asks({"x": np.zeros(1)}, "a")
        return found[0]

    def doubled() -> Inquiry[bytes]:
        (found,) = yield (Need("base", base),)
        once: bytes = granted(found)
        return once * 2

    def asker() -> Inquiry[tuple[bytes, ...]]:
        found: tuple[bytes, ...] = yield (Need("base", base), Need("doubled", doubled))
        return found

    found = run({"one": asker(), "two": asker()}, Solver())
    assert found["one"] == found["two"] == (b"a", b"aa")
    assert begun == ["base"]


def test_a_fault_ends_the_inquiry_that_met_it_and_no_other() -> None:
    def needy() -> Inquiry[object]:
        (found,) = yield (Need("bad", lambda: asks({"x": np.zeros(1)}, "z")),)
        return found

    solver = Solver("z")
    good = asks({"x": np.ones(1)}, "f")
    found = run({"needy": needy(), "good": good, "own": _refuses()}, solver)
    assert isinstance(found["needy"], InputError)
    assert isinstance(found["own"], InputError)
    assert found["good"] == [b"f"]


def _refuses() -> Inquiry[None]:
    raise InputError(FAULT)
    yield ()


def test_an_inquiry_may_live_with_a_fault() -> None:
    def careful() -> Inquiry[str]:
        try:
            yield from asks({"x": np.zeros(1)}, "z")
        except InputError:
            return "without"
        return "with"

    assert run({1: careful()}, Solver("z")) == {1: "without"}


def test_needs_in_a_circle_are_our_own_bug() -> None:
    def one() -> Inquiry[None]:
        yield (Need("two", two),)

    def two() -> Inquiry[None]:
        yield (Need("one", one),)

    with pytest.raises(AssertionError, match="circle"):
        run({"one": one()}, Solver())


def test_large_batches_are_held_in_portions_without_solving_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lockstep, "HELD", 8)
    values = {"x": np.zeros(4)}
    solver = Solver()
    questions = {names: asks(values, names) for names in ("ab", "bc", "cd", "de")}
    found = run(questions, solver)
    assert found == {names: [name.encode() for name in names] for names in questions}
    solved = [key for batch in solver.batches for key in batch]
    assert sorted(solved) == [b"a", b"b", b"c", b"d", b"e"]
    assert max(map(len, solver.batches)) <= 2


def test_of_a_larger_program_fewer_solutions_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half as many where a program is twice a large one: one of them at a time, not two."""
    program = compile(rason.read_case("toy"))
    monkeypatch.setattr(lockstep, "HELD", 8)
    monkeypatch.setattr(lockstep, "LARGE", (len(program.columns) + len(program.rows)) // 2)
    values = {"x": np.zeros(4)}
    solver = Solver()
    questions = {name: asks(values, name) for name in "abcd"}
    run(questions, solver, program=program)
    assert [len(batch) for batch in solver.batches] == [1, 1, 1, 1]


def test_progress_adds_up_round_by_round() -> None:
    values = [{"x": np.full(2, float(number))} for number in range(5)]
    told: list[tuple[int, int]] = []
    questions = {number: asks(each, "ab", "c") for number, each in enumerate(values)}
    run(questions, Solver(), progress=lambda *each: told.append(each))
    assert {total for _, total in told} == {20, 10}
    rounds = [[done for done, total in told if total == size] for size in (20, 10)]
    assert all(each == sorted(each) for each in rounds)
    assert [each[-1] for each in rounds] == [20, 10]


def test_needs_that_may_be_cut_are_somebody_elses() -> None:
    asked: list[Need] = []
    question = Question(compile(rason.read_case("toy")), {"x": np.zeros(3)})

    def begin(needs: Any, told: Any) -> Any:
        asked.extend(needs)
        told(3)
        return [{need: "done elsewhere"} for need in needs]

    def asker() -> Inquiry[object]:
        yield from asks({"x": np.zeros(3)}, "a")
        return (yield from over("far", lambda _: asks({}, "z"), question))

    told: list[tuple[int, int]] = []
    found = run(
        {"one": asker(), "two": asker()}, Solver("z"), begin=begin,
        progress=lambda *each: told.append(each),
    )  # fmt: skip
    assert found == {"one": "done elsewhere", "two": "done elsewhere"}
    assert len(asked) == 1
    assert told[-1] == (3, 3)


def test_merging_keeps_first_appearance() -> None:
    batches = [Batch({}, variants=(variant(a), variant(b))) for a, b in ("ba", "ac")]
    assert [each.key for each in merged(batches).variants] == [b"b", b"a", b"c"]


@pytest.fixture(scope="module")
def study() -> Iterator[Study]:
    with Study(rason.read_case("toy"), draws=64, executor=None) as made:
        yield made


def test_flows_and_prices_are_those_worked_out_by_hand(study: Study) -> None:
    flows, prices = study.flows(), study.prices()
    assert flows.loc["pipe"]["value"].item() == pytest.approx(10.0)
    assert flows.attrs["units"]["value"] == "bcm/yr"
    assert set(prices.unit) == {"USD/thousand m3"}
    assert set(prices.attrs["units"].values()) == {"USD/thousand m3"}


def test_surplus_adds_up_to_the_objective(study: Study) -> None:
    assert study.surplus().value.sum() == pytest.approx(1500e6)
    assert study.surplus().attrs["units"]["value"] == "USD/yr"
    assert study.surplus(rule="contract").value.sum() == pytest.approx(1500e6)
    assert set(study.surplus(rule="parity")["rule"]) == {"parity"}
    with pytest.raises(InputError, match="one of chosen, nodal, contract, parity"):
        study.surplus(rule="fair")


def test_power_dependence_closures_and_projects_have_units(study: Study) -> None:
    power = study.power()
    assert power.loc["MID", "shapley"] == pytest.approx(420e6)
    assert list(power.index) == ["NOR", "MID", "SUD"]
    closures = study.closures()
    assert closures.loc[("pipe", "link"), "loss"] == pytest.approx(1260e6)
    assert closures.index[0][0] in {"pipe", *study.case.places}
    assert "none is left open to be built or not in `base`" in study.projects().attrs["reason"]
    projects = study.projects("bypass")
    assert projects.attrs["scenario"] == "bypass"
    assert projects.loc["bypass", "built"] == pytest.approx(0.0)
    dependence = study.dependence()
    for frame in (power, closures, projects, dependence):
        assert "USD/yr" in frame.attrs["units"].values()


def test_who_reports_what_is_a_frame(study: Study) -> None:
    from dataclasses import replace

    assert study.misreporting().empty
    figures = dict(study.case.figures)
    figures["field_cost"] = replace(figures["field_cost"], reporter=("NOR",))
    with Study(replace(study.case, figures=figures), draws=16) as told:
        assert told.misreporting().attrs["units"]["best"] == "USD/yr"
        found = told.answer("misreporting").frames()["misreports"].set_index(["actor", "figure"])
    assert found.loc[("NOR", "field_cost"), "at_low"] == pytest.approx(420e6 + 100e6 / 3.0)


def test_explain_shows_every_report_of_a_contested_figure(tmp_path: Path) -> None:
    folder = tmp_path / "toy"
    shutil.copytree(rason.read_case("toy").folder, folder)
    header, row = "figure,weight,value,unit,source", "worth,0.3,145,USD/thousand m3,fable"
    (folder / "reports.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    origin = rason.Study(rason.read_case(folder), draws=16).explain("worth")
    assert list(zip(origin.place, origin.value, strict=True)) == [
        ("figures.csv:3", 200.0), ("reports.csv:2", 145.0),
    ]  # fmt: skip
    assert origin.text[1] == "0.3"


def test_explain_ends_at_figures_and_sources(study: Study) -> None:
    origin = study.explain("pipe")
    assert "pipe_cost" in set(origin.figure)
    assert set(origin[origin.figure == "pipe_cost"].sources) == {"fable"}
    assert list(study.explain("pipe_margin").figure) == ["worth", "field_cost", "pipe_cost"]
    with pytest.raises(InputError, match="write pipe"):
        study.explain("pip")


def test_another_scenario_can_be_asked(study: Study) -> None:
    assert study.flows("pipe_closed").loc["pipe"]["value"].item() == pytest.approx(0.0)
    with pytest.raises(InputError, match="RSN-R001"):
        Study(study.case, scenario="pipe_close")


def test_claims_are_a_frame(study: Study) -> None:
    claims = study.claims()
    assert claims.loc["pipe_matters", "probability"] == 1.0
    assert claims.loc["pipe_matters", "margin_unit"] == "bn USD/yr"
    assert claims.loc["quarrel", "verdict"] == "documented"
    assert list(claims.confidence)[-2:] == ["moderate", ""]


def test_the_same_bytes_from_one_worker_and_from_two() -> None:
    case = rason.read_case("toy")
    alone = Study(case, draws=256, executor=None).verdicts()
    with Study(case, draws=256) as pair:
        assert pair.verdicts() == alone


@pytest.mark.parametrize(
    ("name", "told", "expected", "fix"),
    [
        ("closures", {"k": 2}, "the scenario, and what, together", "leave out `k`"),
        ("closures", {"together": 3}, "a whole number from 1 to 2", "write together=1"),
        ("closures", {"together": True}, "a whole number from 1 to 2", "write together=1"),
        ("surplus", {"rule": "nodel"}, "one of chosen, nodal", "write rule='chosen'"),
        ("dependence", {"rule": "nodal"}, "the scenario alone", "leave out `rule`"),
        ("closure", {}, "one of flows", "write closures"),
    ],
)
def test_a_question_refuses_what_it_does_not_take(
    study: Study, name: str, told: dict[str, Any], expected: str, fix: str
) -> None:
    with pytest.raises(rason.InputError) as refused:
        study.answer(name, **told)
    (fault,) = refused.value.diagnostics
    assert fault.code == ("RSN-R003" if fix.startswith("write ") and told else "RSN-R001")
    assert expected in fault.expected
    assert fault.fix == fix
