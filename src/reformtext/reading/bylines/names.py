"""Who wrote: the names of persons, with the roles among them."""

import re
from functools import cache

from reformtext.characters import HAN, narrow
from reformtext.patterns import lazy
from reformtext.reading.furniture import BARS, simple, squeeze
from reformtext.resources import bylines as words
from reformtext.resources import furniture as tables
from reformtext.resources.common_words import common_words

_REPORTERS = lazy(
    "(?:本报|本台|本网|本刊|本社|新华社|全媒体|融媒体|首席|见习|实习|特约|特派)*(?:通讯员|记者|实习生|撰稿人)"
)


@cache
def _roles() -> re.Pattern[str]:
    """The roles among names. One pattern for all: a class of Chinese characters costs more to compile than to match."""
    roles = "|".join(map(re.escape, words.roles()))
    return re.compile(rf"(?:^|(?<=[ 、,，/;；|])|(?<={HAN}))(?:{roles})(?=[ :：、,，/;；|]|$)")


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
    text = _without_roles(value)
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


def _without_roles(value: str) -> str:
    """Return what follows 记者, in half width, with blanks where roles stand, which are looked for simplified."""
    text, after = simple(value), 0
    if 0 <= text.rfind("记者") <= 20:
        after = text.find("记者") + 2
    text = text[after:]
    for role in (_REPORTERS, _roles()):
        text = role.sub(lambda found: " " * len(found[0]), text)
    return "".join(" " if left == " " else own for left, own in zip(text, narrow(value)[after:], strict=True))


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
