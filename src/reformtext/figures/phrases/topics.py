"""What a clause speaks of."""

from reformtext.figures.phrases.left import clean
from reformtext.figures.phrases.shortening import shorten
from reformtext.patterns import lazy

_ADVERBIAL = lazy(
    r"(?<=..)(?:\d{1,2}月\d{1,2}日|将(?=[于在])|发展壮大|(?<![其别但还就也都只正要若凡总])是(?!否|非)|从|已于|(?<=项目|工程|中心|园区|基地|电站|公路|铁路)由(?=[^，。；]*(?:投资|出资|建设|承建|开发|运营|实施))|以(?=[^，。；]{2,24}为(?:主题|目标|抓手|重点|核心|主线|载体|突破口))|自(?=\d|去|今)|继续|持续|正在|连连|(?:大力|积极|全力|深入|扎实)(?=发展|推进|实施|开展|调整|培育)|紧紧(?=抓|围)|紧抓|抢抓|抓住|长期(?=低|高|稳|居|处)|越来越|一直|[也均都]?(?:较|比较|很|更)[大小高低快慢多少好](?=[，,]|$)|多为|分为|连年|逐年|年年|在[^，。；的]{2,16}的?(?:情况|基础|前提|条件|背景)下|已?(?:成为|跃居|跻身)|加速|迅速|迅猛|飞速|平稳|健康|蓬勃|快速(?!路|通道|公交)|稳步|不断|大幅|明显|首次|第一次|创下|迈上|迈入|登上|站上|跨上|跃上|跨越|再创|创历史|创新高|突破|已?超过(?=去年|上年)|逐步|加快|全面|进一步|得到|保持|呈|初见|初显|成效|见效|[稳均]?(?<![家宜安新旧定移隐群])居(?!民|家|住|城)|位[居列]|最[高多大低少快好](?=[，,]?$)|走[高低强弱]|[有所略稍]+(?:有|所|增|降|回|上|下)|小幅|次之|紧随|实现了?(?:“(?=[^”]{2,12}”)|翻番|翻倍|倍增|新突破|新跨越))"
)


def clause_before(text: str, at: int, floor: int) -> int:
    """Where the clause that ends at `at` begins, not before `floor`."""
    least = max(floor, at - 60)
    for start in range(at - 1, least, -1):
        mark = text[start - 1]
        if mark in "，。；：！？,;" or (mark == ":" and not text[start - 2 : start - 1].isdigit()):
            return start
    return least


# 其次是玩具业, 濒临消失的是白鲟, 各县中以青山县人口为最多: who is spoken of
_SINGLED_OUT = lazy(
    r"[^，。；]{0,12}?(?:其次|再次|最[后多少高低大小快慢]|居首|第[一二三四五]位?|[^，。；\d]{2,8}的)(?:的)?(?:就|则)?(?:是|为)"
    r"(?P<who>[^，。；\d]{2,16}?)(?:为?最[多高大低少快强]|[，,]|$)"
    r"|[^，。；]{0,10}?以(?P<most>[^，。；\d]{2,16}?)为?最[多高大低少快强]"
)
_SINGLES = frozenset("最次是为")
_LARGEST = lazy(
    r"(?P<what>[^，。；\d]{2,16}?)(?:下降|上升|增长|提高)?(?:幅度|增幅|降幅|增速)?最[高大多低少小快慢]的(?:是|为)(?P<who>[^，。；\d]{2,12})[，,]?$"
)


# 继续增加基本养老金，平均增长…
_RAISES = lazy(
    r"^(?:继续|进一步|适当|逐步|稳步|相应|大幅度?|同步)*(?:增加|提高|提升|加大|上调)(?:了)?(?!额|幅度|标准|水平|收入)(?=..)"
    r"|^(?:加快|提速|大力|深入|扎实|全面|积极|持续|着力|全力|统筹|稳步)+(?:推进|建设|实施|开展|推动|抓好|加强|打造|完善|健全|优化|发展|培育)(?!了)(?=..)"
)


def topic_of(clause: str) -> str:
    """What a clause speaks of, where the value stands in the next: 外贸出口 of 外贸出口从7月份开始回升."""
    largest = _LARGEST.match(clause)
    if largest:
        return largest["who"] + shorten(largest["what"])  # 二氧化硫下降幅度最大的是甲市，为18.8%
    singled = _SINGLED_OUT.match(clause) if _SINGLES.intersection(clause) else None
    if singled:
        return shorten(singled["who"] or singled["most"])
    cut = _ADVERBIAL.search(clause)
    named = clean(clause[: cut.start()]) if cut else ""
    if len(named) > 4:
        named = named.removesuffix("发展")  # 食用菌产业发展迅速
    named = _RAISES.sub("", named if len(named) >= 2 else clean(clause))
    return named if "《" in named else named.removesuffix("》")
