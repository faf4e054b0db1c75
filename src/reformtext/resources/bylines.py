"""What bylines are made of: family names, roles, endings of the names of media."""

from functools import cache

from reformtext.resources.files import read_toml


@cache
def surnames() -> frozenset[str]:
    """Return the family names, of one and of two characters."""
    table = read_toml("bylines.toml")
    return frozenset("".join(table["surnames"].split())) | frozenset(table["compound_surnames"])


@cache
def roles() -> tuple[str, ...]:
    """Return the words among the names of a byline that are none, longest first: 特约通讯员, 记者, 整合…"""
    return tuple(sorted(read_toml("bylines.toml")["roles"], key=lambda word: -len(word)))


@cache
def credits() -> frozenset[str]:
    """Return the words that lines of credits begin with: 编辑, 校对, 监制…"""
    return frozenset(read_toml("bylines.toml")["credits"])


@cache
def media() -> tuple[str, ...]:
    """Return the endings of the names of media and publishing offices: 日报, 网, 办公厅…"""
    return tuple(read_toml("bylines.toml")["media"])
