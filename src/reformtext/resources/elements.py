"""HTML elements and the words of their class and id attributes, by what they tell of the lines inside."""

from functools import cache
from typing import Literal

from reformtext.resources.files import read_toml

Group = Literal["blocks", "skipped", "junk", "talk", "captions", "summaries", "titles"]

Names = Literal["meta_titles", "meta_dates", "meta_updates", "meta_sources", "meta_authors"]


@cache
def group(name: Group) -> frozenset[str]:
    """Return the names of a group: group("talk") holds "comments", "pinglun", "gentie"…"""
    return frozenset(read_toml("elements.toml")[name].split())


@cache
def ordered(name: Names) -> tuple[str, ...]:
    """Return the names of <meta> that tell something, the most reliable first."""
    return tuple(read_toml("elements.toml")[name].split())
