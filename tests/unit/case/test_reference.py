from __future__ import annotations

from rason.case import documents_reference, tables_reference
from rason.case.sheet import columns_of, header_of
from rason.case.tables import TABLES


def test_the_reference_names_every_table_and_column() -> None:
    sections = tables_reference().split("## ")[1:]
    assert len(sections) == len(TABLES)
    for section, table in zip(sections, TABLES, strict=True):
        assert section.startswith(f"`{table}.csv`")
        for field, column in columns_of(table).items():
            assert f"| `{header_of(field, column)}` |" in section
            assert column.doc.rstrip(".") in section.replace("\\|", "|")


def test_the_reference_explains_every_key_of_a_document() -> None:
    text = documents_reference()
    for row in text.splitlines():
        assert not row.endswith("|  |"), row
    for key in ("frozen", "closures", "from", "in", "break_even", "choices", "times"):
        assert f"| `{key}` |" in text
