"""The labels of bylines, and the values that stand behind them: 来源：…, 作者：…."""

import re
from functools import cache
from typing import NamedTuple

from reformtext.patterns import lazy
from reformtext.reading.furniture import BARS, simple, squeeze
from reformtext.resources import furniture as tables
from reformtext.resources.forms import Forms

_SIGN = lazy(rf"[:：∶﹕】{BARS}](?!//)")  # a label ends with one: 来源：, 【成文日期】
_GAP = 4  # spaces between two of its characters


class Label(NamedTuple):
    """A label in a line, with its colon or bar."""

    start: int
    end: int
    name: str


def labels(folded: str) -> list[Label]:
    """The labels of a line in order: before a colon or a bar the longest word that is one, written together or with
    spaces (来　源：). Looked up, since a pattern of all labels takes longer to compile than an article to analyse."""
    found: list[Label] = []
    begin = 0
    for sign in _SIGN.finditer(folded):
        before = folded[max(begin, sign.start() - 2) : sign.start()]
        end = sign.start() - len(before) + len(before.rstrip(" "))
        length = max(_forms().before(folded, end, begin), _apart(folded, end, begin))
        if length:
            found.append(Label(end - length, sign.end(), folded[end - length : end].replace(" ", "")))
            begin = sign.end()
    return found


def _apart(folded: str, end: int, begin: int) -> int:
    """The length of the longest label that ends at `end` with one to four spaces after each other character, or 0."""
    at, name, length = end, "", 0
    while len(name) < _longest():
        before = folded[max(begin, at - 1 - _GAP) : at]
        bare = before.rstrip(" ")
        if not bare or (len(bare) == len(before)) != (at == end):
            break
        at -= len(before) - len(bare) + 1
        name = bare[-1] + name
        if name in _forms():
            length = end - at
    return length


@cache
def _forms() -> Forms:
    return Forms(tables.labels())


@cache
def _longest() -> int:
    return max(map(len, tables.labels()))


def fields(line: str) -> list[tuple[tables.Field, str]]:
    """Return the labelled values of a line in order.

    >>> fields("作者: 张三 来源: 菏泽日报 发表时间:2024-10-01")
    [('author', '张三'), ('source', '菏泽日报'), ('published', '2024-10-01')]
    """
    folded = simple(line)
    found = labels(folded)
    ends = [*(label.start for label in found[1:]), len(line)][: len(found)]
    table = tables.labels()
    return [
        (table[label.name], line[label.end : end].strip(f" \t\u3000\xa0{BARS},，;；:：【"))
        for label, end in zip(found, ends, strict=True)
    ]


def open_label(line: str) -> str | None:
    """Return the label that a line ends with and whose value must stand in the next: 2021年4月2日 来源：."""
    found = fields(line)
    if not found or found[-1][1] or found[-1][0] == "other":
        return None
    return re.split(r"[\s|]", line.strip().rstrip(f":：∶﹕{BARS} "))[-1]


def cells(line: str) -> list[tuple[tables.Field, str]]:
    """Return the labelled values of a table row, whose labels stand in cells of their own, with a colon or without.

    >>> cells("索 引 号\\t0113\\t文　　号\\t东政办发〔2025〕12号")
    [('other', '0113'), ('number', '东政办发〔2025〕12号')]
    """
    row = line.split("\t")
    table = tables.labels()
    found: list[tuple[tables.Field, str]] = []
    skip = False
    for cell, after in zip(row, [*row[1:], ""], strict=True):
        label = table.get(squeeze(cell).rstrip(":"))
        if skip:
            skip = False
        elif label is not None:
            found.append((label, after.strip()))
            skip = True
        else:
            found += fields(cell)
    return found
