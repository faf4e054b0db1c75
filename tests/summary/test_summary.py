"""What the summary promises: quotations only, the most telling figures, no sentence twice, linear time."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reformtext as rt
from reformtext.model import Facts, Layout
from reformtext.summary import summarize
from reformtext.summary.sentences import pairs

FEATURE = """“归雁”回巢兴河川

来源：河川日报 2023-06-12

初夏的河川，麦浪翻滚。

近年来，河川县把“归雁”行动作为人才兴县的先手棋，引导在外能人回乡创业，带动乡村产业加快振兴。

一、政策送到家门口

2019年以来，全县累计返乡创业2.6万人，带动就业8.4万人，新增返乡创业企业1200余家。“手续一天就办完了。”创业者李海表示。

全县率先在全省推行“创业贷款一次办”，发放贴息贷款12.8亿元。

二、产业扎根田野间

建成返乡创业园16个，其中省级示范园3个，数量居全省第二位。要努力走在全国前列。

2022年，园区实现产值58.3亿元，增长14.5%。
"""


@pytest.fixture(scope="module")
def feature() -> rt.Analysis:
    return rt.analyze(FEATURE, facts=Facts(place="河川县"))


def test_the_lead_names_what_the_article_is_about(feature: rt.Analysis) -> None:
    start, end = feature.summary.lead or (0, 0)
    assert feature.document.text[start:end].startswith("近年来，河川县把“归雁”行动")


def test_the_figures_that_sum_up_come_first(feature: rt.Analysis) -> None:
    texts = [feature.figures[i].text for i in feature.summary.key_figures]
    assert {"2.6万人", "8.4万人", "12.8亿元", "58.3亿元"} <= set(texts[:8])


def test_a_first_inside_a_name_claims_nothing() -> None:
    said = rt.analyze("对首台（套）重大装备给予保费补贴。新材料首批次应用可申请奖励。这是全市首批投产的生产线。")
    assert [said.document.text[start:end] for start, end in said.summary.firsts] == ["这是全市首批投产的生产线"]


def test_firsts_are_claims_and_no_wishes(feature: rt.Analysis) -> None:
    clauses = [feature.document.text[start:end] for start, end in feature.summary.firsts]
    assert clauses == ["全县率先在全省推行“创业贷款一次办”", "其中省级示范园3个，数量居全省第二位"]


def test_points_are_the_sentences_but_for_the_lead(feature: rt.Analysis) -> None:
    summary = feature.summary
    lead_end = (summary.lead or (0, 0))[1]
    others = [i for i in summary.sentences if feature.sentences[i].end != lead_end]
    assert sorted(point.sentence for point in summary.points) == others
    assert len(set(summary.sentences)) == len(summary.sentences)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        (
            "本报讯（记者 张一）河川县昨日启动春季就业服务活动，提供岗位3200个。",
            "河川县昨日启动春季就业服务活动，提供岗位3200个。",
        ),
        ("新华社北京3月5日电（记者李二）全国春耕进展顺利，已播面积过半。", "全国春耕进展顺利，已播面积过半。"),
        ("央视网消息（新闻联播）：全国春耕进展顺利，已播面积过半。", "全国春耕进展顺利，已播面积过半。"),
    ],
)
def test_a_dateline_is_no_part_of_the_lead(text: str, lead: str) -> None:
    start, end = rt.analyze(text).summary.lead or (0, 0)
    assert text[start:end] == lead


def test_the_line_that_opens_a_numbered_section_sums_up_nothing() -> None:
    sections = [
        (
            "（一）着力扩大有效需求，推动经济回升向好。",
            "新开工重大项目120个，完成投资310亿元。深化银企对接，盘活闲置厂房。",
        ),
        (
            "（二）着力推进科技创新，塑造发展新优势。",
            "新增高新技术企业45家，研发投入增长12%。办好技术交易大会，引进青年人才。",
        ),
        ("（三）着力改善民生，增进群众福祉。", "城镇新增就业2.1万人，建成养老服务站36个。整治背街小巷，方便居民出行。"),
    ]
    a = rt.analyze("\n".join(head + body for head, body in sections))
    quoted = [a.document.text[a.sentences[point.sentence].start :] for point in a.summary.points]
    assert len(quoted) >= 3
    assert sum(text.startswith("（") for text in quoted) == 0


def test_a_report_is_led_by_its_year() -> None:
    text = (
        "各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2022年工作回顾\n过去一年，我们坚定信心、攻坚克难。\n"
        "全市实现地区生产总值1860亿元，增长5.2%，一般公共预算收入112亿元，增长6.1%。\n"
        "二、2023年工作安排\n地区生产总值增长6%左右。\n"
    )
    analysis = rt.analyze(text, facts=Facts(genre="report", published="2023-01", place="菏泽市"))
    start, end = analysis.summary.lead or (0, 0)
    assert text[start:end].startswith("全市实现地区生产总值1860亿元")


@given(
    st.lists(
        st.sampled_from([*"，。；：！？“”\n一二12%", "改革", "增长", "全省率先", "居第2位", "力争", "本报讯"]),
        max_size=60,
    )
)
def test_a_summary_only_quotes(parts: list[str]) -> None:
    text = "".join(parts)
    if not text.strip():
        return
    analysis = rt.analyze(text)
    summary = analysis.summary
    spans = [(analysis.sentences[i].start, analysis.sentences[i].end) for i in summary.sentences]
    assert summary.text == "\n".join(text[start:end].strip() for start, end in spans)
    assert list(summary.sentences) == sorted(set(summary.sentences))
    assert len(set(summary.key_figures)) == len(summary.key_figures)
    for start, end in [*summary.firsts, *([summary.lead] if summary.lead else [])]:
        assert 0 <= start < end <= len(text)
        assert any(one.start <= start and end <= one.end for one in analysis.sentences)


def test_pairs_are_of_neighbours() -> None:
    assert pairs("减贫，12减负") == {"减贫", "减负"}


def test_time_is_linear(counted_work: Callable[[Callable[[], object]], int]) -> None:
    work = []
    for size in (400, 1600):
        analysis = rt.analyze("".join(f"全市率先推行改革{i}项，完成投资{i + 1}亿元。\n" for i in range(size)))
        layout = Layout(analysis.sections, analysis.paragraphs, analysis.sentences)
        parts = (analysis.document, layout, analysis.figures, analysis.themes, analysis.mentions)
        work.append(counted_work(lambda parts=parts: summarize(*parts)))
    assert work[1] < 5 * work[0]
