"""From typed results to the parts of the result document."""
