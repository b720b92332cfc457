"""Papers that amend, and vote lists: every format gives the same words."""
