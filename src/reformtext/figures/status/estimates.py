"""预计 of what is over but for its counting is an estimate, of what is to come a forecast, which is aimed at."""

from reformtext.figures.status.said import FORECAST, START, Said, Verdict
from reformtext.patterns import lazy

_ESTIMATE = Verdict("estimate", "", "status_estimate")
_COUNTS = lazy("形成|拥有|建成|新增|累计|引进")
_NEEDED = lazy(r"[^，。；\d]{0,10}需(?!求)[^，。；\d]{0,8}(?:投入|投资|资金|安排|筹)")  # 预计全市约需投入资金3亿元
_ONCE_BUILT = lazy(
    "(?:建成|投产|达产|竣工|投用|运营|投入使用)(?:之|以)?后，?(?:[^，。；]{0,6}|全年|每年)预计"
)  # 全部投产后，预计销售收入达88亿元
_MAY = lazy("(?:估计|预测)[^，。；]{0,8}[能可将]")
_RECKONED = lazy(r"据[^，。；]{1,10}预计，")  # 据农业部预计，今年夏粮产量2300亿斤
_SO_FAR = lazy("截至目前|截至当[天日]")  # 截至目前，造成的损失预计达到数十亿元
_YET = lazy("[将可]|有望")
_TODAY = lazy("今[天日]|全天|假期(?:首日|最后一天)")  # 今天预计发送旅客1200万人次
# 今天是假期第三天。全国铁路预计发送旅客…
_DAY_OF = lazy("(?:今[天日]|假期)[^。]{0,16}(?:第[^。，]{1,4}天|最后一天)[^。]*[。；]$")
_GOES_ON = lazy("[^，。]{0,12}显示，|全[国省市]|[铁公水]路|民航")
_CAN_REACH = lazy("(?:可|可望|有望|将)(?:达到?|完成|实现|突破)[^，。；]{0,10}$")
_IF = lazy("(?:^|[，；])(?:然而，|但是?，?|而)?(?:如果(?![把按以算加扣剔])|假如|倘若|若(?!干))[^；]*，")
_WOULD = lazy("[可将会能]")
# what an estimate that opens a list of figures may have before it
_OPENING = lazy(
    r"(?:[\s*“”（）()一二三四五六七八九十、.\d]|全年|全[市省区县国]|[我本][市省区县]|今年|去年|上年|(?:19|20)\d\d年|据[^，。；\d]{0,10}?|初步"
    r"|[^，。；、\d]{2,12}(?:局|部|委|院|办|中心)|有关部门|统计部门|经|年末|到年底|根据|目前|主要|指标|经济|[，：:])*"
)
_OF_YEAR = lazy("[，；：](?:全年|今年|年内|去年)$")  # …，全年预计完成投资160亿元，竣工面积2300万平方米
_COUNTED = lazy(r"\d(?!\d*[年月日时])")
_SO_TOO = lazy("(?:加开|开行|增开|发送|运送|接待|起降|保障)(?![^，。]{0,12}(?:了|已))")
_SHOWS = lazy("的?(?:结果|数据)(?:显示|表明)，")  # 初步统计结果显示，…
_ENDS = lazy("；|其中|了|已|目前|截至|实际|(?<!预计)(?<![比较])(?:去年|上年)")  # what is not expected any more


_SAME_BELOW = lazy("[，、 ]下同）")


def estimated_early(said: Said) -> Verdict | None:
    """What an outlook says is early: 预计，全年实现…。完成投资420亿元."""
    if said.at.outlook.rule == "outlook_same":  # 生产总值（预计，下同）700亿元；建成3个园区，是五年前的2倍
        counted = said.at.quantity.kind in ("count", "duration") or _COUNTS.search(said.before)
        text, end = said.at.text, said.at.quantity.end
        earlier = not text.startswith("（", end) and _SAME_BELOW.search(text, end, said.at.end)
        return None if counted or earlier else _ESTIMATE  # 年均增长12%；2005年达到900亿元（预计，下同）
    return _ESTIMATE if said.at.outlook.rule == "outlook_early" else None


def forecasted(said: Said) -> Verdict | None:
    """What a word of estimate governs."""
    forecast = _word(said)
    if not forecast or said.at.outlook.ahead:
        return None
    if _NEEDED.search(said.left) or said.leads_ahead or _ONCE_BUILT.search(said.before):
        return FORECAST  # 预计全市约需投入资金3亿元; 机构预计，到2030年…
    # 产量估计能达到50万公斤; 专家估计，出口将减少30亿元
    may = forecast == "估计" and (_MAY.search(said.left) or "将" in said.before)
    reckoned = _RECKONED.search(said.before) and not _YET.search(said.left)
    near = _TODAY if said.before.startswith("其中") else _DAY_OF if _GOES_ON.match(said.before) else None
    of_today = _TODAY.search(said.before) or (near and near.search(said.sentence_before))
    reckoned = reckoned or "初步预计" in said.before  # 初步预计，三省生产夏粮950万吨
    over = (
        said.told
        or _SO_FAR.search(said.before)
        or (of_today and "将" not in said.before)
        or reckoned
        or said.nearly_over
    )
    if over or (forecast not in ("预计", "预测") and not may):
        return _ESTIMATE
    return START if said.at.change == "from" else FORECAST


def _word(said: Said) -> str:
    """The word of estimate that governs a figure, or "".

    Opening a sentence or its list it governs all its figures; inside, those of its own clause.
    """
    text, place, start = said.at.text, said.at.place, said.at.start
    if _SO_TOO.match(text, place.clause_start):  # 今天预计发送旅客12万人次，加开列车60列
        last = said.cues.estimates.last(start, place.clause_start)
        if last and not _ENDS.search(text, last.end(), place.quantity.start):
            return last[0]
    for match in said.cues.estimates.within(start, place.quantity.start):
        if match.start() >= place.clause_start or _OPENING.fullmatch(text, start, match.start()):
            return match[0]
        reckoned = _RECKONED.search(text, start, place.quantity.start)
        if reckoned and match.end() < reckoned.end() <= match.end() + 1:
            return match[0]
        ended = _ENDS.search(text, match.end(), place.quantity.start)
        shows = _SHOWS.match(text, match.end())
        tells = shows or (text.startswith("，", match.end()) and not text.startswith("的", match.start() - 1))
        if tells and (shows or not ended) and not _COUNTED.search(text, start, match.start()):
            return match[0]  # 研究机构预计，今年全球贸易增长2.6%，…
        if text[match.start() - 1] not in "，：；" and not _OF_YEAR.search(text, start, match.start()):
            continue
        if not _COUNTED.search(text, start, match.start()):
            return match[0]  # 我们坚持稳中求进，预计…，…: it opens the list of figures
        if place.quantity.kind != "count" and not ended:
            return match[0]  # 工业生产下降5.1%，预计全年生产总值下降6%，通货膨胀率达140%
    return ""


def can_reach(said: Said) -> Verdict | None:
    """到年底可达200家."""
    if not (_CAN_REACH.search(said.left) and said.by_year_end):
        return None
    return _ESTIMATE if said.nearly_over else FORECAST


def if_so(said: Said) -> Verdict | None:
    """如果不改革，增长率可维持在2%: what would come of it."""
    if said.at.genre != "news" or said.at.change == "from":
        return None
    return FORECAST if _WOULD.search(said.left) and _IF.search(said.before) else None
