"""Who publishes: the names of media, as a label's value, alone, and among other words."""

import re

from reformtext.characters import HAN, fold
from reformtext.patterns import lazy
from reformtext.reading import dates
from reformtext.reading.furniture import BARS, PROVINCES, simple, squeeze
from reformtext.resources import furniture as tables

_ADDRESS = lazy(r"(?:https?://|www\.)[\w./-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|gov|cn)(?:\.cn)?(?![\w.])")
_MEDIUM = lazy(
    rf"{HAN}{{2,8}}(?:[日晚晨早时商]报|都市报|青年报|新闻网|新闻客户端|电视台|广播网|通讯社|融媒体中心|新闻社|发布|融媒)"
)
MEDIA = ("网", "报", "社", "台", "刊", "客户端")  # endings that names of media alone have
# Words of a byline that are neither publisher nor author: a page of the paper, counts, and where a post was sent from.
_ASIDE = lazy(
    r"^(?:国内|国际|社会|本地|地方|时政|政务|财经|体育|娱乐|科技|教育|文化|滚动|图片|视频|综合|军事|热点|即时|今日)"
    r"(?:新闻|频道|要闻|资讯|动态|财经)?$|记者|^本[报台网刊社]|第.{1,4}版|^来自|^发[表布]于|阅读|评论"
    rf"|^(?:{PROVINCES}|要闻|头版|副刊|时评|民生|视点|聚焦|特刊|专版|导读)$"
)
_PAIRS = dict(zip("《【[（(“", "》】]）)”", strict=True))
_LATIN = lazy(r"[A-Za-z][A-Za-z.&'-]*(?: [A-Za-z][A-Za-z.&'-]*){1,3}(?![A-Za-z])")
_BESIDE = lazy(  # 据云溪日报, 云溪日报记者
    r"^(?:据|转自|摘自|原载于?|转载自)(?=\W?\w{2})"
    r"|(?<=\w\w)(?:(?:首席|见习|全媒体)?记者|官方(?:账号|帐号|微信|微博|网站))$"
)
_UNTOLD = frozenset({"不详", "未知", "无", "暂无"})


def source(value: str) -> str | None:
    """Return the publisher in the value of a 来源 label.

    >>> source("人民网－人民日报 原创稿"), source("《经济日报》（记者 张三）"), source("http://www.example.cn/")
    ('人民网－人民日报', '经济日报', None)
    >>> source("云溪网-《江畔日报》")
    '云溪网-《江畔日报》'
    """
    folded = fold(value)
    for start, _, _ in dates.find(folded):
        value = value[:start]
        break
    value = re.sub(r"^[\[［【(（]\s+", "", value.strip())
    spelled = _LATIN.match(value)
    value = spelled[0] if spelled else re.split(rf"[\s\u3000\xa0{BARS}>]", value, maxsplit=1)[0]
    value = re.split(r"[（(【\[]", value, maxsplit=1)[0] or value
    value = _unwrapped(_BESIDE.sub("", value).strip("\"'、，,。.;；:：/-—"))
    if not value or len(value) > 30 or re.match(r"https?:|www\.|\d+$", value) or not re.search(r"[\w]", value):
        return None
    return value if tables.labels().get(value) is None and value not in _UNTOLD else None


def _unwrapped(value: str) -> str:
    """Return a value without the brackets around all of it and those that have no partner."""
    while value:
        inside = value[1:-1]
        first, last = _PAIRS.get(value[0]), value[-1]
        if first == last and len(value) > 1 and last not in inside:
            value = inside
        elif value[0] in _PAIRS.values() or (first and first not in value):
            value = value[1:]
        elif last in _PAIRS or (last in _PAIRS.values() and not any(_PAIRS.get(c) == last for c in value)):
            value = value[:-1]
        else:
            break
    return value


def is_medium(line: str) -> bool:
    """Return whether a line is the name of a medium and nothing else.

    >>> is_medium("云溪晚报"), is_medium("云溪新闻客户端"), is_medium("织密民生保障网")
    (True, True, False)
    """
    return len(line) <= 24 and _MEDIUM.fullmatch(squeeze(line)) is not None


def is_address(line: str) -> bool:
    """Return whether a line is the address of a page and nothing else."""
    return _ADDRESS.fullmatch(line.strip()) is not None


def without_addresses(line: str) -> str:
    """Return a line with a blank where an address of a page stands."""
    return _ADDRESS.sub(" ", line)


def is_site(word: str) -> bool:
    """Return whether a short name ends as those of media alone do: 云溪网, 云溪日报."""
    return 3 <= len(word) <= 12 and simple(word).endswith(MEDIA) and re.fullmatch(r"\w+", word) is not None


def is_channel(word: str) -> bool:
    """Return whether a word of a byline names neither publisher nor author: 国内新闻, 第3版, 江苏."""
    return bool(_ASIDE.search(word))
