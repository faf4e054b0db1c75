"""Panels: place × year × indicator from work reports and communiqués. rows.py says which statement fills a
cell, conflicts.py which contradict, choice.py how one row per place and year is made of them, gaps.py what was aimed at
and reached; panel.py holds them with the documents."""

from reformtext.corpus.panel.gaps import Gap, gaps
from reformtext.corpus.panel.panel import Panel, PanelDocument, build
from reformtext.corpus.panel.rows import COLUMNS, PanelRow, rows

__all__ = ["COLUMNS", "Gap", "Panel", "PanelDocument", "PanelRow", "build", "gaps", "rows"]
