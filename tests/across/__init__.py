"""Tests of the comparison across languages."""
