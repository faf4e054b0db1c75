"""The analysis: one article through the rooms, in the order in which a person would read it."""

from dataclasses import replace

from reformtext import figures as figure_step
from reformtext import mentions as mention_step
from reformtext import themes as theme_step
from reformtext.joined import as_set, joined
from reformtext.model import Analysis, Document
from reformtext.original import as_written, in_simplified
from reformtext.structure import divide
from reformtext.summary import summarize


def analyze(document: Document, tagger: theme_step.Tagger | None = None) -> Analysis:
    """Return everything found in a document; every span counts code points of `document.text`.

    Rules know simplified characters and whole lines; a text in traditional ones is read in those, one whose lines were
    broken to a width with its paragraphs' lines as one, and what is found told in its own characters, where it stands.

    `tagger` is a model or the seeds of a taxonomy to tag by instead of the shipped model.

    >>> from reformtext.reading import from_text
    >>> analyze(from_text("全市累计减贫170.15万人。")).figures[0].subject
    '减贫'
    """
    plain = in_simplified(document)
    whole = joined(plain)
    found = as_set(_found(whole[0], tagger), plain, whole[1]) if whole else _found(plain, tagger)
    return found if plain is document else as_written(found, document)


def _found(document: Document, tagger: theme_step.Tagger | None) -> Analysis:
    layout = divide(document)
    figures, non_figures = figure_step.extract(document, layout)
    tags, themes = theme_step.tag(document, layout, tagger)
    mentions = mention_step.find(document, layout)
    paragraphs = tuple(
        replace(paragraph, themes=found) for paragraph, found in zip(layout.paragraphs, tags, strict=True)
    )
    about = theme_step.of_sentences(document, layout, tags, (figure.sentence for figure in figures), tagger)
    figures = tuple(replace(figure, themes=about[figure.sentence]) for figure in figures)
    return Analysis(
        document,
        layout.sections,
        paragraphs,
        layout.sentences,
        figures,
        non_figures,
        themes,
        mentions,
        summarize(document, layout, figures, themes, mentions),
    )
