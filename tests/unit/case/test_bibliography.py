from __future__ import annotations

from pathlib import Path

from rason.case.bibliography import measurements, read_sources
from rason.case.faults import Faults

TEXT = r"""
@string{iea = "International Energy Agency"}
@report{agency, author = {{International Energy Agency}}, title = {World {E}nergy Outlook},
  institution = iea, year = 2014, url = {https://example.org/weo}}
@article{pair, author = {Hirschman, Albert O. and M{\"u}ller, Ute}, title = "Paternity",
  journal = {AER}, year = {1964}}
@article{many, author = {Aa, A. and Bb, B. and Cc, C.}, title = {Many}, date = {2014-05-01}}
@misc{nobody, title = {A page without author}, howpublished = {Ministry of Trade}}
@misc{bare, note = {seen}}
"""


def test_citations_are_short_and_full() -> None:
    faults = Faults(Path("case"))
    sources = read_sources(TEXT, faults)
    assert not faults.found
    assert sources is not None
    assert {key: source.cite() for key, source in sources.items()} == {
        "agency": "International Energy Agency 2014",
        "pair": "Hirschman and Müller 1964",
        "many": "Aa et al. 2014",
        "nobody": "Ministry of Trade n.d.",
        "bare": "bare n.d.",
    }
    assert sources["agency"].title == "World Energy Outlook"
    assert sources["agency"].text() == (
        "International Energy Agency (2014). World Energy Outlook. https://example.org/weo."
    )
    assert sources["pair"].text() == "Hirschman, Albert O., Müller, Ute (1964). Paternity. AER."
    assert sources["pair"].where.line == 5
    assert sources["bare"].note == "seen"


def test_every_broken_entry_is_reported_with_its_line() -> None:
    faults = Faults(Path("case"))
    text = "@misc{a, title = {A} year = 1}\n@misc{b, title = {B}}\n@misc{c, title = }\n"
    assert read_sources(text, faults) is None
    assert [(fault.code, fault.line) for fault in faults.found] == [
        ("RSN-C043", 1), ("RSN-C043", 3)
    ]  # fmt: skip


def test_what_passes_on_one_measurement_counts_once() -> None:
    text = """
@misc{ministry, title = {The figure}}
@misc{wire, title = {The figure, by wire}, same_as = {ministry}}
@misc{paper, title = {The figure, printed}, same_as = {wire}}
@misc{rival, title = {Another figure}}
@misc{digest, title = {Both}, same_as = {other; rival}}
@misc{other, title = {The other}}
"""
    faults = Faults(Path("case"))
    sources = read_sources(text, faults)
    assert sources is not None
    assert not faults.found
    assert measurements(sources, ("paper", "ministry", "rival")) == (
        frozenset({"paper", "ministry"}),
        frozenset({"rival"}),
    )
    assert measurements(sources, ("rival", "other")) == (frozenset({"rival", "other"}),)
    assert measurements(sources, ()) == ()
