"""Who shuts what, where a link and the strait that it passes have one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.testing.cases import write_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.cli.conftest import Answer

TABLES = {
    "actors": "actor,name,kind\nP,Producer,state\nX,Guard,state\nJ,Buyer,state\n",
    "commodities": "commodity,name,unit\noil,Oil,Mt\n",
    "places": "place,name,territory,latitude,longitude\nport,Port,P,0,0\ncity,City,J,0,9\n",
    "supplies": "supply,place,commodity,owner,capacity,cost\nwell,port,oil,P,9 Mt/yr,20 USD/t\n",
    "demands": "demand,place,commodity,buyer,quantity,price\nj,city,oil,J,9 Mt/yr,90 USD/t\n",
    "links": "link,from,to,mode,commodity,capacity,cost,passage\n"
    "gate,port,city,sea,oil,4 Mt/yr,1 USD/t,gate\n"
    "other,port,city,sea,oil,2 Mt/yr,1 USD/t,gate\n",
}
SCENARIOS = "shut: {closures: [{asset: gate, by: X}, {passage: gate, by: X}]}\n"


def test_a_link_and_a_strait_of_one_key_are_told_apart(
    rason: Callable[..., Answer], tmp_path: Path
) -> None:
    """Opening the link alone lets nothing pass: the strait is shut as well, and the reverse."""
    write_case(
        tmp_path / "case", TABLES, players=("P", "X", "J"), documents={"scenarios.yaml": SCENARIOS}
    )
    (game,) = rason("power", "case", "-s", "shut", "--json").json["power"]
    held = {(each["kind"], each["closed"]) for each in game["closers"]}
    assert held == {("asset", "gate"), ("passage", "gate")}
    worth = {each["kind"]: each["worth"] for each in game["closers"] if each["actor"] == "X"}
    # The link stays under the strait's closure; the strait opens 2 Mt/yr of the other ship, worth
    # (90 - 1 - 20) x 2 = 138 million USD, of which the guard's third is 46.
    assert worth["asset"] == 0.0
    assert abs(worth["passage"] - 46e6) < 1.0
    text = " ".join(rason("power", "case", "-s", "shut").out.split())
    assert "Port to City by sea" in text
    assert " Gate " in text
