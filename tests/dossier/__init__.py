"""The whole line on whole texts: the dossier of invented texts, and the real motion with recorded edits."""
