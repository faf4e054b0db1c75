"""The lines that say who wrote, who published, when: read into fields, told apart from prose."""

import re
from functools import cache
from typing import NamedTuple

from reformtext.characters import HAN, fold
from reformtext.patterns import lazy
from reformtext.reading import dates
from reformtext.reading.furniture import BARS, PROVINCES, kind, simple, squeeze
from reformtext.resources import bylines as words
from reformtext.resources import furniture as tables
from reformtext.resources.common_words import common_words
from reformtext.resources.forms import Forms

_CLOCK = lazy(
    r"(?<!\d)\d{1,2} ?[-/月] ?\d{1,2}日? +(?=\d{1,2} ?[:：]\d\d)"  # a date without its year before a time
    rf"|(?:[,，] ?{HAN}{{2,6}}时间(?= ?\d))"  # ", 格林尼治标准时间" before a time
    r"|(?:上午|下午|早上|晚上)? ?\d{1,2} ?[:：时] ?\d{1,2}(?: ?[:：分] ?\d{1,2})? ?分?秒?(?:,(?= ))?"
    r"|(?:星期|周)[一二三四五六日天]"
)

_ADDRESS = lazy(r"(?:https?://|www\.)[\w./-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|gov|cn)(?:\.cn)?(?![\w.])")

_WRITES = lazy(r"[(\[]?(?:文|撰文|作者|采写|撰稿|执笔|记者|本报记者)(?![图字])")
_MEDIUM = lazy(
    rf"{HAN}{{2,8}}(?:[日晚晨早时商]报|都市报|青年报|新闻网|新闻客户端|电视台|广播网|通讯社|融媒体中心|新闻社|发布|融媒)"
)
_MEDIA = ("网", "报", "社", "台", "刊", "客户端")  # endings that names of media alone have
_WEAK = ("新闻", "频道", "中心", "资讯", "论坛", "财经", "头条")  # channels are named so as well as media

# Words of a byline that are neither publisher nor author: a page of the paper, counts, and where a post was sent from.
_ASIDE = lazy(
    r"^(?:国内|国际|社会|本地|地方|时政|政务|财经|体育|娱乐|科技|教育|文化|滚动|图片|视频|综合|军事|热点|即时|今日)"
    r"(?:新闻|频道|要闻|资讯|动态|财经)?$|记者|^本[报台网刊社]|第.{1,4}版|^来自|^发[表布]于|阅读|评论"
    rf"|^(?:{PROVINCES}|要闻|头版|副刊|时评|民生|视点|聚焦|特刊|专版|导读)$"
)


_SENT = lazy(r"[《]([^《》]{2,16})[》] ?(?:特[派约]|本刊|首席)?记者")  # 作者：《某报》记者 方晓
_PAIRS = dict(zip("《【[（(“", "》】]）)”", strict=True))
_LATIN = lazy(r"[A-Za-z][A-Za-z.&'-]*(?: [A-Za-z][A-Za-z.&'-]*){1,3}(?![A-Za-z])")
_UNTOLD = frozenset({"不详", "未知", "无", "暂无"})
_SIGN = lazy(rf"[:：∶﹕】{BARS}](?!//)")  # a label ends with one: 来源：, 【成文日期】
_GAP = 4  # spaces between two of its characters


class _Label(NamedTuple):
    """A label in a line, with its colon or bar."""

    start: int
    end: int
    name: str


def _labels(folded: str) -> list[_Label]:
    """The labels of a line in order: before a colon or a bar the longest word that is one, written together or with
    spaces (来　源：). Looked up, since a pattern of all labels takes longer to compile than an article to analyse."""
    found: list[_Label] = []
    begin = 0
    for sign in _SIGN.finditer(folded):
        before = folded[max(begin, sign.start() - 2) : sign.start()]
        end = sign.start() - len(before) + len(before.rstrip(" "))
        length = max(_forms().before(folded, end, begin), _apart(folded, end, begin))
        if length:
            found.append(_Label(end - length, sign.end(), folded[end - length : end].replace(" ", "")))
            begin = sign.end()
    return found


def _apart(folded: str, end: int, begin: int) -> int:
    """The length of the longest label that ends at `end` with one to four spaces after each other character, or 0."""
    at, name, length = end, "", 0
    while len(name) < _longest():
        before = folded[max(begin, at - 1 - _GAP) : at]
        bare = before.rstrip(" ")
        if not bare or (len(bare) == len(before)) != (at == end):
            break
        at -= len(before) - len(bare) + 1
        name = bare[-1] + name
        if name in _forms():
            length = end - at
    return length


