"""Initiatives without marks: known names, what names are made of, and a verb with words and an ending (实施…行动)."""

from collections.abc import Collection, Iterator

from reformtext.mentions.characters import GRAMMAR, is_han, places_of
from reformtext.mentions.initiative_forms import JOINS, NUMERAL, InitiativeForms, initiative_forms
from reformtext.patterns import lazy
from reformtext.resources.common_words import common_words

_LONGEST_FREE = 22
_GOING_ON = ("工作", "范围", "任务", "力度", "步伐", "进度", "成果")
_DATED = ("年行动", "年行动计划", "百日攻坚", "百日会战", "倍增计划")  # enough to show a name without a verb
_LONGEST_CLAUSE = 14
_PAPERS = frozenset(
    (
        "方案",
        "纲要",
        "意见",
        "规划",
        "领导",
        "工作",
        "目标",
        "任务",
        "办公",
        "实施",
        "要点",
        "指南",
        "措施",
        "小组",
        "专班",
    )
)
_VAGUE = lazy("采取|首批|(?:方案|规划|规章|计划|意见)[和及与]")  # 总体方案和五年行动计划
_CHIEFS = "河湖林链田路街湾山楼警库点塘渠岛滩所校"  # 河长制
_WORKS = lazy(r"(?:改扩建|(?:异地)?(?<!搬)迁建)(?:工程|项目)?|扩建(?:工程|项目)|异地搬迁")
_ZONES = ("试验区", "示范区", "先行区", "先行示范区", "合作区", "自由贸易港", "自贸港")
_FOUNDING = frozenset(
    (
        "建设",
        "打造",
        "创建",
        "设立",
        "争创",
        "成为",
        "建成",
        "支持",
        "推进",
        "推动",
        "加快",
        "探索",
        "入选",
        "获评",
        "申报",
        "入围",
        "获批",
        "跻身",
    )
)


