"""What a figure measures, how it changed, when, and whether it is a fact or a goal: a table of constructions."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformtext.figures import extract
from reformtext.model import Document, Figure
from reformtext.structure import divide

CASES = [Path(__file__).parents[1] / "cases" / name for name in ("context.tsv", "context_times.tsv")]


def rows() -> list[list[str]]:
    found = []
    for table in CASES:
        lines = [line for line in table.read_text("utf-8").split("\n") if line and not line.startswith("#")]
        found += [line.split("\t") for line in lines[1:]]
    return found


def analysed(text: str, genre: str, published: str) -> tuple[Figure, ...]:
    document = Document(text, ((0, len(text)),), genre=genre, published=published, place="临河市")  # type: ignore[arg-type]
    return extract(document, divide(document))[0]


def shown(figure: Figure) -> str:
    period = f"{figure.period.start}..{figure.period.end}" if figure.period else ""
    cells = [figure.subject, figure.change, figure.status, figure.bindingness, figure.kind, figure.unit, period]
    return "|".join([*cells, figure.indicator or "", ",".join(figure.flags)])


@pytest.mark.parametrize(("name", "genre", "published", "marked", "figures"), rows(), ids=[row[0] for row in rows()])
def test_construction(name: str, genre: str, published: str, marked: str, figures: str) -> None:
    marked = marked.replace("⏎", "\n")
    text = marked.replace("⟦", "").replace("⟧", "")
    found = analysed(text, genre, published)
    pieces, at = [], 0
    for figure in found:
        pieces += [text[at : figure.start], "⟦", figure.text, "⟧"]
        at = figure.end
    assert "".join([*pieces, text[at:]]) == marked
    assert " ; ".join(shown(figure) for figure in found) == figures


WORDS = st.sampled_from(
    [
        "地区生产总值",
        "增长",
        "下降",
        "由",
        "提高到",
        "达到",
        "分别",
        "和",
        "、",
        "，",
        "。",
        "；",
        "5%",
        "3.2亿元",
        "12个",
        "百分之七",
        "第3位",
        "预计",
        "力争",
        "确保",
        "2024年",
        "去年",
        "每人每月",
        "其中",
        "改革任务",
        "全市",
        "“",
        "”",
        "（",
        "）",
        "一、",
        "\n",
        "到2027年",
        "约",
        "以上",
        "左右",
        "1.2、",
        "同比",
        "比上年",
        "累计",
        "新增",
    ]
)


@given(st.lists(WORDS, max_size=40).map("".join), st.sampled_from(["news", "report", "notice", "bulletin"]))
def test_figures_quote_the_text_and_refer_to_what_is_there(text: str, genre: str) -> None:
    document = Document(text, ((0, len(text)),), genre=genre, published="2024-01")  # type: ignore[arg-type]
    layout = divide(document)
    figures, rejected = extract(document, layout)
    at = 0
    for figure in figures:
        assert text[figure.start : figure.end] == figure.text
        assert at <= figure.start < figure.end
        at = figure.end
        sentence = layout.sentences[figure.sentence]
        assert sentence.start <= figure.start < sentence.end
        assert 0 <= figure.salience <= 1
        assert figure.rules
    for item in rejected:
        assert text[item.start : item.end] == item.text
    assert extract(document, layout) == (figures, rejected)


@pytest.mark.parametrize(
    "piece",
    [
        "每人每月5元、",
        "其中1亿元、",
        "由1%到2%，增长3%，",
        "产量1万吨，占5%，",
        "第三产业占5%，",
        "“一个1家”",
        "分别增长1%、",
        "翻一番多",
        "1∶2∶3，",
        "2024年5月，",
    ],
)
def test_work_of_a_sentence_without_end_grows_no_faster_than_it(piece: str, counted_work) -> None:  # type: ignore[no-untyped-def]
    small, large = piece * 40, piece * 160
    work = counted_work(lambda: analysed(small, "news", "2024-05"))
    assert counted_work(lambda: analysed(large, "news", "2024-05")) <= 6 * work


def test_an_item_of_a_long_list_costs_what_one_of_a_short_list_does(counted_work) -> None:  # type: ignore[no-untyped-def]
    small, large = "5%、" * 200, "5%、" * 800
    work = counted_work(lambda: analysed(small, "news", "2024-05"))
    assert counted_work(lambda: analysed(large, "news", "2024-05")) <= 5 * work


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("关于2022年第四季度督办事项落实情况的通报", "2022"),
        ("关于2022年和2023年督办事项落实情况的通报", None),
        ("关于加强督办工作的通知", None),
    ],
)
def test_a_notice_reports_on_the_year_of_its_title(title: str, year: str | None) -> None:
    text = "全市办结督办事项46项。"
    document = Document(text, ((0, len(text)),), genre="notice", published="2023-01-20", title=title)
    figure = extract(document, divide(document))[0][0]
    assert (figure.period.end if figure.period else None) == year


def test_a_notice_of_december_arranges_the_days_of_the_year_in_its_title() -> None:
    text = "劳动节：5月1日至5日放假调休，共5天。"
    title = "关于2025年部分节假日放假安排的通知"
    document = Document(text, ((0, len(text)),), genre="notice", published="2024-11-20", title=title)
    (figure,) = extract(document, divide(document))[0]
    assert figure.period is not None
    assert (figure.period.start, figure.status) == ("2025-05-01", "rule")


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("一、主要目标", ("target", "2022", "target", "2022")),
        ("一、发展现状", ("actual", None, "actual", None)),
        ("一、目标责任考核成效", ("actual", None, "actual", None)),
    ],
)
def test_a_notice_aims_at_what_it_tells_under_a_heading_of_aims(heading: str, told: tuple[str | None, ...]) -> None:
    lead = "到2022年，养老服务体系基本形成。" if "主要目标" in heading else "养老服务体系基本形成。"
    text = f"{heading}\n{lead}\n——全市养老床位2万张以上。\n——护理型床位占比40%以上。\n"
    document = Document(
        text, ((0, len(text)),), genre="notice", published="2018-05", title="关于加快养老服务业发展的意见"
    )
    figures = extract(document, divide(document))[0]
    found = [(figure.status, figure.period.end if figure.period else None) for figure in figures]
    assert tuple(field for pair in found for field in pair) == told


@pytest.mark.parametrize(
    ("title", "status"), [("临河市2012年民生实事项目", "target"), ("关于2012年民生实事完成情况的通报", "actual")]
)
def test_a_list_of_good_deeds_is_a_plan_for_its_year(title: str, status: str) -> None:
    text = "新增公共停车位3200个。\n打通断头路12条。"
    document = Document(text, ((0, len(text)),), genre="notice", published="2012-04-20", title=title)
    figures = extract(document, divide(document))[0]
    assert {figure.status for figure in figures} == {status}
    assert {figure.period.end if figure.period else "" for figure in figures} == {"2012"}


def test_what_a_notice_lays_down_is_a_rule_or_a_task() -> None:
    text = "关于发展畜牧产业的意见\n规模场指年出栏3000头以上的场，一次性扶持12万元，打造示范场6个。\n目前养殖场210个。"
    document = Document(text, ((0, len(text)),), genre="notice", published="2018-05-10")
    figures = extract(document, divide(document))[0]
    assert [figure.status for figure in figures] == ["rule", "rule", "target", "actual"]
    reported = Document(text.replace("意见", "情况通报"), ((0, len(text) + 2),), genre="notice", published="2018-05-10")
    assert {figure.status for figure in extract(reported, divide(reported))[0][:1]} == {"actual"}


def test_a_plan_tells_where_things_stand_and_what_it_warns_of() -> None:
    text = "全县现有农户6.4万户，已改厕3.1万户。新建垃圾中转站12座。对进度低于60%的乡镇进行约谈。批复不超过10个工作日。"
    title = "人居环境整治三年行动方案（2018—2020年）"
    document = Document(text, ((0, len(text)),), genre="notice", published="2018-06", title=title)
    figures = extract(document, divide(document))[0]
    assert [figure.status for figure in figures] == ["actual", "actual", "target", "rule", "rule"]
    assert [figure.period.end if figure.period else None for figure in figures[:3]] == [None, None, "2020"]


def test_the_number_of_a_section_is_none_of_its_figures() -> None:
    text = "一　项目申报\n２　级别认定\n3.1　家庭服务\n"
    found, others = extract(document := Document(text, ((0, len(text)),)), divide(document))
    assert found == ()
    assert [(item.text, item.kind) for item in others] == [(n, "list_number") for n in ("一", "２", "3.1")]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("春节古城旅游升温", "2024"),
        ("去年古城旅游升温", "2023"),
        ("古城旅游升温", None),
        ("古城旅游发展规划（2021—2023年）", None),
    ],
)
def test_an_article_is_of_the_time_in_its_title(title: str, year: str | None) -> None:
    text = "\n".join([title, "景区推出灯会，街上人来人往。" * 90, "各景区接待游客86万人次。"])
    figures = analysed(text, "news", "2024-02-20")
    assert [figure.period.end if figure.period else None for figure in figures] == [year]