@cache
def _forms() -> Forms:
    return Forms(tables.labels())


@cache
def _longest() -> int:
    return max(map(len, tables.labels()))


@cache
def _roles() -> re.Pattern[str]:
    """The roles among names. One pattern for all: a class of Chinese characters costs more to compile than to match."""
    roles = "|".join(map(re.escape, words.roles()))
    return re.compile(rf"(?:^|(?<=[ 、,，/;；|])|(?<={HAN}))(?:{roles})(?=[ :：、,，/;；|]|$)")


def fields(line: str) -> list[tuple[tables.Field, str]]:
    """Return the labelled values of a line in order.

    >>> fields("作者: 张三 来源: 菏泽日报 发表时间:2024-10-01")
    [('author', '张三'), ('source', '菏泽日报'), ('published', '2024-10-01')]
    """
    folded = simple(line)
    found = _labels(folded)
    ends = [*(label.start for label in found[1:]), len(line)][: len(found)]
    table = tables.labels()
    return [
        (table[label.name], line[label.end : end].strip(f" \t\u3000\xa0{BARS},，;；:：【"))
        for label, end in zip(found, ends, strict=True)
    ]


def open_label(line: str) -> str | None:
    """Return the label that a line ends with and whose value must stand in the next: 2021年4月2日 来源：."""
    found = fields(line)
    if not found or found[-1][1] or found[-1][0] == "other":
        return None
    return re.split(r"[\s|]", line.strip().rstrip(f":：∶﹕{BARS} "))[-1]


def cells(line: str) -> list[tuple[tables.Field, str]]:
    """Return the labelled values of a table row, whose labels stand in cells of their own, with a colon or without.

    >>> cells("索 引 号\\t0113\\t文　　号\\t东政办发〔2025〕12号")
    [('other', '0113'), ('number', '东政办发〔2025〕12号')]
    """
    row = line.split("\t")
    table = tables.labels()
    found: list[tuple[tables.Field, str]] = []
    skip = False
    for cell, after in zip(row, [*row[1:], ""], strict=True):
        label = table.get(squeeze(cell).rstrip(":"))
        if skip:
            skip = False
        elif label is not None:
            found.append((label, after.strip()))
            skip = True
        else:
            found += fields(cell)
    return found


def is_byline(line: str) -> bool:
    """Return whether a line only says who, where and when: labelled fields, or a date with at most a publisher.

    >>> is_byline("2019年09月07日 10:22 新华网"), is_byline("2019年9月7日，大会在北京开幕。")
    (True, False)
    """
    if len(line) > 600:
        return False
    text = squeeze(line)
    if not 4 <= len(text) <= 150 or text.endswith(("。", "!", "?", "；")):
        return False
    folded = simple(line)
    labels = _labels(folded)
    head = folded[: labels[0].start] if labels else folded
    rest = head
    for start, end, _ in reversed(list(dates.find(head))):
        rest = rest[:start] + " " + rest[end:]
    rest = _CLOCK.sub(" ", _ADDRESS.sub(" ", rest))
    left = re.sub(r"[\W_]", "", rest)
    if labels:
        known = any(field != "other" for field, _ in fields(line))
        known_date = rest != head or any(field == "published" for field, _ in fields(line))
        told = known or (len(text) <= 80 and "，" not in line)
        return len(left) <= (45 if known_date else 14) and told and "。" not in text
    if re.fullmatch(r"[(]?[一二][〇○零一二三四五六七八九]{3}年.{2,24}日[)]?", text):
        return True
    if rest == head:
        return _is_signed(line)
    return len(left) <= (24 if ":" in head else 16) and not re.search("[。，；、,]", rest)


def _is_signed(line: str) -> bool:
    """Return whether a line is names and a medium and nothing else: 方晓 云溪日报."""
    parts = line.split()
    if not 2 <= len(parts) <= 4 or len(line) > 30:
        return False
    media = [part for part in parts if len(part) >= 3 and not is_name(part) and part.endswith(_MEDIA)]
    return len(media) == 1 and all(is_name(part) for part in parts if part not in media)


