"""The engine: amendments applied to a base, all at once, whole or not at all."""
