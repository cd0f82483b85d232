"""One key where one is meant: lists, mappings, truths and nothing are refused at both doors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rason.analysis.measures import MEASURES
from rason.case import read_case
from rason.errors import InputError

TOY = read_case(Path(__file__).parents[3] / "cases" / "toy")


@pytest.mark.parametrize(
    "value", [["pipe", "undersea"], [], {}, None, True, {"pipe": 1}, [["pipe"]]]
)
@pytest.mark.parametrize("name", list(MEASURES))
def test_what_is_no_key_is_refused(name: str, value: object) -> None:
    measure = MEASURES[name]
    for key, parameter in measure.parameters.items():
        if parameter.several and value == ["pipe", "undersea"]:
            continue
        told = {each: _any(each) for each in measure.parameters} | {key: value}
        with pytest.raises(InputError) as refused:
            replace(measure, traced=False).refuse(TOY, told)
        assert refused.value.diagnostics[0].code == "RSN-S002"


def _any(_: str) -> str:
    return "pipe"


@pytest.mark.parametrize("share", ["abc", "150 %", -0.1, True, [0.5], None, "50 % of it"])
def test_a_part_that_is_none_is_refused(share: object) -> None:
    with pytest.raises(InputError, match="a part from 0 to 1"):
        MEASURES["closure_loss"].refuse(TOY, {"closed": "pipe", "share": share})


@pytest.mark.parametrize("share", ["25 %", 0.25, 1, 0, "0.5"])
def test_a_part_may_be_written_either_way(share: object) -> None:
    MEASURES["closure_loss"].refuse(TOY, {"closed": "pipe", "share": share})
