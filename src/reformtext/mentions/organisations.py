"""Organisations: known names, offices behind a place or a rank (市委…委员会, 东明县…局), institutions and companies."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reformtext.mentions.characters import GRAMMAR, cuts_word_left, is_han, places_of
from reformtext.mentions.found import Cover, Found
from reformtext.mentions.place_names import Candidate, countries, verdict
from reformtext.model import Span
from reformtext.patterns import lazy
from reformtext.resources.common_words import common_words
from reformtext.resources.forms import Forms, read_forms

_LONGEST = 30
_LONGEST_PART = 12
_SCHOLARLY = (
    "大学",
    "学院",
    "科学院",
    "工程院",
    "研究院",
    "社科院",
    "汽车",
    "集团",
    "公司",
    "银行",
)  # have parts of their own
_LEAST_BEHIND_NATION = 6  # 国家材料试验机型式评价|实验室, but 国家重点|实验室 is a kind
_RANKS = ("自治区", "自治州", "省", "市", "县", "区", "州", "旗", "盟", "镇", "乡")
# Before a rank these make it no head: 全市政府, 各县, 城市委员会.
_NOT_HEADS = frozenset("全各该两三四五六七八九十几多本外每城都超股楼县郊地社辖小园景新山片")
_NATIONAL = (
    "国家",
    "中国",
    "全国",
    "中华",
    "中央",
    "中共",
    "国际",
    "世界",
    "亚洲",
    "欧洲",
    "非洲",
    "联合国",
    "国务院",
)
_ABBREVIATED = "俄美英法德日韩朝印伊以巴叙土欧加澳乌泰越"  # 俄外交部
_MINISTRIES = ("外交部", "国防部", "总统府", "议会", "军方", "央行")
_ORDINAL = lazy("第[一二三四五六七八九十]{1,3}")
_EMBASSY = lazy(r"(?:大使馆|总领事馆|总领馆|领事馆|使馆|使团|代表团)")
_STOPS = frozenset(
    "在的了是将把被为以等由从对向到让使给就也都又还则并而但或与之其这那此每已着过们你我他她它您很更最不没和及、，至"
)
_NEEDS_NAME = (
    "公司",
    "集团",
    "银行",
    "医院",
    "学校",
    "研究院",
    "研究所",
    "协会",
    "学会",
    "联盟",
    "商会",
    "实验室",
    "工会",
)
_LEADING = frozenset("于经只哪据靠指如像")  # lead up to a name, and are no part of a coined one: 经|河川|电视台
_BRANCHES = ("税务局", "调查总队", "调查队", "监管局", "供电公司", "分公司", "分行", "支行", "分局", "支队")
_PARTIES = ("共青团", "民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟")
_DATELINE = lazy(r"消息|讯")
_COUNTING = frozenset("各该本我家所个多几一二两三四五六七八九十百千名")
_WORLD = frozenset(("亚洲", "世界"))
_COMPANY = lazy(r"(?:有限责任公司|股份有限公司|有限公司|股份公司|集团公司|总公司)")


def find_organisations(
    text: str, paragraphs: Sequence[Span], places: Sequence[Candidate], taken: Cover
) -> tuple[Found, ...]:
    """Return the organisations named in a folded text, outside what is taken (the titles of documents).

    >>> [o.key for o in find_organisations("省委组织部和市教育局", [(0, 10)], (), Cover(10))]
    ['省委组织部', '市教育局']
    """
    chains = _chains(places)
    inside = {at for name in places for at in range(name.start + 1, name.end)}
    found: list[Found] = []
    for start, end in paragraphs:
        last = start
        spans = sorted(_in_paragraph(text, start, end, chains, inside), key=lambda span: (span[0], -span[1]))
        for first, stop in spans:
            if first == start and _DATELINE.match(text, stop, end):
                continue  # 央视网|消息: who reports is not spoken of
            if first >= last and not taken.touches(first, stop):
                # 国家税务总局|河川市税务局
                branch = bool(found) and first == last and text.endswith(_BRANCHES, first, stop)
                whole = found.pop().start if branch else first
                found.append(Found(whole, stop, "organisation", text[whole:stop]))
                last = stop
    return tuple(found)


class _Parts(NamedTuple):
    names: Forms
    words: Forms
    offices: Forms
    institutions: Forms
    verbs: Forms
    generic: Forms
    ranks: Forms
    national: Forms
    ministries: Forms
    heads: Forms
    coined: Forms
    kinds: frozenset[str]
    public: frozenset[str]


@cache
def _parts() -> _Parts:
    parts = read_forms("organisation_parts.tsv")
    names = read_forms("organisations.tsv")["name"]
    return _Parts(
        Forms(names),
        Forms(parts["word"]),
        Forms(parts["office"]),
        Forms(parts["institution"]),
        Forms(read_forms("initiative_forms.tsv")["verb"] | parts["verb"]),
        Forms(parts["generic"]),
        Forms(_RANKS),
        Forms(_NATIONAL),
        Forms(_MINISTRIES),
        Forms({*names, *_RANKS, *_NATIONAL, *_ABBREVIATED}),
        Forms(parts["coined institution"]),
        parts["no organisation"],
        parts["public institution"],
    )


def _chains(places: Sequence[Candidate]) -> Mapping[int, int]:
    """Return where each run of places side by side ends, by where it begins: 江西省抚州市东乡区."""
    chains: dict[int, int] = {}
    first = None
    last = -1
    for name in places:
        if verdict(name) == "word":
            continue
        if name.start != last or first is None:
            first = name.start
        last = name.end
        chains[first] = last
    return chains


def _in_paragraph(text: str, start: int, end: int, chains: Mapping[int, int], inside: set[int]) -> Iterator[Span]:
    parts = _parts()
    done = start
    places = {at for at in chains if start <= at < end}
    for at in sorted(places.union(parts.heads.starts(text, start, end))):
        if at < done or not (at in places or parts.heads.at(text, at, end)):
            continue
        stop = 0 if at in inside else _known(text, at, start, end, parts)
        if not stop and at in places:
            stop = _after_place(text, at, chains[at], end, parts)
        if not stop and at not in inside:
            stop = _headed(text, at, start, end, parts)
        if stop:
            yield _start_of_committee(text, at, stop, start), stop
            done = stop
    for match in _COMPANY.finditer(text, start, end):
        first = _start_of_company(text, match.start(), start, parts)
        if match.start() - first >= 2:
            yield first, match.end()
    for at in parts.coined.starts(text, start, end):
        if length := parts.coined.at(text, at, end):
            coined = _start_of_coined(text, at, start, parts)
            if coined is not None and not (at + length < end and _splits(text, at + length)):
                yield coined, at + length
    for at in places_of(text, "论坛", start, end):
        opened = _start_of_forum(text, at, start, parts)
        if opened is not None:
            yield opened, at + 2


def _start_of_committee(text: str, at: int, stop: int, start: int) -> int:
    """Return where a committee begins, the party it is of included: 共青团|河川市委."""
    party = next((name for name in _PARTIES if text.endswith(name, start, at)), "")
    return at - len(party) if text.endswith(("委", "委员会"), at, stop) else at


def _start_of_forum(text: str, at: int, start: int, parts: _Parts) -> int | None:
    """博鳌亚洲|论坛: at most six characters back to a word for the world, and a name of up to four before it."""
    floor = max(start, at - 8)
    for world in range(at - 2, floor - 1, -1):
        if text[world : world + 2] in _WORLD:
            first = world
            while first > max(start, world - 4) and is_han(text[first - 1]) and text[first - 1] not in _STOPS:
                if parts.verbs.before(text, first, start) >= 2:
                    break
                first -= 1
            named = first < world and text[first - 1 : first] != "”"  # “一带一路”国际合作高峰论坛 is no body
            return first if named else None
        if not is_han(text[world]) or text[world] in _STOPS:
            return None
    return None


def _known(text: str, at: int, start: int, end: int, parts: _Parts) -> int:
    length = parts.names.at(text, at, end)
    if length and text[at + length + 1 : at + length + 2] == "〔":
        return 0  # 国办|发〔2017〕7号
    # 农业农村部|门, but 国家计委|派员: only a short name is looked at twice
    cut = length and at + length < end and (length < 4 or text[at + length] == "门") and _splits(text, at + length)
    if not length or cut:
        return 0
    if length == 2 and cuts_word_left(text, at, start):
        return 0  # 提|高通|行
    return _extended(text, at + length, end, parts) or at + length


def _splits(text: str, at: int) -> bool:
    """Say whether a name's end cuts a word: 财政|部门 (but 局|长 is the head of it)."""
    # 中学|位于: both are words, and then the name is whole
    cut = text[at - 1 : at + 1] in common_words() and text[at : at + 2] not in common_words()
    return cut and text[at] != "长" and text[at] not in GRAMMAR


