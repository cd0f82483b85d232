"""How Sphinx builds these pages."""

from __future__ import annotations

import sys
from importlib.metadata import version as installed_version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from generate import generate
from pictures import write_pictures
from results import write_results
from sample import write_sample

generate()
write_pictures()
write_results()
write_sample()

project = "rason"
author = "The rason developers"
copyright = author
version = release = installed_version("rason")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.mathjax",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "sphinxcontrib.bibtex",
]
exclude_patterns = ["_build"]

nitpicky = True
# Types of other libraries are named in signatures; their pages are not fetched, so that the
# documentation builds without a network.
nitpick_ignore_regex = [
    (r"py:.*", r"(?!rason\b).*"),
]

myst_enable_extensions = ["amsmath", "colon_fence", "deflist", "dollarmath", "fieldlist"]
myst_heading_anchors = 3

bibtex_bibfiles = ["references.bib"]
bibtex_default_style = "plain"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autosummary_generate = True
napoleon_google_docstring = False
napoleon_use_rtype = False

copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

html_theme = "furo"
html_title = "rason"
html_extra_path = ["_build/sample"]
html_theme_options = {"source_repository": "", "navigation_with_keys": True}
