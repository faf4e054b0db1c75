"""Which side the paragraphs of a report are on, back or ahead: by their terms, and by those of their neighbours.

The terms were learnt from the sections of whole reports. Neighbours settle what a paragraph alone leaves open: the
likeliest course of a report that changes sides seldom (Viterbi over two states).
"""

from reformtext.characters import YEAR_DIGITS
from reformtext.model import Layout
from reformtext.patterns import lazy
from reformtext.resources.outlook import DIGIT, EDGE, outlook_bias, outlook_terms

SENTENCE = lazy(r"[^。！？]+[。！？]?")
_NUMBERS = lazy(rf"[\d.]+|{YEAR_DIGITS}{{4}}(?=年)")
_EDGES = lazy(rf"[^\u4e00-\u9fff{DIGIT}%]+")
_MOST = 4.0  # what one sentence can say at most, so that one long list does not outvote a section
_SWITCH = 5.0  # what changing sides between two paragraphs costs


def normalise(sentence: str) -> str:
    """Reduce a folded sentence to what the terms are matched on: clause edges as ^, numbers as 0.

    >>> normalise("2024年，确保粮食产量1200万吨。")
    '^0年^确保粮食产量0万吨^'
    """
    return EDGE + _EDGES.sub(EDGE, _NUMBERS.sub(DIGIT, sentence)).strip(EDGE) + EDGE


def score(text: str, start: int, end: int) -> float:
    """How far text[start:end] looks ahead (positive) or back (negative): the log-odds of its sentences, summed."""
    automaton, total = outlook_terms(), 0.0
    for match in SENTENCE.finditer(text, start, end):
        if match.end() - match.start() > 8:
            terms = {found for _end, found in automaton.iter(normalise(match[0]))}
            total += max(-_MOST, min(_MOST, outlook_bias() + sum(weight for _term, weight in sorted(terms))))
    return total


_GOAL = lazy(r"(?:目标|任务)(?:是|为|有)?：|(?:预期|奋斗|主要|发展)目标(?:是|为)")
_COUNTED_OFF = lazy(r"\s*[二三四五六七八九十]是")
_ITEM = lazy(r"[；;：:]\s*$")
_MOST_OF_LIST = 1.5  # 地区生产总值增长9%；line by line says little by itself: what stands around it tells
_GOAL_SAYS = 8.0  # a paragraph that opens with 主要预期目标是：


def weighed(layout: Layout, text: str, prior: float) -> list[float]:
    """Each paragraph's score. Lines that end in ； or ：are one list and say little."""
    scores: list[float] = []
    first = 0
    for i, paragraph in enumerate(layout.paragraphs):
        value = prior + score(text, paragraph.start, paragraph.end)
        if _GOAL.search(text, paragraph.start, min(paragraph.end, paragraph.start + 40)):
            value += _GOAL_SAYS
        scores.append(value)
        following = layout.paragraphs[i + 1].start if i + 1 < len(layout.paragraphs) else paragraph.end
        if _COUNTED_OFF.match(text, following):
            continue  # 一是…。 二是…。: one list, one side
        if _ITEM.search(text, max(paragraph.start, paragraph.end - 3), paragraph.end):
            continue
        total = sum(scores[first:])
        if i > first and total:
            share = max(-_MOST_OF_LIST, min(_MOST_OF_LIST, total)) / (i - first + 1)
            scores[first:] = [share] * (i - first + 1)
        first = i + 1
    return scores


def glosses(layout: Layout, text: str) -> list[bool]:
    """Which paragraphs explain a term (12.小街区规制：是指…), or stand in a list of such."""
    sure = [bool(_GLOSS.match(text, paragraph.start, paragraph.end)) for paragraph in layout.paragraphs]
    like = [bool(_NUMBERED_TERM.match(text, paragraph.start, paragraph.end)) for paragraph in layout.paragraphs]
    return [
        is_sure or (like[i] and any(sure[max(0, i - 2) : i + 3]) and like[max(0, i - 2) : i + 3].count(True) > 1)
        for i, is_sure in enumerate(sure)
    ]


_NUMBERED_TERM = lazy(r"\s*(?:\d{1,3}[.．、]|[\[［]\d{1,3}[\]］])\s*[^。，；：]{1,24}[：:]")
_GLOSS = lazy(r"\s*(?:\d{1,3}[.．、]|[\[［]\d{1,3}[\]］])?\s*[^。]{1,30}[：:]\s*(?:是指|指|即|是)")


def course(scores: list[float], fixed: list[bool | None]) -> list[bool]:
    """The likeliest sequence of sides: each paragraph's score for its side, less the cost of every change."""
    best = {False: 0.0, True: 0.0}
    came: list[dict[bool, bool]] = []
    for value, known in zip(scores, fixed, strict=True):
        step: dict[bool, float] = {}
        origin: dict[bool, bool] = {}
        for side in (False, True):
            source = side if best[side] >= best[not side] - _SWITCH else not side
            origin[side] = source
            gain = (value if side else -value) if known is None else (0.0 if known is side else -1e9)
            step[side] = best[source] - (_SWITCH if source is not side else 0.0) + gain
        best = step
        came.append(origin)
    side = best[True] > best[False]
    course: list[bool] = []
    for origin in reversed(came):
        course.append(side)
        side = origin[side]
    return course[::-1]