def _headed(text: str, at: int, start: int, end: int, parts: _Parts) -> int:
    """市委, 省财政厅, 国家…局, 中国…协会, 俄外交部: a rank or a word that stands for a country, then an office."""
    if rank := parts.ranks.at(text, at, end):
        if not _can_be_rank(text, at, rank, start, end, parts):
            return 0
        return _office(text, at + rank, end, parts) or _public(text, at + rank, end, parts)
    if head := parts.national.at(text, at, end):
        stop = at + head
        if text[at:stop] == "中国" and text.startswith("驻", stop):
            return _embassy(text, stop + 1, end)
        if text[at:stop] == "中国" and (match := _EMBASSY.match(text, stop, end)):
            return match.end()
        least = 0 if text.startswith(("中", "联合国"), at) else _LEAST_BEHIND_NATION
        last = _office(text, stop, end, parts, named=True) or _institution(text, stop, end, parts, least)
        return 0 if text[at:last] in parts.kinds else last
    if text[at] in _ABBREVIATED and (at == start or not is_han(text[at - 1])):
        length = parts.ministries.at(text, at + 1, end)
        return at + 1 + length if length else 0
    return 0


def _public(text: str, at: int, end: int, parts: _Parts) -> int:
    """县|人民医院, 市|第一中学: an institution whose kind alone, or with its number, names it behind a rank; or 0."""
    numbered = _ORDINAL.match(text, at, end)
    first = numbered.end() if numbered else at
    length = parts.institutions.at(text, first, end)
    named = length and (numbered or text[first : first + length] in parts.public)
    stop = first + length
    return stop if named and not (stop < end and _splits(text, stop)) else 0


