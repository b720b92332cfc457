"""How much of a text comes back exactly through each format."""
