"""A strait is called the same through every door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import rason
from rason.answer.closures import Closures
from rason.answer.fee import Fees
from rason.api.viewing import case_view
from rason.case.document import Statement
from rason.claim.statement_words import in_words
from rason.table.naming import called, names
from rason.testing.cases import write_case

if TYPE_CHECKING:
    from pathlib import Path

TABLES = {
    "actors": "actor,name,kind\nA,Aland,state\nB,Bland,state\nC,Cland,state\n",
    "commodities": "commodity,name,unit\ngas,Gas,bcm\n",
    "places": "place,name,territory,latitude,longitude\nfield,Field,A,1,1\ntown,Town,B,2,2\n",
    "supplies": "supply,place,commodity,owner,capacity,cost\n"
    "well,field,gas,A,30 bcm/yr,20 USD/thousand m3\n",
    "demands": "demand,place,commodity,buyer,quantity,price\n"
    "use,town,gas,B,20 bcm/yr,100 USD/thousand m3\n",
    "links": "link,from,to,mode,commodity,capacity,cost,operator,passage\n"
    "lane,field,town,sea,gas,24 bcm/yr,5 USD/thousand m3,C,PASSAGE\n",
}


@pytest.mark.parametrize(
    ("key", "name"), [("panama", "Panama Canal"), ("the_narrows", "The narrows")]
)
def test_a_passage_has_one_name(tmp_path: Path, key: str, name: str) -> None:
    tables = {k: text.replace("PASSAGE", key) for k, text in TABLES.items()}
    case = rason.read_case(write_case(tmp_path / "c", tables, players=["A", "B", "C"]))
    study = rason.Study(case, draws=16, executor=None)

    def asked(question: str, **more: Any) -> Any:
        return study.answer(question, **more)

    shut, fee = asked("closures"), asked("fee", actor="C", corridor=key)
    assert isinstance(shut, Closures)
    assert isinstance(fee, Fees)
    told: dict[str, Any] = {"measure": "closure_loss", "with": {"closed": key}, "near": "1 USD/yr",
                            "within": "5 %"}  # fmt: skip
    (seen,) = case_view(case).passages
    assert {
        "close": [each.name for each in shut.closures if each.kind == "passage"],
        "fee": [fee.fees[0].name],
        "page": [seen.name],
        "tables": [names(case)["passage"][key]],
        "sentences": [called(case, key)],
    } == {door: [name] for door in ("close", "fee", "page", "tables", "sentences")}
    assert f"closing {name}" in in_words(Statement.model_validate(told), case)
