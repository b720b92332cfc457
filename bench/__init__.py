"""The benchmark of the project: its own bills with a known edit script, peers, ratios."""
