"""Papers that amend: read whatever they are written in, word for word; what they ask for is told by ``differ``."""

from akoma.amending.reading import read_amendments, read_amendments_data
from akoma.amending.vote_reading import read_votes, read_votes_data

__all__ = ["read_amendments", "read_amendments_data", "read_votes", "read_votes_data"]
