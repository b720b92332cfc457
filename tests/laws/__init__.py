"""British drafting: the same provisions from every form of a bill."""
