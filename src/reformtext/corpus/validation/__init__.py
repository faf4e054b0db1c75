"""Validation: a researcher's codes against ours. coded.py reads the sheet, compare.py counts unit by unit, agreement.py
makes precision, recall, F1, κ and α with intervals of the counts, audit.py draws a sheet to fill in."""

from reformtext.corpus.validation.agreement import Agreement, agreement
from reformtext.corpus.validation.audit import COLUMNS, SHEETS, audit_sheet
from reformtext.corpus.validation.coded import Coded, read_coded
from reformtext.corpus.validation.compare import Comparison, compare

__all__ = [
    "COLUMNS",
    "SHEETS",
    "Agreement",
    "Coded",
    "Comparison",
    "agreement",
    "audit_sheet",
    "compare",
    "read_coded",
]
