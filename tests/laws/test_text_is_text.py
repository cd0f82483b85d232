"""Text is text: whatever a case's author writes is shown, and obeyed by nobody.

Hostile words stand in every free text of a case at once: names, titles, notes, claims, sources,
events, contracts. The case is read, told and printed through every output, and each output is read
back by what would obey: a browser, a renderer of Markdown, a spreadsheet, Word, a terminal.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from contextlib import chdir, redirect_stderr, redirect_stdout
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from markdown_it import MarkdownIt

from rason.case.find import find
from rason.cli.app import run
from rason.errors import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Mapping

MARKUP = (
    "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "</title></svg><svg onload=x>",
    "[a](javascript:alert(1))", "\\[a\\](javascript:alert(1))", "![a](http://evil.example/x.png)",
    "<javascript:alert(1)>", "[a]: javascript:alert(1)", "`x`", "*x*", "__x__", "# x", "- x",
    "1. x", "> x", "---", "&lt;img src=x onerror=alert(1)&gt;", "{{ 7 * 7 }}", "{% include 'x' %}",
    "https://x.example/](javascript:alert(1))[a](javascript:alert(1))", "a|b|c", "'\"><b>x",
    '" onmouseover="alert(1)', "${7*7}", "%s%n", 'HYPERLINK "javascript:x"',
)  # fmt: skip
FORMULAS = ("=1+1", "=cmd|' /C calc'!A0", "+cmd|'x'!A0", "-2+3+cmd|'x'!A0", "@SUM(A1)", "\uff1d1+1")
UNSEEN = ("a\u200bb", "a\u200eb", "a\u2060b", "a\u00adb", "a\u061cb", "a\U000e0041b")
BEGINS = set("=@+-\uff1d\uff0b\uff0d\uff20")
HOSTILE = (*MARKUP, *FORMULAS, *UNSEEN)
TEXTS = {
    "actors": ("name", "note"), "commodities": ("name",), "places": ("name", "note"),
    "links": ("note",), "figures": ("name", "note"), "projects": ("name", "note"),
    "events": ("event",), "scenarios": (), "supplies": ("note",), "demands": ("note",),
}  # fmt: skip
TAGS = frozenset(
    """
    html head meta title style body header main section article nav footer aside h1 h2 h3 h4 p a
    ul ol li dl dt dd table caption thead tbody tfoot tr th td figure figcaption details summary
    span strong em b i sub sup small code br hr div abbr time cite blockquote col colgroup link
    svg g path text tspan rect circle line polyline polygon defs clippath use desc ellipse marker
    lineargradient stop symbol image mask pattern
    """.split()  # noqa: SIM905 - read more easily than with quotes
)
LINK = re.compile(r"https?://|#|mailto:|brief\.|tables/|result\.json|data:image/")


class Obeyed(HTMLParser):
    """What a browser would obey of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: set[str] = set()
        self.handlers: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name.startswith("on"):
                self.handlers.add(name)
            if name in {"href", "src", "xlink:href", "action", "formaction"}:
                self.links.add(value or "")


def write(folder: Path, rng: np.random.Generator) -> int:
    """Write hostile words into every free text of a copy of the toy; return how many."""
    shutil.copytree(find("toy"), folder)
    written, words = 0, rng.permutation(HOSTILE)

    def word() -> str:
        nonlocal written
        written += 1
        return str(words[written % len(words)])

    for table, texts in TEXTS.items():
        path = folder / f"{table}.csv"
        if not path.is_file():
            continue
        rows = [
            row for row in csv.reader(io.StringIO(path.read_bytes().decode(), newline="")) if row
        ]
        begin = next(i for i, row in enumerate(rows) if not row[0].startswith("#"))
        header, rows = rows[begin], [row for row in rows[begin + 1 :] if not row[0].startswith("#")]
        places = [header.index(text) for text in texts if text in header]
        for row in rows:
            row.extend([""] * (len(header) - len(row)))
            for place in places:
                row[place] = word()
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])
    for name, keys in (
        ("case.yaml", ("title", "question")), ("claims.yaml", ("says", "why", "note")),
        ("scenarios.yaml", ("name", "note")),
    ):  # fmt: skip
        text = (folder / name).read_text(encoding="utf-8")
        for key in keys:
            text = re.sub(
                rf"^(\s*(?:- )?{key}: ).*$",
                lambda found: f"{found[1]}'{word().replace(chr(39), chr(39) * 2)}'",
                text,
                flags=re.MULTILINE,
            )
        (folder / name).write_text(text, encoding="utf-8")
    sources = folder / "sources.bib"
    plain = [each for each in MARKUP if not set(each) & set('{}%"\\$')]
    sources.write_text(
        re.sub(
            r"(title\s*=\s*)\{[^{}]*\}",
            lambda found: f"{found[1]}{{{rng.choice(plain)}}}",
            sources.read_text(encoding="utf-8"),
        ),
        encoding="utf-8",
    )
    return written


