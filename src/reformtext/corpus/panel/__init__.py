"""Panels: place × year × indicator from work reports and communiqués. rows.py says which statement fills a
cell, conflicts.py which contradict, choice.py how one row per place and year is made of them; panel.py holds both with
the documents."""

from reformtext.corpus.panel.panel import Panel, PanelDocument, build
from reformtext.corpus.panel.rows import COLUMNS, PanelRow, rows

__all__ = ["COLUMNS", "Panel", "PanelDocument", "PanelRow", "build", "rows"]
