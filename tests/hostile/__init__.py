"""Damaged and hostile documents of every kind."""
