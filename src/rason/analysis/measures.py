"""The measures that claims can name, each a question with a unit."""

from __future__ import annotations

from rason.analysis.measure import registry
from rason.analysis.measured_fee import FEES
from rason.analysis.measured_flows import FLOWS
from rason.analysis.measured_hold_up import HOLD_UP
from rason.analysis.measured_in_time import IN_TIME
from rason.analysis.measured_money import MONEY
from rason.analysis.measured_power import POWER
from rason.analysis.measured_relations import RELATIONS

MEASURES = registry(
    *FLOWS, *MONEY, *IN_TIME, *POWER, *HOLD_UP, *RELATIONS, *FEES
)  # every measure by its name
