"""A compiled solver for batches of many small programs: fast, not trusted, each value certified."""
