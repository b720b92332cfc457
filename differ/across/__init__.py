"""Comparison across languages: what a clause speaks of, whatever the language."""
