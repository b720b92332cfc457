"""Amendments: reading, applying, drafting, papers and votes."""
