"""Figures, themes, mentions and quoted summaries from Chinese policy journalism."""

__version__ = "0.1.0"
