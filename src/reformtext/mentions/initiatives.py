"""Initiatives and named policies: quoted ones with what follows the quotation, known names, and 实施…行动 unquoted."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from reformtext.mentions.characters import pairs_of_marks
from reformtext.mentions.found import Cover, Found
from reformtext.mentions.free_initiatives import free, patterned
from reformtext.mentions.initiative_forms import initiative_forms
from reformtext.mentions.quoted_initiatives import quoted
from reformtext.model import Span
from reformtext.resources.common_words import common_words
from reformtext.resources.forms import Forms

_LEAST_AGAIN = 4  # characters of a quoted name that is sought without its marks


def find_initiatives(text: str, paragraphs: Sequence[Span], places: Collection[int], taken: Cover) -> tuple[Found, ...]:
    """Return the initiatives named in a folded text, outside what is taken; zones begin with the `places` they are at.

    >>> text = "大力实施“归雁”行动，全面推行“湾长制”，开展县城品质提升行动。"
    >>> [one.key for one in find_initiatives(text, [(0, len(text))], (), Cover(len(text)))]
    ['归雁', '湾长制', '县城品质提升行动']
    """
    found: list[Found] = []
    cover = Cover(len(text))
    for start, end in paragraphs:
        names = [*quoted(text, start, end), *patterned(text, start, end)]
        ends = {last for _, last, _ in names}
        found.extend(_apart((*names, *free(text, start, end, places, ends)), cover, taken))
    keys = {one.key for one in found if text[one.start] == "“" or text.find("“", one.start, one.end) > 0}
    words = common_words()
    bare = Forms(key for key in keys if len(key) >= _LEAST_AGAIN and key[:2] not in words and key[-2:] not in words)
    for start, end in paragraphs if keys else ():
        found.extend(_apart(_again(text, start, end, keys, bare), cover, taken))
    return tuple(sorted(found, key=lambda one: one.start))


def _apart(names: Iterable[tuple[int, int, str]], cover: Cover, taken: Cover) -> Iterator[Found]:
    """Yield the names that do not overlap, the longest first."""
    for first, last, key in sorted(names, key=lambda name: (name[0] - name[1], name[0])):
        if not taken.touches(first, last) and not cover.touches(first, last):
            one = Found(first, last, "initiative", key)
            cover.add(one)
            yield one


def _again(text: str, start: int, end: int, keys: Collection[str], bare: Forms) -> Iterator[tuple[int, int, str]]:
    """Yield what is named elsewhere, in marks again or, where it is made of no common words, without."""
    for first, last in pairs_of_marks(text, start, end, "“", "”"):
        if text[first + 1 : last - 1] in keys:
            yield first, last, text[first + 1 : last - 1]
    endings = initiative_forms().after
    for at in bare.starts(text, start, end):
        if length := bare.at(text, at, end):
            stop = at + length
            yield at, stop + endings.at(text, stop, end), text[at:stop]
