"""Time words: 去年, 前三季度, “十三五”以来, and what they count from."""

import re
import sys
from functools import cache
from typing import NamedTuple

from reformtext.characters import YEAR_DIGITS
from reformtext.figures.numerals import DIGITS, parse_number
from reformtext.figures.outlook import Outlook, coming_year, is_annual
from reformtext.model import Document
from reformtext.patterns import lazy
from reformtext.resources.files import read_rows

_CHINESE_YEAR = f"[一二]{YEAR_DIGITS}{{3}}"
_SPELLED = lazy(_CHINESE_YEAR)
N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_SOME = rf"(?:{N}[-—－~～至到])?"  # 用2至3年时间: to the longer
_PLANNED = "(?:(?<=[将拟])|(?<=力争|计划|争取|准备|打算|决定))"


# What a time expression may begin with: the search passes over everything else quickly.
_BEGINS = (
    r"\d一二两三四五六七八九十比较同与超高低过近最这前今本当去上明未下第目眼如现连日昨此截党改新建解全用经通"
    r"年开入春元清端暑国中寒双迄至多“\""
)
_COMPARED = r"(?:(?<![占同环对可])比(?![重例率值])|较|同(?!比)|与|超过|[高低]于)"
_MONTH = r"(?:1[012]|[1-9]|十[一二]?|[一二两三四五六七八九])"


def expression(text: str, start: int = 0, end: int = sys.maxsize) -> re.Pattern[str]:
    """What one time expression looks like in text[start:end]; its groups tell its kind."""
    return _expression(spelled=_SPELLED.search(text, start, end) is not None)


@cache
def _expression(*, spelled: bool) -> re.Pattern[str]:
    """`spelled`: years in Chinese numerals too, half of what takes long to compile and seldom met."""
    chinese_year = _CHINESE_YEAR if spelled else "(?!)"
    year = rf"(?:(?:19|20)\d\d ?|{chinese_year})"  # 从 2011 年到 2016 年, as texts out of a PDF have it
    holidays = "|".join(pattern for pattern, _month in read_rows("holidays.tsv"))
    eras = "|".join(f"(?P<era{i}>{row[0]})" for i, row in enumerate(read_rows("eras.tsv")))
    return re.compile(
        rf"(?=[{_BEGINS}])(?:"
        rf"(?P<compared>{_COMPARED}[^，。；、重例]{{0,4}}?(?:{year}年(?:[到至]\x20?{year}年)?|(?:19|20)\d\d届|上年|去年|前年|上月|年初|同期|(?:\d{{1,2}}[-—－–~～至])?\d{{1,2}}月(?:份|末|底)?|目前|现在|当前|上周|[“\"]?[一二]?十?[一二三四五六七八九]?五[”\"])(?:同期|底|末|第?[一二三四]季度|[上下]半年|(?<=年)\d{{1,2}}月份?)?)"
        rf"|(?P<since>{year})年(?:\x20?(?P<since_month>\d{{1,2}})\x20?月)?(?:\x20?\d{{1,2}}\x20?日)?(?:起|来|[到至](?:现在|目前|今)|(?:(?!改革开放|新中国|建国)[^，。；：、\d年月日]){{0,22}}?以来|[^，。；：、\d年月日]{{0,8}}?至今)(?:[，始]?用{_SOME}(?P<since_n>{N})年(?:左右)?的?时间|的(?P<since_for>{N})年[间来里])?"
        rf"|(?P<first>{year})年?(?:底|末|初)?(?:[-—－–―~至到]{{1,2}})\x20?(?P<last>(?:19|20)?\d\d|{chinese_year})\x20?年"
        rf"|(?P<year>{year}|(?<=[从自到至由在])1[5-8]\d\d(?=年))(?:年(?:\x20?(?P<month>\d{{1,2}})\x20?月(?![-—－~至]))?(?:\x20?(?P<day>\d{{1,2}})\x20?日)?|(?=(?:[、，和]\s?(?:19|20)\d\d)+年)|(?=届))"
        rf"|(?P<decade>(?:上世纪|(?:20|二十)世纪)?(?P<tens>[2-9]0|[二三四五六七八九]十)年代)(?P<tens_part>初期?|中期|末期?|后期)?"
        rf"|(?P<ago>(?:过去|近|最近|这|(?<![的提])前)(?:的)?(?P<ago_n>{N})(?:多|余)?年(?:来|间|里|中)?|(?P<past_n>{N})(?:多|余)?年多?(?:以来|来|间))"
        rf"|(?P<relative>(?:[今去前]年(?:\d{{1,2}}月份?|[春夏秋冬]季?)?|年初|开年|入[春夏秋冬汛伏])(?:[^，。；：、\d年月日]{{0,6}}?(?:以来|至今|开始(?=，))|起)|今明两年|今年|本年|当年|去年|(?<!以)上年(?!产|价格)|前年|明年|一年来)"
        rf"|(?P<before_n>{N})(?:多|余)?年前(?![后夕沿台期列往进行景途提])"
        rf"|(?<![建投工毕结改成开婚后])(?P<after_n>{N})年[之以]?后(?=[^，。；\n]{{0,16}}(?:将|力争|预计))"
        rf"|(?P<coming>今后|未来){_SOME}(?P<coming_n>{N})年|(?:(?P<planned>{_PLANNED}用)|用|经过|通过){_SOME}(?P<used_n>{N})年(?:左右|多)?的?(?:时间|(?:不懈|持续|艰苦|共同)?的?(?:努力|奋斗))|(?<=[，。；：\n])(?P<within_n>{N})年[之以]?内"
        rf"|(?P<part>(?P<half>[上下])半年|(?P<quarters>前三季度)|(?:前|第)?(?P<quarter>[一二三四])季度|(?<!提)前(?P<months>{_MONTH})个月"
        rf"|(?P<from_month>\d{{1,2}})[-—－~至](?P<to_month>\d{{1,2}})月|(?<![\d年])(?P<at_month>\d{{1,2}})\x20?月(?:(?P<at_day>\x20?\d{{1,2}})\x20?日(?:[-—－–~～至到]{{1,2}}(?:(?P<to_at>\d{{1,2}})月)?(?P<to_day>\d{{1,2}})日)?|份|底|末)?(?!\d))(?P<on>以来)?"
        rf"|(?P<holiday>(?<!年)(?<!年的)(?:{holidays}))"
        r"|(?P<century>本世纪末)"
        r"|(?P<whole>全年)"
        r"|(?P<now>(?<!项)目前|眼下|如今|现在|当前|连日来|近(?:几|些)?年来|多年来|近日|日前|(?:今|昨)[天日晚夜晨早]|前[天日](?=[，下上])|[上本]周末?(?![年期围边])|本月[初底]?|这[几两]天|本次|此次|本届|截至|迄今|至今)"
        rf"|(?:{eras})(?:以来|期?末|前(?P<era_n>[一二三四两]|[1-4])年)?)"
    )


