"""Noun phrases around a value: the one that follows a count, and what stands before a level, cut to what names it."""
