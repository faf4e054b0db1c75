"""Tagging by seeds alone: no training, any taxonomy."""

from collections.abc import Mapping

from reformtext.model import Document, Layout, Span, ThemeTag
from reformtext.resources.taxonomy import SeedTable
from reformtext.themes.terms import lengths_of, longest_matches, normalise


def tag_by_seeds(document: Document, layout: Layout, table: SeedTable) -> tuple[tuple[ThemeTag, ...], ...]:
    """Return each paragraph's tags: the ids of which a seed stands in it, the strongest first.

    An ambiguous seed counts only beside another seed of the same id. A tag's score grows with the number n of its
    different seeds: n / (n + 1).
    """
    seeds: dict[str, list[tuple[str, bool]]] = {}
    for seed, owners in table.seeds.items():
        seeds.setdefault(normalise(seed), []).extend(owners)
    lengths = lengths_of(seeds)
    text = normalise(document.text)
    return tuple(_tags(text, paragraph.start, paragraph.end, seeds, lengths) for paragraph in layout.paragraphs)


def _tags(
    text: str, start: int, end: int, seeds: Mapping[str, list[tuple[str, bool]]], lengths: tuple[int, ...]
) -> tuple[ThemeTag, ...]:
    spans: dict[str, list[Span]] = {}
    clear: set[str] = set()
    for span in longest_matches(text, start, end, seeds, lengths):
        for name, ambiguous in seeds[text[span[0] : span[1]]]:
            spans.setdefault(name, []).append(span)
            if not ambiguous:
                clear.add(name)
    tags: list[ThemeTag] = []
    for name, found in spans.items():
        different = len({text[s:e] for s, e in found})
        if name in clear or different > 1:
            tags.append(ThemeTag(name, round(different / (different + 1), 3), tuple(found)))
    return tuple(sorted(tags, key=lambda tag: (-tag.score, tag.evidence[0], tag.id)))
