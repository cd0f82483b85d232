"""Game documents: what is read, and every fault at once."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest

from rason.errors import CATALOGUE, InputError
from rason.games import GameDocument, parse_csv, parse_json, read_game, solve_game

if TYPE_CHECKING:
    from pathlib import Path

GLOVES = {
    "players": ["ann", "ben", "cy"],
    "values": {"ann;cy": 1, "cy;ben": 1, "ann;ben;cy": 1},
    "default": 0,
    "unions": [["ann", "ben"]],
    "graph": [["ann", "ben"], ["ben", "cy"]],
}


def parsed(document: object) -> GameDocument:
    """Parse a JSON document."""
    text = document if isinstance(document, str) else json.dumps(document, indent=1)
    return parse_json(text, "game.json")


def solved(document: object) -> Any:
    """Solve a document, and read the answer back from JSON."""
    return json.loads(json.dumps(solve_game(parsed(document)).to_json(), allow_nan=False))


def faults(text: object, *, as_csv: bool = False) -> list[tuple[str, int | None, str]]:
    """Code, line and finding of each fault of a document."""
    with pytest.raises(InputError) as caught:
        _ = parse_csv(str(text), "game.csv") if as_csv else parsed(text)
    return [(fault.code, fault.line, fault.found) for fault in caught.value.diagnostics]


def test_a_whole_document() -> None:
    game = parsed(GLOVES)
    assert game.players == ("ann", "ben", "cy")
    assert game.values.tolist() == [0, 0, 0, 0, 0, 1, 1, 1]
    assert game.unions == ((0, 1),)
    assert game.graph == ((0, 1), (1, 2))


def test_unions_and_graph_may_be_absent_or_empty() -> None:
    bare = {"players": ["a", "b"], "values": {"": 0, "a;b": 1, "a": -1.5, "b": 2}}
    assert (parsed(bare).unions, parsed(bare).graph) == (None, None)
    assert (parsed(bare | {"graph": []}).graph) == ()


def test_a_weighted_majority_game() -> None:
    game = parsed({"players": ["a", "b"], "weights": {"b": 1, "a": 2}, "quota": 2})
    assert game.values.tolist() == [0, 1, 0, 1]


def test_csv_names_players_in_order_of_appearance() -> None:
    game = parse_csv("# gloves\ncoalition,value\nb,0\na , 0\n\n a;b,1e3\n", "game.csv")
    assert game.players == ("b", "a")
    assert game.values.tolist() == [0, 0, 0, 1000]


def test_every_fault_of_values_at_once() -> None:
    document = {
        "players": ["a", "b"],
        "values": {"a": True, "a;b": 1, "b;a": 2, "c": 1, "b;b": 1, "": 3},
        "unions": [["a", "b"], ["b"], [], ["z"]],
        "graph": [["a"], ["a", "a"]],
        "colour": 1,
    }
    assert faults(document) == [
        ("RSN-G002", 36, "an unknown key"),
        ("RSN-G012", 7, "true"),
        ("RSN-G006", 9, "a second value"),
        ("RSN-G005", 10, "c"),
        ("RSN-G005", 11, "b twice"),
        ("RSN-G008", 12, "3"),
        ("RSN-G007", 6, "no value for 1 of 3: b"),
        ("RSN-G005", 14, "z"),
        ("RSN-G009", 14, "b twice"),
        ("RSN-G009", 14, "a union of nobody"),
        ("RSN-G005", 27, "a twice"),
        ("RSN-G010", 27, "a link of 1"),
    ]


def test_a_repeated_key_is_found_where_it_repeats() -> None:
    text = '{"players": ["a"],\n"values": {"a": 1,\n"a": 2}}'
    assert faults(text) == [("RSN-G006", 3, "a second value")]


def test_every_fault_of_weights_at_once() -> None:
    document = {"players": ["a", "b"], "weights": {"a": "2", "c": 1}, "quota": None}
    found = [(code, what) for code, _, what in faults(document)]
    assert found == [
        ("RSN-G005", "c"),
        ("RSN-G007", "no weight for b"),
        ("RSN-G012", "2"),
        ("RSN-G012", "nothing"),
    ]
    twice = '{"players": ["a"], "weights": {"a": 1, "a": 2}, "quota": 1}'
    assert {code for code, *_ in faults(twice)} == {"RSN-G006"}


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("{", "RSN-G001"),
        ("[" * 100_000, "RSN-G001"),
        ("[1]", "RSN-G001"),
        ({"values": {"a": 1}}, "RSN-G003"),
        ({"players": [], "values": {}}, "RSN-G003"),
        ({"players": {"a": 1}, "values": {}}, "RSN-G003"),
        ({"players": ["a", "a"], "values": {}}, "RSN-G003"),
        ({"players": ["a b"], "values": {}}, "RSN-G003"),
        ({"players": [f"p{i}" for i in range(21)], "values": {}, "default": 0}, "RSN-G004"),
        ({"players": ["a"]}, "RSN-G002"),
        ({"players": ["a"], "values": {"a": 1}, "weights": {"a": 1}, "quota": 1}, "RSN-G002"),
        ({"players": ["a"], "values": {"a": 1}, "quota": 1}, "RSN-G002"),
        ({"players": ["a"], "weights": {"a": 1}, "quota": 1, "default": 0}, "RSN-G002"),
        ({"players": ["a"], "values": [1]}, "RSN-G002"),
        ('{"players": ["a"], "players": ["a"], "values": {"a": 1}}', "RSN-G002"),
        ({"players": ["a"], "values": {"a": 1}, "unions": ["a"]}, "RSN-G002"),
        ({"players": ["a"], "values": {"a": 1}, "graph": "a-b"}, "RSN-G002"),
        ({"players": ["a"], "weights": {"a": 1}, "quota": 5}, "RSN-G011"),
        ({"players": ["a"], "weights": {"a": -1}, "quota": 5}, "RSN-G011"),
        ({"players": ["a"], "values": {"a": 10**400}}, "RSN-G012"),
        ({"players": ["a"], "values": {"a": float("nan")}}, "RSN-G012"),
        ({"players": ["a"], "values": {}, "default": "x"}, "RSN-G012"),
    ],
)
def test_one_fault(document: object, code: str) -> None:
    assert [found for found, *_ in faults(document)] == [code]
    assert code in CATALOGUE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("RSN-G001", 1, "nothing")]),
        ("coalition;value\na;0\n", [("RSN-G001", 1, "coalition;value")]),
        ("coalition,value\na,1,5\n", [("RSN-G002", 2, "a,1,5"), ("RSN-G003", None, "[]")]),
        ("coalition,value\na,\n", [("RSN-G012", 2, "")]),
        (
            "coalition,value\na,nan\nb,1_0\na;b,-.5e1\n",
            [("RSN-G012", 2, "nan"), ("RSN-G012", 3, "1_0")],
        ),
        ("coalition,value\na,1\n\nb;a,1\n", [("RSN-G007", None, "no value for 1 of 3: b")]),
    ],
)
def test_faults_of_csv(text: str, expected: list[tuple[str, int | None, str]]) -> None:
    assert faults(text, as_csv=True) == expected


def test_many_missing_coalitions_are_counted() -> None:
    document = {"players": list("abcd"), "values": {"a": 1}}
    ((_, _, found),) = faults(document)
    assert found == "no value for 14 of 15: b, a;b, c, …"


def test_a_misspelling_gets_the_nearest_name() -> None:
    with pytest.raises(InputError) as caught:
        parsed({"players": ["japan"], "valeus": {}, "values": {"japn": 1}, "default": 0})
    assert [fault.fix for fault in caught.value.diagnostics] == ["write values", "write japan"]


def test_files_are_read_by_their_kind(tmp_path: Path) -> None:
    as_json, as_csv = tmp_path / "game.json", tmp_path / "game.CSV"
    as_json.write_text(json.dumps(GLOVES), encoding="utf-8-sig")
    as_csv.write_text("coalition,value\na,1\n")
    assert read_game(as_json).players == ("ann", "ben", "cy")
    assert read_game(as_csv).players == ("a",)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    binary, long = tmp_path / "binary.json", tmp_path / "long.csv"
    binary.write_bytes(b"\xff\xfe{")
    long.write_text("coalition,value\na," + "9" * 200_000)
    for path, found in (
        (tmp_path / "absent.json", "No such file or directory"),
        (tmp_path, "Is a directory"),
        (binary, "bytes that are not UTF-8"),
        (long, "a cell of more than 10,000 characters"),
    ):
        with pytest.raises(InputError) as caught:
            read_game(path)
        assert [fault.found for fault in caught.value.diagnostics] == [found]


@pytest.mark.parametrize("limit", [100, 131_072, 10**9])
def test_a_limit_that_another_library_moved_changes_no_word(tmp_path: Path, limit: int) -> None:
    long = tmp_path / "long.csv"
    usual = csv.field_size_limit(limit)
    try:
        for cell in ("9" * 200_000, '"' + "a;b,1\n" * 40_000):
            long.write_text("coalition,value\na," + cell)
            with pytest.raises(InputError) as caught:
                read_game(long)
            (fault,) = caught.value.diagnostics
            assert fault.found == "a cell of more than 10,000 characters"
    finally:
        csv.field_size_limit(usual)


def test_the_answer_has_every_key_by_name() -> None:
    answer = solved(GLOVES)
    assert answer["players"] == ["ann", "ben", "cy"]
    assert list(answer["values"])[:4] == ["ann", "ben", "ann;ben", "cy"]
    assert answer["nucleolus"] == pytest.approx({"ann": 0, "ben": 0, "cy": 1})
    assert answer["owen"] == pytest.approx({"ann": 0.25, "ben": 0.25, "cy": 0.5})
    assert answer["myerson"] == pytest.approx({"ann": 0, "ben": 0.5, "cy": 0.5})
    assert answer["banzhaf_normalised"] == pytest.approx({"ann": 0.2, "ben": 0.2, "cy": 0.6})
    assert answer["interaction"] == pytest.approx({"ann;ben": -0.5, "ann;cy": 0.5, "ben;cy": 0.5})
    assert answer["dividends"]["ann;ben;cy"] == pytest.approx(-1)
    assert set(answer) == {
        *("players", "values", "stand_alone", "gain", "shapley", "nucleolus", "prenucleolus"),
        *("per_capita_nucleolus", "tau", "gately"),
        *("core", "banzhaf", "banzhaf_normalised", "dividends", "interaction"),
        *("owen", "aumann_dreze", "myerson", "owen_myerson", "reasons", "reading", "bases"),
    }


def test_gains_are_above_the_stand_alone_value() -> None:
    gain = solved({"players": ["a", "b"], "values": {"a": 3, "b": 4, "a;b": 9}})["gain"]
    assert gain["shapley"] == pytest.approx({"a": 1, "b": 1})
    assert "owen" not in gain


def test_without_imputation_the_nucleolus_is_null_with_a_reason() -> None:
    answer = solved({"players": ["a", "b"], "values": {"a": 2, "b": 2, "a;b": 1}})
    assert answer["nucleolus"] is None
    assert answer["reasons"]["nucleolus"].startswith("no imputation")
    assert answer["core"] == {"empty": True, "epsilon": 1.5, "low": None, "high": None}
