"""Tests of the PDF reader; their documents are made in the tests, with text at known places."""
