"""The numbers and marks that headings begin with: 第二章 一、 第一， （一） 一是 1. （1） ① ## ** ■."""

import re
from functools import cache
from typing import NamedTuple

from reformtext.characters import fold

# The kinds of numbers, each of which stands under those before it:
# 第一部分 第一章 第一节 一、 （一） 第一， 一是 1. （1） ①
KINDS = ("part", "chapter", "section", "han", "paren_han", "nth", "item", "digit", "paren_digit", "circled")

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)}
_HAN_BRACKETED = {chr(0x3220 + i): i + 1 for i in range(10)}  # ㈠
_DIGIT_BRACKETED = {chr(0x2474 + i): i + 1 for i in range(20)}  # ⑴
_ORNAMENTS = "■□◆◇●○◎▲△▶▷►▍▎★☆♦※"
_UNITS = {"编": "part", "篇": "part", "部分": "part", "章": "chapter", "节": "section"}


class Mark(NamedTuple):
    """What a line begins with: its numbering, Markdown depth, bold and ornament, and where its own words stand."""

    start: int  # of the heading as quoted, marks of Markdown and ornaments left out, the number kept
    words: int  # where the words after the number begin
    end: int
    numbering: str = ""  # one of KINDS
    number: int = 0
    depth: int = 0  # of Markdown: ## is 2
    bold: bool = False  # the whole line
    bold_until: int = 0  # end of a bold opening that the line goes on after, marks left out; 0 where there is none
    ornament: bool = False


@cache
def _numbers() -> re.Pattern[str]:
    # One pattern of alternatives that differ in their first characters; every repetition is bounded.
    return re.compile(
        r"第\s?(?P<of_unit>[一二三四五六七八九十\d]{1,3})\s?(?P<unit>编|篇|部分|章|节)(?=[\s：:、，]|$|[^的课])[\s：:、，]*"
        r"|(?P<lone>[一二三四五六七八九十]{1,3})$"
        r"|第(?P<nth>[一二三四五六七八九十]{1,3})[，、,]\s*"
        r"|(?P<item>[一二三四五六七八九十]{1,3})[是要]\s*"
        r"|(?P<han>[一二三四五六七八九十]{1,3})\s?[、.]\s*(?![二三四五六七八九十]\s?[、线级])"
        r"|[（(]\s?(?P<paren_han>[一二三四五六七八九十]{1,3})\s?[）)]、?\s*"
        r"|(?P<paren_han_half>[一二三四五六七八九十]{1,3})[）)]\s*"
        r"|(?P<digit>\d{1,2})\s?[.、]\s*(?:(?!\d)|(?=\d{4}\s?年))"
        r"|[（(]\s?(?P<paren_digit>\d{1,2})\s?[）)]、?\s*(?!\d)"
        r"|(?P<paren_digit_half>\d{1,2})[）)]\s*(?!\d)"
    )


def read_mark(text: str, start: int, end: int) -> Mark:
    """Return what the line text[start:end] begins with.

    >>> read_mark("**（二）狠抓招商**", 0, 11)
    Mark(start=2, words=5, end=9, numbering='paren_han', number=2, depth=0, bold=True, bold_until=0, ornament=False)
    """
    depth = 0
    while start + depth < end and text[start + depth] == "#" and depth < 6:
        depth += 1
    hashes = end
    while hashes > start and text[hashes - 1] == "#":
        hashes -= 1
    if depth and not (text[start + depth].isspace() if start + depth < end else False) and hashes < end:
        depth = 0  # #话题# is a tag of social media
    elif depth:
        start, end = _trim(text, start + depth, hashes)
    start, end, bold, bold_until = _unbold(text, start, end)
    ornament = start < end and text[start] in _ORNAMENTS
    if ornament:
        start, end = _trim(text, start + 1, end)
    numbering, number, words = _number(text, start, end)
    return Mark(start, words, end, numbering, number, depth, bold, bold_until, ornament)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _unbold(text: str, start: int, end: int) -> tuple[int, int, bool, int]:
    for sign in ("**", "__"):
        if not text.startswith(sign, start, end):
            continue
        close = text.find(sign, start + 2, end)
        if close + 2 == end:
            return *_trim(text, start + 2, close), True, 0
        return *_trim(text, start + 2, end), False, max(close, 0)  # an opening without its end is dropped too
    return start, end, False, 0


def _number(text: str, start: int, end: int) -> tuple[str, int, int]:
    first = text[start : start + 1]
    for table, numbering in ((_CIRCLED, "circled"), (_HAN_BRACKETED, "paren_han"), (_DIGIT_BRACKETED, "paren_digit")):
        if first in table:
            words = start + 1
            while words < end and text[words] in " 　、.．":
                words += 1
            return numbering, table[first], words
    opening = fold(text[start : min(end, start + 12)])
    match = _numbers().match(opening)
    if not match:
        return "", 0, start
    words = start + match.end()
    unit = match["unit"]
    if unit:
        return _UNITS[unit], _value(match["of_unit"]), words
    group = match.lastgroup or ""
    if group == "lone":
        return ("han", _value(match[group]), words) if words == end else ("", 0, start)
    return group.removesuffix("_half"), _value(match[group]), words


def _value(numeral: str) -> int:
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _DIGITS.get(numeral[-1], 0)
    return 10 * _DIGITS.get(tens[-1:], 1) + _DIGITS.get(ones[:1], 0)
