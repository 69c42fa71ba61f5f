"""Shared language work: sentences, numbers, words. Pure functions on strings."""
