"""What of its indicator a figure states, and for which year."""

import re
from decimal import Decimal
from typing import Literal

from reformtext.characters import YEAR_DIGITS
from reformtext.model import Analysis, Figure, Genre
from reformtext.resources.indicators import indicators

Measure = Literal["level", "growth", "growth_avg", "target_level", "target_growth", "target_growth_avg", "rank"]

_PART_OF_YEAR = re.compile("半年|季度|月")
_AVERAGE = re.compile("年均|平均每年|年平均|每年平均")
_TOTAL = re.compile("累计|合计|总共|五年共")
_ONE_YEAR = re.compile("全年|当年|年度|今年|去年|本年")
_CLAUSES = re.compile("[，；：,;:。！？]")
_SINCE = re.compile(
    r"(?:比|较|是|为|相当于|相比)[^，。；\d]{0,4}(?P<year>(?:19|20)\d\d)年|比[“”十一二三四五]{3,5}(?:末|期末|时期)"
)
# A base of comparison that a sentence names for all that follows (2011年与2006年相比，), and one whose value it gives
# before the growth (较2020年的9323亿元增加4374亿元，增长33.6%).
_AGAINST = re.compile(r"(?:比|较|与|同|和)(?P<year>(?:19|20)\d\d)年?(?:底|末)?相?比(?:较)?(?![^，。；]{0,3}[重例])")
_BASE_VALUE = re.compile(
    r"(?:比|较)[^，。；\d]{0,4}(?:(?P<year>(?:19|20)\d\d)年|[“”十一二三四五]{3,5})(?:底|末)?的?[^，。；]{0,30}，(?:累计|同比)?增长$"
)
_DATED = re.compile(rf"\d{{4}}|去年|上年|[一二]{YEAR_DIGITS}{{3}}")
_RESTATED = re.compile("扣除|实际增长|同口径|可比|剔除|还原|名义")
_RATE = re.compile("增速|增长率|增长速度|增幅|每年")
_SIZE_CLASS = re.compile("(?:的)?(?:项目|企业|工程)")  # 500万元以上项目固定资产投资
_LEVELS = frozenset({"level", "share"})
_JOINED = re.compile("(?:新增|新建|净增|续建|建成)$")
_REACHED = re.compile("(?:惠及|服务|帮扶|扶持|支持)$")
_LATE = 10  # a report of October or later plans the next year
_LEAST_INDEX = 50  # an index of prices is near 100, its change far below


def year_of(figure: Figure) -> int | None:
    """Return the year a figure holds for, the last of several; None for a part of a year or no known time."""
    period = figure.period
    if period is None or not re.match(r"\d{4}", period.end) or _PART_OF_YEAR.search(period.text):
        return None
    return int(period.end[:4])


def measure_of(analysis: Analysis, figure: Figure, indicator: str) -> Measure | None:
    """Return what a figure states of an indicator; None for what is no cell of a year."""
    if figure.status == "rule":
        return None
    aim = figure.status == "target"
    if figure.kind == "rank":
        return None if aim else "rank"
    if index_number(figure, indicator):
        return "target_level" if aim else "level"
    dated = _DATED.match(figure.period.text if figure.period else "")
    if figure.change == "from" and (not dated or _AGAINST.search(_sentence_before(analysis, figure))):
        return None  # 由…增加到: the level of an unnamed earlier time
    said = said_before(analysis, figure)
    if _part_of_stock(figure, indicator, said):
        return None
    if _is_growth(figure, indicator):
        if "share" in indicators()[indicator].forms and "growth" not in indicators()[indicator].forms:
            return None  # 民生支出增长6.8%: not the share's growth
        several = _years(figure) > 1 or (aim and _is_far(analysis, figure)) or _since_long(analysis, figure, said)
        if _AVERAGE.search(figure.subject + said) or (several and _RATE.search(said)):
            return "target_growth_avg" if aim else "growth_avg"
        if several:
            return None  # growth over several years
        return "target_growth" if aim else "growth"
    if figure.kind in ("point", "multiple", "fraction", "ratio") or figure.change in ("rise_by", "fall_by"):
        return None
    if _is_total(figure, indicator, said) or _SIZE_CLASS.match(analysis.document.text, figure.end):
        return None
    return "target_level" if aim else "level"


