"""Mutations of good documents, for every reader."""
