"""The letters of labels, for regular expressions: Latin, Greek and Cyrillic, the scripts of the Union."""

SMALL = "a-zα-ωа-я"
LARGE = "A-ZΑ-ΩА-Я"