def index_number(figure: Figure, indicator: str) -> bool:
    """Whether a figure is an index (居民消费价格指数104.6), which is not the change of one."""
    return (
        indicators()[indicator].zh.endswith("指数")
        and figure.unit in ("", "%")
        and isinstance(figure.value, Decimal)
        and figure.value >= _LEAST_INDEX
    )


def restated(analysis: Analysis, end: int, before: int) -> bool:
    """Whether the text between two figures says that the second is the first in other terms (扣除价格因素)."""
    return bool(_RESTATED.search(analysis.document.text, before, end))


def said_before(analysis: Analysis, figure: Figure) -> str:
    """Return the figure's clause as far as the figure."""
    return _CLAUSES.split(_sentence_before(analysis, figure))[-1]


def _sentence_before(analysis: Analysis, figure: Figure) -> str:
    return analysis.document.text[analysis.sentences[figure.sentence].start : figure.start]


def _is_growth(figure: Figure, indicator: str) -> bool:
    """Per cent by which an indicator rises or falls: said so, or of one that has no level in per cent (增速保持8%)."""
    if figure.kind != "percent":
        return False
    known = indicators()[indicator]
    return figure.change in ("rise_by", "fall_by") or not (_LEVELS & set(known.forms)) or "%" not in known.units


def _part_of_stock(figure: Figure, indicator: str, said: str) -> bool:
    """Whether a figure is of what joined a stock (新增高速公路115公里) or of those reached (惠及经营主体10万户)."""
    known = indicators()[indicator]
    named = max((name for name in known.aliases if name in said), key=len, default="")
    before = said[: said.rfind(named)] if named else ""
    flows = "cumulative" in known.forms or any(name.startswith("新增") for name in known.aliases)
    return bool(_REACHED.search(before) or (not flows and "level" in known.forms and _JOINED.search(before)))


def _years(figure: Figure) -> int:
    period = figure.period
    return int(period.end[:4]) - int(period.start[:4]) + 1 if period and period.start else 1


def _is_far(analysis: Analysis, figure: Figure) -> bool:
    """Whether a goal is for a later year than the one the document plans."""
    year, planned = year_of(figure), year_of_document(analysis.document.genre, analysis.document.published)
    return year is not None and planned is not None and year > planned + (analysis.document.genre == "bulletin")


def year_of_document(genre: Genre, published: str | None) -> int | None:
    """Return the year a document is of: the one a report plans (of the year's end: the next), a communiqué reports."""
    date = re.match(r"(\d{4})(?:-(\d\d))?", published or "")
    if date is None:
        return None
    late = genre == "report" and int(date[2] or 1) >= _LATE
    return int(date[1]) + late - (genre == "bulletin")


def _since_long(analysis: Analysis, figure: Figure, said: str) -> bool:
    """比2015年增长47.9% in a review of 2020 is growth over years, 比2019年增长2.3% is the year's."""
    before = _sentence_before(analysis, figure)
    since = _SINCE.search(said) or _AGAINST.search(before) or _BASE_VALUE.search(before)
    year = year_of(figure)
    if since is None or year is None:
        return False
    return since["year"] is None or int(since["year"]) < year - 1


def _is_total(figure: Figure, indicator: str, said: str) -> bool:
    """A total over years is of none of them: 五年累计, and what flows (新增就业) in a period of several years."""
    if _TOTAL.search(said) and not _ONE_YEAR.search(said):
        return True
    return "cumulative" in indicators()[indicator].forms and _years(figure) > 1
