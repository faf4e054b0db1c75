"""From the tags of paragraphs to the themes of the article."""

from collections.abc import Mapping, Sequence

from reformtext.model import Layout, Theme, ThemeTag


def top_scores(tags: Sequence[ThemeTag]) -> dict[str, float]:
    """Return the themes of one paragraph's tags, each with the score of its strongest tag."""
    scores: dict[str, float] = {}
    for tag in tags:
        top = tag.id.partition(".")[0]
        scores[top] = max(scores.get(top, 0.0), tag.score)
    return scores


def article_themes(layout: Layout, tags: Sequence[Sequence[ThemeTag]], names: Mapping[str, str]) -> tuple[Theme, ...]:
    """Return the themes of the article, the largest share first.

    A paragraph hands its length to its themes in proportion to their scores; a theme's share is what it got of all
    that was handed out, so that shares add up to 1. Its score is that of its surest paragraph.
    """
    parts: dict[str, float] = {}
    best: dict[str, float] = {}
    carriers: dict[str, list[int]] = {}
    for index, (paragraph, found) in enumerate(zip(layout.paragraphs, tags, strict=True)):
        scores = top_scores(found)
        total = sum(scores.values())
        for top, score in scores.items():
            parts[top] = parts.get(top, 0.0) + (paragraph.end - paragraph.start) * score / total
            best[top] = max(best.get(top, 0.0), score)
            carriers.setdefault(top, []).append(index)
    whole = sum(parts.values())
    return tuple(
        Theme(top, names.get(top, top), round(part / whole, 4), best[top], tuple(carriers[top]))
        for top, part in sorted(parts.items(), key=lambda item: (-item[1], item[0]))
    )
