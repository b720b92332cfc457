"""Tests of the benchmark. None of them asserts a time: the figures are made by hand, on a quiet machine."""
