"""Words that name several things with one head: 城乡, 进出口, 三次产业."""

from functools import cache

from reformtext.resources.files import read_rows


@cache
def elided_heads() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return every (word, the things it names in order), longest word first."""
    rows = ((word, tuple(parts.split("|"))) for word, parts in read_rows("elided_heads.tsv"))
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))