def read(line: str, known: dict[str, str]) -> None:
    """Add to `known` what a byline tells and is not known yet: author, source, published, updated, drafted, number."""
    labelled = fields(line)
    for field, value in labelled:
        cleaned = _cleaned(field, value)
        if cleaned:
            known.setdefault(field, cleaned)
    sent = _SENT.search(line)
    if sent:
        known.setdefault("source", sent[1])
    if "记者" in line:
        found = names(line[line.index("记者") :])
        if found:
            known.setdefault("reporter", found)
    dated = any(field in ("published", "updated", "drafted") for field, _ in labelled)
    if not dated:
        iso = dates.first(fold(line))
        if iso:
            known.setdefault("published", iso)
    publisher, writer = _loose(line)
    if not publisher:  # 发布人：云溪网-云溪日报
        posted = [source(value) or "" for field, value in labelled if field in {"other", "author"}]
        publisher = next((name for name in posted if name.endswith(_MEDIA) and not is_name(name)), None)
    if publisher and not any(field == "source" for field, _ in labelled):
        known.setdefault("publisher", publisher)
    if writer:
        known.setdefault("author", writer)


def read_cells(line: str, known: dict[str, str]) -> None:
    """Add to `known` what a row of the table above an official document tells."""
    for field, value in cells(line):
        cleaned = _cleaned(field, value) if field in ("published", "drafted", "number", "source") else None
        if cleaned:
            known.setdefault(field, cleaned)


def _cleaned(field: str, value: str) -> str | None:
    if field in ("published", "updated", "drafted"):
        return dates.first(fold(value)) or dates.short(fold(value))
    if field == "source":
        return source(value)
    if field in ("author", "reporter"):
        return author(value)
    return value if field in ("number", "title") and value else None


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
    value = re.sub(
        r"^(?:据|转自|摘自|原载于?|转载自)(?=\W?\w{2})|(?<=\w\w)(?:(?:首席|见习|全媒体)?记者|官方(?:账号|帐号|微信|微博|网站))$",
        "",
        value,
    )
    value = _unwrapped(value.strip("\"'、，,。.;；:：/-—"))
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


def author(value: str) -> str | None:
    """Return who wrote in the value of an 作者 label: names as they are written, else its first word.

    >>> author("新华社记者 张三 李四"), author("张三、李四 字号"), author("菏泽新闻网")
    ('张三 李四', '张三、李四', '菏泽新闻网')
    """
    value = value.strip()
    found = names(value)
    if found:
        return found
    first = re.split(rf"[\s\u3000\xa0{BARS}]", value, maxsplit=1)[0].strip("【】[]（）()“”\"'、，,。:：/-—")
    if not first or len(first) > 24 or re.fullmatch(r"[\d\W]+", first) or first in tables.labels():
        return None
    return first


def is_name(word: str) -> bool:
    """Return whether a word can be a person's name: a family name with one or two characters more, or one with ·."""
    if "·" in word:
        return 3 <= len(word) <= 20 and bool(re.fullmatch(rf"{HAN}+(?:·{HAN}+)+", word))
    known = words.surnames()
    if not re.fullmatch(rf"{HAN}{{2,4}}", word):
        return False
    word = simple(word)
    if word in tables.labels():
        return False
    return (word[:2] in known and len(word) >= 3) or (word[0] in known and len(word) <= 3)


def names(value: str) -> str | None:
    """Return the names that begin `value` (or follow 记者 in it), as they are written, without the roles among them.

    >>> names("陈智 整合"), names("本报记者 张三 通讯员 李四"), names("胡 宪"), names("各地各部门")
    ('陈智', '张三 李四', '胡宪', None)
    """
    text = fold(value)
    after = text.rfind("记者")
    if 0 <= after <= 20:
        text = text[text.find("记者") + 2 :]
    text = re.sub(
        r"(?:本报|本台|本网|本刊|本社|新华社|全媒体|融媒体|首席|见习|实习|特约|特派)*(?:通讯员|记者|实习生|撰稿人)",
        " ",
        text,
    )
    text = _roles().sub(" ", text)
    parts = [part for part in re.split(r"([ 、,，/;；|:：]+)", text.strip(" :：、,，/;；|")) if part]
    found: list[str] = []
    joint = " "
    index = 0
    while index < len(parts):
        word = parts[index].strip("()（）[]【】。.")
        if (
            len(word) <= 2
            and index + 2 < len(parts)
            and parts[index + 1].isspace()
            and re.fullmatch(HAN, parts[index + 2])
        ):
            word += parts[index + 2]  # 胡 宪: a name of two characters spaced to the width of three
            index += 2
        if not is_name(word):
            break
        found.append(word)
        if len(found) == 2 and index > 0:
            joint = "、" if "、" in parts[index - 1] else " "
        index += 2
    return joint.join(found) if found else None


