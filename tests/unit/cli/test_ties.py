"""Who can refuse what, who stands between whom: the toy with rules of its own, by hand."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from rason.case.find import find

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.cli.conftest import Answer

    Rason = Callable[..., Answer]

RULES = """rule,kind,by,origin,actor,commodity,asset,amount,from,until,source,note
say,consent,MID,,,,bypass,,,,fable,
free,release,MID,,,,pipe,,,,fable,
open,access,,,,,tanker,,,,fable,
ban,forbid,SUD,,,,tanker,,,,fable,
but,exempt,SUD,,,,tanker,,,,fable,
lid,cap,SUD,,,gas,pipe,5 bcm/yr,,,fable,
wedge,finance,SUD,,,,bypass,1 %,,,fable,
"""
SILENT = "\nsilent:\n  name: Norland and Sudland do not talk\n  relations: {silent: [[NOR, SUD]]}\n"


@pytest.fixture
def ruled(tmp_path: Path) -> str:
    folder = tmp_path / "ruled"
    shutil.copytree(find("toy"), folder)
    (folder / "rules.csv").write_text(RULES, encoding="utf-8")
    with (folder / "scenarios.yaml").open("a", encoding="utf-8") as file:
        file.write(SILENT)
    return str(folder)


def test_ties_has_the_keys_that_others_rely_on(rason: Rason) -> None:
    found = rason("ties", "toy", "-s", "bypass", "--json").json["ties"][0]
    assert (found["concept"], found["unit"], found["among"]) == ("shapley", "USD/yr", False)
    by = {(each["holder"], each["asset"]): each for each in found["vetoes"]}
    assert by["NOR", "bypass"]["stake"] == 0.0
    relation = {tuple(each["between"]): each for each in found["relations"]}
    assert relation["NOR", "MID"]["index"] == pytest.approx(-1.0067, abs=1e-4)
    assert relation["NOR", "MID"]["standing"] == "on bad terms"
    for pair in (("NOR", "SUD"), ("MID", "SUD")):
        assert (relation[pair]["index"], relation[pair]["standing"]) == (None, "unknown")
    assert (relation["MID", "SUD"]["talk"], relation["NOR", "MID"]["talk"]) == (True, False)
    broker = {(*each["between"], each["broker"]): each for each in found["brokers"]}
    # By their acts Norland and Midland do not talk, so that Sudland alone stands between them.
    assert broker["NOR", "MID", "SUD"]["brings"] == pytest.approx(300e6)
    assert broker["NOR", "MID", "SUD"]["takes"] == pytest.approx(0.0)
    patron = {each["provider"]: each for each in found["patrons"]}
    assert patron["MID"]["assets"] == ["pipe"]


def test_each_rule_is_traced_to_asset_and_consents(rason: Rason, ruled: str) -> None:
    found = rason("ties", ruled, "-s", "bypass", "--json").json["ties"][0]
    effects = {(each["rule"], each["asset"]): each for each in found["effects"]}
    say = effects["say", "bypass"]
    assert (say["does"], say["before"]) == ("adds", [["NOR", "SUD"]])
    assert say["after"] == [["NOR", "MID", "SUD"]]
    assert (effects["but", "tanker"]["does"], effects["ban", "tanker"]["decides"]) == (
        "opens", False,
    )  # fmt: skip
    assert {each["rule"] for each in found["rules"]} >= {"say", "free", "lid"}


def test_ties_in_words(rason: Rason, ruled: str) -> None:
    said = " ".join(rason("ties", ruled, "-s", "bypass").out.split())
    for words in (
        "asks also Midland about",
        "no longer asks Midland about",
        "opens, without asking Sudland,",
        "but for other rules",
        "caps",
        "makes dearer",
        "are weighed as if all talked with all. By their acts these do not",
        "Norland–Midland",
        "Too few acts are known to say how they stand, and they count as talking: Norland–Sudland;"
        " Midland–Sudland",
    ):
        assert words in said
    silent = " ".join(rason("ties", ruled, "-s", "bypass", "-s", "silent").out.split())
    assert "Only those deal who talk, directly or through others" in silent
    assert "Do not talk: Norland–Sudland" in silent


def test_ties_of_the_toy_are_short(rason: Rason) -> None:
    said = rason("ties", "toy", "-s", "base").out
    assert "Who may refuse" not in said
    assert "What it does" not in said
    assert "A second, equal" in said
