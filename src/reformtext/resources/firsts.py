"""The words that claim a first, a record or a place in a ranking."""

import re
from functools import cache

from reformtext.resources.files import read_rows


@cache
def claims() -> re.Pattern[str]:
    """Return what finds such a word; a phrase that only looks like one is passed over by matching it first.

    >>> [found[1] for found in claims().finditer("发扬首创精神，在全省率先推行链长制") if found[1]]
    ['全省率先']
    """
    words: list[str] = []
    others: list[str] = []
    for word, _class, excluded in read_rows("firsts.tsv"):
        words.append(word)
        others += [phrase for phrase in excluded.split("|") if phrase]
    longest = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, others)) + "|(" + "|".join(map(re.escape, longest)) + ")")
