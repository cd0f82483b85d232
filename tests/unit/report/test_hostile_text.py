"""Text of a case stays text, whatever it would be elsewhere."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt
from tests.unit.report.sample import sample

from rason.case.bibliography import read_sources
from rason.case.faults import Faults
from rason.report.brief.page import lay_out
from rason.report.brief.render import html, markdown
from rason.report.word.write import word
from rason.table.export import csv_text
from rason.table.row import table_of

if TYPE_CHECKING:
    from pathlib import Path

    from rason.report.document import Document

HOSTILE = (
    "<script>alert(1)</script>[click](javascript:alert(1))`x`<img src=x onerror=alert(1)>"
    r"\[again\](javascript:alert(1))"
)


def poisoned() -> Document:
    """Return the sample with hostile words wherever a case's author writes some."""
    document = sample()
    case = document.case.model_copy(
        update={
            "title": HOSTILE,
            "question": HOSTILE,
            "actors": dict.fromkeys(document.case.actors, HOSTILE),
        }
    )
    claims = tuple(claim.model_copy(update={"says": HOSTILE}) for claim in document.claims)
    return document.model_copy(update={"case": case, "claims": claims, "answer": (HOSTILE,)})


def test_markup_is_text_in_the_brief() -> None:
    page = html(lay_out(poisoned(), {}))
    assert "<script" not in page
    assert "<img" not in page
    assert not re.search(r"href=.javascript", page)
    assert "Content-Security-Policy" in page


def test_markup_is_text_in_markdown() -> None:
    text = markdown(lay_out(poisoned(), {}))
    assert "<script" not in text
    assert "<img" not in text
    reader = MarkdownIt("commonmark", {"html": True})
    reader.validateLink = lambda _: True  # type: ignore[assignment,method-assign] # others follow any link
    shown = reader.render(text)
    assert not re.search(r"<(a|code)\b[^>]*>[^<]*(click|again|x</code)", shown)
    assert 'href="javascript' not in shown


def test_markup_is_text_in_word(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(word(lay_out(poisoned(), {})))
    with zipfile.ZipFile(path) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist() if name.endswith("rels"))
    assert b"javascript" not in whole


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("https://a b", ""),
        ('https://a"onclick="x', ""),
    ],
)
def test_only_pages_of_the_web_are_links(url: str, link: str, tmp_path: Path) -> None:
    text = f"@misc{{a, title = {{A}}, url = {{{url}}}}}"
    sources = read_sources(text, Faults(tmp_path))
    assert sources is not None
    assert sources["a"].url == link
    assert url in sources["a"].text()


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-1+cmd|'x'!A0", "'-1+cmd|'x'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-3.5 bcm/yr", "-3.5 bcm/yr"),
        ("+12 %", "+12 %"),
        ("a = b", "a = b"),
        (" =1+1", "' =1+1"),
        ("\n=1+1", "'\n=1+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        (-3.5, "-3.5"),
    ],
)
def test_no_cell_is_a_formula(cell: str | float, safe: str) -> None:
    (row,) = csv.DictReader(io.StringIO(csv_text(table_of("cells", [{"cell": cell}]))))
    assert row["cell"] == safe
