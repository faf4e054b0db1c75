"""What to tell: one sentence, the points by theme, the key figures, the firsts. Extractive: no word of it is ours."""

from collections.abc import Sequence

from reformtext.model import Document, Figure, Layout, Mention, Summary, Theme
from reformtext.summary.firsts import firsts
from reformtext.summary.key_figures import key_figures
from reformtext.summary.lead import lead
from reformtext.summary.points import by_theme, choose
from reformtext.summary.sentences import Prose


def summarize(
    document: Document,
    layout: Layout,
    figures: Sequence[Figure],
    themes: Sequence[Theme],
    mentions: Sequence[Mention],
) -> Summary:
    """Return the summary of an article: up to ten sentences and up to fifteen key figures, each quoting its place."""
    keys = key_figures(figures)
    prose = Prose.of(document, layout)
    if not prose.sentences:
        return Summary((), "", keys)
    chosen = choose(prose, figures, themes, mentions)
    told = lead(prose, figures)
    others = [i for i in chosen if prose.span(i)[1] != told[1]]  # the lead is not told twice
    return Summary(
        sentences=chosen,
        text="\n".join(prose.text(i).strip() for i in chosen),
        key_figures=keys,
        lead=told,
        points=by_theme(prose, others, figures, themes),
        firsts=firsts(prose, figures),
    )


__all__ = ["summarize"]
