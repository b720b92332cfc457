"""Tests of reading, writing and identity."""
