"""Keywords: terms weighed by how often they stand in the text and how rare they are elsewhere (TF-IDF)."""

from collections import Counter
from functools import cache
from importlib.resources import files
from statistics import median

from reformtext.characters import simplify
from reformtext.resources.files import read_rows
from reformtext.resources.lexicon import Lexicon
from reformtext.words.pieces import LATIN
from reformtext.words.segmentation import segment

_SHORTEST = 2
# Parts of speech that name nothing: numbers, pronouns, particles, conjunctions, prepositions, adverbs, times, places.
_EMPTY_TAGS = frozenset({"m", "q", "r", "u", "c", "p", "d", "y", "e", "o", "f", "t", "k", "h"})


def keywords(text: str, n: int = 20, lexicon: Lexicon | None = None) -> tuple[tuple[str, float], ...]:
    """Return the n terms that weigh most, with their weights, the heaviest first (equal weights by first mention).

    A term's weight is its share of the text's terms times jieba's inverse document frequency; terms that jieba's
    table does not know count as half as rare as its words (its median). Terms have two characters or more.

    >>> [term for term, weight in keywords("链长制推动产业链招商，链长制见成效。", 1)]
    ['链长制']
    """
    if n < 0:
        raise ValueError(f"{n} keywords cannot be given")
    counts: Counter[str] = Counter()
    stop = _stop_words()
    for word in segment(text, lexicon=lexicon):
        term = "".join(word.text.split()).lower()
        if (
            len(term) >= _SHORTEST
            and (word.tag == LATIN or word.tag[0] not in _EMPTY_TAGS)
            and simplify(term) not in stop
            and any(map(str.isalpha, term))
        ):
            counts[term] += 1
    total = sum(counts.values())
    frequencies, middle = _inverse_document_frequencies()
    weights = ((term, count * frequencies.get(simplify(term), middle) / total) for term, count in counts.items())
    return tuple(sorted(weights, key=lambda weighed: -weighed[1])[:n])


@cache
def _inverse_document_frequencies() -> tuple[dict[str, float], float]:
    """Return jieba's table and its median."""
    table: dict[str, float] = {}
    for line in files("jieba").joinpath("analyse", "idf.txt").read_text(encoding="utf-8").splitlines():
        term, _, value = line.partition(" ")
        if value:
            table[term] = float(value)
    return table, median(table.values())


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(word for (word,) in read_rows("stop_words.tsv"))
