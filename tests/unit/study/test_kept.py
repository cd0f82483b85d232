"""What pieces came to, kept on disk: found again, whole, and by nobody else's program."""

from __future__ import annotations

import os
import pickle
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import rason
from rason.analysis.closures import closure_loss
from rason.analysis.question import Choices, Question
from rason.errors import Diagnostic, InputError
from rason.program import compile as compile_case
from rason.scenario.draws import draw
from rason.study.asked import Digest
from rason.study.kept import Kept, found_again, packed

if TYPE_CHECKING:
    from pathlib import Path

KEYS = [bytes([number]) * 16 for number in range(4)]
DIGEST = "ab" * 32


def filled(path: Path, number: int = 3) -> bytes:
    with Kept(path, DIGEST) as kept:
        for place, key in enumerate(KEYS[:number]):
            kept.keep(key, b"content" * place)
    return path.read_bytes()


def test_what_is_kept_is_found_by_the_next_attempt(tmp_path: Path) -> None:
    filled(tmp_path / "pieces")
    with Kept(tmp_path / "pieces", DIGEST) as kept:
        assert len(kept) == 3
        assert [kept.find(key) for key in KEYS] == [b"", b"content", b"contentcontent", None]


def test_of_any_half_written_file_the_whole_pieces_are_found(tmp_path: Path) -> None:
    whole, path = filled(tmp_path / "whole"), tmp_path / "pieces"
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with Kept(path, DIGEST) as kept:
            assert not kept.of_another_run
            found = [kept.find(key) for key in KEYS[: len(kept)]]
            assert found == [b"content" * place for place in range(len(kept))]
            kept.keep(KEYS[3], b"more")
        with Kept(path, DIGEST) as kept:
            assert len(kept) == len(found) + 1
            assert kept.find(KEYS[3]) == b"more"


def test_a_changed_byte_is_no_result(tmp_path: Path) -> None:
    whole, path = filled(tmp_path / "whole"), tmp_path / "pieces"
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with Kept(path, DIGEST) as kept:
            assert len(kept) < 3
            for number, key in enumerate(KEYS):
                assert kept.find(key) in (None, b"content" * number)


def test_another_runs_pieces_are_thrown_away(tmp_path: Path) -> None:
    filled(tmp_path / "pieces")
    with Kept(tmp_path / "pieces", "cd" * 32) as kept:
        assert kept.of_another_run
        assert len(kept) == 0
        assert kept.find(KEYS[0]) is None


def test_a_system_that_refuses_to_keep_is_told_of(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    with Kept(tmp_path / "pieces", DIGEST) as kept:
        limit = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limit[1]))
        try:
            kept.keep(KEYS[0], bytes(2000))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        with pytest.raises(InputError) as refused:
            kept.find(KEYS[0])
    assert refused.value.diagnostics[0].code == "RSN-R002"


def test_results_come_back_as_they_were() -> None:
    fault = InputError(Diagnostic("RSN-S002", "toy", None, "what", "found", "expected", "fix"))
    array = np.asfortranarray(np.arange(6.0).reshape(2, 3))
    content = packed([array, ("gas", 1), fault, np.float64(0.1)])
    found = found_again(content)
    assert found is not None
    first, (text, number), last, scalar = found
    assert first.tobytes("A") == array.tobytes("A")
    assert first.flags.f_contiguous
    first += 1.0
    assert (text, number, scalar) == ("gas", 1, 0.1)
    assert last.diagnostics == fault.diagnostics


class Harm:
    """Runs a command when it is unpacked."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("touch harm",)


def test_what_is_kept_runs_nobodys_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for content in (pickle.dumps([Harm()]), b"crason.cli.app\nrun\n(lS'list'\natR."):
        assert found_again(content) is None
    assert not (tmp_path / "harm").exists()


def test_equal_questions_have_equal_digests_and_others_have_others() -> None:
    def asked(closed: str = "pipe", **changes: Any) -> bytes:
        program = compile_case(rason.read_case("toy"))
        question = Question(program, draw(program.case, 16, 0), ("base",))
        about = partial(closure_loss, closed=closed)
        return Digest(program).of([(about, replace(question, **changes))])

    usual = asked()
    assert usual == asked()
    program = compile_case(rason.read_case("toy"))
    others = [
        asked(closed="tanker"),
        asked(scenario=("bypass",)),
        asked(choices=Choices(spread=2.0)),
        asked(choices=Choices(without=("MID",))),
        asked(days=(date(2014, 12, 1), date(2014, 12, 31))),
        asked(days=(date(2014, 12, 2), date(2014, 12, 31))),
        asked(values=draw(program.case, 16, 1)),
        asked(values=draw(program.case, 32, 0)),
    ]
    assert len({usual, *others}) == 1 + len(others)
