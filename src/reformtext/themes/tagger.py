"""Tagging by a trained model: terms weighed in the paragraph and in what stands around it, with the evidence kept."""

from collections.abc import Mapping, Sequence
from math import exp
from typing import NamedTuple

from reformtext.model import Document, Layout, Section, Span, ThemeTag
from reformtext.resources.theme_model import Level, ThemeModel, parsed
from reformtext.themes.neighbours import neighbours
from reformtext.themes.terms import normalise, standing

_EVIDENCE = 8  # terms shown for a tag at most
_LEAST = 0.02  # log-odds below which a term is no evidence


class Weighed(NamedTuple):
    """A text's terms, what a weight is multiplied by in it, and the log-odds and probability of each label and, after
    them, of no theme."""

    terms: frozenset[str]
    scale: float
    scores: tuple[float, ...]
    chances: tuple[float, ...]


class Judged(NamedTuple):
    """A paragraph's calibrated probabilities, and the labels' probabilities in what stands around it (as `none`, for
    every label the paragraph's own of no theme)."""

    scores: tuple[float, ...]
    beside: Mapping[str, Sequence[float]]


def probability(odds: float) -> float:
    """Return the probability of log-odds."""
    return 1 / (1 + exp(-odds if -30.0 < odds < 30.0 else -30.0 if odds > 0 else 30.0))


def weigh(text: str, model: ThemeModel) -> Weighed:
    """Return the log-odds of every label from a normalised text's own terms."""
    terms = standing(text, model.weights.starting)
    scale = max(len(text), model.least) ** -model.power
    sums = [0.0] * len(model.biases)
    for term in sorted(terms):
        for label, weight in parsed(model.weights[term]).items():
            sums[label] += weight
    scores = tuple([bias + scale * total for bias, total in zip(model.biases, sums, strict=True)])
    return Weighed(frozenset(terms), scale, scores, tuple(map(probability, scores)))


def judge(
    own: Weighed, beside: Mapping[str, Sequence[float]], model: ThemeModel, *, given_only: bool = False
) -> Judged:
    """Return the probability of every label: the paragraph's own terms with title, heading and neighbours.

    `given_only` leaves sub-themes at 0 whose theme is too unlikely to be given, which most are.
    """
    beside = {**beside, "none": own.chances[-1:] * len(model.labels)}
    tops = [(getattr(model.top, part), chances) for part, chances in beside.items()]
    subs = [(getattr(model.sub, part), chances) for part, chances in beside.items()]
    scores: list[float] = []
    for number, (label, above, own_odds) in enumerate(zip(model.labels, model.above, own.scores, strict=False)):
        if given_only and above != number and scores[above] < model.top.fair:
            scores.append(0.0)
            continue
        added = 0.0
        for weight, chances in tops if above == number else subs:
            added += weight * chances[number]
        if above == number:
            slope = model.top.slope
        else:
            slope = model.sub.slope
            added += model.sub.parent * scores[above]
        scores.append(probability(label.offset + slope * own_odds + added))
    return Judged(tuple(scores), beside)


def around(judged: Judged, number: int, model: ThemeModel) -> dict[str, float]:
    """Return what each part of a paragraph's surroundings added to a label, in log-odds."""
    above = model.above[number]
    level = model.top if above == number else model.sub
    added = {part: getattr(level, part) * chances[number] for part, chances in judged.beside.items()}
    return added if above == number else added | {"parent": level.parent * judged.scores[above]}


def chosen(scores: Sequence[float], model: ThemeModel) -> list[int]:
    """Return the numbers of the labels that are given: the themes that reach their threshold (or the likeliest, if it
    is fair), each as its sub-themes by the same rule, or by itself where none of them is given."""
    given: list[int] = []
    for number in _reaching([number for number, name in enumerate(model.ids) if "." not in name], scores, model.top):
        subs = [other for other, above in enumerate(model.above) if above == number != other]
        given += _reaching(subs, scores, model.sub) or [number]
    return given


def _reaching(labels: Sequence[int], scores: Sequence[float], level: Level) -> list[int]:
    over = [number for number in labels if scores[number] >= level.threshold]
    if not over and labels and scores[best := max(labels, key=lambda number: scores[number])] >= level.fair:
        over = [best]
    return over


