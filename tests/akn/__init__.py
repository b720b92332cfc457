"""Akoma Ntoso of any origin."""
