"""Tests of the engine that applies amendments."""
