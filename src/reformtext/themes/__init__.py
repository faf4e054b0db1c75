"""Themes of paragraphs and of the article: terms found in the raw text (terms.py), what a trained model (tagger.py) or
the seeds of a user's own taxonomy (seeds.py) say, the article's share of each theme (article.py). training.py and
classifier.py make models, with scikit-learn; nothing else here needs it."""

from pathlib import Path

from reformtext.model import Document, Layout, Theme, ThemeTag
from reformtext.resources.taxonomy import SeedTable, load_taxonomy, seed_table
from reformtext.resources.theme_model import ThemeModel, load_model, shipped_model
from reformtext.themes.article import article_themes
from reformtext.themes.seeds import tag_by_seeds
from reformtext.themes.tagger import tag_by_model

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
