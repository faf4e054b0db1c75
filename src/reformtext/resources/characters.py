"""The table of common Chinese characters, by which encodings are told apart."""

from functools import cache

from reformtext.errors import ResourceError
from reformtext.resources.files import read_rows

_WEIGHTS = {"1": 3.0, "2": 2.0}


@cache
def weights() -> dict[str, float]:
    """Return a weight for each common character: 3 for the most frequent tier, 2 for the next.

    >>> weights()["的"], weights()["國"], weights().get("鱉")
    (3.0, 3.0, None)
    """
    table: dict[str, float] = {}
    for tier, _, characters in read_rows("common_characters.tsv"):
        if tier not in _WEIGHTS:
            raise ResourceError(f"common_characters.tsv: tier {tier!r} is not one of {', '.join(_WEIGHTS)}")
        for character in characters:
            table.setdefault(character, _WEIGHTS[tier])
    return table
