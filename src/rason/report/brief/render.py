"""From the page to HTML and Markdown; equal pages give equal bytes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from rason.words.counting import counted
from rason.words.phrases import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sized

    from jinja2 import Environment

    from rason.report.brief.page import Page
    from rason.report.brief.picture import Picture

TEMPLATES = Path(__file__).parents[1] / "templates"
_BLANK_LINES = re.compile(r"\n{3,}")
_MARKUP = re.compile(r"[\\\[\]`*~]|(?<!\w)_|_(?!\w)")
"""What would begin a link, code or stress in Markdown, and what would take a backslash back."""
_BLOCK = re.compile(r"^([ \t]*\d*)([#>]|[-+.)](?=\s)|[-=]{2,})", re.MULTILINE)
"""What would make a line a heading, a quotation, a list or a rule."""
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ADDRESS = re.compile(r"https?://[^\s<>\[\]`*\\]+")


def html(page: Page) -> str:
    """Render the brief as one self-contained page, without script."""
    from markupsafe import Markup

    environment = _environment()
    parts = environment.get_template("parts.html.j2").module

    def pictured(pictures: Iterable[Picture]) -> Markup:
        return Markup("").join(parts.picture(each) for each in pictures)  # type: ignore[attr-defined]

    def figures(section: str) -> Markup:
        return pictured(page.pictures.get(section, ()))

    style = (TEMPLATES / "brief.css").read_text(encoding="utf-8")
    return environment.get_template("brief.html.j2").render(
        _context(page),
        style=Markup(style),  # noqa: S704 - our own style sheet
        figures=figures,
        pictured=pictured,
        short=parts.table,  # type: ignore[attr-defined]
    )


def markdown(page: Page) -> str:
    """Render the brief as Markdown, without pictures."""
    from markupsafe import Markup

    environment = _environment()
    environment.finalize = _literal
    parts = environment.get_template("parts.md.j2").module

    def short(table: object) -> Markup:
        return Markup(parts.table(table))  # type: ignore[attr-defined] # noqa: S704 - our own words

    text = environment.get_template("brief.md.j2").render(_context(page), short=short)
    return _BLANK_LINES.sub("\n\n", text).strip() + "\n"


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(["html.j2"], default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["cell"] = _cell
    return environment


def _context(page: Page) -> dict[str, object]:
    return {
        "page": page,
        "document": page.document,
        "case": page.document.case,
        "settings": page.document.settings,
        "headings": page.headings,
        "date": day,
        "number": _number,
        "version": page.document.settings.versions.get("rason", ""),
    }


def _number(sentences: Sized) -> str:
    return counted(len(sentences), "sentence")


def _literal(value: object) -> object:
    """Return a text so that Markdown shows it as it is: no markup, no links but ours."""
    from markupsafe import Markup

    if isinstance(value, Markup) or not isinstance(value, str) or _ADDRESS.fullmatch(value):
        return value
    text = _BLOCK.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", value))
    return Markup(_ENTITY.sub("&amp;", text).replace("<", "&lt;"))  # noqa: S704 - escaped


def _cell(text: str) -> object:
    from markupsafe import Markup

    return Markup(str(_literal(text)).replace("|", "\\|").replace("\n", " "))  # noqa: S704 - escaped
