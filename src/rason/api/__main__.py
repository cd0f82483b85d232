"""Print the interface's own description: ``python -m rason.api``."""

from __future__ import annotations

import json
import sys

from rason.api.app import openapi

json.dump(openapi(), sys.stdout, indent=2)
