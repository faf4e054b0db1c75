"""What a line is that does not belong to the article: breadcrumb, editor, share buttons, pager, legal notice…"""

import re
from functools import cache, lru_cache

from reformtext.characters import HAN, fold
from reformtext.patterns import lazy
from reformtext.resources import bylines as words
from reformtext.resources import furniture as tables

BARS = "|｜丨︱│∣┃"  # that set a role apart from a name
_SIDES = {ord(a): b for a, b in zip("：﹕；（）！？，〖〗", "::;()!?,【】", strict=True)} | dict.fromkeys(
    map(ord, BARS), "|"
)
_LONG = 1000  # characters of a line, its white space included, beyond which it is prose
_LONGEST = {"legal": 400, "editor": 120, "origin": 120, "crumb": 120, "tags": 160, "pager": 120, "invite": 240}
_COUNTED = lazy(  # 阅读1024在看8, 赞12踩1收藏举报, 0人参与,0条评论
    r"(?:(?:本文|已?有|文章|作品|粉丝|获赞|总?阅读量?|人气|热度|阅读|浏览|点击|访问|评论|点赞|转发|转载|收藏|分享|举报|回复|在看|好看|赞|踩|顶|喜欢|参与|跟帖|跟贴|高兴|感动|难过|愤怒|搞笑|无聊|支持|反对|震惊|新奇)"
    r"[数量次人条]?[:(]?(?:\d[\d.,]*[万千亿wWkK+]*\)?[次人条个℃]?)?|(?:已?有)?\d[\d.,]*[万wW+]?[次人条个](?:参与|评论|阅读|浏览|跟帖|跟贴|点赞|收藏)|[|,/·])+"
)
# 本文1532字,阅读约4分钟
_LENGTH = lazy(
    r"(?:本篇文章|本文|全文|文章)?[共约计]{0,2}\d+字,?(?:\w{0,4}读\w{0,6}\d+(?:分钟|秒))?|(?:预计)?(?:读完|阅读)\w{0,4}\d+(?:分钟|秒)"
)
_CLOCK = lazy(r"(?:\d{1,2}:\d\d(?::\d\d)?|/)+")  # 00:00/01:30, of a player
PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西"
    "|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|内蒙古|香港|澳门|台湾|海外"
)
# 第01版:一版要闻, of a paper's bar; ·辽宁, where a post was sent from
_SHEET = lazy(
    rf"(?:第[A-Z]?\d{{1,3}}版?|[A-Z]?\d{{1,3}}版|0\d):{HAN}[^。,]{{1,9}}|第[A-Z]?\d{{1,3}}版|[·・](?:{PROVINCES})"
)
_CLIENT = lazy(
    r"(?:下载|打开|安装)[^。]{0,16}(?:客户端|APP|App|app)|[^。]{0,24}(?:都在|尽在)[^。,]{0,12}(?:客户端|APP|App|app)$"
)
# 云溪网版权及免责声明, 风险提示及免责条款: what heads a notice of rights
_DECLARED = lazy(r"[【\[(“]?\w{0,14}(?:稿件|版权|免责|独家|转载)\w{0,4}声明[】\]:]")
# 请在微信中长按识别二维码, 返回某网，查看更多, 您的每个“在看”都是动力
_ASKED = lazy(
    r"[^。]*(?:(?:长按|识别|扫描|扫一扫|扫码)[^。]{0,12}(?:二维码|关注|下载)|[“\"]在看[”\"])[^。]*|返回[^。,]{2,10},?查看更多"
)
_JUMP = lazy(r"[(【]?(?:下转|上接|转|接)第?\w{1,4}版[)】]?")  # to and from another page of a paper
_NOTICE = lazy(r"\w{0,14}(?:版权|免责|法律)\w{0,4}(?:声明|条款|说明)")
_PICTURE = lazy(r"(?i:\S{0,100}\.(?:jpe?g|png|gif|bmp|webp))")  # the name of a picture's file
# 某某网-资讯中心-要闻-正文: where one is on the site, whatever stands before
_TRAIL = lazy(r"(?:[^-_>»›/→|·,。]{2,16}[-_>»›/→|·]+){2,6}(?:正文|详情|内容|全文|浏览文章|查看信息)$")
_CONTACT = lazy(
    r"(?:新闻线索|报道线索|联系本文作者|联系作者|联系记者|爆料|报料|投稿|来稿|新闻热线|商务合作|广告|转载|纠错|订阅)[^。]{0,30}(?:\d{3,4}-?\d{7,8}|\w@\w)"
)
_TAGS = lazy(r"(?:#[^#\s,。]{1,14}#?)+")
_RIGHTS = lazy("本[网站报]|本平台|转载|镜像|稿件|授权|声明|icp|版权")
_PAGES = frozenset("0123456789[]【】<>«».…|第页共/首末尾上下一前后 ")


def squeeze(line: str) -> str:
    """Return a line as the tables write it: no white space, ASCII signs in half width, simplified characters.

    >>> squeeze("責任編輯 ： 　张 三")
    '责任编辑:张三'
    """
    return "".join(line.translate(_squeezed()).split())


