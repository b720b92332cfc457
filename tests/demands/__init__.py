"""Tests of the judging of demands."""
