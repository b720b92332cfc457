"""Fetching documents: addresses, politeness, what the server may answer, what is kept."""
