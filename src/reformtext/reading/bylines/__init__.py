"""The lines that say who wrote, who published, when: read into fields, told apart from prose."""

from reformtext.reading.bylines.labels import cells, fields, open_label
from reformtext.reading.bylines.line import is_byline, read, read_cells
from reformtext.reading.bylines.media import is_address, is_channel, is_medium, is_site, source
from reformtext.reading.bylines.names import author, bare_names, is_name, names
from reformtext.reading.bylines.signatures import (
    bracketed_names,
    closing_names,
    dateline_names,
    is_credit,
    is_role,
    reporter_line,
)

__all__ = [
    "author",
    "bare_names",
    "bracketed_names",
    "cells",
    "closing_names",
    "dateline_names",
    "fields",
    "is_address",
    "is_byline",
    "is_channel",
    "is_credit",
    "is_medium",
    "is_name",
    "is_role",
    "is_site",
    "names",
    "open_label",
    "read",
    "read_cells",
    "reporter_line",
    "source",
]