def reporter_line(line: str) -> str | None:
    """Return the names of a line that is a signature and nothing else.

    >>> reporter_line(" 记者 胡德光"), reporter_line("澎湃新闻记者 段一 廖二"), reporter_line("记者看到，车流不息。")
    ('胡德光', '段一 廖二', None)
    """
    if len(line) > 200:
        return None
    if is_credit(line):
        return (
            names(re.split(rf"[{BARS}/／:： ]", fold(line).strip(" ()（）[]【】"), maxsplit=1)[-1])
            if _WRITES.match(squeeze(line))
            else None
        )
    text = squeeze(line).strip("()[]【】□■◎●○◆★▲△*-—/_|")
    if not 4 <= len(text) <= 50 or re.search("[。?!；“]", text):
        return None
    match = re.match(
        rf"(?:文[/|:]|图文[/|:]|撰文[/|:]?|采写[/|:]?)?(?:{HAN}|[A-Za-z·、/]){{0,12}}?(?:记者|通讯员|特约撰稿人?)[:/|]?",
        text,
    )
    if match:
        plain = fold(line).strip(" ()（）[]【】□■◎●○◆★▲△*-—/_|\t\n")
        return names(plain)
    match = re.match(r"(?:文|撰文|作者|采写|撰稿|执笔)[/|:]", text)
    if match:
        return names(re.split(rf"[/:：{BARS}]", fold(line), maxsplit=1)[1])
    return None


def dateline_names(prose: str) -> str | None:
    """Return the reporters in the brackets of a dateline.

    >>> dateline_names("新华社北京9月7日电（记者张三、李四）近日，……"), dateline_names("（张三）")
    ('张三、李四', None)
    """
    match = re.search(r"[（(][^（）()]{0,16}?(?:记者|通讯员)[^（）()]{2,50}[）)]", prose[:160])
    return names(match[0][1:-1]) if match else None


def is_credit(line: str) -> bool:
    """Return whether a line is nothing but who did what: each word a role, a name, or both.

    >>> is_credit("责编 赵立 校对 文心"), is_credit("文/方晓 图/段玉"), is_credit("编辑部的灯光"), is_credit("方晓")
    (True, True, False, False)
    """
    if not 3 <= len(line) <= 120:
        return False
    parts = [part for part in re.split(rf"[\s{BARS}/／:：,，、;；&()（）\[\]【】]+", line) if part]
    known, named = words.credits(), 0
    if not parts or len(parts) > 24 or parts[0] not in known | {"本报", "本网"}:
        return False
    for part in parts:
        if part in known:
            continue
        if not is_name(part):
            return False
        named += 1
    return named > 0


def is_role(line: str) -> bool:
    """Return whether a line is one role and who filled it, a person or not: 供图/云溪县文旅局.

    >>> is_role("供图/云溪县文旅局"), is_role("文案：小渠"), is_role("记者：谢谢您！"), is_role("来源于生活")
    (True, True, False, False)
    """
    text = squeeze(line).strip("()[]【】*-")
    role, sign, rest = text.replace("|", ":").replace("/", ":", 1).partition(":")
    return bool(sign) and role in words.credits() and 2 <= len(rest) <= 30 and not re.search("[。!?;,]", rest)


def is_medium(line: str) -> bool:
    """Return whether a line is the name of a medium and nothing else.

    >>> is_medium("云溪晚报"), is_medium("云溪新闻客户端"), is_medium("织密民生保障网")
    (True, True, False)
    """
    return len(line) <= 24 and _MEDIUM.fullmatch(squeeze(line)) is not None


def is_address(line: str) -> bool:
    """Return whether a line is the address of a page and nothing else."""
    return _ADDRESS.fullmatch(line.strip()) is not None