def patterned(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Names known by themselves or by what they are made of: 一带一路, 河长制, 党史学习教育, 中国(某地)…试验区."""
    tables = initiative_forms()
    for at in places_of(text, "长制", start, end):
        if at > start and text[at - 1] in _CHIEFS and text[at + 2 : at + 3] not in tuple("定造约止作"):
            yield at - 1, at + 2, text[at - 1 : at + 2]
    for at in places_of(text, "学习教育", start, end):
        first = _run(text, at, start, 12, tables)
        if at - first >= 2:
            yield first, at + 4, text[first : at + 4]
    for opening in ("中国(", "中国（"):
        for at in places_of(text, opening, start, end):
            if length := _zone(text, at, end):
                yield at, at + length, text[at : at + length]
    for match in _WORKS.finditer(text, start, end):
        first = match.start()
        if text[first - 1 : first] in (")", "）"):  # 高速（甲—乙段）改扩建
            first = max(text.rfind("(", start, first), text.rfind("（", start, first))
            first = first if first >= 0 and match.start() - first <= 18 else match.start()
        first = _run(text, first, start, 12, tables)
        if match.end() - first >= 6 and not text.startswith(("新建", "和"), first):
            yield first, match.end(), text[first : match.end()]
    for at in tables.names.starts(text, start, end):
        if length := tables.names.at(text, at, end):
            yield at, at + length, text[at : at + length]


def _run(text: str, at: int, start: int, most: int, tables: InitiativeForms) -> int:
    """Return where the words before `at` begin: behind a sign, a word of grammar or a verb."""
    first = at
    while first > max(start, at - most) and (is_han(text[first - 1]) or text[first - 1].isalnum()):
        if text[first - 1] in GRAMMAR or tables.verbs.before(text, first, start) >= 2:
            break
        if at - first > 2 and text[first - 2 : first] in _FOUNDING:
            break
        first -= 1
    return first


def _zone(text: str, at: int, end: int) -> int:
    """Return the length of a zone with its place in brackets: 中国(菏泽)跨境电子商务综合试验区, or 0."""
    close = max(text.find(")", at, min(end, at + 12)), text.find("）", at, min(end, at + 12)))
    for stop in range(close + 1, min(end, close + 20)) if close > 0 else ():
        if text.startswith(("试验区", "示范区", "博览会"), stop):
            return stop + 3 - at
        if not is_han(text[stop]) or text[stop] in GRAMMAR:
            break
    return 0


def free(
    text: str, start: int, end: int, places: Collection[int], ends: Collection[int]
) -> Iterator[tuple[int, int, str]]:
    """实施县城品质提升行动: a verb, words, an ending, and the sentence goes on; and 、…行动 behind such a one.

    `ends` are where initiatives of other kinds end.
    """
    tables = initiative_forms()
    listed = set(ends)
    done = start
    for at in tables.free.starts(text, start, end):
        length = tables.free.at(text, at, end) if at >= done else 0
        if not length:
            continue
        stop = done = at + length
        dated = text.endswith(_DATED, start, stop)
        spoken_of = _opens_sentence(text, at, stop, end, tables)
        if not (_ends(text, stop, end) or spoken_of or (dated and text[stop : stop + 2] not in _PAPERS)):
            continue
        if text[at:stop].endswith(_ZONES):
            first = _zone_head(text, at, start, places)
        else:
            first = _head(text, at, stop, start, tables, listed)
            if first is None and (dated or spoken_of):
                first = _opening(text, at, start, tables)
                if first is not None and not dated and not _is_action(text, first, at, places):
                    first = None
        if first is not None:
            yield first, stop, text[first:stop]
            listed.add(stop)


def _ends(text: str, stop: int, end: int) -> bool:
    return (
        stop >= end
        or not is_han(text[stop])
        or text[stop] in GRAMMAR
        or text[stop] in "和与及中、建"
        or text.startswith(_GOING_ON, stop)
    )


def _opening(text: str, at: int, start: int, tables: InitiativeForms) -> int | None:
    """Return where a name begins that opens a clause: ，国企改革|三年行动, or None."""
    first = at
    while first > max(start, at - _LONGEST_CLAUSE) and is_han(text[first - 1]) and text[first - 1] not in GRAMMAR:
        first -= 1
    opens = first == start or text[first - 1] in "，。；：、！？\n"
    named = at - first >= 2 and not tables.generic.at(text, first, at) and text[first] not in NUMERAL
    return first if opens and named and not any(tables.verbs.at(text, i, at) >= 2 for i in range(first, at)) else None


def _opens_sentence(text: str, at: int, stop: int, end: int, tables: InitiativeForms) -> bool:
    """Say whether an action of some words is what its sentence speaks of: 潜力地区城镇化水平提升行动|全面铺开."""
    return text.endswith(("行动", "工程", "计划", "攻坚战"), at, stop) and tables.predicates.at(text, stop, end) > 0


def _is_action(text: str, first: int, at: int, places: Collection[int]) -> bool:
    """Say whether words before 工程 or 行动 name what is done, not what is built at a place or several of them."""
    joined = any(character in JOINS or character in NUMERAL for character in text[first:at])
    return at - first >= 4 and not joined and not any(i in places for i in range(first, at))


def _zone_head(text: str, at: int, start: int, places: Collection[int]) -> int | None:
    """Return where a zone's name begins: at its place (海南|自由贸易港), or behind the verb that founds it."""
    first = at
    while first > max(start, at - _LONGEST_FREE) and text[first - 1] not in GRAMMAR and is_han(text[first - 1]):
        if text[first - 2 : first] in _FOUNDING:
            coined = at - first <= 3 and text[at - 2 : at] not in common_words()
            whose = text.startswith(("国家", "全国", "中国"), first) and "首批" not in text[first:at]
            named = coined or whose
            return first if at - first >= 2 and named else None
        first -= 1
        if first in places:
            return first
    return None


def _head(text: str, at: int, stop: int, start: int, tables: InitiativeForms, listed: Collection[int]) -> int | None:
    first = at
    floor = max(start, at - _LONGEST_FREE)
    while first > floor:
        verb = tables.verbs.before(text, first, start)
        if verb >= 2 and (stop - first >= 6 or _is_coined(text, first, at)) and not _cuts(text, first):
            if text.startswith("新一轮", first) and stop - first >= 10:
                return first
            vague = (
                tables.generic.at(text, first, at)
                or text[first] in NUMERAL + "和与、好"
                or text[at - 2 : at] == "全国"
                or tables.verbs.at(text, first, at) >= 2
                or _VAGUE.search(text, first, at) is not None
            )
            return None if vague else first
        character = text[first - 1]
        if first - 1 in listed and character in JOINS:
            counted = text[first] in NUMERAL or (text[at - 1] == "大" and text[at - 2] in NUMERAL)  # 三大|战略
            kind = character != "、" and _is_generic(text, first, at, tables)
            return first if at - first >= 3 and not counted and not kind else None
        if not (is_han(character) or character.isalnum() or character in "()（）—－-·+") or character in GRAMMAR:
            return None
        first -= 1
    return None


def _is_generic(text: str, first: int, at: int, tables: InitiativeForms) -> bool:
    """Say whether a head is made of words of kinds: 重大民生|工程."""
    while first < at and (length := tables.generic.at(text, first, at)):
        first += length
    return first == at


def _is_coined(text: str, first: int, at: int) -> bool:
    """Say whether two or three characters before 工程 are no words: 校安|工程, but 水利|工程 is a kind."""
    head = text[first:at]
    return len(head) in (2, 3) and head[:2] not in common_words() and head[-2:] not in common_words()


def _cuts(text: str, first: int) -> bool:
    """Say whether a cut behind the verb goes through a word: 推动|力 is 推|动力."""
    return text[first - 1 : first + 1] in common_words()
