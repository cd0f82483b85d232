"""What has no value in a case, whatever is solved, is refused when the case is read."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from rason.case import read
from rason.case.find import find
from rason.claim.check import check_reading

if TYPE_CHECKING:
    from pathlib import Path

    from rason.errors import Diagnostic

OIL = {
    "commodities.csv": "oil,Oil,Mt,1 Mt = 1 bcm,,\nboxes,Boxes,TEU,,,\n",
    "links.csv": "both,field,city,pipe,gas;oil,9 bcm/yr,0,0,0,MID,,narrows,,,\n"
    "ferry,field,city,sea,boxes,9 TEU/yr,0,0,0,MID,,narrows,,,\n",
}


def found(folder: Path, measure: str, told: str) -> tuple[Diagnostic, ...]:
    """Return the faults of one claim about the toy, with a link that carries two goods."""
    shutil.copytree(find("toy"), folder)
    for name, rows in OIL.items():
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(rows)
    (folder / "claims.yaml").write_text(
        "- claim: one\n  paragraph: 1\n  says: So.\n  statements:\n"
        f"    - {{measure: {measure}, with: {{{told}}}, in: base, compare: '>', than: 1 bcm/yr}}\n",
        encoding="utf-8",
    )
    return check_reading(read(folder))


@pytest.mark.parametrize(
    ("measure", "told", "code", "fix"),
    [
        ("flow", "asset: both", "RSN-S002", "add `commodity: gas`, or another of them"),
        ("flow", "asset: pipe, commodity: oil", "RSN-S002", "write `commodity: gas`"),
        ("flow", "assets: [pipe, both]", "RSN-S002", "add `commodity: gas`, or another of them"),
        (
            "implied_fee", "actor: MID, corridor: narrows", "RSN-S006",
            "ask for each good alone: `tanker` for gas; `both` for gas, oil; `ferry` for boxes",
        ),
        ("delivered", "commodity: oil, buyer: SUD, seller: NOR", "RSN-S006",
         "write `yes` in the column traced of oil in commodities.csv"),
        ("interaction", "players: [NOR]", "RSN-S002", "name two or three players"),
        ("relation", "between: [NOR, NOR]", "RSN-S002", "name two actors, such as [A, B]"),
        ("brokerage", "between: [NOR, MID], broker: NOR", "RSN-S002",
         "name another than NOR and MID"),
        ("penalty", "actor: MID, guarantor: MID, closed: pipe", "RSN-S002",
         "name who could stand surety for it"),
    ],
)  # fmt: skip
def test_check_refuses_it_with_its_cure(
    tmp_path: Path, measure: str, told: str, code: str, fix: str
) -> None:
    (fault,) = found(tmp_path / "mine", measure, told)
    assert (fault.code, fault.fix) == (code, fix)
    assert (fault.file.endswith("mine/claims.yaml"), fault.line) == (True, 5)


def test_a_link_of_several_goods_is_asked_for_one_of_them(tmp_path: Path) -> None:
    assert found(tmp_path / "mine", "flow", "asset: both, commodity: gas") == ()
