"""The work itself: the inputs of a chunk to the bytes of its file."""

from collections.abc import Callable
from functools import cache

from reformtext.corpus.analysis import analyse
from reformtext.corpus.chunk_files import KEYS, encoded
from reformtext.corpus.chunks import Chunk
from reformtext.corpus.datasets import Gathered
from reformtext.model import Analysis, Failure
from reformtext.render import tables
from reformtext.resources.lexicon import Lexicon, Term, extended
from reformtext.themes import Tagger

_KEYWORDS = 10


def results(
    chunk: Chunk, terms: tuple[Term, ...], tagger: Tagger | None, at: Callable[[int], object] | None = None
) -> tuple[bytes, tuple[Failure, ...]]:
    """Return the bytes of a chunk's file and its failures; for the arguments see job.Job."""
    gathered = Gathered(chunk.first)
    failures = []
    for index, item in enumerate(chunk.items):
        if at is not None:
            at(index)
        result = analyse(item, tagger)
        if isinstance(result, Failure):
            failures.append(result)
            gathered.add(item, result)
        else:
            gathered.add(item, result, keywords_of(result, _lexicon(terms)) if terms else None)
    return encoded(lambda name: gathered.keys() if name == KEYS else gathered.table(name)), tuple(failures)


def keywords_of(analysis: Analysis, lexicon: Lexicon) -> str | None:
    """Return the keywords of an article in one cell, the lexicon's terms kept whole.

    Cutting words costs more than all the rest together, so that it is done only for those who bring terms.
    """
    from reformtext.words import keywords

    return tables.joined(term for term, _weight in keywords(analysis.document.text, _KEYWORDS, lexicon))


@cache
def _lexicon(terms: tuple[Term, ...]) -> Lexicon:
    return extended(terms)
