"""The tables of what stands around an article: lines of furniture, and the labels of bylines."""

import re
from functools import cache
from typing import Literal, NamedTuple, cast, get_args

from reformtext.errors import ResourceError
from reformtext.patterns import lazy
from reformtext.resources.files import read_rows

Match = Literal["start", "whole", "within", "hint"]
Field = Literal["author", "reporter", "source", "published", "updated", "drafted", "number", "title", "other"]


@cache
def forms(match: Match) -> dict[str, str]:
    """Return the forms that match so, each with its kind: {"责任编辑:": "editor", …}."""
    table: dict[str, str] = {}
    for kind, how, form in read_rows("furniture.tsv"):
        if how not in get_args(Match):
            raise ResourceError(f"furniture.tsv: {how!r} is not one of {', '.join(get_args(Match))}")
        if how == match:
            table[form] = kind
    return table


@cache
def starts() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the forms that begin a line with their kinds, by first character, longest form first.

    A role or a source is set apart from its name by a colon, a bar or a stroke: 编辑:, 编辑|, 编辑/.
    """
    table: dict[str, list[tuple[str, str]]] = {}
    for form, kind in forms("start").items():
        table.setdefault(form[0], []).append((form, kind))
        if form.endswith(":") and kind in ("editor", "origin"):
            table[form[0]] += [(form[:-1] + sign, kind) for sign in "|/"]
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}


class LineForm(NamedTuple):
    """What a line of a kind looks like from end to end, and how many characters it has at most (None: any number)."""

    kind: str
    longest: int | None
    whole: re.Pattern[str]


@cache
def line_forms() -> tuple[LineForm, ...]:
    """Return the forms of lines that no list of words tells, of which the first that applies counts."""
    return tuple(
        LineForm(kind, int(longest) if longest else None, lazy(pattern))
        for kind, longest, _example, pattern in read_rows("furniture_forms.tsv")
    )


@cache
def labels() -> dict[str, Field]:
    """Return the labels with the field that their value fills: {"稿源": "source", …}."""
    table: dict[str, Field] = {}
    for field, label in read_rows("labels.tsv"):
        if field not in get_args(Field):
            raise ResourceError(f"labels.tsv: {field!r} is not one of {', '.join(get_args(Field))}")
        table[label] = cast(Field, field)
    return table
