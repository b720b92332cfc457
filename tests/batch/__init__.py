"""Batches: lists of pairs, pairing, workers, results, resuming, watching, a cluster."""
