"""The doubts that arithmetic raises about a figure: their names and what each means."""

from functools import cache

from reformtext.resources.files import read_rows


@cache
def flags() -> dict[str, str]:
    """Return what every flag means, in Chinese, by its name."""
    return {name: zh for name, _meaning, zh in read_rows("flags.tsv")}
