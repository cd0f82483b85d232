from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

import rason
from rason.analysis.empty_core import Cause, EmptyCore
from rason.analysis.loop import Loop
from rason.answer.power import Powers
from rason.answer.power_causes import core_cause, market_loop
from rason.case import read_case
from rason.case.find import find

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case import Case


def empty(*causes: Cause, together: bool = True) -> EmptyCore:
    return EmptyCore(1.0, (("NOR", "SUD"), ("MID",)), (0.5, 0.5), causes, together)


def game(study: rason.Study, scenario: str) -> Powers:
    found = study.answer("power", scenario)
    assert isinstance(found, Powers)
    return found


@pytest.fixture(scope="module")
def toy() -> Case:
    return read_case("toy")


def test_the_narrowest_cause_that_decides_is_named(toy: Case) -> None:
    wide = Cause("outsider", ("world", "pipe"), decides=True)
    narrow = Cause("outsider", ("world",), decides=True)
    idle = Cause("lumpy", ("bypass",), decides=False)
    said = core_cause(toy, empty(wide, narrow, idle))
    assert said.startswith("no division contents each of these at once: Norland and Sudland; Midl")
    assert "For each counts on all that there is of" in said
    assert said.endswith("and no player owns it; with plenty of it, one would")
    assert "Field" not in said.split("For")[1]


def test_causes_that_decide_only_together_are_all_named(toy: Case) -> None:
    causes = (
        Cause("lumpy", ("bypass",), decides=False),
        Cause("contract", ("old",), decides=False),
    )
    said = core_cause(toy, empty(*causes))
    assert "all of these together do" in said
    assert "can only be built whole; contracts with outsiders bind: old" in said


def test_what_cannot_be_tried_is_only_suspected(toy: Case) -> None:
    said = core_cause(toy, empty(Cause("alternatives", ("pipe",), decides=None), together=False))
    assert "What may be the cause:" in said
    assert core_cause(toy, empty(together=False)).endswith("Midland")


def test_a_loop_is_named_by_its_steps_and_what_it_earns(toy: Case) -> None:
    said = market_loop(toy, 92.0, [Loop(("world", "tanker"), 6.0, 92.0)])
    assert said.startswith("with nobody's consent USD 92 million a year is earned: ")
    assert "Open sea to Sud City by sea" in said


def test_power_names_the_loop_behind_what_nobody_must_agree_to(tmp_path: Path) -> None:
    folder = tmp_path / "looped"
    shutil.copytree(find("toy"), folder)
    for name, row in (
        ("places.csv", "far,Far sea,,10,0,\n"),
        ("markets.csv", "east,far,gas,195 USD/thousand m3,10 USD/thousand m3,10 bcm/yr,\n"),
        ("links.csv", "fast,ocean,far,sea,gas,6 bcm/yr,3 USD/thousand m3,0,0,,,,,1 km,\n"),
    ):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(row)
    with rason.Study(read_case(folder), draws=16, executor=None) as study:
        (found,) = game(study, "base").power
    assert "Open sea to Far sea by sea" in found.reasons["market"]
    assert "USD 192 million" in found.reasons["market"]


def test_power_says_why_a_core_is_empty() -> None:
    case = read_case("northeast-asia-2014")
    with rason.Study(case, draws=16, executor=None) as study:
        (found,) = game(study, "malacca_closed").power
    assert found.core.empty
    assert "Liquefied gas market at Borneo" in found.reasons["core"]


def test_many_causes_of_a_kind_are_counted(toy: Case) -> None:
    """However many things are scarce, the sentence names a few of them."""
    several = [
        Cause("outsider", (key,), decides=None) for key in ("world", "field", "pipe", "tanker")
    ]
    said = core_cause(toy, empty(*several, together=False))
    assert said.count("each counts on all that there is of") == 1
    assert "1 more" in said
