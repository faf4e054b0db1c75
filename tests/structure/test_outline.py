"""Levels and parents of sections."""

from reformtext.model import Document
from reformtext.structure import divide

PROSE = "全市上下抓改革、促发展，各项事业取得了新的成绩，群众的获得感不断增强。"


def outline(*headings: str) -> list[tuple[str, int, str | None]]:
    text = PROSE + "".join(f"\n{heading}\n{PROSE}" for heading in headings)
    sections = divide(Document(text, ((0, len(text)),))).sections
    assert [section.heading for section in sections[1:]] == [heading.lstrip("# ") for heading in headings]
    return [
        (section.heading or "", section.level, None if section.parent is None else sections[section.parent].heading)
        for section in sections[1:]
    ]


def test_numbered_headings_stand_under_each_other() -> None:
    assert outline("一、回顾去年", "（一）经济", "1.工业", "2.农业", "（二）社会", "二、安排今年") == [
        ("一、回顾去年", 1, None),
        ("（一）经济", 2, "一、回顾去年"),
        ("1.工业", 3, "（一）经济"),
        ("2.农业", 3, "（一）经济"),
        ("（二）社会", 2, "一、回顾去年"),
        ("二、安排今年", 1, None),
    ]


def test_a_number_keeps_its_level_without_the_one_above() -> None:
    assert outline("（一）经济", "（二）社会") == [("（一）经济", 2, None), ("（二）社会", 2, None)]
    assert outline("一、经济", "1.工业") == [("一、经济", 1, None), ("1.工业", 3, "一、经济")]


def test_chapters_stand_above_and_push_down() -> None:
    assert outline("第一部分 回顾", "一、经济", "（一）工业", "第二部分 安排", "一、目标") == [
        ("第一部分 回顾", 1, None),
        ("一、经济", 2, "第一部分 回顾"),
        ("（一）工业", 3, "一、经济"),
        ("第二部分 安排", 1, None),
        ("一、目标", 2, "第二部分 安排"),
    ]


def test_a_bare_line_stands_above_numbers_that_begin_anew() -> None:
    assert outline("过去一年工作回顾", "一、经济", "二、社会", "今年工作安排", "一、目标", "二、任务") == [
        ("过去一年工作回顾", 1, None),
        ("一、经济", 2, "过去一年工作回顾"),
        ("二、社会", 2, "过去一年工作回顾"),
        ("今年工作安排", 1, None),
        ("一、目标", 2, "今年工作安排"),
        ("二、任务", 2, "今年工作安排"),
    ]


def test_a_bare_line_stands_under_numbers_that_go_on() -> None:
    assert outline("一、经济", "工业稳步回升", "二、社会", "教育均衡发展") == [
        ("一、经济", 1, None),
        ("工业稳步回升", 2, "一、经济"),
        ("二、社会", 1, None),
        ("教育均衡发展", 2, "二、社会"),
    ]


def test_a_bare_line_after_the_last_number_stands_by_itself() -> None:
    assert outline("一、经济", "二、社会", "名词解释")[-1] == ("名词解释", 1, None)


def test_ordinals_stand_where_their_count_does() -> None:
    assert outline("（一）工业问题", "第一，规模问题", "第二，比重问题", "（二）农业问题")[1:] == [
        ("第一，规模问题", 3, "（一）工业问题"),
        ("第二，比重问题", 3, "（一）工业问题"),
        ("（二）农业问题", 2, None),
    ]


def test_markdown_depth_orders_headings_without_numbers() -> None:
    assert outline("## 经济", "### 工业", "## 社会") == [
        ("经济", 1, None),
        ("工业", 2, "经济"),
        ("社会", 1, None),
    ]


def test_markdown_of_one_depth_leaves_the_order_to_the_numbers() -> None:
    assert outline("## 一、经济", "## （一）工业", "## 二、社会")[1:] == [
        ("（一）工业", 2, "一、经济"),
        ("二、社会", 1, None),
    ]


def test_a_bare_line_stands_under_a_markdown_heading() -> None:
    assert outline("## 经济", "工业稳步回升") == [("经济", 1, None), ("工业稳步回升", 2, "经济")]
