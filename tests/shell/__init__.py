"""Completions, the manual page and the doctor."""
