"""Long work: draws over all claims, in processes of their own, kept where `rason brief` does."""
