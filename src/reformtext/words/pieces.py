"""What is not a run of Chinese characters: numbers, Latin words, addresses, marks."""

import re
from functools import cache

# The range both segmenters take for Chinese; rarer characters stand alone.
HAN = "\u4e00-\u9fd5"
NUMBER, LATIN, OTHER = "m", "eng", "x"


@cache
def pieces_pattern() -> re.Pattern[str]:
    """Return the pattern of a text's pieces: runs of Chinese characters (group `han`) and all else.

    Numerals with 〇, which the segmenters do not know, are numbers; a Latin word may hold digits and joining marks
    (PM2.5, COVID-19, R&D, C919); other marks are single, but for runs of one mark (……, ——).
    """
    numerals = "零一二三四五六七八九十百千万亿两"
    return re.compile(
        rf"(?P<numeral>[{numerals}]{{0,8}}[〇○][{numerals}〇○]{{0,8}})"
        rf"|(?P<han>[{HAN}]+)"
        r"|(?P<address>(?:https?://|www\.)[!-~]+)"
        r"|(?P<number>\d+(?:[.,:/\-]\d+)*[%‰]?(?![A-Za-z0-9]))"
        rf"|(?P<latin>[^\W_{HAN}]+(?:[.&'+#@_\-][^\W_{HAN}]+)*)"
        r"|(?P<mark>(?P<sign>[^\w\s]|_)(?P=sign)*)"
    )


_TAGS = {"numeral": NUMBER, "number": NUMBER, "address": LATIN, "mark": OTHER}


def tag_of(kind: str, piece: str) -> str:
    """Return the tag of a piece by the group that matched it; letters of other scripts are marks to jieba's tag set.

    >>> tag_of("latin", "GDP"), tag_of("number", "3.5%")
    ('eng', 'm')
    """
    return _TAGS.get(kind) or (LATIN if piece[0].isascii() else OTHER)