def told(*arguments: str) -> str:
    """Return what a verb writes to the terminal."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = run(arguments)
    assert code == 0, said.getvalue()[-2000:]
    return said.getvalue()


def check_page(page: str) -> None:
    assert "alert(1)" in page
    obeyed = Obeyed(page)
    assert obeyed.tags <= TAGS, obeyed.tags - TAGS
    assert not obeyed.handlers
    assert not [link for link in obeyed.links if not LINK.match(link)]


def check_markdown(text: str) -> None:
    """Render it as the most obliging reader does: with HTML."""
    assert "alert(1)" in text
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    reader.validateLink = lambda _: True  # type: ignore[assignment,method-assign] # others follow any link
    obeyed = Obeyed(reader.render(text))
    assert not obeyed.tags & {"script", "svg", "b"}
    assert not obeyed.handlers
    assert not [link for link in obeyed.links if "javascript" in link or "evil" in link]


def check_word(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(parts.read(name))  # noqa: S314 - our own
        links = ET.fromstring(parts.read("word/_rels/document.xml.rels"))  # noqa: S314
        fields = re.findall(rb"<w:instrText[^>]*>([^<]*)", parts.read("word/document.xml"))
    outside = [each.get("Target", "") for each in links if each.get("TargetMode") == "External"]
    assert not [link for link in outside if not link.startswith(("http://", "https://"))]
    assert not [field for field in fields if b"HYPERLINK" in field]


def check_tables(folder: Path) -> None:
    for path in folder.rglob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_bytes().decode(), newline="")):
            for cell in row:
                begins = cell.lstrip()[:1]
                number = re.fullmatch(r"[-+]?[\d.,eE+-]+( ?[A-Za-z%/\d ]*)", cell)
                assert begins not in BEGINS or number or begins == "", (
                    path.name,
                    cell,
                )


ROUNDS = [pytest.param(1, id="quick"), pytest.param(25, id="slow", marks=pytest.mark.slow)]


@pytest.mark.parametrize("rounds", ROUNDS)
def test_text_of_a_case_is_text_in_every_output(rounds: int, tmp_path: Path) -> None:
    for seed in range(rounds):
        folder = tmp_path / f"case_{seed}"
        assert write(folder, np.random.default_rng(seed)) > 30
        with chdir(tmp_path):
            printed = told("brief", str(folder), "--draws", "16", "-w", "1", "--out", f"run_{seed}")
            made = Path(f"run_{seed}")
            check_page((made / "brief.html").read_text(encoding="utf-8"))
            check_markdown((made / "brief.md").read_text(encoding="utf-8"))
            check_word((made / "brief.docx").read_bytes())
            check_tables(made)
            for verb in ("check", "solve", "power", "close", "projects", "ties", "explain"):
                more = ("NOR",) if verb == "explain" else ()
                printed += told(verb, str(folder), *more)
        assert not HIDDEN.search(printed.replace("\n", ""))


def test_no_argument_and_no_game_is_obeyed_by_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evil = "\x1b]0;owned\x07\x1b[31m\x9b2J\u202edekcah\u200b\r"
    game = tmp_path / "game.json"
    players: Mapping[str, object] = {"players": [f"a{evil}", "b"], "values": {f"a{evil},b": 1}}
    game.write_text(json.dumps(players))
    with chdir(tmp_path):
        for arguments in (
            ("check", evil), (evil,), ("solve", "toy", evil), ("solve", "toy", f"--{evil}"),
            ("solve", "toy", "--set", f"{evil}=1"), ("close", "toy", "-s", evil),
            ("explain", "toy", evil), ("game", str(game)), ("new", str(tmp_path / f"c{evil}")),
            ("brief", "toy", "--draws", "16", "-w", "1", "--out", f"/proc/{evil}/x"),
            ("diff", evil, evil), ("solve", "toy", "--json", "-s", evil),
        ):  # fmt: skip
            run(arguments)
            said = capsys.readouterr()
            assert said.out or said.err, arguments
            assert not HIDDEN.search((said.out + said.err).replace("\n", "")), arguments