def _can_be_rank(text: str, at: int, length: int, start: int, end: int, parts: _Parts) -> bool:
    # 市场 is no head, but 市|政府 is one
    behind = text[at + length : at + length + 2]
    if length == 1 and text[at : at + 2] in common_words() and behind != "政府" and behind[:1] not in ("委", "直"):
        return False
    if _is_each(text, at, start):
        return False
    if at == start or not is_han(text[at - 1]):
        return True
    if text[at - 1] in _NOT_HEADS or (text[at - 1] not in "和与及" and cuts_word_left(text, at, start)):
        return False
    # 区, 镇 and the like end so many nouns that only a sign, a verb or a word of grammar may stand before them
    common = text[at] in "区州旗盟镇乡"
    return not common or text[at - 1] in GRAMMAR or text[at - 1] in "和与及" or parts.verbs.before(text, at, start) >= 2


def _is_each(text: str, at: int, start: int) -> bool:
    """各市、|县人民政府: one of a list of ranks behind 各."""
    while at - 2 >= start and text[at - 1] in "、和及" and text[at - 2] in "省市县区州旗盟镇乡":
        at -= 2
        if at > start and text[at - 1] in "各全":
            return True
    return False


def _embassy(text: str, at: int, end: int) -> int:
    """中国驻巴基斯坦大使馆: a country or a city, then the kind of mission."""
    match = _EMBASSY.search(text, at, min(end, at + 14))
    if match is None or not all(is_han(character) for character in text[at : match.start()]):
        return 0
    return match.end()


def _after_place(text: str, at: int, stop: int, end: int, parts: _Parts) -> int:
    if text[at:stop] == "中国" or text[at:stop] in countries():
        if text.startswith("驻", stop):
            return _embassy(text, stop + 1, end)
        if match := _EMBASSY.match(text, stop, end):
            return match.end()
    return _office(text, stop, end, parts) or _institution(text, stop, end, parts)


