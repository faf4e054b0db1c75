"""Key figures: quantities found in characters, then what they measure, how they changed, when, fact or goal."""

from reformtext.figures.extraction import extract

__all__ = ["extract"]
