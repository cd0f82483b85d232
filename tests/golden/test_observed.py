"""Of equally good flows those nearest to what was observed are reported: LNG by region in 2014.

What Japan and Korea took of each region reaches them by four sea links that cost the same to the
cent, so that only observation tells them apart; the model buys 0.4 bcm less than the year's 115 Mt.
"""

from __future__ import annotations

from rason.case import central, read_case
from rason.program import compile
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.scenario.values import override
from rason.solve import Batch, solve
from rason.study.setting import usual_scenario

OBSERVED = {
    "gulf_lng_direct": 41.7,
    "southeast_asia_lng_direct": 34.8,
    "australia_lng_lombok": 18.4,
    "atlantic_lng_direct": 20.3,
}
"""Million tonnes in the year."""
BCM = 1.36
LESS = 0.4
"""How much less the model buys than was observed [bcm]."""


def test_lng_comes_from_where_it_came() -> None:
    case = read_case("northeast-asia-2014")
    program = compile(case)
    change = merge(case, usual_scenario(case))
    variant, values = apply(program, change), override(case, central(case), change)
    solved = solve(program, Batch(values, variants=(variant,))).variants[variant]
    for link, quantity in OBSERVED.items():
        flow = solved.primal[0, program.by_asset[link]].sum()
        observed = quantity * BCM
        assert observed - LESS <= flow <= observed + 1e-6, link
