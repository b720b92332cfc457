"""The axes on which a demand can move: what is read in one clause, and what is compared between two."""
