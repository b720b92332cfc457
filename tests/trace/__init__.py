"""The table of demands."""
