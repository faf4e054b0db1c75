"""The time words of a paragraph in order, which of them govern what follows, and which only name a base."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reformtext.figures.clauses import REACH, Place
from reformtext.figures.time_readings import named_years, part_of_year, read_expression
from reformtext.figures.time_words import Anchor, count, expression, written_year
from reformtext.model import Period
from reformtext.patterns import lazy


class Timeline(NamedTuple):
    """The time expressions of one paragraph, found once, read for each figure; `opening`: they open a sentence."""

    moments: tuple[re.Match[str], ...]
    opening: tuple[bool, ...]
    starts: tuple[int, ...]
    compared: tuple[bool, ...]  # 同1952年相比
    until: tuple[int, ...]  # where what each governs ends at the latest: 在1996年增长9.7%的基础上

    def last(
        self, start: int, end: int, anchor: Anchor, without: tuple[tuple[int, int], ...] = (), lasting: bool = False
    ) -> Period | None:
        """The last period named within [start, end) but not within `without`.

        `lasting`: only such as govern sentences that follow, because they open theirs.
        """
        found: Period | None = None
        year: Period | None = None  # 2023年 of 2023年1—8月
        year_end = -9
        first = bisect_left(self.starts, start)
        stop = bisect_left(self.starts, end)
        for i in range(max(first, stop - _RECENT), stop):
            match = self.moments[i]
            left_out = any(first <= match.start() < last for first, last in without)
            if match.end() > end or left_out or self.compared[i] or end > self.until[i]:
                continue
            if lasting and not (self.opening[i] and str(match.lastgroup).rstrip("0123456789") in _LASTING):
                continue
            if match["whole"]:  # 上半年…，全年…: the year of the part before
                found = found and Period(found.start[:4], found.end[:4], match[0])
                continue
            if match["part"] and year is not None and match.start() - year_end <= _NEAR_PART:
                found = part_of_year(match, int(year.end[:4]), f"{year.text}{match[0]}")
                if match["on"]:
                    found = Period(found.start, max(found.start, anchor.published), found.text)
                year = None
                continue
            if match["holiday"] and found is not None and match.start() - year_end <= _NEAR_YEAR:
                continue  # 去年节后春运
            period = self._of_named_year(i, anchor) or read_expression(match, anchor)
            if period is not None:
                found = period
                if (match["year"] and not match["month"]) or match["relative"]:
                    year, year_end = period, match.end()
        return found

    def _of_named_year(self, i: int, anchor: Anchor) -> Period | None:
        """本年, 当年 are the year that the paragraph has named last, 上年 the one before; 本次 is the part of a year
        that it reports on (发布了2023年第四季度抽查结果。本次共抽查…)."""
        match, here = self.moments[i], self.starts[i]
        words = match[0]
        if match["past_n"]:
            return self._of_named_years(i, count(match["past_n"]), anchor.year)
        before = [
            self.moments[j]
            for j in range(max(0, i - _RECENT), i)
            if self.until[j] >= here and not (words == "上年" and self.compared[j])
        ]
        if words in ("本年", "当年", "上年"):
            named = next((m for m in reversed(before) if m["year"]), None)
            at = str(written_year(named["year"]) - (words == "上年")) if named else ""
            return Period(at, at, words) if at else None
        if words not in THIS_TIME:
            return None
        for year, part in itertools.pairwise(before):
            if year["year"] and not year["month"] and part["part"] and part.start() - year.end() <= _NEAR_PART:
                return part_of_year(part, written_year(year["year"]), words)
        return None

    def _of_named_years(self, i: int, years: int, now: int | None) -> Period | None:
        """五年来 after “十一五”期间 and 8年间 after 1989年到1997年 are the years that were named before."""
        for j in range(i - 1, max(0, i - _RECENT) - 1, -1):
            named = None if self.compared[j] else named_years(self.moments[j])
            apart = named and now and not int(named.start) < now < int(named.end)
            if named and apart and int(named.end) - int(named.start) in (years - 1, years):
                return Period(named.start, named.end, self.moments[i][0])
        return None

    def base(self, text: str, at: int, anchor: Anchor) -> Period | None:
        """The year of a base of comparison whose value stands at `at`: 比2017年的2073亿元, 较“十三五”末的9323亿元."""
        i = bisect_left(self.starts, at) - 1
        match = self.moments[i] if i >= 0 else None
        if match is None or not _BASE.fullmatch(text, match.end(), at):
            return None
        if match["year"] and self.compared[i] and match.end() == at:  # 是1949年1.1亿吨的6倍
            return read_expression(match, anchor)
        if not match["compared"]:
            return None
        if match[0].startswith(_IS_OF):
            return None  # 是2016年的1.8倍 is a fact of the later year
        inner = expression(match[0]).search(match[0], 1)
        while inner and inner["compared"]:
            inner = expression(match[0]).search(match[0], inner.start() + 1)
        found = read_expression(inner, anchor) if inner else None
        return Period(found.end, found.end, match[0]) if found else None

    def span(self, start: int, end: int) -> range | None:
        """The years from the first to the last of the stretch named last within [start, end)."""
        first, stop = bisect_left(self.starts, start), bisect_left(self.starts, end)
        named = next((m for m in reversed(self.moments[max(first, stop - _RECENT) : stop]) if m["first"]), None)
        if named is None:
            return None
        first_year, last = written_year(named["first"]), named["last"]
        last_year = written_year(last if len(last) == 4 else named["first"][:2] + last)
        return range(first_year, last_year + 1)

    def years(self, start: int, end: int) -> list[re.Match[str]]:
        """The years named within [start, end)."""
        first, stop = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [match for match in self.moments[max(first, stop - _RECENT) : stop] if match["year"]]


_AGAINST = ("相比", "比较", "比，", "底相比", "末相比")
_IS_OF = ("是", "为", "相当于")
_FROM = ("由", "从", "自")  # 三次产业结构由上年的…调整为…: the starting point governs nothing that follows
_IS = ("是", "为", "于")  # 是2002年的2.5倍
_WITH = ("与", "同", "和", "跟")
_BESIDE = lazy(r"[^，。；\d]{0,14}(?:相比|比较)")  # 与1979—1996年年均增长率相比
_TO_BASE = ("到", "是", "为", "比", "较", "于")  # 是五年前的2倍
_ON_YEAR = ("同比", "环比")  # 同比2020年增长48%
_LAST_YEAR = ("去年", "上年", "前年")
_GROWN_BY = lazy(r"(?:同期)?(?:分别)?(?:增长|增加|上升|提高|下降|减少|降低)[约了近超]?[\d.]+(?:%|倍|个百分点)、")
_FOLLOWS = lazy("之?后")  # 继1993年之后的又一高峰
_ACCORDING = ("根据", "按照", "依据", "贯彻", "落实")
_SPIRIT = lazy("[^，。；]{0,30}(?:精神|要求|部署|会议|通知|文件|规定)")  # 根据2月11日专题会议精神
_TO_WHOM = ("对", "给", "凡")
_WHOSE = lazy(  # 对2021年不裁员的企业，给予…: says which of them
    "[^，。；]{2,20}的[^，。；、的]{0,8}(?:企业|单位|机构|个人|人员|项目|学生|家庭|农户|商户|园区|平台|团队)(?:，|[^，。；、]{0,6}(?:给予|奖励|补助|补贴|返还|减免))"
)
_NEAR_BASE = 24  # characters from one base to the next of a list
_OF = lazy(r"(?:同期|底|末)?的|[^，。；]{1,12}的[^，。；]{0,6}(?:倍|%)")
_TIMES = lazy(r"(?:同期|底|末)?的\d[\d.]*倍")  # 是计划的4.7倍，1983年的18.2倍
_IS_SOME = lazy(r"(?:是|为|相当于)[^，。；\d]{0,8}$")
_SUM_OF = lazy(r"[^，。；]{1,12}的[^，。；]{0,4}(?:倍|%)|[^，。；]{0,12}的?总和")  # 是建市到2002年投资总和的1.5倍
_BASE = lazy(r"(?:[^，。；、\d]{0,8}的|人均|平均)?")
_ON_TOP_OF = lazy(r"[^，。；、年]{0,30}?的?基础之?上")  # 在1996年增长9.7%的基础上: the year of that value alone
_AS_BASE = lazy(r"[^，。；、\d]{0,8}(?:为|作)(?:基期|基数|基准|基础年)")  # 以2019年前三季度为基期
# “十一五”目标的关键一年, 规划（2021—2035年）: a name's time, not a figure's
_OF_A_NAME = lazy(r"[^，。；、\d]{0,16}的?(?:关键|重要|开局|起步|收官|决胜|第|头|最后)[^，。；、]{0,4}年")
_RECORD = lazy("的?(?:新高|新低|[^，。；]{0,4}最|历史|首次|第一)")  # 创1996年以来新高, 建国以来规模最大的工程
_SINCE = ("起", "以来", "至今", "开始")  # 从去年起 governs
_YEARS_OF = lazy(r"年(?:[和与、](?:19|20)\d\d年)+的$")  # 1990年和1991年的2.1%和2.9%
_OPENS_ASIDE = ("（", "(")
_CLOSES = lazy("[）)]")
THIS_TIME = ("本次", "此次")  # what the paragraph or the title says was measured
_NEAR_PART = 2  # characters from a year to a part of it
_NEAR_YEAR = 6  # characters from a year to a holiday of it
_RECENT = 60  # expressions looked back over: a paragraph of nothing but years stays linear
_LASTING = (  # the last group of such as govern what follows
    *("since", "since_month", "year", "month", "day", "ago", "relative", "now", "last", "part", "holiday", "era"),
)
_OPENS = lazy(
    r"(?:^|[。！？；\n：—\"“])(?:[^。！？；\n]{0,16}(?:显示|悉|了解到|看|统计|数据|报道|介绍|表示)，)?[^，。！？；\n]{0,10}$|，[^，。！？；\n了]{0,3}$"
)


def timeline(text: str, start: int, end: int) -> Timeline:
    """Find the time expressions of folded text[start:end]."""
    moments = tuple(expression(text, start, end).finditer(text, start, end))
    opening: list[bool] = []
    opened = -2  # where the sentence that is opened by a time begins
    for m in moments:
        opens = bool(_OPENS.search(text[max(start, m.start() - 30) : m.start()]))
        governs = m["since"] or m["first"] or m[0].endswith(_SINCE)  # 从1996年到2000年, 从去年起
        opens = opens and bool(governs or not text.endswith(_FROM, start, m.start()))
        begins = max(text.rfind(mark, max(start, m.start() - REACH), m.start()) for mark in "。！？\n")
        aside = str(m.lastgroup).startswith("era") and opened == begins
        opening.append(opens and not aside)  # 2020年底…，“十三五”期间新增…。: the year governs what follows
        if opens:
            opened = begins
    compared = tuple(
        text.startswith(_AGAINST, m.end())
        or bool(_OF.match(text, m.end()) and text.startswith(_IS, max(start, m.start() - 1)))
        or bool(_TIMES.match(text, m.end()))
        or bool(_SUM_OF.match(text, m.end()) and _IS_SOME.search(text, max(start, m.start() - 12), m.start()))
        or bool(
            (not m["year"] and not m["relative"] and _OF_A_NAME.match(text, m.end()))
            or (text[m.start() - 1 : m.start()] in _OPENS_ASIDE and _CLOSES.match(text, m.end()))
        )
        or bool((m["since"] or m[0].endswith("以来")) and _RECORD.match(text, m.end()))
        or bool(text.endswith(_WITH, start, m.start()) and _BESIDE.match(text, m.end()))
        or bool(m["before_n"] and text.endswith(_TO_BASE, start, m.start()))
        or bool(_AS_BASE.match(text, m.end(), min(end, m.end() + 24)))
        or bool((m["year"] or m[0] in _LAST_YEAR) and text.endswith(_ON_YEAR, start, m.start()))
        or bool(text.endswith("继", start, m.start()) and _FOLLOWS.match(text, m.end()))
        or bool("日" in m[0] and text.endswith(_ACCORDING, start, m.start()) and _SPIRIT.match(text, m.end()))
        or bool(m["year"] and text.endswith(_TO_WHOM, start, m.start()) and _WHOSE.match(text, m.end()))
        for m in moments
    )
    compared = _with_bases_listed(text, moments, compared)
    bases = (_ON_TOP_OF.match(text, m.end(), min(end, m.end() + 34)) for m in moments)
    until = tuple(
        base.end() - 1 if base else _aside_ends(text, m, start, end) for base, m in zip(bases, moments, strict=True)
    )
    return Timeline(moments, tuple(opening), tuple(m.start() for m in moments), compared, until)


def _with_bases_listed(text: str, moments: Sequence[re.Match[str]], compared: Sequence[bool]) -> tuple[bool, ...]:
    """同比2020年增长48%、2019年增长14%: the second year is a base of comparison as well."""
    found = list(compared)
    for i in range(1, len(moments)):
        before, m = moments[i - 1], moments[i]
        if m["year"] and (found[i - 1] or before["compared"]) and m.start() - before.end() <= _NEAR_BASE:
            found[i] = found[i] or bool(_GROWN_BY.fullmatch(text, before.end(), m.start()))
    return tuple(found)


_LEAVES_OUT = lazy("[（(](?:扣除|剔除|不含|不包括|含|包括|按)[^（）()]{0,20}$")
_ASIDE_CLOSES = lazy("[^（）()。]{0,30}[）)]")


def _aside_ends(text: str, moment: re.Match[str], start: int, end: int) -> int:
    """Where a time ends to govern that an aside names (支出（扣除2022年重建资金）增长3%): with the aside."""
    if not _LEAVES_OUT.search(text[max(start, moment.start() - 24) : moment.start()]):
        return end
    closes = _ASIDE_CLOSES.match(text, moment.end(), end)
    return closes.end() if closes else end


def dealt_years(
    text: str, sentence: int, places: Sequence[Place], runs: Sequence[Sequence[int]], times: Timeline
) -> Mapping[int, Period]:
    """2021、2022、2023年分别增长5%、6%和7%: as many years as values are handed out in order."""
    dealt: dict[int, Period] = {}
    for run in runs:
        first = places[run[0]]
        of_years = _YEARS_OF.search(text, max(sentence, first.quantity.start - 30), first.quantity.start)
        if not of_years and "分别" not in text[first.left_start : first.quantity.start]:
            continue
        span = times.span(sentence, first.quantity.start)
        if span and len(span) == len(run):  # 2013至2018年分别为…: as many values as years
            dealt |= {index: Period(str(year), str(year), str(year)) for index, year in zip(run, span, strict=True)}
            continue
        years = times.years(sentence, first.quantity.start)[-len(run) :]
        joined = all(
            re.fullmatch(r"年?(?:、|和|与|及|，)", text[a.end() : b.start()]) for a, b in itertools.pairwise(years)
        )
        if len(years) == len(run) and joined:
            for index, year in zip(run, years, strict=True):
                at = str(written_year(year["year"]))
                dealt[index] = Period(at, at, year[0])
    return dealt
