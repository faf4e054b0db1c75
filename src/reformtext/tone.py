"""The tone of a sentence: 成绩, 问题, 举措, 目标 or neither, by SnowNLP's naive Bayes classifier learnt anew.

SnowNLP's own sentiment was learnt from shop reviews and calls most policy sentences positive; its classifier is sound.
It learns here from sentences written for this project (resources/tone_sentences.tsv), fed with our words, in a fraction
of a second; importing snownlp takes longer, since it loads models of its own, so this module is imported on demand.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, get_args

from reformtext.characters import fold, simplify
from reformtext.model import Analysis, Tone, ToneName, ToneTag
from reformtext.resources.tone import cues, labelled_sentences
from reformtext.words import segment

TONES: tuple[ToneName, ...] = get_args(ToneName)
_FEWEST = 2  # sentences that a token must stand in; what is rarer says more of the sentence than of the tone
_MOST_OF_A_CUE = 2
_NUMBER = "#number"


def tone(analysis: Analysis) -> Tone:
    """Return the tone of every sentence of an analysis, and the share of each tone in the article's prose.

    A score is the classifier's probability, which naive Bayes puts too near to 0 and 1: compare, do not add.
    """
    text = simplify(analysis.document.text)
    found = classify([text[sentence.start : sentence.end] for sentence in analysis.sentences])
    tags = tuple(ToneTag(index, name, score) for index, (name, score) in enumerate(found))
    sizes: Counter[str] = Counter()
    for tag in tags:
        sentence = analysis.sentences[tag.sentence]
        if not analysis.paragraphs[sentence.paragraph].heading:
            sizes[tag.tone] += sentence.end - sentence.start
    total = sum(sizes.values())
    return Tone(tags, tuple((name, round(sizes[name] / total, 4) if total else 0.0) for name in TONES))


def classify(sentences: Sequence[str]) -> list[tuple[ToneName, float]]:
    """Return the tone and score of sentences, each by itself.

    >>> [name for name, score in classify(["产业结构不优的问题仍然突出。", "大力实施创新驱动发展战略。"])]
    ['problem', 'measure']
    """
    classifier, vocabulary = _learnt()
    found = []
    for sentence in sentences:
        # a word that was never seen is likelier in the tone with the fewest words: it tells nothing
        name, score = classifier.classify([token for token in tokens(sentence) if token in vocabulary])
        found.append((name, round(score, 4)))
    return found


def tokens(sentence: str) -> list[str]:
    """Return what the classifier is fed with: the words, the first of them once more, numbers as one, and the cues."""
    found = list(_words(sentence))
    if found:
        found.append(f"^{found[0]}")
    folded = fold(sentence)
    for name, pattern in cues().items():
        matches = pattern.findall(folded)
        found += [f"#{name}"] * min(_MOST_OF_A_CUE, len(matches))
    return found


def _words(sentence: str) -> Iterator[str]:
    for word in segment(sentence):
        if word.tag == "m" or word.text[0].isdigit():
            yield _NUMBER
        elif any(map(str.isalnum, word.text)):
            yield word.text


@cache
def _learnt() -> tuple[Any, frozenset[str]]:
    return learn(labelled_sentences())


def learn(labelled: Sequence[tuple[ToneName, str]]) -> tuple[Any, frozenset[str]]:
    """Return SnowNLP's classifier learnt from sentences with their tones, and the tokens it knows."""
    from snownlp.classification.bayes import Bayes

    fed = [(tokens(sentence), name) for name, sentence in labelled]
    counts = Counter(token for found, _name in fed for token in set(found))
    vocabulary = frozenset(token for token, count in counts.items() if count >= _FEWEST)
    classifier = Bayes()
    classifier.train([([token for token in found if token in vocabulary], name) for found, name in fed])
    return classifier, vocabulary