class Anchor(NamedTuple):
    """What relative words count from."""

    year: int | None  # of the document
    published: str
    report_review: bool
    ahead: bool
    reviewed: int | None = None  # the year a review is of

    @classmethod
    def of(cls, document: Document, outlook: Outlook) -> "Anchor":
        """Read a document's date and genre, and what its sentence looks at."""
        published = document.published or ""
        year = int(published[:4]) if re.match(r"\d{4}", published) else None
        report = document.genre == "bulletin" or is_annual(document)
        late = bool(re.match(r"\d{4}-1[012]", published)) and is_annual(document)  # 今年 is the year it plans
        if year and late and outlook.ahead and outlook.year and (outlook.first or outlook.year) == year + 1:
            year += 1
        if year and outlook.rule == "outlook_title" and outlook.year == year + 1:
            year += 1  # 10月1日 of a notice of December on the holidays to come
        running = is_annual(document) and outlook.year == year  # it reviews the year it is of: its first half
        reviewed = outlook.year if (late or running) and not outlook.ahead else None
        return cls(year, published, report and not outlook.ahead, outlook.ahead, reviewed)

    @property
    def coming(self) -> int:
        """The first of the years to come: of a year's last months the next one."""
        return max(self.year or 0, coming_year(self.published) or 0)

    @property
    def now(self) -> str:
        """The end of what is told of a time that goes on; "" where it is not known."""
        return str(self.last) if self.report_review else self.published or (str(self.year) if self.year else "")

    @property
    def last(self) -> int:
        """The last year that is over, for a review; else the document's year."""
        return self.reviewed or (self.year or 0) - (1 if self.report_review else 0)


def written_year(text: str) -> int:
    """The year that is written: 2024, 二〇二四."""
    text = text.strip()
    if text.isdigit() and text.isascii():
        return int(text)
    return int("".join(str(DIGITS.get(char, 0)) for char in text))


def count(text: str | None) -> int:
    """A number of years or months: 3, 三, 十二."""
    value = parse_number(text or "")
    return int(value) if value is not None else 0


def month_of(holiday: str) -> str:
    """The month a holiday falls in, as time words: 国庆 → 10月."""
    return next((f"{month}月" for pattern, month in read_rows("holidays.tsv") if re.match(pattern, holiday)), "")
