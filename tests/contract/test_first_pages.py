"""What strangers read first: links lead somewhere, words are explained, pictures are true."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from rason.case import shipped
from rason.games.registry import CONCEPTS

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "docs" / "reference" / "glossary.md").read_text(encoding="utf-8")
TERMS = re.findall(r"^- \*\*([^*]+)\*\*:", GLOSSARY, re.MULTILINE)
PICTURES = ROOT / "docs" / "_static" / "cases"


@pytest.fixture(scope="module", name="script")
def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "docs" / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_links_of_the_readme_lead_to_files() -> None:
    links = [each for each in re.findall(r"\]\(([^)]+)\)", README) if "://" not in each]
    assert len(links) > 20
    assert not [each for each in links if not (ROOT / each).exists()]


def test_every_shipped_case_stands_in_readme_and_gallery() -> None:
    gallery = (ROOT / "docs" / "cases" / "index.md").read_text(encoding="utf-8")
    for name, _ in shipped():
        assert f"docs/_static/cases/{name}.svg" in README
        assert f"docs/cases/{name}.md" in README
        assert f"/_static/cases/{name}.svg" in gallery
    assert {each.stem for each in PICTURES.glob("*.svg")} == {name for name, _ in shipped()}


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name, _ in shipped()])
def test_a_picture_is_the_map_of_its_case(name: str, script: Any) -> None:
    kept = (PICTURES / f"{name}.svg").read_text(encoding="utf-8")
    assert kept == script.picture(name), "python docs/pictures.py"


def test_the_glossary_is_in_order_and_explains_words_that_are_used() -> None:
    assert sorted(TERMS, key=str.casefold) == TERMS
    used = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "src" / "rason").rglob("*.py")
    ).casefold()
    unused = [each for each in TERMS if each.removesuffix(" value").casefold() not in used]
    assert not unused


def test_the_glossary_has_every_rule_of_division() -> None:
    rules = {
        name.strip()
        for row in re.findall(r"^\| ([^|]+) \|", GLOSSARY, re.MULTILINE)
        for name in row.split(",")
    }
    assert {each.label for each in CONCEPTS.values()} <= rules


def test_the_citation_is_of_this_version() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "how-to" / "cite-rason.md").read_text(encoding="utf-8")
    assert f'version = "{cited["version"]}"' in project
    assert f"version = {{{cited['version']}}}" in page
    assert f"title   = {{{cited['title']}}}" in page
