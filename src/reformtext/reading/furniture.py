"""What a line is that does not belong to the article: breadcrumb, editor, share buttons, pager, legal notice…"""

from functools import cache, lru_cache

from reformtext.characters import narrow, simplified_forms
from reformtext.patterns import lazy
from reformtext.resources import furniture as tables

BARS = "|｜丨︱│∣┃"  # that set a role apart from a name
_SIDES = {ord(a): b for a, b in zip("：﹕；（）！？，〖〗", "::;()!?,【】", strict=True)} | dict.fromkeys(
    map(ord, BARS), "|"
)
_LONG = 1000  # characters of a line, its white space included, beyond which it is prose
_LONGEST = {"legal": 400, "editor": 120, "origin": 120, "crumb": 120, "tags": 160, "pager": 120, "invite": 240}
PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西"
    "|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|内蒙古|香港|澳门|台湾|海外"
)
_RIGHTS = lazy("本[网站报]|本平台|转载|镜像|稿件|授权|声明|icp|版权")
_ASKS_READER = lazy("二维码|微信|公众号|客户端|关注|浏览器|下载|页面|播放|读者|数据库|[A-Za-z]{3}|请")
_EDGES = "[]()【】<>|:、,.-—_=*·•●■◆○+/¥￥▶►↑↓←→▲▼△▽⬇⬆👇👆»«“”\"'"
_UNFILLED = lazy(r"_[A-Z]+_[条个]?|\{\{[^{}]*\}\}[条个]?")  # a count that no script filled in
_COUNT = lazy(r"^共?\d+[条个]|[(\[]?共?\d+[+万]?[条个]?[)\]]?$")
_DIGIT = lazy(r"\d")
_COUNTED = (
    "(?:本文|已?有|文章|作品|粉丝|获赞|总?阅读量?|人气|热度|阅读|浏览|点击|访问|评论|点赞|转发|转载|收藏|分享|举报|回复"
    "|在看|好看|赞|踩|顶|喜欢|参与|跟帖|跟贴|高兴|感动|难过|愤怒|搞笑|无聊|支持|反对|震惊|新奇)"
)
_COUNTS = lazy(  # 阅读1024在看8, 赞12踩1收藏举报, 0人参与,0条评论
    rf"(?:{_COUNTED}[数次量人条]?[:(]?(?:\d[\d.,]*[万千亿wWkK+]*\)?[次人条个℃]?)?"
    r"|(?:已?有)?\d[\d.,]*[万wW+]?[次人条个](?:参与|评论|阅读|浏览|跟帖|跟贴|点赞|收藏)|[|,/·])+"
)
_LONGEST_COUNTS = 60
_POSTED_FROM = lazy(rf"[·・](?:{PROVINCES})")


def squeeze(line: str) -> str:
    """Return a line as the tables write it: no white space, ASCII signs in half width, simplified characters.

    >>> squeeze("責任編輯 ： 　张 三")
    '责任编辑:张三'
    """
    return "".join(line.translate(_squeezed()).split())


@cache
def _squeezed() -> dict[int, str]:
    """Return all that `squeeze` changes in one table, since it is called for every line."""
    codes = {*_SIDES, *range(0xFF01, 0xFF5F), 0x3000, 0xA0}
    signs = {code: narrow(chr(code)).translate(_SIDES) for code in codes}
    return {**simplified_forms(), **signs, 0x200B: "", 0xFEFF: ""}


def simple(line: str) -> str:
    """Return a line in half width, its traditional characters as the tables write them; its length stays."""
    return narrow(line).translate(simplified_forms())


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
    bare = text.strip(_EDGES)
    if not bare:
        return "tool" if text and text not in {"—", "——", "……"} else None
    return _as_whole(text, bare) or _by_beginning(text, bare) or _by_form(text) or _as_label(text, bare)


def _as_whole(text: str, bare: str) -> str | None:
    """Return the kind of a line that a form of the table is all of, but for its edges and a count."""
    whole = tables.forms("whole")
    found = whole.get(bare) or whole.get(text) or whole.get(_UNFILLED.sub("", bare))
    if found or bare.startswith("附件"):
        return found
    return whole.get(_COUNT.sub("", bare))


def _by_beginning(text: str, bare: str) -> str | None:
    """Return the kind of a line that a form of the table begins, where no more follows than after such a form."""
    for candidate in (text, bare):
        for form, name in tables.starts().get(candidate[0], ()):
            if candidate.startswith(form) and len(text) <= _LONGEST.get(name, 60) and not _is_told(name, text):
                return name
    return None


def _by_form(text: str) -> str | None:
    """Return the kind of a line all of which has a form that no list of words tells."""
    if len(text) <= _LONGEST_COUNTS and _DIGIT.search(text) and _COUNTS.fullmatch(text):
        return "tool"
    for form in tables.line_forms():
        if (form.longest is None or len(text) <= form.longest) and form.whole.fullmatch(text):
            return form.kind
    return "crumb" if _POSTED_FROM.fullmatch(text) else None


def _as_label(text: str, bare: str) -> str | None:
    """Return the kind of a label whose value a script was to fill in."""
    return "origin" if text.endswith(":") and bare in tables.labels() else None


def _is_told(name: str, text: str) -> bool:
    """Return whether a line that begins like a button tells something: 打印一份材料只要三分钟，群众少跑了路。"""
    return (
        name in ("tool", "share", "invite", "pager", "player")
        and len(text) >= 12
        and text.endswith("。")
        and ("," in text or "、" in text)
        and not _ASKS_READER.search(text)
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
