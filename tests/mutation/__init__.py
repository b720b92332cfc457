"""Mutation testing: whether the tests notice when the judging or applying code is changed."""
