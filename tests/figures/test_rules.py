"""Every figure says which rules made it, by names that stand in a table with what they mean."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reformtext.figures import extract
from reformtext.model import Document, Figure
from reformtext.resources.files import read_rows
from reformtext.resources.rules import rules
from reformtext.structure import divide

ROOT = Path(__file__).parents[2]
TABLES = {
    "quantities.tsv": 1,
    "context.tsv": 3,
    "context_times.tsv": 3,
    "flags.tsv": 1,
}  # the column that holds the text


def texts() -> list[str]:
    found = []
    for name, column in TABLES.items():
        lines = (ROOT / "tests" / "cases" / name).read_text("utf-8").split("\n")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
        found += [re.sub("[⟦⟧]", "", row[column]) for row in rows]
    return found


def figures(text: str, genre: str = "report") -> tuple[Figure, ...]:
    document = Document(text, ((0, len(text)),), genre=genre, published="2024-01")  # type: ignore[arg-type]
    return extract(document, divide(document))[0]


def test_every_rule_that_made_a_figure_of_the_cases_has_a_meaning() -> None:
    made = {rule for text in texts() for genre in ("news", "report") for f in figures(text, genre) for rule in f.rules}
    assert made <= set(rules())
    assert len(made) > 60


@given(st.lists(st.sampled_from(texts()), min_size=1, max_size=4).map("".join), st.sampled_from(["notice", "bulletin"]))
def test_every_figure_names_its_rules(text: str, genre: str) -> None:
    for figure in figures(text, genre):
        assert figure.rules
        assert set(figure.rules) <= set(rules())


def test_every_name_of_the_table_is_one_that_the_code_gives() -> None:
    source = "".join(
        path.read_text("utf-8") for path in sorted((ROOT / "src" / "reformtext" / "figures").rglob("*.py"))
    )
    kinds = {
        f"unit_{kind}" for kind in ("count", "money", "measure", "percent", "point", "multiple", "rate", "duration")
    }
    named = {row[0] for row in read_rows("rules.tsv")}
    assert {name for name in named - kinds if f'"{name}"' not in source} == set()
    prefixes = "|".join(sorted({name.partition("_")[0] for name in named if "_" in name} - {"no", "per", "zero"}))
    given_names = set(re.findall(rf'"((?:{prefixes})_[a-z_]+)"', source))
    assert given_names <= named
