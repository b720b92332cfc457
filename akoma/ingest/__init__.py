"""Readers, one file for each format; see :mod:`akoma.ingest.reader`."""