def is_site(word: str) -> bool:
    """Return whether a short name ends as those of media alone do: 云溪网, 云溪日报."""
    return 3 <= len(word) <= 12 and simple(word).endswith(_MEDIA) and re.fullmatch(r"\w+", word) is not None


def is_channel(word: str) -> bool:
    """Return whether a word of a byline names neither publisher nor author: 国内新闻, 第3版, 江苏."""
    return bool(_ASIDE.search(word))


def bare_names(line: str) -> str | None:
    """Return the names of a line that is nothing but names, as stands under many titles.

    >>> bare_names("方晓"), bare_names("方晓　段玉"), bare_names("金融"), bare_names("高质量发展")
    ('方晓', '方晓 段玉', None, None)
    """
    if len(line) > 40:
        return None
    found = names(line)
    whole = squeeze(line).replace("、", "").replace(",", "")
    if not found or found.replace(" ", "").replace("、", "") != whole or whole in common_words():
        return None
    return found


def bracketed_names(line: str) -> str | None:
    """Return the names of a line that is nothing but names in brackets, as close many articles: （罗平）.

    >>> bracketed_names("（罗平）"), bracketed_names("（县水利局 罗平）"), bracketed_names("（完）")
    ('罗平', '罗平', None)
    """
    match = re.fullmatch(r"[(（\[【]([^()（）\[\]【】]{2,40})[)）\]】]", line.strip())
    if not match:
        return None
    office, *rest = match[1].split()
    if rest and office.endswith(words.media()) and all(map(is_name, rest)):
        return " ".join(rest)
    return closing_names("。" + match[0])


def closing_names(prose: str) -> str | None:
    """Return the names in brackets that close an article.

    >>> closing_names("活动将先后在三地举行。（张巨峰）"), closing_names("全文如下。（完）")
    ('张巨峰', None)
    """
    match = re.search(r"[。！？”…][ \u3000\xa0]*[（(【]([^（）()【】。，]{2,40})[）)】][ \u3000\xa0]*$", prose[-60:])
    if not match:
        return None
    inner = match[1]
    if "记者" in inner or "通讯员" in inner or re.match("作者[:： ]", inner):
        return names(re.sub(r"^作者[:：]?", "", inner))
    found = names(inner)
    return (
        found
        if found and squeeze(found).replace("、", "") == squeeze(inner).replace("、", "").replace(",", "")
        else None
    )


def _loose(line: str) -> tuple[str | None, str | None]:
    """Return the publisher and the author among the words of a byline that have no label.

    A word that ends like the name of a medium is the publisher; a lone other word is the publisher or, where it can be
    a name, the author.
    """
    folded, dated = simple(line), 0
    for start, end, _ in dates.find(folded):
        folded, dated = folded[:start] + " " * (end - start) + folded[end:], end
    labelled = _labels(folded)
    # what stands before the labels, and after the date in the value of the last: 责编：赵立 2021-04-02 云溪日报
    if labelled:
        begun, ended = labelled[0].start, len(folded)
        if dated > labelled[-1].end and tables.labels()[labelled[-1].name] == "other":
            ended = dated
        folded = folded[:begun] + " " * (ended - begun) + folded[ended:]
    folded = _CLOCK.sub(lambda match: " " * len(match[0]), folded)
    others: list[str] = []
    writers: list[str] = []
    named: str | None = None  # the field whose label, without a colon, stands before the word
    for found in re.finditer(rf"[^\s{BARS}>]+", folded):
        word = line[found.start() : found.end()]
        bare = word.strip("()（）[]【】《》、，,。-—·")
        if (
            not 2 <= len(bare) <= 20
            or not re.search(HAN, bare)
            or kind(bare)
            or _ASIDE.search(bare)
            or (len(bare) == 2 and bare in common_words())
        ):
            continue
        before, named = named, tables.labels().get(bare)
        if named is not None or before == "other":
            continue
        if before == "source":
            return source(bare), writers[0] if len(writers) == 1 else None
        (
            writers if is_name(bare) and bare not in common_words() and not bare.endswith(words.media()) else others
        ).append(bare)
    media = sorted((word for word in others if word.endswith(words.media())), key=lambda word: word.endswith(_WEAK))
    publisher = media[0] if media else others[0] if len(others) == 1 and others[0] not in tables.labels() else None
    publisher = source(publisher) if publisher else None
    return publisher, writers[0] if len(writers) == 1 and len(others) - len(media) <= 1 else None