def _office(text: str, at: int, end: int, parts: _Parts, named: bool = False, whole: bool = False) -> int:
    """Return the end of an office that begins at `at` with words of office, the longest, or 0.

    `named` is a head that needs words behind it (国家…局), `whole` one that is an organisation by itself (国务院|…).
    """
    limit = min(end, at + _LONGEST)
    best = at if whole else 0
    words = 0
    while at < limit:
        length = parts.offices.at(text, at, limit)
        if length and at + length < end and _splits(text, at + length):
            length = 0
        word = parts.words.at(text, at, limit)
        if (word and best == at and text[at] in "和与") or (length == 1 and best == at):
            break  # 省政府|和政府部门, 安全局|局长
        if length and text[at - 1] in "和与" and text[at : at + length].endswith("政府"):
            length = 0  # 中国发展|和政府工作
        # 市委 but not 市办, 国家…局 but not 国家局: an office of one character has words before it
        if length and (words or (text[at : at + length] == "委" if length == 1 else not named or best)):
            best = at + length
        if not length and not word:
            break
        at += max(length, word)
        words += word > length
    return best


def _extended(text: str, at: int, end: int, parts: _Parts) -> int:
    """国务院|办公厅, 中国科学院|紫金山天文台: a known name goes on with an office or institution of its own."""
    if text.startswith("国务院", at):
        return 0  # 党中央|国务院 are two
    stop = _office(text, at, end, parts, whole=True)
    stop = stop if stop > at else 0
    if not stop and text.endswith(_SCHOLARLY, 0, at):
        stop = _institution(text, at, min(end, at + _LONGEST_PART), parts, bare=True)
    return stop


def _institution(text: str, at: int, end: int, parts: _Parts, least: int = 0, bare: bool = False) -> int:
    """Return the end of an institution behind a place: any words but those of grammar, then its kind, or 0.

    Some kinds need `least` characters before them, others a name at all unless `bare` ones will do: no 甘肃|公司.
    """
    limit = min(end, at + 24)
    first = at
    best = 0
    while at < limit:
        length = parts.institutions.at(text, at, limit)
        if length:
            named = bare or at > first or not text.startswith(_NEEDS_NAME, at)
            if at - first >= least and named and not (at + length < end and _splits(text, at + length)):
                best = at + length
            at += length
            continue
        character = text[at]
        if best and at > best + 3:
            break
        if character in _STOPS or not (is_han(character) or character.isalnum() or character in "()（）·"):
            break
        if parts.generic.at(text, at, limit):
            break
        if parts.verbs.at(text, at, limit) >= 2 and not parts.words.at(text, at, limit):
            break
        at += 1
    return best


def _start_of_coined(text: str, at: int, start: int, parts: _Parts) -> int | None:
    """Return where a name of two to four characters that are no words begins: 组建|建发|集团, or None."""
    for first in range(at - 2, max(start, at - 4) - 1, -1):
        head = text[first:at]
        if not all(is_han(character) and character not in _STOPS for character in head) or head[0] in _LEADING:
            return None
        opened = first == start or not is_han(text[first - 1]) or text[first - 1] in _STOPS | _LEADING
        if opened or parts.verbs.before(text, first, start) >= 2:
            words = head in common_words() or head[:2] in common_words() or head[-2:] in common_words()
            words = words or cuts_word_left(text, at, first) or head[-1] in "省市县区镇乡村国大"
            return None if words or parts.generic.at(text, first, at) or head[0] in _COUNTING else first
    return None


def _start_of_company(text: str, at: int, start: int, parts: _Parts) -> int:
    """Return where a company's name begins: behind a sign, a word of grammar or a verb."""
    floor = max(start, at - 20)
    while at > floor:
        character = text[at - 1]
        if (
            character in GRAMMAR
            or character in "和与及、，"
            or not (is_han(character) or character.isalnum() or character in "()（）")
        ):
            break
        if parts.verbs.before(text, at, floor) >= 2:
            break
        at -= 1
    while text[at] in ")）":
        at += 1
    return at
