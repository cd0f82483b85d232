"""From the page to HTML and Markdown; equal pages give equal bytes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from rason.report.brief.claim import SPARE

if TYPE_CHECKING:
    from jinja2 import Environment

    from rason.report.brief.page import Page
    from rason.report.brief.parts import Section

TEMPLATES = Path(__file__).parents[1] / "templates"
_BLANK_LINES = re.compile(r"\n{3,}")
_MARKUP = re.compile(r"[\\\[\]`*~]|(?<!\w)_|_(?!\w)")
"""What would begin a link, code or stress in Markdown, and what would take a backslash back."""
_BLOCK = re.compile(r"^([ \t]*\d*)([#>]|[-+.)](?=\s)|[-=]{2,})", re.MULTILINE)
"""What would make a line a heading, a quotation, a list or a rule."""
_ENTITY = re.compile(r"&(?=#?\w+;)")
_NUMBERS = re.compile(r"\[(\d+)\]")
_ADDRESS = re.compile(r"https?://[^\s<>\[\]`*\\]+")


def html(page: Page, *, short: bool = False) -> str:
    """Render the brief as one self-contained page, without script.

    `short`: the two first pages alone.
    """
    from markupsafe import Markup

    environment = _environment()
    numbers = {str(number): key for number, key, _, _ in page.sources}

    def cited(text: str) -> Markup:
        return Markup(" ").join(
            Markup('<a href="#source-{}">[{}]</a>').format(numbers[each], each)
            for each in _NUMBERS.findall(text)
        )

    environment.globals |= {"spare": SPARE, "cited": cited}
    parts = environment.get_template("parts.html.j2").module

    def set_(section: Section, name: str) -> Markup:
        text: Markup = parts.section(section, name, not short)  # type: ignore[attr-defined]
        return text

    style = (TEMPLATES / "brief.css").read_text(encoding="utf-8")
    return environment.get_template("brief.html.j2").render(
        _context(page),
        style=Markup(style),  # noqa: S704 - our own style sheet
        set=set_,
        short=short,
    )


def markdown(page: Page, *, short: bool = False) -> str:
    """Render the brief as Markdown, without pictures.

    `short`: the two first pages alone.
    """
    from markupsafe import Markup

    environment = _environment()
    environment.finalize = _literal
    environment.globals["raw"] = Markup
    parts = environment.get_template("parts.md.j2").module

    def set_(section: Section) -> Markup:
        return Markup(parts.section(section))  # type: ignore[attr-defined] # noqa: S704 - our own words

    text = environment.get_template("brief.md.j2").render(_context(page), set=set_, short=short)
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
        "version": page.document.settings.versions.get("rason", ""),
    }


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
