"""What the summary promises: quotations only, the most telling figures, no sentence twice, linear time."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reformtext as rt
from reformtext.model import Facts, Genre, Layout
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
        ("河川网讯（记者 王一）全国春耕进展顺利，已播面积过半。", "全国春耕进展顺利，已播面积过半。"),
        ("通讯员王一 李二报道：全国春耕进展顺利，已播面积过半。", "全国春耕进展顺利，已播面积过半。"),
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


def quoted(analysis: rt.Analysis, spans: Iterable[tuple[int, int]]) -> list[str]:
    return [analysis.document.text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("坚定走在前列的信心，壮大首位产业，奠定了率先崛起的坚实基础。", []),
        ("他们将首次在海上过节。确立了率先走在前列的定位。", []),
        ("首批26个技改项目顺利投产。河川县入选首批国家节水城市。", ["河川县入选首批国家节水城市"]),
        ("河川第一、二、三产业分别增长5%、6%、7%。", []),
        ("这是率先完成目标的战略区。必须把安全放在第一位。", []),
        (
            "今年一季度，河川铝材产量42万吨，同比增长7.1%，创历史新高。",
            ["河川铝材产量42万吨，同比增长7.1%，创历史新高"],
        ),
        ("新增高速86公里，全省首条氢能专线通车。", ["全省首条氢能专线通车"]),
        ("优势产业占全省首位的比重高。优势产业占全省首位的比重高。", ["优势产业占全省首位的比重高"]),
    ],
)
def test_a_claim_says_of_whom_it_is_and_no_slogan_is_one(text: str, claims: list[str]) -> None:
    analysis = rt.analyze(text)
    assert quoted(analysis, analysis.summary.firsts) == claims


def test_a_section_of_goals_claims_nothing() -> None:
    plan = "新增就业3万人以上。新建学校12所以上。财政收入增长5%以上。率先推行一业一证改革。"
    text = f"一、过去一年\n全市率先推行一证一码改革，新建学校10所，新增就业2.8万人。\n二、今年工作目标任务\n{plan}\n"
    analysis = rt.analyze(text, facts=Facts(genre="report", published="2023-01", place="河川市"))
    assert quoted(analysis, analysis.summary.firsts) == ["全市率先推行一证一码改革"]


def test_of_many_claims_the_widest_are_told() -> None:
    text = "".join(f"河川{street}街首次举办邻里集市。" for street in "东西南北中前后上下") + "河川白茶产量居全国首位。"
    analysis = rt.analyze(text)
    assert "河川白茶产量居全国首位" in quoted(analysis, analysis.summary.firsts)


@pytest.mark.parametrize(
    ("text", "genre", "lead"),
    [
        (
            "你局《关于设立河川湿地公园的请示》收悉。现批复如下：\n同意设立河川湿地公园，面积为12平方公里。\n公园不另设机构。",
            "notice",
            "同意设立河川湿地公园",
        ),
        (
            "现将《河川市节水办法》印发给你们，请认真贯彻执行。\n河川市节水办法\n节水是全社会的事。为保障供水安全，制定本办法。\n"
            "用水单位应当建立台账。",
            "notice",
            "为保障供水安全，制定本办法。",
        ),
        (
            "各位代表：\n我代表市人民政府向大会作报告。\n一、2022年工作回顾\n高新区实现生产总值245亿元，增长8.9%。\n"
            "全市实现生产总值1570亿元，增长3.6%。\n港区实现生产总值116亿元。",
            "report",
            "全市实现生产总值1570亿元",
        ),
        (
            "你局《关于河川书市的请示》收悉。经研究，现答复如下：\n一、同意河川市举办秋季书市。\n二、书市的安排，请报备。",
            "notice",
            "一、同意河川市举办",
        ),
        (
            "一、2022年工作回顾\n全市实现生产总值1570亿元，增长3.6%。\n二、主要预期目标\n生产总值增长6%，进出口增长5%，财政收入增长5%，"
            "固定资产投资增长8%，城镇新增就业3万人，居民消费价格涨幅3%。",
            "report",
            "全市实现生产总值1570亿元",
        ),
        ("央视网消息（新闻联播）：九月九，过重阳。各地开展敬老活动，老人们登高赏菊。", "news", "各地开展敬老活动"),
        ("“邻里守望周”启动仪式今天在河川市举行。来自8个社区的居民参加。", "news", "“邻里守望周”启动仪式"),
    ],
)
def test_the_lead_is_neither_ceremony_nor_a_part(text: str, genre: Genre, lead: str) -> None:
    analysis = rt.analyze(text, facts=Facts(genre=genre, published="2023-01"))
    assert quoted(analysis, [analysis.summary.lead or (0, 0)])[0].startswith(lead)


def test_a_point_is_rather_a_sentence_that_can_be_read_alone() -> None:
    lines = [
        "全市新建学校12所，新增学位3万个。",
        "全市粮食总产达到186万吨，增长2.1%。",
        "全市新增市场主体3.2万户，增长12%。",
        "全市空气优良天数达到295天，增加12天。",
        "全市改造老旧小区86个，惠及1.9万户。",
        "全市旅游收入达到312亿元，增长18%。",
        "全市发明专利授权4600件，增长9%。",
        "全市进出口总额达到512亿元，增长11%。",
    ]
    plain = rt.analyze("\n".join(lines)).summary.sentences
    leaning = rt.analyze("\n".join(f"对此，{line}" if at == 4 else line for at, line in enumerate(lines)))
    assert 4 in plain and 4 not in leaning.summary.sentences


def test_rows_and_openings_are_no_points() -> None:
    text = (
        "为做好普查，成立领导小组，由市长任组长，统筹全市普查工作。\n"
        "组长：李一 市长\n成员：王二 市财政局局长\n张三 市水利局局长\n"
        "领导小组办公室设在市统计局，承担日常工作。\n下面，我着重报告普查的安排。\n普查分三个阶段进行，2023年底前完成。\n"
    )
    analysis = rt.analyze(text)
    points = "".join(
        quoted(analysis, [(s.start, s.end) for s in map(analysis.sentences.__getitem__, analysis.summary.sentences)])
    )
    assert "财政局" not in points
    assert "着重报告" not in points
    assert "三个阶段" in points


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
