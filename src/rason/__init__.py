"""A workbench for the geopolitics of corridors."""
