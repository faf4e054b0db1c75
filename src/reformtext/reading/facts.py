"""What kind of document it is, when it appeared and where it speaks from, as far as its head and name tell."""

import re
from collections.abc import Mapping, Sequence

from reformtext.characters import HAN, fold
from reformtext.model import Genre
from reformtext.patterns import lazy
from reformtext.reading import dates
from reformtext.reading.furniture import squeeze
from reformtext.resources.places import places

_ABOUT = lazy("解读|问答|热词|亮点|速览|一图|全文来了|决议|审议|学习|贯彻|反响|代表委员|说明")
_REPORT = lazy(r"工作报告(?:[（(].{0,40}[）)]|摘要|全文|摘登)*$|政府工作报告")
_BULLETIN = lazy(r"公报|(?:国民经济|经济社会|经济)(?:和社会发展)?(?:运行|发展|形势)?情况(?:[（(].{0,20}[）)])?$")
_NOTICE = lazy(
    r"(?:关于|印发|转发|批转).{2,90}(?:通知|意见|批复|决定|函|通报|公告|通告|命令|办法|方案|规划|细则|规定|答复|条例|纲要|措施|请示|通则|规则)(?:[（(].{1,16}[）)])*$"
    r"|(?:条例|暂行办法|管理办法|实施办法|规定|实施细则|实施方案|行动计划|规划纲要|通知|公告|通告|批复|令)(?:[（(].{1,16}[）)])*$"
)
_NEWS = lazy(
    rf"[（(](?:[^（）()]{{0,12}})(?:记者|通讯员)[^（）()]{{2,40}}[）)]|消息（新闻联播）"
    # 本报南京1月1日电, 中新网4月16日电, 福州新闻网讯
    rf"|(?:本[报台网刊]|{HAN}{{1,8}}[社报网])(?:{HAN}{{1,8}}?)?(?:\d{{1,2}}月\d{{1,2}}日)?(?:[电讯](?!子|信|视|力|息|话|商|影)|消息[:：（，])"
    rf"|记者[^，。；（）()]{{0,16}}(?:报道|获悉|了解到|采访)|(?:^|[，。\s])据[^，。；]{{2,20}}(?:消息|报道)，"
)
_ASSEMBLY = lazy(rf"在({HAN}{{2,12}}?(?:省|市|区|县|州|盟|旗))(?:第.{{1,4}}届)?(?:人民代表大会|人大)")
_DIVISION = rf"{HAN}{{2,11}}?(?:省|市|自治区|自治州|地区|盟|[^社园景城市地小]区|[县州旗镇乡])"
_NAMED = lazy(_DIVISION)
_TITLED = lazy(
    rf"(?:^|[年在于—（(])({_DIVISION})(?=(?:\d{{4}}|[二〇零○一九]{{4}})年|人民政府|政府|国民经济|第.{{1,4}}届|人民代表大会)"
)
_HOLDER = lazy(rf"^{HAN}{{2,7}}?(?:省|自治区)(?={HAN}{{2}})")  # 山东省菏泽市
_NATIONAL_TITLE = lazy(r"^(?:中华人民共和国|国家统计局|\d{4}年国务院|国务院政府工作|全国)")
_CONGRESS = lazy(r"在(?:中华人民共和国)?第.{1,4}届全国人民代表大会第?.{1,3}次会议")


def genre(title: str | None, known: Mapping[str, str], opening: str, *, furnished: bool) -> Genre:
    """Return the kind of document; `opening` is the article's beginning, `furnished` that a page stood around it.

    >>> genre("海南省2021年政府工作报告", {}, "各位代表：现在……", furnished=False)
    'report'
    >>> genre("关于印发若干措施的通知", {"number": "国发〔2018〕38号"}, "各省、自治区……", furnished=True)
    'notice'
    """
    name = squeeze(title or "")
    about = bool(_ABOUT.search(name)) or name.startswith(("“", "《"))
    if _REPORT.search(name) and not about:
        return "report"
    if "各位代表" in opening[:60] and re.search("报告|审议", opening[:400]):
        return "report"
    if _BULLETIN.search(name) and not about:
        return "bulletin"
    if "number" in known or (_NOTICE.search(name) and not about):
        return "notice"
    if _NEWS.search(fold(opening[:200])) or (
        furnished and any(key in known for key in ("source", "reporter", "author"))
    ):
        return "news"
    return "unknown"


