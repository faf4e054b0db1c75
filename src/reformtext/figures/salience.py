"""How much a reader would want to be told a figure: a transparent sum of named reasons, between 0 and 1."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reformtext.figures.clauses import REACH
from reformtext.model import Document, Figure, Layout
from reformtext.resources.files import read_rows


@cache
def weights() -> dict[str, float]:
    """Return the reasons' weights by name."""
    return {name: float(weight) for name, weight, _why in read_rows("salience.tsv")}


_CUMULATIVE = re.compile(r"累计|共|总|全面|全部|历史性|以来|先后")
_FIRST = re.compile(r"首|率先|历史|第一|最大|突破|全国")
_PEOPLE = re.compile(r"减贫|脱贫|就业|创业|受益|惠及|教师|学生|居民|群众|人口|困难|低保|农户|职工|患者|老人")
_EXAMPLE = re.compile(r"例如|比如|说|表示|介绍|告诉|“我")
_DELIVERY = re.compile(r"完成|建成|出台|实现|落实|出列|形成|办结|补充|承担")


def reasons(document: Document, layout: Layout, figure: Figure, repeated: int) -> list[str]:
    """Return why a figure matters or does not: names of the table salience.tsv, whose weights add up to its score."""
    sentence = layout.sentences[figure.sentence]
    first = max(sentence.start, figure.start - REACH)
    context = document.text[first : min(sentence.end, figure.end + REACH)]
    names: list[str] = ["base", f"kind_{figure.kind}"]
    title = document.title or ""
    if figure.text in title or (len(figure.subject) >= 2 and figure.subject in title):
        names.append("in_title")
    if sentence.paragraph <= 1:
        names.append("in_lead")
    if figure.indicator:
        names.append("indicator")
    if figure.status == "target":
        names.append("target")
    if figure.status == "rule":
        names.append("rule")
    if figure.change in ("rise_by", "fall_by", "rise_to", "fall_to"):
        names.append("change")
    near = context[max(0, figure.start - first - 40) : figure.end - first + 20]
    if _CUMULATIVE.search(near):
        names.append("cumulative")
    if _FIRST.search(near):
        names.append("first")
    if _PEOPLE.search(figure.subject) or (figure.unit == "人" and _PEOPLE.search(near)):
        names.append("people")
    if _DELIVERY.search(near):
        names.append("delivery")
    if repeated > 1:
        names.append("repeated")
    if _EXAMPLE.search(context):
        names.append("anecdote")
    if figure.value is None:
        names.append("vague")
    elif figure.kind == "count" and not isinstance(figure.value, tuple):
        size = float(figure.value)
        names.append("size_large" if size >= 10000 else "size_middle" if size >= 100 else "size_small")
    elif figure.kind == "money" and not isinstance(figure.value, tuple):
        names.append("money_large" if float(figure.value) >= 1e8 else "money_small")
    if not figure.subject:
        names.append("no_subject")
    return names


def scored(document: Document, layout: Layout, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures with their salience."""
    told = [(figure.kind, str(figure.value), figure.unit, figure.subject) for figure in figures]
    seen, table = Counter(told), weights()
    result = []
    for figure, statement in zip(figures, told, strict=True):
        total = sum(table.get(name, 0.0) for name in reasons(document, layout, figure, seen[statement]))
        result.append(replace(figure, salience=round(max(0.0, min(1.0, total)), 2)))
    return result
