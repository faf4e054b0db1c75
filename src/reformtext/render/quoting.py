"""Quotations made safe to look at: no character that moves the cursor, turns the reading direction or hides others."""

import re
import unicodedata
from functools import cache

from reformtext import wrapping

# What turns the reading direction or steers a terminal becomes visible; what only takes no room is left out.
_STEERING = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb"
_ROOMLESS = "\u00ad\u200b-\u200d\u2060-\u2064\ufeff\U000e0000-\U000e007f"
_INSTEAD = "\ufffd"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return re.compile(f"[{_STEERING}]"), re.compile(f"[{_ROOMLESS}]"), re.compile(r"\s+")


def visible(text: str) -> str:
    r"""Return `text` with line ends and tabs kept, steering characters as U+FFFD and roomless ones left out.

    >>> visible("增长\u202e3.9%\x1b[31m")
    '增长�3.9%�[31m'
    """
    steering, roomless, _ = _patterns()
    return roomless.sub("", steering.sub(_INSTEAD, text.replace("\r\n", "\n").replace("\r", "\n")))


def unbroken(text: str) -> str:
    """Return a stretch of a paragraph with its lines, broken to a width, put together.

    >>> unbroken("农村居民收\\n入增长"), unbroken("a five\\nyear plan")
    ('农村居民收入增长', 'a five year plan')
    """
    return _broken().sub(lambda end: wrapping.gap(end[1] or "", end[2] or ""), text)


@cache
def _broken() -> re.Pattern[str]:
    return re.compile(r"(?:(?<=(\S))|^)[^\S\n]*\n[^\S\n]*(?:(?=(\S))|$)")


def one_line(text: str) -> str:
    """Return a visible quotation on one line: broken lines put together, any other white space one space.

    >>> one_line("　全市\\n\\n累计"), one_line("收\\n入增长")
    ('全市 累计', '收入增长')
    """
    return _patterns()[2].sub(" ", unbroken(visible(text).strip()))


def width(text: str) -> int:
    """Return the columns a text takes in a terminal: two for wide characters, none for combining ones.

    >>> width("增长3.9%")
    8
    """
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if " " <= character <= "~":
        return 1
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cc", "Cf") else 1


def cut(text: str, columns: int) -> str:
    """Return a text shortened to so many columns, with … where something is left out.

    >>> cut("全面深化改革", 8)
    '全面深…'
    """
    if width(text) <= columns:
        return text
    kept, used = "", 0
    for character in text:
        used += _columns(character)
        if used > columns - 1:
            break
        kept += character
    return kept + "…"
