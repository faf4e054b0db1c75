"""Texts in traditional characters: read by the same rules as their simplified twins, told in their own characters."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import reformtext as rt
from reformtext.characters import fold, fold_clauses, narrow, simplified_forms, simplify, traditional_form
from reformtext.corpus.panel.rows import rows as panel_rows
from reformtext.model import Facts, Figure
from reformtext.original import Source
from reformtext.reading import bylines
from reformtext.resources.files import read_rows

ROOT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases" / "traditional.tsv"
ARTICLES = sorted((ROOT / "corpus" / "articles").glob("*.txt"))
SHARED = "後"  # GB2312 has it beside 后; simplified texts have no use for it
TEXTS = st.text(st.sampled_from("發髮展於乾隆後里裏面麵億萬，。「」１％ a5國国") | st.characters(codec="utf-8"))


def cases() -> list[list[str]]:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def shown(figure: Figure) -> str:
    period = f"{figure.period.start}..{figure.period.end}" if figure.period else ""
    cells = [figure.subject, figure.change, figure.status, figure.bindingness, figure.kind, figure.unit, period]
    return "|".join([*cells, figure.indicator or "", ",".join(figure.flags)])


def traditional(text: str) -> str:
    """Return a text as traditional print would have it, but for the characters that have several forms there."""
    return "".join(map(traditional_form, text)).replace("于", "於").translate(str.maketrans("“”‘’", "「」『』"))


def simple(text: str | None) -> str | None:
    return text and fold(text).translate(dict(simplified_forms()))


def test_the_table_is_safe_in_simplified_texts() -> None:
    always = [
        (old, new)
        for where, *both in read_rows("traditional.tsv")
        if where == "always"
        for old, new in zip(*both, strict=True)
    ]
    forms = simplified_forms()
    assert not set(map(ord, forms.values())) & set(forms), "what folds to another is no simplified form"
    assert len({old for old, _ in always}) == len(always)
    for old, new in always:
        assert new.encode("gb2312")
        assert old in SHARED or not encodes(old, "gb2312"), f"{old} is written in simplified texts"


def encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize("change", [narrow, fold, fold_clauses, simplify])
@given(text=TEXTS)
@example("0?!国")
@example("国?!5")
def test_folding_keeps_the_length_and_folds_once(change, text: str) -> None:  # type: ignore[no-untyped-def]
    once = change(text)
    assert len(once) == len(text)
    assert change(once) == once


@given(TEXTS, TEXTS)
def test_a_part_folds_as_it_does_in_the_whole(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


def test_simplified_texts_stay_the_same_object() -> None:
    text = "乾坤湾景区面积不低于5平方公里，於先生著书，宫商角徵羽。"
    assert simplify(text) is text
    assert fold(text) is text


@pytest.mark.parametrize(("name", "genre", "published", "marked", "figures"), cases(), ids=[row[0] for row in cases()])
def test_construction(name: str, genre: str, published: str, marked: str, figures: str) -> None:
    marked = marked.replace("⏎", "\n")
    text = marked.replace("⟦", "").replace("⟧", "")
    analysis = rt.analyze(text, facts=Facts(published=published, genre=genre, place="临河市"))  # type: ignore[arg-type]
    for figure in reversed(analysis.figures):
        text = f"{text[: figure.start]}⟦{figure.text}⟧{text[figure.end :]}"
    assert text == marked
    assert " ; ".join(map(shown, analysis.figures)) == figures


def told(figures: Iterable[Figure]) -> list[Figure]:
    """Return figures with their words in simplified characters."""
    return [
        replace(
            figure,
            text=simple(figure.text) or "",
            subject=simple(figure.subject) or "",
            period=figure.period and replace(figure.period, text=simple(figure.period.text) or ""),
        )
        for figure in figures
    ]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_traditional_article_says_what_its_twin_says(path: Path) -> None:
    text = rt.read(path).text
    one, other = rt.analyze(text), rt.analyze(traditional(text))
    assert told(one.figures) == told(other.figures)
    assert one.themes == other.themes
    assert (one.summary.sentences, one.summary.firsts) == (other.summary.sentences, other.summary.firsts)
    assert [(m.type, m.spans, m.code, simple(m.role)) for m in one.mentions] == [
        (m.type, m.spans, m.code, simple(m.role)) for m in other.mentions
    ]
    assert (one.document.genre, one.document.place, one.document.published) == (
        other.document.genre,
        other.document.place,
        other.document.published,
    )
    subjects = [figure.subject for figure in other.figures]
    assert subjects == list(map(traditional, subjects)), "in the document's own characters"


TEXT = """一、工作回顧
縣委書記陳國華要求落實《關於發展鄉村旅遊的意見》（臨政發〔2023〕7號），推進「鏈長制」改革，菏澤市率先推開。
新建小學八所，招聘鄉村教師三百名，學前教育毛入園率達到九成。"""


def test_all_that_quotes_is_in_the_characters_of_the_text() -> None:
    analysis = rt.analyze(TEXT)
    assert [section.heading for section in analysis.sections] == ["一、工作回顧"]
    assert {(m.text, m.type) for m in analysis.mentions} >= {
        ("陳國華", "person"),
        ("「鏈長制」改革", "initiative"),
        ("《關於發展鄉村旅遊的意見》", "document"),
        ("菏澤市", "place"),
    }
    (person,) = (m for m in analysis.mentions if m.type == "person")
    (document,) = (m for m in analysis.mentions if m.type == "document")
    assert (person.role, document.number) == ("縣委書記", "臨政發〔2023〕7號")
    tags = [tag for paragraph in analysis.paragraphs for tag in paragraph.themes]
    terms = [term for tag in tags for term, _ in tag.terms]
    assert "livelihood.education" in {tag.id for tag in tags}
    assert all(term in TEXT or term.startswith("(") for term in terms)
    assert analysis.summary.text
    assert all(line in TEXT for line in analysis.summary.text.split("\n"))
    assert "鏈長制" in {word.text for word in analysis.words}


def test_words_that_rules_make_take_the_usual_form() -> None:
    source = Source.of("城乡居民收入", "城鄉居民收入")
    assert source.words("农村居民收入", 0, 6) == "農村居民收入"
    assert Source.of("头发", "頭髮").words("头发", 0, 2) == "頭髮"
    assert Source.of("城乡居民", "城乡居民").words("农村居民", 0, 4) == "农村居民"


def test_a_panel_of_a_traditional_report_quotes_it() -> None:
    text = "東臨市2021年政府工作報告\n一、2020年工作回顧\n地區生產總值下降1.2%。"
    (row,) = panel_rows(rt.analyze(text, facts=Facts(place="东临市", genre="report", published="2021")))
    assert (row.year, row.indicator, row.measure, str(row.value)) == (2020, "gdp", "growth", "-1.2")
    assert row.quote == text[row.start : row.end] == "地區生產總值下降1.2%"


def test_reporters_sign_in_their_own_characters() -> None:
    assert bylines.reporter_line("本報記者 張三豐 通訊員 陳國華") == "張三豐 陳國華"
    assert bylines.dateline_names("新華社北京9月7日電（記者張三、陳國華）近日，") == "張三、陳國華"
    assert bylines.closing_names("活動將先後在三地舉行。（記者 陸海）") == "陸海"


def test_a_big5_file_is_read_as_its_twin() -> None:
    text = "東臨市2021年政府工作報告\n各位代表：\n一、2020年工作回顧\n地區生產總值下降1.2%，社會保持穩定。"
    document = rt.read(text.encode("big5"))
    assert (document.encoding, document.genre, document.published) == ("big5", "report", "2021")
    assert document.text == text
    assert [figure.subject for figure in rt.analyze(document).figures] == ["地區生產總值"]
