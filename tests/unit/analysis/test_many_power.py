"""Power of more than twenty players, asked at the terminal: what can be proved, and what cannot."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from rason.cli.app import app
from rason.testing import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 22


@pytest.fixture
def line(tmp_path: Path) -> Path:
    """Twenty-one states along one pipeline that each must agree to, and one beside it."""
    names = [f"a{number}" for number in range(COUNT)]
    tables = {
        "actors": table("actor,name,kind", [(name, name.upper(), "state") for name in names]),
        "places": table(
            "place,name,territory,latitude,longitude",
            [(f"p{i}", f"Place {i}", name, 0, i) for i, name in enumerate(names)],
        ),
        "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
        "links": table(
            "link,from,to,mode,commodity,capacity,cost,operator",
            [
                (f"l{i}", f"p{i}", f"p{i + 1}", "pipe", "gas", "10 bcm/yr", 0, names[i])
                for i in range(COUNT - 2)
            ],
        ),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost",
            [("field", "p0", "gas", "a0", "10 bcm/yr", "1 million USD/bcm")],
        ),
        "demands": table(
            "demand,place,commodity,buyer,quantity,price,elasticity",
            [
                (
                    "city",
                    f"p{COUNT - 2}",
                    "gas",
                    f"a{COUNT - 2}",
                    "10 bcm/yr",
                    "22 million USD/bcm",
                    0,
                )
            ],
        ),
    }
    return write_case(tmp_path / "line", tables, players=names)


def test_all_who_are_needed_share_alike(line: Path) -> None:
    answer = CliRunner().invoke(app, ["power", str(line), "--json"])
    assert answer.exit_code == 0, answer.output
    (found,) = json.loads(answer.stdout)["power"]
    share = 210e6 / (COUNT - 1)
    for player in found["players"][:-1]:
        assert abs(found["shapley"][player] - share) <= found["shapley_error"][player]
        assert found["indispensable"][player] == pytest.approx(210e6)
    # The one beside it is worth nothing, but that was only seen in the orders drawn.
    assert found["shapley"]["a21"] == 0.0
    assert found["shapley_error"]["a21"] > 0.0
    assert found["least_core"]["proved"]
    assert found["least_core"]["epsilon"] == pytest.approx(0.0, abs=1.0)
    assert found["core"]["empty"] is False
    assert found["nucleolus"] is None
    assert "not every one of its levels is proved" in found["reasons"]["nucleolus"]


def test_it_is_the_nucleolus_where_nothing_else_is_left(line: Path) -> None:
    settings = line / "case.yaml"
    settings.write_text(settings.read_text().replace(", a21]", "]"))
    answer = CliRunner().invoke(app, ["power", str(line), "--json"])
    (found,) = json.loads(answer.stdout)["power"]
    assert found["nucleolus"] == pytest.approx(dict.fromkeys(found["players"], 10e6))


def test_the_terminal_says_what_was_not_solved(line: Path) -> None:
    (line / "scenarios.yaml").write_text("base:\n  projects: []\n")
    answer = CliRunner().invoke(app, ["power", str(line), "--versus", "base"])
    assert answer.exit_code == 0, answer.output
    said = " ".join(answer.stdout.split())
    assert "22 players have 4,194,304 coalitions" in said
    assert "95 % intervals" in said
    assert "hold-up, are not answered for so many players" in said
