from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from rason.analysis.veto import Effect, holders, trace, vetoes
from rason.errors import InputError

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Ask, Changed

NEAR = pytest.approx
HEADER = "rule,kind,by,origin,actor,commodity,asset,amount,from,until,source,note\n"


def rules(*rows: str) -> tuple[str, str, str]:
    return "rules.csv", "", HEADER + "".join(f"{row},,,fable,\n" for row in rows)


def values(ask: Ask, holder: str, asset: str, in_: str = "bypass", **told: Any) -> float:
    found = ask.measure("veto_value", {"holder": holder, "asset": asset, **told}, in_)
    return float(found[0])


def test_what_midlands_veto_over_the_pipe_is_worth(toy: Ask) -> None:
    """By hand: without a say Midland has nothing, and the other two halve the 1,260."""
    assert values(toy, "MID", "pipe", "base") == NEAR(420.0)
    assert values(toy, "MID", "pipe", "base", actor="NOR") == NEAR(420.0 - 630.0)
    assert values(toy, "MID", "pipe") == NEAR(200.0)
    assert values(toy, "MID", "pipe", actor="SUD") == NEAR(530.0 - 630.0)
    # Midland could ask for up to 600 by the core, and gets half of it by the nucleolus.
    assert values(toy, "MID", "pipe", concept="nucleolus") == NEAR(300.0)


def test_the_veto_of_who_is_not_asked_is_worth_nothing(toy: Ask) -> None:
    assert values(toy, "MID", "tanker") == 0.0
    assert values(toy, "MID", "bypass") == 0.0


def test_a_dummys_veto_over_what_nobody_needs_is_worth_nothing(changed: Changed) -> None:
    """Midland gets a say over the undersea line, which the pipe makes useless for all three."""
    ask = changed(rules("say,consent,MID,,,,bypass,"))
    assert holders(ask.question("base"), "bypass") == ("NOR", "MID", "SUD")
    assert values(ask, "MID", "bypass", "base") == NEAR(0.0)
    # Where it may be built it is Norland's and Sudland's way round Midland, and no longer one.
    assert values(ask, "MID", "bypass", "bypass") == NEAR(420.0 - 200.0)


def test_a_rule_is_worth_what_it_moves(changed: Changed) -> None:
    ask = changed(rules("say,consent,MID,,,,bypass,"))
    assert ask.measure("rule_value", {"rule": "say"}, "bypass") == NEAR(0.0)
    for actor, gain in (("MID", 220.0), ("NOR", -110.0)):
        told = {"rule": "say", "actor": actor}
        assert ask.measure("rule_value", told, "bypass") == NEAR(gain)


def test_a_rule_that_is_off_is_worth_what_it_would_move(changed: Changed) -> None:
    """The surcharge takes 10 of each of 10 units through the pipe."""
    toll = rules("toll,surcharge,MID,,,gas,pipe,10 USD/thousand m3")
    ask = changed(toll, ("scenarios.yaml", "", "free:\n  base: base\n  rules: {toll: off}\n"))
    for scenario in ("base", "free"):
        assert ask.measure("rule_value", {"rule": "toll"}, scenario) == NEAR(-100.0)


def test_the_trace_names_rule_asset_and_who_must_agree(changed: Changed) -> None:
    ask = changed(
        rules(
            "say,consent,MID,,,,bypass,",
            "again,consent,MID,,,,undersea,",
            "free,release,MID,,,,pipe,",
            "ban,forbid,SUD,,,,tanker,",
            "but,exempt,SUD,,,,tanker,",
            "lid,cap,SUD,,,gas,pipe,5 bcm/yr",
            "wedge,finance,SUD,,,,bypass,1 %",
            "open,access,,,,,tanker,",
        )
    )
    found = {(effect.rule, effect.asset): effect for effect in trace(ask.question("bypass"))}
    both, three = (("NOR", "SUD"),), (("NOR", "MID", "SUD"),)
    assert found["say", "bypass"] == Effect(
        "say", "consent", ("MID",), "bypass", "adds", both, three, decides=False
    )
    assert not found["again", "undersea"].decides
    assert found["free", "pipe"] == Effect(
        "free", "release", ("MID",), "pipe", "removes", three, both, decides=True
    )
    assert (found["ban", "tanker"].does, found["ban", "tanker"].decides) == ("shuts", False)
    assert (found["but", "tanker"].does, found["but", "tanker"].decides) == ("opens", True)
    assert (found["lid", "pipe"].does, found["wedge", "bypass"].does) == ("caps", "costs")
    assert found["open", "tanker"].does == "opens"
    assert found["open", "tanker"].after == ((),)
    # What may not be built in a scenario is not there to be touched.
    assert not [e for e in trace(ask.question("base")) if e.asset in ("bypass", "undersea")]


def test_all_vetoes_of_a_scenario(changed: Changed) -> None:
    ask = changed(rules("say,consent,MID,,,,bypass,"))
    found = ask.run(vetoes(ask.question("closed_with_bypass")))
    assert [effect.asset for effect in found.effects] == ["undersea", "bypass"]
    (rule,) = found.rules
    assert rule.total == NEAR(0.0)
    # 660 by the line under the sea: halves without Midland, thirds with it.
    assert rule.worth[0] == NEAR([220.0 - 330.0, 220.0, 220.0 - 330.0])
    by = {(veto.holder, veto.asset): veto for veto in found.vetoes}
    assert set(by) == {(holder, "bypass") for holder in ("NOR", "MID", "SUD")}
    assert by["MID", "bypass"].stake == NEAR(660.0)
    assert by["MID", "bypass"].worth[0] == NEAR([-110.0, 220.0, -110.0])
    # Norland owns the gas and Sudland burns it: to have no say over the line costs them nothing.
    assert by["NOR", "bypass"].worth == NEAR(np.zeros((1, 3)))


def test_an_outsider_has_no_veto_to_be_valued(changed: Changed) -> None:
    ask = changed(("actors.csv", "", "FAR,Farland,outsider,,\n"))
    with pytest.raises(InputError, match="does not bargain"):
        ask.measure("veto_value", {"holder": "FAR", "asset": "pipe"})
    told = {"holder": "MID", "asset": "pipe"}
    assert np.isnan(ask.measure("veto_value", told, without=("MID",))).all()
    ask = changed(rules("say,consent,MID,,,,bypass,"))
    assert np.isnan(
        ask.measure("rule_value", {"rule": "say", "actor": "MID"}, without=("MID",))
    ).all()
