"""How batches run: lists of pairs, worker processes, the database, progress. Shared by ``batch`` and ``watch``."""
