"""Rendering: an analysis as a terminal view, JSON, CSV, Markdown, a page, or pandas frames. Nothing is decided here."""
