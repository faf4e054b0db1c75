"""Themes of paragraphs and of the article: terms found in the raw text (terms.py), what seeds say (seeds.py), the
article's share of each theme (article.py)."""

from reformtext.model import Document, Layout, Theme, ThemeTag
from reformtext.resources.taxonomy import SeedTable, shipped_seeds
from reformtext.themes.article import article_themes
from reformtext.themes.seeds import tag_by_seeds


def tag(
    document: Document, layout: Layout, seeds: SeedTable | None = None
) -> tuple[tuple[tuple[ThemeTag, ...], ...], tuple[Theme, ...]]:
    """Return the theme tags of each paragraph of the layout, and the themes of the article, the largest share first.

    Tags are ids of sub-themes with the spans of the terms that made them; a paragraph about no theme has none.
    `seeds` are those of a user's own taxonomy (`seed_table(load_taxonomy(path))`).

    >>> from reformtext.model import Paragraph, Section
    >>> text = "新建普惠性幼儿园12所，义务教育学位增加3000个。"
    >>> layout = Layout((Section(0, len(text), None),), (Paragraph(0, len(text), 0),), ())
    >>> tags, themes = tag(Document(text, ((0, len(text)),)), layout)
    >>> [(found.id, [text[start:end] for start, end in found.evidence]) for found in tags[0]]
    [('livelihood.education', ['普惠性幼儿园', '义务教育', '学位'])]
    >>> themes[0].zh
    '民生'
    """
    table = seeds or shipped_seeds()
    tags = tag_by_seeds(document, layout, table)
    return tags, article_themes(layout, tags, table.names)
