"""`rason close CASE WHAT` closes what `--close WHAT` closes, and says whom it costs how much."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rason.words.amounts import format_amount

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.cli.conftest import Answer

    Rason = Callable[..., Answer]

TYPED = ("narrows", "pipe", "city", "pipe=25%", "pipe share=25%", "field", "tanker commodity=gas")


def earned(rason: Callable[..., Answer], *options: str) -> dict[str, float]:
    rows = rason("surplus", "toy", "--json", *options).json["surplus"]
    return {each["actor"]: each["value"] for each in rows if each["rule"] == "nodal"}


@pytest.mark.parametrize("what", TYPED)
def test_an_argument_closes_what_the_option_closes(rason: Callable[..., Answer], what: str) -> None:
    (row,) = rason("close", "toy", what, "--json").json["closures"]
    before, after = earned(rason), earned(rason, "--close", what)
    for actor in {*before, *after, *row["actors"]}:
        lost = before.get(actor, 0.0) - after.get(actor, 0.0)
        assert row["actors"].get(actor, 0.0) == pytest.approx(lost, abs=1.0)
    assert row["closed"] == what


def test_one_alone_says_what_everybody_loses(rason: Callable[..., Answer]) -> None:
    text = rason("close", "toy", "narrows").out
    for line in ("All together 0", "Sudland USD 400 m/yr", "Norland −USD 400 m/yr"):
        assert line in " ".join(text.split())
    assert "Narrows shut for a year" in text
    assert "+USD 40/thousand m3" in text


def test_several_close_one_at_a_time_or_in_pairs(rason: Callable[..., Answer]) -> None:
    asked = ("close", "toy", "pipe", "tanker", "--json")
    assert {each["closed"] for each in rason(*asked).json["closures"]} == {"pipe", "tanker"}
    (pair,) = rason(*asked, "--together", "2").json["closures"]
    assert format_amount(pair["loss"], pair["unit"]) == "USD 1.5 bn/yr"


def test_what_is_asked_is_closed_beside_what_lies_on_top(rason: Callable[..., Answer]) -> None:
    (row,) = rason("close", "toy", "pipe", "--close", "narrows", "--json").json["closures"]
    assert (row["closed"], row["loss"]) == ("pipe", pytest.approx(1.5e9))


def test_a_misspelt_strait_is_offered_the_nearest(rason: Callable[..., Answer]) -> None:
    answer = rason("close", "toy", "narows")
    assert answer.code == 2
    assert "write narrows" in answer.err


def test_terms_are_sent_to_the_option_that_takes_them(rason: Callable[..., Answer]) -> None:
    answer = rason("close", "toy", "pipe by=MID")
    assert answer.code == 2
    assert "rason surplus CASE --close 'pipe by=MID'" in answer.err
    assert rason("surplus", "toy", "--close", "pipe by=MID").code == 0


def test_shares_and_caps_of_closures_are_held_to_what_they_may_be(rason: Rason) -> None:
    golden = Path(__file__).parents[2] / "golden" / "both_ways" / "case"
    case = Path(shutil.copytree(golden, "line"))
    (case / "figures.csv").write_text(
        "figure,name,low,value,high,unit,shape\n"
        "part,Part that is shut,0.2,0.4,1.6,1,uniform\n"
        "room,What is let through,1,2,3,Mt/yr,uniform\n",
        encoding="utf-8",
    )

    def found(*terms: str) -> str:
        text = "".join(
            f"s{number}:\n  closures:\n    - asset: rail\n      {term}\n"
            for number, term in enumerate(terms)
        )
        (case / "scenarios.yaml").write_text(text, encoding="utf-8")
        return rason("check", str(case)).err

    refused = found(
        "share: part", "share: room", "capped: 1 Mt/yr - room\n      commodity: coal",
        "capped: part\n      commodity: coal",
    ).splitlines()  # fmt: skip
    codes = [line.split()[0] for line in refused if line.startswith("RSN-C0")]
    assert codes == ["RSN-C031", "RSN-C030", "RSN-C031", "RSN-C030"]
    cures = [line.partition("or write ")[2] for line in refused if "or write m" in line]
    assert cures == ["min(1, part)", "max(0, 1 Mt/yr - room)"]
    again = found(f"share: {cures[0]}", f"capped: {cures[1]}\n      commodity: coal")
    assert "RSN-C0" not in again
