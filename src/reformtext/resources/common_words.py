"""Common words of two characters, which tell whether a name's edge cuts a word: 推广安全 does not hold 广安."""

from functools import cache

from reformtext.resources.files import read_text


@cache
def common_words() -> frozenset[str]:
    """Return the words.

    >>> "推广" in common_words(), "广安" in common_words()
    (True, False)
    """
    return frozenset(read_text("common_words.txt").split())
