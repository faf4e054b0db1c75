"""The one sentence that tells what the article says."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import chain

from reformtext.characters import HAN
from reformtext.model import Figure, Span
from reformtext.summary.sentences import Prose, pairs

# Chosen on the titles of 200 news items (docs/summaries.md): what the article repeats, per character, and how early
# it stands. Long features open with ornament and reports with ceremony, so there the title and the figures decide.
_EARLY = 2.0
_NEWS = 1500  # characters of an article whose first sentence tells it
_TITLE = 6.0
_FIGURES = 0.3
_INDICATORS = 2.5  # in reports and bulletins: the sentence that sums the year up
_PURPOSE = 4.0  # in notices: the sentence that says what for
_WEAK = 2.0
_SHORTEST = 16
_LONGEST = 200
_READ = 400  # sentences; an article that has not said by then what it says has no lead


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:(?:央视网消息[^：，。]{0,12}[：，]|本[台报](?:[^，。：（]{0,12}(?:报道|消息)|讯|电)[：，]?|"
        rf"{HAN}{{2,6}}[网报台]讯[：，]?|(?:通讯员|记者)[^，。：:]{{2,24}}报道[：:]|"
        rf"{HAN}{{2,6}}社[^，。]{{2,16}}日电|[（(][^（()）]{{0,24}}记者[^（()）]{{0,24}}[)）])\s*){{1,2}}"
    )


@cache
def _numbered() -> re.Pattern[str]:
    """What opens an item of a list, or is a heading in bold."""
    return re.compile(r"^\s*—|^\s*[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|^\*\*[^*]*\*\*$")


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(
        r"^\s*(?:[一二三]、)?(?:原则)?同意|国务院决定|制定(?:本|以下|如下)|特制[定订]|(?:提出|作出|通知|批复|公告|规定|决定|通告|意见)(?:如下|以下)"
    )


def lead(prose: Prose, figures: Sequence[Figure]) -> Span:
    """Return the span of the sentence nearest to the middle of what the article says, without its dateline.

    What a sentence shares with many others is weighed by its length (centroid summarisation, Radev et al. 2004) and
    joined with its place (the lead is the hardest baseline for news), the title's characters and its figures.
    """
    wanted = prose.sentences[:_READ]
    kinds = prose.pairs
    repeated = Counter(chain.from_iterable(kinds[i] for i in wanted))
    title = pairs(prose.document.title or "")
    told: dict[int, float] = {}
    for figure in figures:
        told[figure.sentence] = told.get(figure.sentence, 0.0) + figure.salience
    report, notice = prose.document.genre in ("report", "bulletin"), prose.document.genre == "notice"
    sums_up = _summing_up(figures) if report else {}
    brief = min(1.0, _NEWS / len(prose.document.text)) ** 2
    best, best_score = wanted[0], -math.inf
    for rank, i in enumerate(wanted):
        text = prose.text(i)[_opening(prose, i) :]
        length = len(text.strip())
        score = (sum(map(repeated.__getitem__, kinds[i])) - len(kinds[i])) / max(_SHORTEST, length)
        score /= 1 + math.log(len(wanted))  # long articles repeat more
        score += _EARLY * brief * math.exp(-rank / 2)
        score += _TITLE * len(kinds[i] & title) / (len(title) + 4)
        score += (_FIGURES + 1 - brief) * min(2.0, told.get(i, 0.0)) / 2
        score += _INDICATORS * sums_up.get(i, 0)
        score -= (3.0 if notice else 1.5) * rank / len(wanted) + max(0.0, (length - _LONGEST) / 100)
        if notice and _purpose().search(text):
            score += _PURPOSE
        # what tells a long report is no short phrase
        if length < (2 * _SHORTEST if report and i not in sums_up else _SHORTEST) or _numbered().search(text):
            score -= _WEAK
        score -= _WEAK * (prose.ceremonial(i) + 3 * prose.broken(i))
        if score > best_score:
            best, best_score = i, score
    start, end = prose.span(best)
    return start + _opening(prose, best), end


def _opening(prose: Prose, index: int) -> int:
    """How long the dateline is that a sentence opens with."""
    start, end = prose.span(index)
    opening = _dateline().match(prose.document.text, start, end)
    return opening.end() - start if opening and opening.end() < end else 0


def _summing_up(figures: Sequence[Figure]) -> dict[int, float]:
    """The sentences that state how the whole economy did, and where none does half of it for what is planned.

    A level far below the article's largest is a part's (a district's, a zone's), and sums nothing up.
    """
    stated = [figure for figure in figures if figure.indicator == "gdp"]
    levels = [_level(figure) for figure in stated if figure.status != "target"]
    parts = {figure.sentence for figure in stated if 0 < _level(figure) < max(levels, default=0.0) / 3}
    found: dict[int, float] = {}
    for figure in stated:
        if figure.sentence not in parts:
            worth = 1.0 if figure.status != "target" else 0.0 if levels else 0.5
            found[figure.sentence] = max(worth, found.get(figure.sentence, 0.0))
    return found


def _level(figure: Figure) -> float:
    """A figure's amount of money, or 0 for one that is none or told as a change."""
    told = figure.value if figure.unit == "元" and figure.change in ("", "rise_to", "fall_to") else None
    return float(told) if isinstance(told, Decimal) else 0.0
