from __future__ import annotations

import re

import pytest

from rason.errors import CATALOGUE, Diagnostic, InputError

FAULT = Diagnostic(
    code="RSN-C030",
    file="copper/links.csv",
    line=48,
    what="link chl_chn, capacity",
    found="2.1 PJ/yr",
    expected="mass per year",
    fix="write kt/yr",
)


def test_a_diagnostic_reads_as_the_terminal_shows_it() -> None:
    assert str(FAULT).splitlines() == [
        "RSN-C030  copper/links.csv:48  link chl_chn, capacity",
        "  found     2.1 PJ/yr",
        "  expected  mass per year",
        "  fix       write kt/yr",
    ]


def test_an_error_holds_all_its_diagnostics() -> None:
    error = InputError(FAULT, FAULT)
    assert error.diagnostics == (FAULT, FAULT)
    assert str(error).count("RSN-C030") == 2


def test_json_holds_every_part() -> None:
    document = FAULT.to_json()
    assert document["line"] == 48
    assert document["severity"] == "fault"


def test_an_unknown_code_is_our_own_bug() -> None:
    with pytest.raises(AssertionError, match="RSN-X999"):
        Diagnostic("RSN-X999", "a", None, "", "", "", "")


def test_codes_have_one_form_and_sentences_no_full_stop() -> None:
    for code, meaning in CATALOGUE.items():
        assert re.fullmatch(r"RSN-[A-Z]\d{3}", code)
        assert meaning[0].isupper() or meaning.startswith("low, ")
        assert not meaning.endswith((".", "!"))
