"""Tests that open the page in a browser."""
