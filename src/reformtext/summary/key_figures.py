"""The figures worth a table."""

from collections.abc import Sequence

from reformtext.model import Figure

MOST = 15
_OF_SENTENCE = 2  # from one sentence at first, so that one list does not fill the table
_SPARE = 0.1  # what the others of a sentence lose


def key_figures(figures: Sequence[Figure]) -> tuple[int, ...]:
    """Return the indices of the most salient figures; a repeated statement is told once."""
    order = sorted(range(len(figures)), key=lambda i: (-figures[i].salience, figures[i].start))
    weights: dict[int, float] = {}
    seen: dict[tuple[str, str, str], list[Figure]] = {}
    of_sentence: dict[int, int] = {}
    for i in order:
        figure = figures[i]
        told_before = seen.setdefault((str(figure.value or (figure.low, figure.high)), figure.unit, figure.change), [])
        if any(_repeats(figure, other) for other in told_before):
            continue
        told_before.append(figure)
        told = of_sentence.get(figure.sentence, 0)
        of_sentence[figure.sentence] = told + 1
        weights[i] = figure.salience - (_SPARE if told >= _OF_SENTENCE else 0.0)
    return tuple(sorted(weights, key=lambda i: (-weights[i], figures[i].start))[:MOST])


def _repeats(figure: Figure, other: Figure) -> bool:
    """Say whether two figures of one amount say one thing: of one subject, or of 学生 and 宏志班学生 at one time."""
    short, long = sorted((figure.subject, other.subject), key=len)
    return short == long or (long.endswith(short) and (figure.period == other.period or not short))
