"""What the analysis reaches on the gold of the sample articles may not fall.

The floors stand a little under the scores in docs/quality.md (`make scores`). Where work raises a score for good, raise
its floor; where a floor is broken, benchmarks/gained_lost.py lists the figures that were lost.
"""

import pytest
import scoring
from collection import Collection

FIGURES = {"found": 0.985, "quantity": 0.95, "record": 0.75}
FIELDS = {"period": 0.80, "span": 0.99, "status": 0.91, "change": 0.98, "subject": 0.84, "kind": 0.97}
THEMES = {"top": 0.67, "sub": 0.64}
MENTIONS = {"initiative": 0.80, "document": 0.90, "organisation": 0.80, "person": 0.75, "place": 0.68}


@pytest.fixture(scope="module")
def figures(samples: Collection) -> scoring.FigureScores:
    return scoring.figure_scores(samples.figures())


@pytest.mark.parametrize(("name", "floor"), FIGURES.items())
def test_figures(figures: scoring.FigureScores, name: str, floor: float) -> None:
    assert getattr(figures, name).f1 >= floor


@pytest.mark.parametrize(("name", "floor"), FIELDS.items())
def test_fields_of_figures(figures: scoring.FigureScores, name: str, floor: float) -> None:
    assert figures.fields[name] >= floor


def test_no_figure_is_misquoted(figures: scoring.FigureScores) -> None:
    assert figures.misquoted == 0


@pytest.mark.parametrize(("level", "floor"), THEMES.items())
def test_themes(samples: Collection, level: str, floor: float) -> None:
    assert samples.themes(sub=level == "sub").micro >= floor


@pytest.mark.parametrize(("name", "floor"), MENTIONS.items())
def test_mentions(samples: Collection, name: str, floor: float) -> None:
    assert samples.mentions()[name].counts.f1 >= floor
