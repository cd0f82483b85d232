"""Whatever is shut is named as maps and tables name it, never by its key."""

from __future__ import annotations

import pytest

from rason.case import read_case
from rason.report.case_note import case_note, names_in
from rason.table.naming import closed_name, names, passage_name


@pytest.mark.parametrize("case", ["toy", "northeast-asia-2014", "hormuz-2026"])
def test_a_document_names_what_is_shut_as_its_case_does(case: str) -> None:
    read = read_case(case)
    own, told = names(read), names_in(case_note(read))
    for passage, name in own["passage"].items():
        for each in (own, told):
            assert closed_name(each, "passage", passage) == name == passage_name(passage)
        assert "_" not in name
    for link in read.links:
        for each in (own, told):
            assert closed_name(each, "asset", link) == own["asset"][link]
    for project, row in read.projects.items():
        for each in (own, told):
            assert closed_name(each, "asset", project) == row.name
