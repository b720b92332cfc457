"""Tests of telling what a document is, what it speaks of, and of cutting unnumbered texts."""