def published(
    kind: Genre, known: Mapping[str, str], title: str | None, stem: str, closing: Sequence[str]
) -> str | None:
    """Return the date of publication: from bylines, a signature, the file's name, or a report's year.

    >>> published("report", {}, "2015年政府工作报告", "", ()), published("bulletin", {}, "2012年统计公报", "", ())
    ('2015', '2013')
    >>> published("notice", {}, None, "", ["东临市人民政府", "2025年3月18日"])
    '2025-03-18'
    """
    if known.get("published"):
        return known["published"]
    if kind in ("notice", "bulletin"):
        for line in reversed(closing[-4:]):
            signed = dates.first(fold(line)) if len(squeeze(line)) <= 24 else None
            if signed:
                return signed
    named = dates.compact(stem)
    if named:
        return named
    if kind in ("report", "bulletin"):
        stated = dates.year(fold(title or "")) or dates.year(stem)
        if stated:
            return stated if kind == "report" else str(int(stated) + 1)  # a communiqué reports on the year before
    return known.get("updated") or known.get("drafted")


def place(title: str | None, stem: str, head: Sequence[str], opening: str) -> str | None:
    """Return the full name of the place a document speaks from: named by its title, its assembly, or its file's name.

    >>> place("2019年东临市人民政府工作报告", "", (), ""), place("2024年政府工作报告", "report_东临市_2024", (), "")
    ('东临市', '东临市')
    >>> place("政府工作报告", "", ("——2016年3月5日在第十二届全国人民代表大会第四次会议上",), "")
    '全国'
    """
    name = squeeze(title or "")
    titled = _TITLED.search(name)
    if titled and "在" not in titled[1]:
        return _HOLDER.sub("", titled[1])
    for line in (name, *head, opening[:120]):
        found = _ASSEMBLY.search(squeeze(line))
        if found and found[1] != "自治区":
            return found[1]
    for part in re.split(r"[\W_]+", stem):
        if part == "全国" or _NAMED.fullmatch(part):
            return part
    issued = any(squeeze(line).strip("*") in ("中华人民共和国国家统计局", "国家统计局") for line in head)
    if (
        issued
        or _NATIONAL_TITLE.search(name)
        or any(_CONGRESS.search(squeeze(line)) for line in (*head, opening[:120]))
    ):
        return "全国"
    return None


def year_of(kind: Genre, text: str) -> str | None:
    """Return the year in which a work report was given, from the year that it looks back on or plans for.

    >>> year_of("report", "一、2018年工作回顾\\n……\\n二、2019年工作安排\\n……")
    '2019'
    """
    if kind != "report":
        return None
    folded = fold(text)
    planned = re.search(r"((?:19|20)\d\d)年(?:政府|重点|主要|经济社会发展)?的?(?:重点|主要)?(?:工作|任务|目标)", folded)
    review = re.search(r"((?:19|20)\d\d)年的?(?:政府)?工作(?:的?(?:主要)?)?回顾", folded)
    if review and (not planned or review.start() <= planned.start()):
        return str(int(review[1]) + 1)
    return planned[1] if planned else None


_OWN_IN_NEWS = 3


def place_of(kind: Genre, text: str) -> str | None:
    """Return the province or city that an article speaks of by far most often, at the level that it calls its own.

    News speaks of several places: it has one of its own only where it says 我市, 我省, or 全市, 全省 again and again.

    >>> place_of("report", "全省经济平稳。浙江制造走向世界，诗画浙江入画来，浙江精神代代相传。全省上下……")
    '浙江省'
    """
    if kind != "report" and not re.search("[我本][省市]", text) and len(re.findall("全[省市]", text)) < _OWN_IN_NEWS:
        return None
    own = {"province": len(re.findall("全省|全区|我省|我区", text)), "prefecture": len(re.findall("全市|我市", text))}
    level = max(own, key=lambda name: own[name])
    counts = sorted(
        (
            (text.count(place.short), place.name)
            for place in places().values()
            if place.short and (place.level == level or place.code.endswith("0000"))
        ),
        reverse=True,
    )
    (most, name), (second, _) = counts[0], counts[1]
    return name if own[level] and most >= 3 and most >= 2 * second else None
