"""Instructions read and written."""
