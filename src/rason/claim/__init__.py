"""Statement to verdict: probability, margin, overturning figure, stability over choices."""
