"""Drafting: the amendments that turn one text into another, in every form that they are printed in."""
