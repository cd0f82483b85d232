"""Questions about a case, one file each: what they ask the solver and what they make of it."""
