"""Tags that seeds give, as the table says; their evidence; the article's themes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformtext.model import Document, Layout, Paragraph, Section
from reformtext.resources.taxonomy import SeedTable, seed_table, taxonomy
from reformtext.structure import divide
from reformtext.themes.article import article_themes
from reformtext.themes.seeds import tag_by_seeds
from reformtext.themes.terms import lengths_of, longest_matches, normalise

SHIPPED = seed_table(taxonomy())
CASES = Path(__file__).parents[1] / "cases" / "themes_seeds.tsv"


def rows() -> list[list[str]]:
    lines = CASES.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("# ")][1:]


@pytest.mark.parametrize("row", rows(), ids=[row[0][:12] for row in rows()])
def test_seeds_tag_as_the_table_says(row: list[str], article: Callable[[str], tuple[Document, Layout]]) -> None:
    text, expected = row
    tags = tag_by_seeds(*article(text), SHIPPED)
    assert " ".join(sorted(tag.id for tag in tags[0])) == expected.replace("-", "")


def test_a_second_standing_of_the_same_ambiguous_seed_is_no_second_seed(
    article: Callable[[str], tuple[Document, Layout]],
) -> None:
    table = SeedTable({"a": "甲"}, {"学校": (("a", True),), "教师": (("a", True),)})
    assert tag_by_seeds(*article("学校，学校"), table) == ((),)
    assert [tag.id for tag in tag_by_seeds(*article("学校，教师"), table)[0]] == ["a"]


def test_the_second_seed_must_stand_in_the_same_paragraph(article: Callable[[str], tuple[Document, Layout]]) -> None:
    table = SeedTable({"a": "甲"}, {"学校": (("a", True),), "教师": (("a", True),)})
    assert tag_by_seeds(*article("学校\n教师"), table) == ((), ())


def test_the_longest_seed_wins_and_its_inside_is_silent() -> None:
    terms = {"社会保障", "保障", "保障性住房"}
    text = "社会保障性住房"
    assert [text[s:e] for s, e in longest_matches(text, 0, len(text), terms, lengths_of(terms))] == ["社会保障"]


@given(st.lists(st.sampled_from([*sorted(SHIPPED.seeds), "，", "。", "\n", "他", "１", "的"]), max_size=40))
def test_evidence_quotes_seeds_of_the_tag_inside_its_paragraph(words: list[str]) -> None:
    text = "".join(words)
    document = Document(text, ((0, len(text)),))
    layout = divide(document)
    own = {(name, normalise(seed)) for seed, owners in SHIPPED.seeds.items() for name, _ in owners}
    for paragraph, tags in zip(layout.paragraphs, tag_by_seeds(document, layout, SHIPPED), strict=True):
        for tag in tags:
            assert 0 < tag.score < 1
            assert tag.evidence == tuple(sorted(tag.evidence))
            for start, end in tag.evidence:
                assert paragraph.start <= start < end <= paragraph.end
                assert (tag.id, normalise(text[start:end])) in own


def test_every_seed_of_the_taxonomy_finds_its_own_sub_theme(article: Callable[[str], tuple[Document, Layout]]) -> None:
    table = seed_table(taxonomy())
    for theme in taxonomy():
        for sub in theme.subs:
            text = "；".join(sub.seeds)
            assert sub.id in {tag.id for tag in tag_by_seeds(*article(text), table)[0]}, sub.id


def test_shares_add_up_and_follow_length_and_score() -> None:
    text = "建设高速公路。" + "甲" * 13 + "\n" + "粮食产量和高速公路。"
    first, second = (Paragraph(0, 20, 0), Paragraph(21, len(text), 0))
    layout = Layout((Section(0, len(text), None),), (first, second), ())
    document = Document(text, ((0, len(text)),))
    themes = article_themes(layout, tag_by_seeds(document, layout, SHIPPED), SHIPPED.names)
    assert [(theme.id, theme.zh, theme.share, theme.paragraphs) for theme in themes] == [
        ("urban_regional", "城镇化、区域与基础设施", 0.8333, (0, 1)),
        ("rural_revitalization", "三农与乡村振兴", 0.1667, (1,)),
    ]


def test_an_article_about_nothing_has_no_theme(article: Callable[[str], tuple[Document, Layout]]) -> None:
    document, layout = article("晚上，大家在一起吃饺子。")
    assert article_themes(layout, tag_by_seeds(document, layout, SHIPPED), {}) == ()
