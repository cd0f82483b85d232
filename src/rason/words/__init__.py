"""Words of all outputs: amounts, counts, ranges, dates."""
