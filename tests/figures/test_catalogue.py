"""Every construction of the catalogue (86, and 12 of them no figures) has a case, read from text to record."""

from fractions import Fraction
from pathlib import Path

import pytest

from reformtext.figures import extract
from reformtext.model import Document, Figure, Number
from reformtext.structure import divide

CASES = Path(__file__).parents[1] / "cases" / "figures_catalogue.tsv"
SIZES = {"A": 10, "B": 7, "C": 12, "D": 10, "E": 9, "F": 9, "G": 10, "H": 7, "N": 12}


def rows() -> list[list[str]]:
    lines = [line for line in CASES.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def plain(number: Number | None) -> str:
    if number is None:
        return ""
    if isinstance(number, tuple):
        return ":".join(format(term, "f") for term in number)
    return str(number) if isinstance(number, Fraction) else format(number, "f")


def shown(figure: Figure) -> str:
    value = plain(figure.value) if figure.value is not None else f"{plain(figure.low)}..{plain(figure.high)}"
    years = f"{figure.period.start[:4]}..{figure.period.end[:4]}" if figure.period else ""
    cells = [figure.subject, figure.kind, value, figure.unit, figure.modifier, figure.change, figure.status, years]
    return "|".join(cells)


def cases() -> list[object]:
    missed = pytest.mark.xfail(strict=True, reason="known to be read otherwise")
    return [pytest.param(*rest, id=name, marks=[missed] if known == "miss" else []) for name, known, *rest in rows()]


@pytest.mark.parametrize(("genre", "marked", "figures", "rejected"), cases())
def test_construction(genre: str, marked: str, figures: str, rejected: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    published = "2024-09" if genre == "news" else "2024-01"
    document = Document(text, ((0, len(text)),), genre=genre, published=published, place="临河市")  # type: ignore[arg-type]
    found, others = extract(document, divide(document))
    pieces, at = [], 0
    for figure in found:
        pieces += [text[at : figure.start], "⟦", figure.text, "⟧"]
        at = figure.end
    assert "".join([*pieces, text[at:]]) == marked
    assert " ; ".join(map(shown, found)) == figures
    assert " ; ".join(f"{item.text}|{item.kind}" for item in others) == rejected


def test_the_catalogue_is_whole() -> None:
    assert {name for name, *_ in rows()} == {f"{part}{n + 1}" for part, size in SIZES.items() for n in range(size)}
