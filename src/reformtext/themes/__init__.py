"""Themes of paragraphs and of the article: terms found in the raw text (terms.py), what a trained model (tagger.py) or
the seeds of a user's own taxonomy (seeds.py) say, the article's share of each theme (article.py). training.py and
classifier.py make models, with scikit-learn; nothing else here needs it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from reformtext.model import Document, Layout, Theme, ThemeTag
from reformtext.resources.taxonomy import SeedTable, load_taxonomy, seed_table
from reformtext.resources.theme_model import ThemeModel, load_model, shipped_model
from reformtext.themes.article import article_themes
from reformtext.themes.seeds import tag_by_seeds
from reformtext.themes.tagger import tag_by_model, themes_of_part
from reformtext.themes.terms import normalise

Tagger = ThemeModel | SeedTable


def load_themes(path: str | Path) -> Tagger:
    """Return what a file tags by: the seeds of a taxonomy (TOML), or a model of `reformtext train themes`.

    Raises ResourceError, naming the file and the line, where it holds neither.
    """
    if Path(path).suffix.lower() == ".toml":
        return seed_table(load_taxonomy(path))
    return load_model(path)


def tag(
    document: Document, layout: Layout, tagger: Tagger | None = None
) -> tuple[tuple[tuple[ThemeTag, ...], ...], tuple[Theme, ...]]:
    """Return the theme tags of each paragraph of the layout, and the themes of the article, the largest share first.

    Tags are ids of sub-themes, of a theme where none of its sub-themes is sure, with the spans of the terms that made
    them; a paragraph about no theme has none. `tagger` (of `load_themes`) stands in for the shipped model.

    >>> from reformtext.model import Paragraph, Section
    >>> text = "新建普惠性幼儿园12所，义务教育学位增加3000个。"
    >>> layout = Layout((Section(0, len(text), None),), (Paragraph(0, len(text), 0),), ())
    >>> tags, themes = tag(Document(text, ((0, len(text)),)), layout)
    >>> [found.id for found in tags[0]], themes[0].zh
    (['livelihood.education'], '民生')
    """
    chosen = tagger or shipped_model()
    tags = (
        tag_by_seeds(document, layout, chosen)
        if isinstance(chosen, SeedTable)
        else tag_by_model(document, layout, chosen)
    )
    return tags, article_themes(layout, tags, chosen.names)


def of_sentences(
    document: Document,
    layout: Layout,
    tags: tuple[tuple[ThemeTag, ...], ...],
    sentences: Iterable[int],
    tagger: Tagger | None = None,
) -> Mapping[int, tuple[str, ...]]:
    """Return the ids of what each of the sentences is about, by number, the surest first.

    A paragraph of a report speaks of many things: its sentences are read by themselves where the paragraph has several
    (新增发放创业担保贷款179.2亿元 beside 退役军人 is about jobs). By seeds, a sentence has the tags whose evidence
    stands in it, or all of its paragraph. `tags` are those of `tag`.
    """
    chosen = tagger or shipped_model()
    text = normalise(document.text)
    found: dict[int, tuple[str, ...]] = {}
    for number in set(sentences):
        sentence = layout.sentences[number]
        around = tags[sentence.paragraph]
        paragraph = layout.paragraphs[sentence.paragraph]
        if isinstance(chosen, SeedTable):
            near = [
                given.id for given in around if any(sentence.start <= at < sentence.end for at, _end in given.evidence)
            ]
            found[number] = tuple(near or [given.id for given in around])
        elif not around or sentence.end - sentence.start > 0.9 * (paragraph.end - paragraph.start):
            found[number] = tuple(given.id for given in around)
        else:
            found[number] = themes_of_part(text, (sentence.start, sentence.end), around, chosen)
    return found