@cache
def _squeezed() -> dict[int, str]:
    """Return all that `squeeze` changes in one table, since it is called for every line."""
    codes = {*words.simplified(), *_SIDES, *range(0xFF01, 0xFF5F), 0x3000, 0xA0}
    return {code: simple(chr(code)).translate(_SIDES) for code in codes} | {0x200B: "", 0xFEFF: ""}


def simple(line: str) -> str:
    """Return a line folded, its traditional characters as the tables write them; its length stays."""
    return fold(line).translate(words.simplified())


@lru_cache(maxsize=2048)
def kind(line: str) -> str | None:
    """Return what kind of furniture a line is, None where it may be the article's own.

    Judged by its beginning or by all of it; a long line that begins like a button is prose.

    >>> kind("您当前位置: 首页 > 要闻"), kind("【打印】【关闭】"), kind("评论员文章指出，改革进入深水区。")
    ('crumb', 'tool', None)
    """
    if len(line) > _LONG:
        return None
    text = squeeze(line)
    bare = text.strip("[]()【】<>|:、,.-—_=*·•●■◆○+/¥￥▶►↑↓←→▲▼△▽⬇⬆👇👆»«“”\"'")
    if not bare:
        return "tool" if text and text not in {"—", "——", "……"} else None
    whole = tables.forms("whole")
    found = (
        whole.get(bare)
        or whole.get(text)
        or whole.get(re.sub(r"_[A-Z]+_[条个]?|\{\{[^{}]*\}\}[条个]?", "", bare))  # a count that no script filled in
        or (
            not bare.startswith("附件")
            and whole.get(re.sub(r"^共?\d+[条个]|[(\[]?共?\d+[+万]?[条个]?[)\]]?$", "", bare))
        )
    )
    if found:
        return found
    for candidate in (text, bare):
        for form, name in tables.starts().get(candidate[0], ()):
            if candidate.startswith(form) and len(text) <= _LONGEST.get(name, 60) and not _is_told(name, text):
                return name
    if re.fullmatch(r"[(\[]?\d+%?[)\]]?%?", text) and re.search("[()%]", text):
        return "tool"
    if set(text) <= _PAGES and (any(c in "[]【】<>页" for c in text)):
        return "pager"
    if len(text) <= 60 and re.search(r"\d", text) and _COUNTED.fullmatch(text):
        return "tool"
    if re.fullmatch(r"[(\[]?\d{1,3}/\d{1,3}[)\]]?", text):
        return "tool"  # how many pictures
    if _CLOCK.fullmatch(text):
        return "player"
    if len(text) <= 80 and _CONTACT.search(text):
        return "share"
    if len(text) <= 16 and _SHEET.fullmatch(text):
        return "crumb"
    if len(text) <= 40 and _CLIENT.match(text):
        return "invite"
    if len(text) <= 32 and (_LENGTH.fullmatch(text) or re.search("[↓⬇👇]{2}", text)):
        return "tool" if "字" in text or "读" in text else "invite"
    if len(text) <= 24 and _NOTICE.fullmatch(bare):
        return "legal"
    if len(text) <= 400 and _DECLARED.match(text):
        return "legal"
    if len(text) <= 40 and _ASKED.fullmatch(text):
        return "share"
    if _JUMP.fullmatch(text):
        return "pager"
    if _PICTURE.fullmatch(text):
        return "tool"
    if len(text) <= 80 and _TRAIL.fullmatch(text):
        return "crumb"
    if _TAGS.fullmatch(text):
        return "tags"
    if text[:40].lower().startswith(("copyright", "©")):
        return "legal"
    return "origin" if text.endswith(":") and bare in tables.labels() else None  # whose value a script was to fill in


def _is_told(name: str, text: str) -> bool:
    """Return whether a line that begins like a button tells something: 打印一份材料只要三分钟，群众少跑了路。"""
    return (
        name in ("tool", "share", "invite", "pager", "player")
        and len(text) >= 12
        and text.endswith("。")
        and re.search("[,、]", text) is not None
        and not re.search("二维码|微信|公众号|客户端|关注|浏览器|下载|页面|播放|读者|数据库|[A-Za-z]{3}|请", text)
    )


@cache
def _within() -> tuple[str, ...]:
    return tuple(form.lower() for form in tables.forms("within"))


def is_legal(line: str) -> bool:
    """Return whether a line is a notice of rights, licences or responsibility by any of its words.

    >>> is_legal("本网拥有版权，违者将被追究法律责任。"), is_legal("对骗取补贴的企业，依法追究法律责任。")
    (True, False)
    """
    if len(line) > _LONG:
        return False
    text = squeeze(line).lower()
    if len(text) > 400:
        return False
    if any(form in text for form in _within()):
        return True
    hints = sum(form in text for form in tables.forms("hint"))
    return hints > 1 or (hints == 1 and (not text.endswith("。") or _RIGHTS.search(text) is not None))
