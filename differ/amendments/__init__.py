"""Amendments: what they ask for, applied to a text, checked against each other, drafted from two texts."""
