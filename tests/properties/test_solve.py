"""Laws of programs, batches and coalitions on random corridor systems."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rason.case import central, read_case
from rason.program import compile
from rason.program.closure import Shut
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import Batch, Game, solve
from rason.solve.highs import Kept
from rason.testing import assert_balanced, assert_dual, write_case
from rason.testing.corridors import ACTORS, corridors

if TYPE_CHECKING:
    from rason.case import Case

TOLERANCE = 1e-6


def case_of(tables: dict[str, str]) -> Case:
    with tempfile.TemporaryDirectory() as folder:
        return read_case(write_case(Path(folder) / "case", tables, players=ACTORS))


@given(corridors(market=True))
def test_what_enters_leaves_and_rents_add_up(tables: dict[str, str]) -> None:
    case = case_of(tables)
    program, values = compile(case), central(case)
    variant = apply(program, merge(case, ()))
    solved = solve(program, Batch(values, variants=(variant,))).variants[variant]
    assert_balanced(program, values, solved)
    assert_dual(program, values, variant, solved)


@given(corridors(market=True), st.data())
def test_closing_more_never_earns_more(tables: dict[str, str], data: st.DataObject) -> None:
    case = case_of(tables)
    program = compile(case)
    change = merge(case, ())
    first, second = (data.draw(st.sampled_from(sorted(case.links))) for _ in range(2))
    share = data.draw(st.sampled_from((0.25, 0.5, 1.0)))
    some = change.with_closure(Shut("asset", first, share))
    more = some.with_closure(Shut("asset", second))
    variants = tuple(apply(program, c) for c in (change, some, more))
    solutions = solve(program, Batch(central(case), variants=variants))
    whole, less, least = (float(solutions.variants[v].objective[0]) for v in variants)
    assert whole >= less - TOLERANCE
    assert less >= least - TOLERANCE


@given(corridors(market=True))
def test_bounded_coalitions_equal_cold_ones(tables: dict[str, str]) -> None:
    """Every value that bounds decided is the value that a cold solve gives."""
    case = case_of(tables)
    program, values = compile(case), central(case)
    variant = apply(program, merge(case, ()))
    game = Game(variant, tuple(range(len(ACTORS))))
    batch = solve(program, Batch(values, games=(game,)))
    cold = []
    for coalition in range(1 << len(ACTORS)):
        active = (variant.consent & ~coalition) == 0
        alone = replace(variant, scale=variant.scale * active)
        cold.append(solve(program, Batch(values, variants=(alone,))).variants[alone].objective[0])
    scale = max(1.0, abs(cold[-1]))
    expected = np.array(cold) - cold[0]
    assert batch.games[game][0] == pytest.approx(expected, abs=1e-8 * scale)
    assert batch.nothing[game][0] == pytest.approx(cold[0], abs=1e-8 * scale)


@given(corridors())
def test_veto_games_are_monotone_superadditive_and_balanced(tables: dict[str, str]) -> None:
    """The law of power: without contracts or outsiders' rents, N's rents are a core point."""
    case = case_of(tables)
    program, values = compile(case), central(case)
    variant = apply(program, merge(case, ()))
    game = Game(variant, tuple(range(len(ACTORS))))
    solutions = solve(program, Batch(values, variants=(variant,), games=(game,)))
    v = solutions.games[game][0]
    for one in range(len(v)):
        for other in range(len(v)):
            if one & other == 0:
                assert v[one | other] >= v[one] + v[other] - TOLERANCE
            if one & other == one:
                assert v[other] >= v[one] - TOLERANCE
    solved = solutions.variants[variant]
    numbers = program.numbers(values)
    rents = np.zeros(len(ACTORS))
    for index, column in enumerate(program.columns):
        worth = max(solved.reduced[0, index], 0.0) * numbers.upper[0, index]
        if worth:
            rents[ACTORS.index(sorted(column.consent)[0])] += worth
    for coalition in range(len(v)):
        members = [i for i in range(len(ACTORS)) if coalition >> i & 1]
        # Prices are those of a program whose costs are tilted by 1e-7 of a usual one.
        assert rents[members].sum() >= v[coalition] - TOLERANCE * max(1.0, v[-1])


@given(corridors(market=True))
def test_the_kernel_finds_what_highs_finds(tables: dict[str, str]) -> None:
    """Compiled or not, values, flows and prices are the same, for variants and for games."""
    case = case_of(tables)
    program, values = compile(case), central(case)
    change = merge(case, ())
    shut = change.with_closure(Shut("asset", min(case.links), 0.5))
    variants = tuple(apply(program, c) for c in (change, shut))
    games = tuple(Game(variant, tuple(range(len(ACTORS)))) for variant in variants)
    batch = Batch(values, variants=variants, games=games)
    slow, quick = solve(program, batch), solve(program, batch, compiled=True)
    for variant in variants:
        one, other = slow.variants[variant], quick.variants[variant]
        size = 1.0 + np.abs(one.objective)
        assert np.all(np.abs(one.objective - other.objective) <= 1e-8 * size)
        assert_balanced(program, values, other)
        assert_dual(program, values, variant, other)
    for game in games:
        size = 1.0 + np.abs(slow.games[game]).max()
        assert np.abs(slow.games[game] - quick.games[game]).max() <= 1e-8 * size


@given(corridors(market=True))
def test_ranges_hold_the_optimum(tables: dict[str, str]) -> None:
    case = case_of(tables)
    program, values = compile(case), central(case)
    variant = apply(program, merge(case, ()))
    solutions = solve(program, Batch(values, variants=(variant,), faces=(variant,)))
    solved, face = solutions.variants[variant], solutions.faces[variant]
    for (family, asset, commodity), low in face.flow_low.items():
        high = face.flow_high[family, asset, commodity]
        columns = [
            i
            for i, c in enumerate(program.columns)
            if (c.family, c.asset, c.commodity) == (family, asset, commodity)
        ]
        flow = solved.primal[0, columns].sum()
        assert low[0] - TOLERANCE <= flow <= high[0] + TOLERANCE
    for ends, sign in ((face.price_low[0], 1.0), (face.price_high[0], -1.0)):
        known = ~np.isnan(ends)
        slack = TOLERANCE * (1.0 + np.abs(solved.dual[0, known]))
        assert np.all(sign * (solved.dual[0, known] - ends[known]) >= -slack)
    total = sum(float(low[0]) for low in face.surplus_low.values())
    assert total <= solved.objective[0] + TOLERANCE * (1.0 + abs(solved.objective[0]))


@given(corridors(market=True))
def test_ranges_are_the_same_whether_the_vertex_or_the_solver_tells(tables: dict[str, str]) -> None:
    case = case_of(tables)
    program, values = compile(case), central(case)
    variant = apply(program, merge(case, ()))
    batch = Batch(values, faces=(variant,))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Kept, "vertex", lambda *_: None)
        asked = solve(program, batch).faces[variant]
    told = solve(program, batch).faces[variant]
    for name in ("flow_low", "flow_high", "surplus_low", "surplus_high"):
        one, other = getattr(asked, name), getattr(told, name)
        for key, ends in one.items():
            assert other[key] == pytest.approx(ends, rel=1e-6, abs=TOLERANCE), (name, key)
    for name in ("price_low", "price_high"):
        one, other = getattr(asked, name), getattr(told, name)
        assert other == pytest.approx(one, rel=1e-6, abs=TOLERANCE, nan_ok=True)


@given(corridors(market=True))
def test_another_unit_changes_no_answer(tables: dict[str, str]) -> None:
    """The same system, balanced in another unit, earns the same money."""
    other = {**tables, "commodities": "commodity,name,unit\ngas,Gas,m3\n"}
    objectives = []
    for case in (case_of(tables), case_of(other)):
        program = compile(case)
        variant = apply(program, merge(case, ()))
        solved = solve(program, Batch(central(case), variants=(variant,))).variants[variant]
        objectives.append(solved.objective[0])
    assert objectives[0] == pytest.approx(objectives[1], rel=1e-7, abs=TOLERANCE)


STORE = (
    "store,place,commodity,owner,volume,minimum,initial,inject,withdraw\n"
    "tank,p1,gas,A,5 bcm,1 bcm,3 bcm,4 bcm/yr,6 bcm/yr\n"
)


@pytest.mark.slow
@given(
    corridors(market=True),
    st.sampled_from(("1 month", "1 quarter", "2 quarters")),
    st.sets(st.sampled_from(("traced", "stored"))),
)
def test_a_year_cut_into_steps_is_the_year(
    tables: dict[str, str], step: str, kind: set[str]
) -> None:
    """Nothing changes over the year and a store ends as it began: all coalitions earn the same."""
    if "traced" in kind:
        tables = tables | {"commodities": "commodity,name,unit,traced\ngas,Gas,bcm,yes\n"}
    if "stored" in kind:
        tables = tables | {"stores": STORE}
    days = f"{{from: 2014-01-01, until: 2014-12-31, step: {step}}}"
    with tempfile.TemporaryDirectory() as folder:
        documents = {"scenarios.yaml": f"year: {{}}\nsteps:\n  calendar: {days}\n"}
        case = read_case(
            write_case(Path(folder) / "case", tables, players=ACTORS, documents=documents)
        )
    earned = []
    for name in ("year", "steps"):
        change = merge(case, (name,))
        program = compile(case, change.calendar)
        game = Game(apply(program, change), tuple(range(len(ACTORS))))
        found = solve(program, Batch(central(case), games=(game,)))
        earned.append(found.games[game][0] + found.nothing[game][0])
    assert earned[1] == pytest.approx(earned[0], rel=1e-8, abs=1e-7)
