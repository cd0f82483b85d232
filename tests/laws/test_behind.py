"""What nothing reads stands behind no answer: it is neither counted, nor moved, nor told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from tests.laws.corridor import UNIT, claim, figure, written

from rason.claim.figures_read import all_read, figures_read
from rason.claim.moves import reach
from rason.program import compile as compile_case
from rason.report import findings
from rason.report.case_note import case_note
from rason.report.explain import explain

if TYPE_CHECKING:
    from pathlib import Path

PLACES = ("cell", "formula", "scenario", "ratio", "threshold", "fee", "nothing", "leader")


def test_what_nothing_reads_stands_behind_no_answer(rounds: int, tmp_path: Path) -> None:
    bites = 0
    for one in range(rounds):
        rng = np.random.default_rng([5, 2, one])
        reads = {f"g{place}": str(rng.choice(PLACES)) for place in range(8)}
        sourced = {key: bool(rng.integers(2)) for key in reads}
        followed = [key for key, how in reads.items() if how == "leader"]
        rows = []
        for key, how in reads.items():
            unit = "million USD/yr" if how == "fee" else "1"
            partner = followed[0] if how == "cell" and followed else ""
            source = "k1" if sourced[key] else ""
            rows.append(figure(key, 1, 2, unit=unit, source=source, **{"with": partner}))
        price, chain = [f"10 {UNIT}"], []
        for key, how in reads.items():
            if how == "cell":
                price.append(f"{key} * 0.1 {UNIT}")
            elif how == "formula":
                rows += [f"d{key},d,,,,1,,,,,,2 * {key}", f"e{key},e,,,,1,,,,,,3 * d{key}"]
                price.append(f"e{key} * 0.1 {UNIT}")
                chain += [f"d{key}", f"e{key}"]
        said = {
            "ratio": "ratio: '{key} / 2', compare: '>', than: 0.4",
            "threshold": "measure: flow, with: {{asset: old}}, in: base, compare: '>',"
            " than: '{key} * 1 bcm/yr'",
            "fee": "measure: temptation, with: {{actor: A, closed: old, fee: {key}}},"
            " in: base, compare: '>', than: 0 USD/yr",
        }
        claims = "".join(
            claim(f"c{key}", said[how].format(key=key)) for key, how in reads.items() if how in said
        )
        set_ = [key for key, how in reads.items() if how == "scenario"]
        scenarios = "".join(
            f"s{key}: {{projects: [], rules: {{r{key}: {{kind: surcharge, asset: old,"
            f" amount: '{key} * 0.01 {UNIT}'}}}}}}\n"
            for key in set_
        )
        case = written(tmp_path / str(one), rows, claims, price=" + ".join(price),
                       scenarios=scenarios)  # fmt: skip
        idle = {key for key, how in reads.items() if how in {"nothing", "leader"}}
        assert figures_read(case) == set(reads) - idle, one
        assert all_read(case) == (set(reads) - idle) | set(chain), one
        moved = reach(compile_case(case), figures_read(case)).moves
        assert not {key for key, _ in moved} & (idle - set(followed[:1])), one
        read, note = (set(reads) - idle) | set(chain), case_note(case)
        assert note.counts.read == len(read)
        assert note.counts.unsourced_read == sum(not sourced[key] for key in set(reads) - idle)
        assert ("figure behind this" in findings.sourced(note)) == (len(read) == 1)
        assert ("figures behind this" in findings.sourced(note)) == (len(read) > 1)
        for each in case.claims:
            assert {f.figure for f in explain(case, each.claim).figures} == {each.claim[1:]}
        bites += bool(idle) and bool(read)
    assert 3 * bites >= rounds
