"""Tests of the DOCX reader."""
