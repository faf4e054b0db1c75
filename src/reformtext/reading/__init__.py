"""Reading: bytes to a Document. `decode` finds the encoding; `plain`, `page` and `office` find the article."""

from reformtext.reading.manifest import facts_for, read_manifest
from reformtext.reading.reader import SUFFIXES, from_text, read

__all__ = ["SUFFIXES", "facts_for", "from_text", "read", "read_manifest"]
