"""What each sentence of a paragraph is about, of which its figures are."""

from reformtext import analyze
from reformtext.model import Document
from reformtext.pipeline import analyze as analyzed
from reformtext.resources.taxonomy import seed_table, taxonomy

MIXED = "加强水库除险加固，治理中小河流60公里。新建普惠性幼儿园12所，增加学位3000个。完成造林8万亩。"


def test_each_sentence_of_a_long_paragraph_is_read_by_itself() -> None:
    found = {figure.text: figure.themes[0] for figure in analyze(MIXED).figures}
    assert found["60公里"] == "rural_revitalization.water_conservancy"
    assert found["12所"] == found["3000个"] == "livelihood.education"
    assert found["8万亩"] == "ecology_energy.ecosystem"


def test_a_sentence_without_a_theme_of_its_own_has_that_of_its_paragraph() -> None:
    a = analyze("新建普惠性幼儿园12所，改造薄弱学校40所，补充教师600名。其中3成已经完工。")
    assert a.figures[-1].text == "3成"
    assert {name.partition(".")[0] for name in a.figures[-1].themes} == {"livelihood"}


def test_the_only_sentence_of_a_paragraph_has_its_tags() -> None:
    a = analyze("新建普惠性幼儿园12所，增加学位3000个。")
    assert {figure.themes for figure in a.figures} == {tuple(tag.id for tag in a.paragraphs[0].themes)}


def test_by_seeds_the_evidence_tells_the_sentence() -> None:
    a = analyzed(Document(MIXED, ((0, len(MIXED)),)), seed_table(taxonomy()))
    found = {figure.text: {name.partition(".")[0] for name in figure.themes} for figure in a.figures}
    assert "livelihood" in found["12所"]
    assert "livelihood" not in found["60公里"]
