"""The sentences worth quoting, and the theme each is told under."""

import heapq
import re
from collections.abc import Sequence
from functools import cache

from reformtext.model import Figure, Mention, Point, Theme
from reformtext.summary.sentences import Prose

FEWEST, MOST = 5, 10
_CHARACTERS_PER_SENTENCE = 800  # a longer article gets more sentences
_CANDIDATES = 60  # the best by themselves; repetition is weighed among these only, so that time stays linear
_LEADING = 6  # themes
_LONGEST = 220  # characters of a sentence that still reads as one
_SHORTEST = 16
_TELLING = 0.6  # salience of a row's figures
_LEANING = 0.5  # what a sentence loses that leans on the one before: 他…, 对此…
_BRIEF = 30  # below this, brevity is no merit


@cache
def _weak() -> re.Pattern[str]:
    return re.compile(
        r"^\s*[“‘]|表示|说[，：:]|(?:参加|出席|列席|陪同)(?:活动|调研|会议|会见|座谈|检查|慰问|考察)?。$|问题|困难(?!群众)|只争朝夕|让我们|我们(?:必须|要|一定)|重大而|历史重任|光荣使命|之年[。，；]|是[^，。]{0,20}周年"
    )


@cache
def _head() -> re.Pattern[str]:
    return re.compile(r"\s*【[^】]*】|\s*(?:\*\*)?[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|\s*\*\*[^*]*\*\*$")


@cache
def _leaning() -> re.Pattern[str]:
    """What a sentence begins with that cannot be read without the one before it."""
    return re.compile(
        r"\s*(?:[他她它]们?|这(?!一年|五年|次)|那(?!曲)|其(?!中央|他)|该[^，。]{0,4}|此[外后前]|对此|为此|因此|所以|然而|但|而|还有|例如|比如|于是|否则)"
    )


@cache
def _strong() -> re.Pattern[str]:
    return re.compile(r"改革|累计|全面|率先|首[个创次]|突破|第一|实现|完成|全省|全国|推动|坚持")


def choose(
    prose: Prose, figures: Sequence[Figure], themes: Sequence[Theme], mentions: Sequence[Mention]
) -> tuple[int, ...]:
    """Return the sentences to quote, in the order of the text.

    A sentence gains by its figures, by characters of the title and headings, by the article's leading themes, by the
    initiatives it names and by opening its paragraph; it loses by speech and by length. They are taken one by one
    (greedy maximal marginal relevance, Carbonell and Goldstein 1998; by the root of the length, Lin and Bilmes 2011):
    each must tell what those before have not, and rather from a section and a theme that has not been heard.
    """
    scores = _scores(prose, figures, themes, mentions)
    kinds = {i: prose.pairs[i] for i in heapq.nlargest(_CANDIDATES, scores, key=lambda i: (scores[i], -i))}
    length = {i: max(_BRIEF, len(prose.text(i))) ** 0.5 for i in kinds}
    theme_of = _theme_of(prose, figures, themes)
    wanted = FEWEST + sum(prose.span(i)[1] - prose.span(i)[0] for i in prose.sentences) // _CHARACTERS_PER_SENTENCE
    chosen: list[int] = []
    told: set[str] = set()
    heard: set[int] = set()
    heard_themes: set[str | None] = {None}
    while kinds and len(chosen) < min(MOST, wanted):
        worth = {
            i: scores[i]
            - 2.0 * (len(kinds[i] & told) / len(kinds[i]) if kinds[i] else 1.0)
            - 0.5 * (prose.section(i) in heard)
            + 0.6 * (theme_of.get(i) not in heard_themes)
            for i in kinds
        }
        best = max(worth, key=lambda i: (worth[i] / length[i], -i))
        if chosen and worth[best] <= 0:
            break
        chosen.append(best)
        told |= kinds.pop(best)
        heard.add(prose.section(best))
        heard_themes.add(theme_of.get(best))
    return tuple(sorted(chosen))


def by_theme(
    prose: Prose, chosen: Sequence[int], figures: Sequence[Figure], themes: Sequence[Theme]
) -> tuple[Point, ...]:
    """Return the chosen sentences under their themes: the article's leading theme first, those without a theme last."""
    theme_of = _theme_of(prose, figures, themes)
    order = {theme.id: rank for rank, theme in enumerate(themes)}
    points = [Point(i, theme_of.get(i)) for i in chosen]
    return tuple(sorted(points, key=lambda point: (order.get(point.theme or "", len(order)), point.sentence)))


def _theme_of(prose: Prose, figures: Sequence[Figure], themes: Sequence[Theme]) -> dict[int, str]:
    """The theme of each sentence: what its figures are about, else its paragraph's leading theme."""
    of_paragraph: dict[int, str] = {}
    for theme in themes:
        for paragraph in theme.paragraphs:
            of_paragraph.setdefault(paragraph, theme.id)
    found = {
        i: of_paragraph[paragraph]
        for i in prose.sentences
        if (paragraph := prose.layout.sentences[i].paragraph) in of_paragraph
    }
    found |= {figure.sentence: figure.themes[0].partition(".")[0] for figure in figures if figure.themes}
    return found


def _scores(
    prose: Prose, figures: Sequence[Figure], themes: Sequence[Theme], mentions: Sequence[Mention]
) -> dict[int, float]:
    heads = prose.heads()
    of_figures: dict[int, float] = {}
    for figure in figures:
        of_figures[figure.sentence] = of_figures.get(figure.sentence, 0.0) + figure.salience
    named = _named(prose, mentions)
    leading = {paragraph for theme in themes[:_LEADING] for paragraph in theme.paragraphs}
    firsts: dict[int, int] = {}
    for i in prose.sentences:
        firsts.setdefault(prose.layout.sentences[i].paragraph, i)
    scores: dict[int, float] = {}
    for i in prose.sentences:
        paragraph = prose.layout.sentences[i].paragraph
        text = prose.folded(i)
        score = min(2.4, of_figures.get(i, 0.0)) + 0.25 * min(named.get(i, 0), 3)
        score += 1.2 * len(prose.pairs[i] & heads) / (8 + len(heads) ** 0.5)
        score += 0.3 * (paragraph in leading) + 0.25 * (firsts[paragraph] == i) + 0.4 * (paragraph <= 2)
        score += 0.1 * min(3, len(set(_strong().findall(text))))
        score -= 0.8 * bool(_weak().search(text)) + 0.6 * (len(text) < _SHORTEST)
        score -= _LEANING * bool(_leaning().match(text))
        score -= max(0.0, (len(text) - _LONGEST) / 50) + 4.0 * prose.ceremonial(i)
        if prose.broken(i):  # a row of a table may be what the article has to tell
            score -= 0.6 if of_figures.get(i, 0.0) > _TELLING else 2.4
        if _head().match(text):  # tells what a section is about; with figures it is itself a statement
            score -= 0.8 if i in of_figures else 2.4
        scores[i] = score
    return scores


def _named(prose: Prose, mentions: Sequence[Mention]) -> dict[int, int]:
    """How many initiatives and documents each sentence names."""
    starts = sorted(
        start for mention in mentions if mention.type in ("initiative", "document") for start, _end in mention.spans
    )
    found: dict[int, int] = {}
    at = 0
    for i in prose.sentences:
        start, end = prose.span(i)
        while at < len(starts) and starts[at] < start:
            at += 1
        while at < len(starts) and starts[at] < end:
            found[i] = found.get(i, 0) + 1
            at += 1
    return found
