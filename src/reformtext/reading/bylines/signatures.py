"""Lines and brackets that sign: 记者 方晓, 责编 赵立 校对 文心, （罗平）."""

import re

from reformtext.characters import HAN, narrow
from reformtext.patterns import lazy
from reformtext.reading.bylines.names import is_name, names
from reformtext.reading.furniture import BARS, simple, squeeze
from reformtext.resources import bylines as words

_WRITES = lazy(r"[(\[]?(?:文|撰文|作者|采写|撰稿|执笔|记者|本报记者)(?![图字])")


def reporter_line(line: str) -> str | None:
    """Return the names of a line that is a signature and nothing else.

    >>> reporter_line(" 记者 胡德光"), reporter_line("澎湃新闻记者 段一 廖二"), reporter_line("记者看到，车流不息。")
    ('胡德光', '段一 廖二', None)
    """
    if len(line) > 200:
        return None
    if is_credit(line):
        return (
            names(re.split(rf"[{BARS}/／:： ]", narrow(line).strip(" ()（）[]【】"), maxsplit=1)[-1])
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
        plain = narrow(line).strip(" ()（）[]【】□■◎●○◆★▲△*-—/_|\t\n")
        return names(plain)
    match = re.match(r"(?:文|撰文|作者|采写|撰稿|执笔)[/|:]", text)
    if match:
        return names(re.split(rf"[/:：{BARS}]", narrow(line), maxsplit=1)[1])
    return None


def is_credit(line: str) -> bool:
    """Return whether a line is nothing but who did what: each word a role, a name, or both.

    >>> is_credit("责编 赵立 校对 文心"), is_credit("文/方晓 图/段玉"), is_credit("编辑部的灯光"), is_credit("方晓")
    (True, True, False, False)
    """
    if not 3 <= len(line) <= 120:
        return False
    parts = [part for part in re.split(rf"[\s{BARS}/／:：,，、;；&()（）\[\]【】]+", simple(line)) if part]
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


def dateline_names(prose: str) -> str | None:
    """Return the reporters in the brackets of a dateline.

    >>> dateline_names("新华社北京9月7日电（记者张三、李四）近日，……"), dateline_names("（张三）")
    ('张三、李四', None)
    """
    match = re.search(r"[（(][^（）()]{0,16}?(?:记者|通讯员)[^（）()]{2,50}[）)]", simple(prose[:160]))
    return names(prose[match.start() + 1 : match.end() - 1]) if match else None


def bracketed_names(line: str) -> str | None:
    """Return the names of a line that is nothing but names in brackets, as close many articles: （罗平）.

    >>> bracketed_names("（罗平）"), bracketed_names("（县水利局 罗平）"), bracketed_names("（完）")
    ('罗平', '罗平', None)
    """
    match = re.fullmatch(r"[(（\[【]([^()（）\[\]【】]{2,40})[)）\]】]", line.strip())
    if not match:
        return None
    office, *rest = match[1].split()
    if rest and simple(office).endswith(words.media()) and all(map(is_name, rest)):
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
    told = simple(inner)
    if "记者" in told or "通讯员" in told or re.match("作者[:： ]", inner):
        return names(re.sub(r"^作者[:：]?", "", inner))
    found = names(inner)
    return (
        found
        if found and squeeze(found).replace("、", "") == squeeze(inner).replace("、", "").replace(",", "")
        else None
    )
