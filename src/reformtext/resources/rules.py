"""The rules that make a figure: their names and what each means."""

from functools import cache

from reformtext.resources.files import read_rows


@cache
def rules() -> dict[str, str]:
    """Return what every rule means, in Chinese, by its name; words of degree have a rule each."""
    named = {name: zh for name, _step, _meaning, zh in read_rows("rules.tsv")}
    words = {row[0] for row in read_rows("degree_words.tsv")}
    return (
        named
        | {f"degree_{word}": f"程度词“{word}”" for word in sorted(words)}
        | {f"degree_far_{word}": f"前文程度词“{word}”" for word in sorted(words)}
    )
