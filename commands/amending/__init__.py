"""The commands below ``clausewise amend``: each module offers ``COMMAND``."""
