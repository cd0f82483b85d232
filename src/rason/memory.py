"""How much memory the system lets this process have."""

from __future__ import annotations

import os


def allowed() -> int | None:
    """Return how many bytes of address space this process may have; None for any number."""
    if os.name == "nt":
        return None
    import resource

    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    return None if limit == resource.RLIM_INFINITY else limit
