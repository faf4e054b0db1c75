"""Tags of the shipped model as the table says; what explains them; files that hold no model."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformtext.errors import ResourceError
from reformtext.model import Document, Layout
from reformtext.resources.taxonomy import taxonomy
from reformtext.resources.theme_model import load_model, parse_model, parsed, shipped_model, written
from reformtext.structure import divide
from reformtext.themes import tag
from reformtext.themes.neighbours import neighbours
from reformtext.themes.tagger import chosen, tag_by_model, weigh
from reformtext.themes.terms import normalise, standing

CASES = Path(__file__).parents[1] / "cases" / "themes_model.tsv"
Article = Callable[[str], tuple[Document, Layout]]


def rows() -> list[list[str]]:
    lines = CASES.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("# ")][1:]


@pytest.mark.parametrize("row", rows(), ids=[row[0][:12] for row in rows()])
def test_the_model_tags_as_the_table_says(row: list[str], article: Article) -> None:
    text, expected = row
    found = {found.id for found in tag_by_model(*article(text), shipped_model())[0]}
    assert (expected in found) if expected != "-" else not found


def test_the_labels_are_those_of_the_taxonomy() -> None:
    ids = [theme.id for theme in taxonomy()] + [sub.id for theme in taxonomy() for sub in theme.subs]
    assert [label.id for label in shipped_model().labels] == ids


def test_every_weight_is_of_a_label_and_every_term_can_be_read() -> None:
    model = shipped_model()
    assert list(model.weights) == sorted(model.weights)
    for term, cells in model.weights.items():
        assert normalise(term) == term
        assert all(0 <= label < len(model.biases) and weight for label, weight in parsed(cells).items())


def test_what_stands_around_a_line_tells_its_theme() -> None:
    line = "要建立联络员制度，明确责任，按季度通报进展。"
    text = f"一、全面加强义务教育和幼儿园建设\n{line}"
    document = Document(text, ((0, len(text)),), title="关于办好中小学校教育和教师队伍建设的意见")
    alone = Document(line, ((0, len(line)),))
    assert "livelihood" not in {found.id.partition(".")[0] for found in tag(alone, divide(alone))[0][0]}
    given = {found.id.partition(".")[0]: found for found in tag(document, divide(document))[0][-1]}
    assert "(title)" in dict(given["livelihood"].terms)


def test_a_line_that_is_its_own_title_is_not_heard_twice(article: Article) -> None:
    line = "谢谢大家，祝各位身体健康、阖家幸福！"
    titled = Document(line, ((0, len(line)),), title=line)
    assert tag(titled, divide(titled)) == tag(*article(line))


def test_the_likeliest_theme_is_given_where_none_is_sure_but_one_is_fair() -> None:
    shipped = shipped_model()
    model = replace(shipped, top=shipped.top._replace(threshold=0.5, fair=0.3))
    scores = [0.0] * len(model.labels)
    scores[2], scores[4] = 0.35, 0.4
    assert chosen(scores, model) == [4]
    assert chosen([score / 2 for score in scores], model) == []
    scores[2] = 0.6
    assert chosen(scores, model) == [2]
    first, second = [number for number, above in enumerate(model.above) if above == 2 != number][:2]
    scores[first], scores[second] = model.sub.fair, model.sub.fair + 0.01
    assert chosen(scores, model) == [second]
    scores[second] = scores[first] = model.sub.threshold
    assert chosen(scores, model) == [first, second]


def test_tags_show_their_terms_where_they_stand(article: Article) -> None:
    document, layout = article("本市医院新增病床，医保报销比例提高。\n医生下乡坐诊。")
    for paragraph, tags in zip(layout.paragraphs, tag_by_model(document, layout, shipped_model()), strict=True):
        assert tags
        for found in tags:
            quoted = {normalise(document.text[start:end]) for start, end in found.evidence}
            assert quoted <= {term for term, _weight in found.terms}
            assert all(paragraph.start <= start < end <= paragraph.end for start, end in found.evidence)
            assert all(weight > 0 for _term, weight in found.terms)


@given(st.text("学校医院，。\n１a0党纪委水库\U0001f600", max_size=120))
def test_any_text_is_tagged_within_its_paragraphs(text: str) -> None:
    document = Document(text, ((0, len(text)),))
    layout = divide(document)
    tags, themes = tag(document, layout)
    assert len(tags) == len(layout.paragraphs)
    assert all(0 < found.score <= 1 for each in tags for found in each)
    assert not themes or abs(sum(theme.share for theme in themes) - 1) < 0.01


@given(st.text("经济体制改革", max_size=700))
def test_standing_finds_every_term_wherever_it_stands(text: str) -> None:
    terms = ("经济", "经济体制改革", "体制", "改革经济")
    starts: dict[str, tuple[str, ...]] = {}
    for term in terms:
        starts[term[:2]] = (*starts.get(term[:2], ()), term)
    assert standing(text, lambda pair: starts.get(pair, ())) == {term for term in terms if term in text}


def test_a_written_model_reads_as_the_same() -> None:
    model = shipped_model()
    assert parse_model("again", written(model).encode()) == model
    assert weigh("学校", model).terms == {"学校"}
    assert written(replace(model, made={"by": "另一个"})) != written(model)


def test_lines_in_any_order_and_with_any_ends_are_the_same_model(tmp_path: Path) -> None:
    model = shipped_model()
    head, _gap, terms = written(model).partition("\n\n")
    path = tmp_path / "model.txt"
    lines = [*head.splitlines(), "", *reversed(terms.splitlines()), "", ""]
    path.write_bytes("\r\n".join(lines).encode())
    assert load_model(path) == model


@pytest.mark.parametrize("term", ["学", "学\t", "\ud800学", "校学", "教\t9:41"])
def test_what_is_no_term_has_no_weights(term: str) -> None:
    assert term not in shipped_model().weights
    assert weigh(term, shipped_model()).terms == frozenset()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no theme model"),
        ("[]\n\n", "no theme model"),
        ('{"format": "reformtext.themes/9"}\n\n', "of format 'reformtext.themes/9'"),
        ('{"format": "reformtext.themes/2", "labels": [["a"]]}\n\n', "no theme model"),
    ],
)
def test_files_that_hold_no_model(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "model.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(ResourceError, match=says):
        load_model(path)
    with pytest.raises(ResourceError, match="can be read there"):
        load_model(tmp_path)


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    head, _gap, terms = written(shipped_model()).partition("\n\n")
    path = tmp_path / "model.txt"
    path.write_text(f"{head}\n\n{terms.splitlines()[0]}\n学校 9:41\n", "utf-8")
    with pytest.raises(ResourceError, match=rf"model\.txt, line {head.count(chr(10)) + 4}: '学校 9:41'"):
        load_model(path)
    with pytest.raises(ResourceError, match="label:weight"):
        parsed("9=41")


def test_a_file_that_lost_its_end_is_told(tmp_path: Path) -> None:
    head, _gap, terms = written(shipped_model()).partition("\n\n")
    path = tmp_path / "model.txt"
    path.write_text(f"{head}\n\n{chr(10).join(terms.splitlines()[:-5])}\n", "utf-8")
    with pytest.raises(ResourceError, match=r"model\.txt: its head counts (\d+) terms, \d+ are there"):
        load_model(path)


def test_a_row_of_a_table_has_the_table_around_it() -> None:
    lines = ["小学 所 26 4.1", "幼儿园 所 44 2.0", "其他 个 30 9.5", "义务教育阶段学校 所 7 1.0"]
    text = "\n".join(lines)
    document = Document(text, ((0, len(text)),))
    layout = divide(document)
    around = neighbours(text, layout.paragraphs)
    assert around == ((((0, len(text)),) * 2),) * 4
    first = tag_by_model(document, layout, shipped_model())[0]  # nothing but its table stands before it
    assert {tag.id.partition(".")[0] for tag in first} == {"livelihood"}
    assert "(before)" in dict(first[0].terms)


@given(st.lists(st.sampled_from(["水泥 吨 3 4", "甲 | 5 | 6", "建设学校。", "第一季度", ""]), max_size=12))
def test_neighbours_are_spans_of_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    paragraphs = divide(Document(text, ((0, len(text)),))).paragraphs
    for paragraph, around in zip(paragraphs, neighbours(text, paragraphs), strict=True):
        for span in around:
            assert span is None or (0 <= span[0] < span[1] <= len(text) and span != (paragraph.start, paragraph.end))
