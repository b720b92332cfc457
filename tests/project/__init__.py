"""Tests of the project itself: direction of imports, size, wheel, hygiene."""
