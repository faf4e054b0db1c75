"""What to tell: sentences and figures, each quoting its place. Extractive: no word that is not in the text."""

import re
from collections.abc import Sequence

from reformtext.model import Document, Figure, Layout, Mention, Sentence, Summary, Theme

_SENTENCES = 5
_FIGURES = 15
_MOST_OF_SENTENCE = 2  # key figures from one sentence at first, so that one list does not fill the table
_WEAK = re.compile(r"^(?:“|‘)|表示|说[，：:]|告诉记者|问题|困难(?!群众)")
_STRONG = re.compile(r"改革|累计|全面|率先|首[个创次]|突破|第一|实现|完成|全省|全国|推动|坚持")
_LIMIT = 220  # characters of a sentence that still reads as one


def summarize(
    document: Document,
    layout: Layout,
    figures: Sequence[Figure],
    themes: Sequence[Theme],
    mentions: Sequence[Mention],
) -> Summary:
    """Choose up to five sentences (in the order of the text) and up to fifteen key figures (most salient first).

    A sentence gains by its figures, by words of its title and headings, by the article's leading themes, by
    initiatives it names and by opening its section; it loses by speech and by length. Every chosen sentence after
    the first must add figures or terms that are not told yet.
    """
    keys = key_figures(figures)
    body = [i for i, sentence in enumerate(layout.sentences) if not layout.paragraphs[sentence.paragraph].heading]
    if not body:
        return Summary((), "", keys)
    scores = _scores(document, layout, figures, themes, mentions, body)
    chosen: list[int] = []
    told: set[str] = set()
    sections: set[int] = set()
    for _ in range(min(_SENTENCES, len(body))):
        best = max(
            (i for i in body if i not in chosen),
            key=lambda i: (scores[i] - _repetition(document, layout, i, told, sections), -i),
        )
        if chosen and scores[best] - _repetition(document, layout, best, told, sections) <= 0:
            break
        chosen.append(best)
        told |= _pairs(_quote(document, layout.sentences[best]))
        sections.add(layout.paragraphs[layout.sentences[best].paragraph].section)
    chosen.sort()
    return Summary(tuple(chosen), "\n".join(_quote(document, layout.sentences[i]).strip() for i in chosen), keys)


def key_figures(figures: Sequence[Figure]) -> tuple[int, ...]:
    """Indices of the most salient figures, repeated statements once, and at first two of any one sentence."""
    order = sorted(range(len(figures)), key=lambda i: (-figures[i].salience, figures[i].start))
    chosen: list[int] = []
    spare: list[int] = []
    seen: set[tuple[str, str, str, str]] = set()
    of_sentence: dict[int, int] = {}
    for i in order:
        figure = figures[i]
        statement = (str(figure.value or (figure.low, figure.high)), figure.unit, figure.change, figure.subject)
        if statement in seen:
            continue
        seen.add(statement)
        if of_sentence.get(figure.sentence, 0) >= _MOST_OF_SENTENCE:
            spare.append(i)
            continue
        of_sentence[figure.sentence] = of_sentence.get(figure.sentence, 0) + 1
        chosen.append(i)
    chosen = sorted(chosen + spare, key=lambda i: (-figures[i].salience + (0.1 if i in spare else 0), figures[i].start))
    return tuple(chosen[:_FIGURES])


def _quote(document: Document, sentence: Sentence) -> str:
    return document.text[sentence.start : sentence.end]


def _pairs(text: str) -> set[str]:
    """The character pairs of a text's Chinese runs: what overlaps is told twice."""
    return {text[i : i + 2] for i in range(len(text) - 1) if re.match(r"[\u4e00-\u9fff]{2}", text[i : i + 2])}


def _scores(
    document: Document,
    layout: Layout,
    figures: Sequence[Figure],
    themes: Sequence[Theme],
    mentions: Sequence[Mention],
    body: Sequence[int],
) -> dict[int, float]:
    heads = _pairs((document.title or "") + "".join(section.heading or "" for section in layout.sections))
    by_figure: dict[int, float] = {}
    for figure in figures:
        by_figure[figure.sentence] = by_figure.get(figure.sentence, 0.0) + figure.salience
    starts = [span[0] for mention in mentions if mention.type in ("initiative", "document") for span in mention.spans]
    leading = {paragraph for theme in themes[:3] for paragraph in theme.paragraphs}
    firsts = {sentence.paragraph: i for i, sentence in reversed(list(enumerate(layout.sentences)))}
    scores: dict[int, float] = {}
    for i in body:
        sentence = layout.sentences[i]
        text = _quote(document, sentence)
        length = len(text)
        pairs = _pairs(text)
        named = sum(1 for start in starts if sentence.start <= start < sentence.end)
        score = min(2.4, by_figure.get(i, 0.0)) + 0.25 * min(named, 3)
        score += 1.2 * len(pairs & heads) / (8 + len(heads) ** 0.5)
        score += 0.3 * (sentence.paragraph in leading) + 0.25 * (firsts[sentence.paragraph] == i)
        score += 0.1 * min(3, len(set(_STRONG.findall(text)))) + (0.4 if sentence.paragraph <= 2 else 0.0)
        score -= 0.8 * bool(_WEAK.search(text)) + (0.6 if length < 16 else 0.0)
        score -= max(0.0, (length - _LIMIT) / 100)
        scores[i] = score
    return scores


def _repetition(document: Document, layout: Layout, i: int, told: set[str], sections: set[int]) -> float:
    """What a sentence loses by saying what is told already or by coming from a section that has been heard."""
    pairs = _pairs(_quote(document, layout.sentences[i]))
    overlap = len(pairs & told) / len(pairs) if pairs else 1.0
    heard = layout.paragraphs[layout.sentences[i].paragraph].section in sections
    return 2.0 * overlap + 0.5 * heard