def tag_by_model(document: Document, layout: Layout, model: ThemeModel) -> tuple[tuple[ThemeTag, ...], ...]:
    """Return each paragraph's tags, the surest first, with the terms that made them and what each added."""
    text = normalise(document.text)
    own = [weigh(text[paragraph.start : paragraph.end], model) for paragraph in layout.paragraphs]
    title_line = normalise(document.title or "")
    title = weigh(title_line, model) if title_line else None
    headings = [weigh(normalise(line), model) if (line := _headings(section, layout)) else None
                for section in layout.sections]  # fmt: skip
    known = dict(zip(((paragraph.start, paragraph.end) for paragraph in layout.paragraphs), own, strict=True))

    def weighed_once(span: Span | None) -> Weighed | None:
        if span is not None and span not in known:
            known[span] = weigh(text[slice(*span)], model)
        return known[span] if span is not None else None

    tags: list[tuple[ThemeTag, ...]] = []
    beside_each = neighbours(text, layout.paragraphs)
    for index, (paragraph, (before, after)) in enumerate(zip(layout.paragraphs, beside_each, strict=True)):
        surroundings = {
            "title": None if title_line in text[paragraph.start : paragraph.end] else title,  # its own line
            "heading": None if paragraph.heading else headings[paragraph.section],
            "before": weighed_once(before),
            "after": weighed_once(after),
        }
        beside: dict[str, Sequence[float]] = {
            part: weighed.chances for part, weighed in surroundings.items() if weighed is not None and weighed.terms
        }
        judged = judge(own[index], beside, model, given_only=True)
        found = [_tag(text, (paragraph.start, paragraph.end), own[index], judged, number, model)
                 for number in chosen(judged.scores, model)]  # fmt: skip
        tags.append(tuple(sorted(found, key=lambda tag: (-tag.score, tag.id))))
    return tuple(tags)


def themes_of_part(text: str, part: Span, tags: Sequence[ThemeTag], model: ThemeModel) -> tuple[str, ...]:
    """Return the ids of what a part of a paragraph is about, the surest first: the labels that its own terms reach,
    else those of the paragraph's tags whose theme is likeliest in it. `text` is normalised."""
    scores = judge(weigh(text[slice(*part)], model), {}, model, given_only=True).scores
    if own := chosen(scores, model):
        return tuple(model.ids[number] for number in sorted(own, key=lambda number: (-scores[number], number)))
    chances = {name: score for name, score in zip(model.ids, scores, strict=True) if "." not in name}
    nearest = max((tag.id.partition(".")[0] for tag in tags), key=lambda name: chances[name], default=None)
    return tuple(tag.id for tag in tags if tag.id.partition(".")[0] == nearest)


def _headings(section: Section, layout: Layout) -> str:
    """The headings a section stands under, its own first."""
    found: list[str] = []
    here: Section | None = section
    while here is not None:
        if here.heading:
            found.append(here.heading)
        here = layout.sections[here.parent] if here.parent is not None else None
    return "\n".join(found)


def _tag(text: str, span: Span, own: Weighed, judged: Judged, number: int, model: ThemeModel) -> ThemeTag:
    label = model.labels[number]
    slope = (model.sub if "." in label.id else model.top).slope
    parts = {part: round(value, 2) for part, value in around(judged, number, model).items()}
    each = slope * own.scale
    terms = [(term, value) for term in own.terms
             if (value := round(each * parsed(model.weights[term]).get(number, 0.0), 2)) >= _LEAST]  # fmt: skip
    shown = sorted(terms, key=lambda item: (-item[1], item[0]))[:_EVIDENCE]
    evidence = _spans(text, span, [term for term, _value in shown])
    beside = [(f"({part})", value) for part, value in parts.items() if value >= _LEAST]
    return ThemeTag(label.id, round(judged.scores[number], 3), evidence, (*shown, *beside))


def _spans(text: str, span: Span, terms: Sequence[str]) -> tuple[Span, ...]:
    """Where terms stand, those inside a longer one of them left out."""
    found: list[Span] = []
    for term in terms:
        at = text.find(term, *span)
        while at >= 0:
            found.append((at, at + len(term)))
            at = text.find(term, at + len(term), span[1])
    return tuple(sorted(a for a in found if not any(b != a and b[0] <= a[0] and a[1] <= b[1] for b in found)))
