"""Mentions: the case tables of each type, how entries are gathered, and what holds for any text."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet
from hypothesis import given
from hypothesis import strategies as st

from reformtext import mentions
from reformtext.model import Document, Layout, Mention, Paragraph, Section
from reformtext.resources.forms import Forms

CASES = Path(__file__).parents[1] / "cases"
TABLES = {
    "initiative": "mentions_initiatives.tsv",
    "document": "mentions_documents.tsv",
    "organisation": "mentions_organisations.tsv",
    "person": "mentions_people.tsv",
    "place": "mentions_places.tsv",
}


def find(text: str, place: str | None = None) -> tuple[Mention, ...]:
    """Find mentions in lines that are all body."""
    spans = [match.span() for match in re.finditer(r"[^\n]+", text)]
    layout = Layout((Section(0, len(text), None),), tuple(Paragraph(start, end, 0) for start, end in spans), ())
    return mentions.find(Document(text, tuple(spans), place=place), layout)


def cases(kind: str) -> list[ParameterSet]:
    """Return a table's rows; what a case shows begins with "missed: " where we know that we miss it."""
    rows = [line.split("\t") for line in (CASES / TABLES[kind]).read_text("utf-8").splitlines()]
    miss = pytest.mark.xfail(strict=True, raises=AssertionError)
    return [pytest.param(kind, *row, marks=[miss] if row[2].startswith("missed: ") else []) for row in rows[2:]]


def marked(text: str, found: tuple[Mention, ...], kind: str) -> str:
    """Write ⟦⟧ around the mentions of one type."""
    spans = sorted(span for mention in found if mention.type == kind for span in mention.spans)
    for start, end in reversed(spans):
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    return text


def details(found: tuple[Mention, ...], kind: str) -> str:
    cells = []
    for start, _ in sorted(span for one in found if one.type == kind for span in one.spans):
        one = next(one for one in found if one.type == kind and start in (first for first, _ in one.spans))
        first = one.spans[0][0] == start
        if kind == "document":
            cells.append("/".join(part or "" for part in (one.number, one.issuer, one.year)))
        elif kind == "person":
            cells.append((one.role if first else None) or "-")
        elif kind == "place":
            cells.append(one.code or "-")
    return "|".join(cells)


@pytest.mark.parametrize(("kind", "text", "wanted", "shows"), [case for kind in TABLES for case in cases(kind)])
def test_case(kind: str, text: str, wanted: str, shows: str) -> None:
    plain = text.replace("⟦", "").replace("⟧", "")
    found = find(plain)
    assert marked(plain, found, kind) == text, shows
    assert details(found, kind) == wanted, shows


def test_full_and_short_name_are_one_entry() -> None:
    (place,) = (one for one in find("巨野县变了。巨野的山东味。", "山东省") if one.code == "371724")
    assert (place.text, place.spans) == ("巨野县", ((0, 3), (6, 8)))


def test_document_without_province_takes_the_one_it_is_about() -> None:
    codes = {place: [one.code for one in find("鼓楼区新开两所学校。", place)] for place in ("南京市", "福州市", None)}
    assert codes == {"南京市": ["320106"], "福州市": ["350102"], None: [None]}


def test_initiative_is_one_entry_with_and_without_marks() -> None:
    (one,) = (one for one in find("推行“湾长制”，湾长制见效。\n“湾长制”工作机制更顺。") if one.type == "initiative")
    assert len(one.spans) == 3


def test_an_initiative_is_told_by_its_most_frequent_form() -> None:
    (one,) = (one for one in find("推行“湾长制”。举办“湾长制”品牌评选。“湾长制”见效。") if one.type == "initiative")
    assert one.text == "“湾长制”"


def test_alias_and_title_are_one_entry() -> None:
    (one,) = (one for one in find("印发《湿地保护方案》。《方案》提出目标。") if one.type == "document")
    assert (one.text, len(one.spans)) == ("《湿地保护方案》", 2)


def test_names_inside_names_are_left_out() -> None:
    found = find("宿迁市教育局印发《宿迁市职业教育条例》，市长王一帆出席“宿迁制造”品牌。")
    assert {(one.type, one.text) for one in found} == {
        ("organisation", "宿迁市教育局"),
        ("document", "《宿迁市职业教育条例》"),
        ("person", "王一帆"),
        ("initiative", "“宿迁制造”品牌"),
    }


def test_furniture_outside_the_paragraphs_is_not_read() -> None:
    text = "宿迁丰收。\n来源：宿迁日报社 记者 王一帆"
    layout = Layout((Section(0, 5, None),), (Paragraph(0, 5, 0),), ())
    assert [one.spans for one in mentions.find(Document(text, ((0, 5),)), layout)] == [((0, 2),)]


def test_full_width_signs_are_read_and_quoted_as_they_are() -> None:
    (one,) = (one for one in find("推进“３＋６”布局。") if one.type == "initiative")
    assert one.text == "“３＋６”"


PIECES = """《 》 “ ” （ ） ( ) 〔 〕 · 、 ， 。 ： 0 宿迁市 朝阳 市委 教育局 王一帆 书记 表示 实施 行动 工程
关于 的决定 〔2023〕7号 有限公司 论坛 中国( 试验区 改扩建 街道 路 ２０２４年 杜瓦尔 等"""


@given(st.lists(st.sampled_from([*PIECES.split(), "\n", " "]), max_size=40).map("".join))
def test_mentions_quote_the_text_within_one_paragraph(text: str) -> None:
    found = find(text)
    taken: dict[str, set[int]] = {}
    for one in found:
        assert one.spans and list(one.spans) == sorted(one.spans)
        assert one.text in [text[start:end] for start, end in one.spans]
        for start, end in one.spans:
            assert start < end and "\n" not in text[start:end] and text[start:end].strip()
            positions = set(range(start, end))
            assert not positions & taken.setdefault(one.type, set())
            taken[one.type] |= positions
    assert [one.spans[0] for one in found] == sorted(one.spans[0] for one in found)
    assert len({(one.type, one.text, one.code) for one in found}) == len(found)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_read(text: str) -> None:
    line = text.replace("\n", " ")
    assert all(one.text in [line[start:end] for start, end in one.spans] for one in find(line))


HOSTILE = """《 》 “ “甲” “甲”工程 关于 关于甲的 〔2023〕7号 市委 教育 市教育 中国 中国( 国家 有限公司
甲有限公司 论坛 世界 王 王一 书记王 阿 阿· 说 宿迁 朝阳 合作 街道 路 改扩建 )改扩建 工程 实施 实施甲 甲行动、
2024年 条例 出台甲 长制 学习教育 驻 、"""


@pytest.mark.parametrize("piece", HOSTILE.split())
def test_work_grows_no_faster_than_the_text(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def work(length: int) -> int:
        count = 0

        def counted(method: Callable[..., int]) -> Callable[..., int]:
            def call(self: Forms, *arguments: object) -> int:
                nonlocal count
                count += 1
                return method(self, *arguments)

            return call

        with monkeypatch.context() as patch:
            patch.setattr(Forms, "at", counted(Forms.at))
            patch.setattr(Forms, "before", counted(Forms.before))
            find(piece * (length // len(piece)))
        return count

    assert work(4000) <= 2.2 * work(2000) + 200
