"""Policy documents: titles in 《》, numbers (文号), and titles that stand bare behind a verb of issuing."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from reformtext.mentions.characters import GRAMMAR, is_han, pairs_of_marks, places_of
from reformtext.mentions.found import Cover, Found
from reformtext.model import Span
from reformtext.patterns import lazy
from reformtext.resources.forms import Forms, read_forms

_LONGEST_TITLE = 200
_LONGEST_CODE = 10  # 人社部发, 发改价格规
_NUMBER = lazy(r"[〔\[【(（﹝<](?P<year>(?:19|20)\d\d)年?[〕\]】)）﹞>]第?\d{1,5}号|令第?\d{1,4}号")
_KNOWN_AS = lazy(r"(?:以下|下)?(?:统|简)?称为?[“\"：:]?$")
_YEAR = lazy(r"(?:19|20)\d\d(?=年)")
_ABOUT = Forms(
    f"的{kind}"
    for kind in ("报告", "决定", "决议", "意见", "通知", "办法", "批复", "公告", "说明", "谅解备忘录", "议案", "建议")
)
_LONGEST_ABOUT = 44
_PLAN = lazy(r"(?:19|20)\d\d年度?[^，。；：！？、的\n]{0,8}?(?:工作要点|工作计划|立法计划|行动计划)")
_ENDING = lazy(
    r"条例|(?:暂行|实施|管理|处理|奖励|评价|认定)办法|实施细则|规划纲要|白皮书|[促护管督育全]法(?![律规制治院官])"
)
_HEADS = lazy(r"关于|中共|国务院|中华人民共和国|国家|全国|〈")
_GLOSSED = lazy(r"\s*\d+[.、]\s?(?P<name>[^，。：:“”\n]{2,10}条)[：:]")
_COUNTED = lazy(r"(?:政策|措施|新政|意见)?[\d一二三四五六七八九十]{1,3}条(?:政策|措施|意见|举措)?$")


def find_documents(text: str, paragraphs: Sequence[Span]) -> tuple[Found, ...]:
    """Return the documents named in a folded text.

    >>> text = "印发《关于促进消费的意见》（国发〔2021〕3号）。"
    >>> [(one.key, one.number, one.year) for one in find_documents(text, [(0, len(text))])]
    [('关于促进消费的意见', '国发〔2021〕3号', '2021')]
    """
    cover = Cover(len(text))
    found: list[Found] = []
    for start, end in paragraphs:
        for one in (*_quoted(text, start, end), *_numbered(text, start, end), *_bare(text, start, end)):
            if not cover.touches(one.start, one.end):
                found.append(one)
                cover.add(one)
    found.sort(key=lambda one: one.start)
    return tuple(_numbers_joined(text, _aliased(text, found)))


def with_issuers(text: str, documents: Sequence[Found], organisations: Sequence[Found]) -> tuple[Found, ...]:
    """Return the documents with their issuers and years; a bare title takes in the organisation it begins with.

    >>> text = "国务院印发《关于促进消费的意见》。"
    >>> with_issuers(text, find_documents(text, [(0, 18)]), [Found(0, 3, "organisation", "国务院")])[0].issuer
    '国务院'
    """
    ordered = sorted(organisations, key=lambda one: one.end)
    ends = [one.end for one in ordered]
    result = []
    for document in documents:
        one = document
        at = bisect_left(ends, one.start + 1) - 1
        before = ordered[at] if at >= 0 else None
        issuer = _issuer_in_title(one.key)
        if before is not None and issuer is None and _issues(text, before, one):
            issuer = before.key
            if before.end == one.start and text[one.start] != "《" and not one.key.startswith("关于"):
                one = one._replace(start=before.start, key=text[before.start : one.end])
        year = _YEAR.match(one.key)
        result.append(one._replace(issuer=issuer, year=one.year or (year[0] if year else None)))
    return tuple(result)


def _quoted(text: str, start: int, end: int) -> Iterator[Found]:
    for first, last in pairs_of_marks(text, start, end, "《", "》"):
        if 3 <= last - first <= _LONGEST_TITLE and not _is_art(text, first, last, end):
            yield Found(first, last, "document", text[first + 1 : last - 1])


@cache
def _kinds_of_art() -> tuple[Forms, Forms, frozenset[str]]:
    forms = read_forms("titles_of_works.tsv")
    return Forms(forms["before"]), Forms(forms["after"]), forms["name"]


def _is_art(text: str, first: int, last: int, end: int) -> bool:
    """Say whether a title is a book's, a film's, a programme's: so called, or of no kind of document and not issued."""
    before, after, names = _kinds_of_art()
    title = text[first + 1 : last - 1]
    if title in names or before.before(text, first, max(0, first - 4)) or after.at(text, last, end):
        return True
    kind = _kinds().before(title.rstrip("）)"), len(title.rstrip("）)")), 0)
    named = kind or "（" in title or "(" in title or title[-1:].isdigit() or _HEADS.match(title)
    issued = _verbs_of_issuing().before(text, first, max(0, first - 6))
    return not (named or issued or _NUMBER.match(text, last, min(end, last + 20)))


@cache
def _kinds() -> Forms:
    return Forms(read_forms("titles_of_works.tsv")["kind of document"])


def _numbered(text: str, start: int, end: int) -> Iterator[Found]:
    for match in _NUMBER.finditer(text, start, end):
        first = match.start()
        floor = max(start, first - (_LONGEST_CODE if match["year"] else 16))
        while first > floor and is_han(text[first - 1]) and text[first - 1] not in GRAMMAR:
            first -= 1
        first += _lead_words().at(text, first, match.start())
        if match.start() - first >= 1:
            yield Found(first, match.end(), "document", text[first : match.end()], year=match["year"])


@cache
def _lead_words() -> Forms:
    return Forms(["根据", "按照", "依据", "依照", "参照", "按", "据", "印发", "文号", "文件", "见", "以", "及", "和"])


def _bare(text: str, start: int, end: int) -> Iterator[Found]:
    """关于…的决定, 2024年立法计划, 出台…条例, “…20条”, a glossary's 人才十条：."""
    for at in places_of(text, "关于", start, end):
        if stop := _end_of_about(text, at, end):
            yield Found(at, stop, "document", text[at:stop])
    for match in _PLAN.finditer(text, start, end):
        yield Found(match.start(), match.end(), "document", match[0])
    if glossed := _GLOSSED.match(text, start, end):
        yield Found(glossed.start("name"), glossed.end("name"), "document", glossed["name"])
    verbs = _verbs_of_issuing()
    for match in _ENDING.finditer(text, start, end):
        first = match.start()
        while first > max(start, match.start() - 24):
            verb = verbs.before(text, first - (text[first - 1] == "了"), start)
            if verb and match.start() - first >= 3 and text[first : first + 2] in _VAGUE:
                break
            if verb and match.start() - first >= 3:
                yield Found(first, match.end(), "document", text[first : match.end()])
                break
            if not is_han(text[first - 1]) or text[first - 1] in GRAMMAR:
                break
            first -= 1
    for first, last in pairs_of_marks(text, start, end, "“", "”"):
        if 5 < last - first <= 24 and _COUNTED.search(text, first + 1, last - 1):
            yield Found(first, last, "document", text[first + 1 : last - 1])


def _end_of_about(text: str, at: int, end: int) -> int:
    """Return where the title begun by 关于 ends: 关于个别代表的代表资格的|报告, or 0."""
    for stop in range(at + 4, min(end, at + _LONGEST_ABOUT)):
        if text[stop] in "，。；：！？“”《》（）\n":
            break
        if length := _ABOUT.at(text, stop, end):
            return 0 if text[stop + length : stop + length + 1] in tuple("书稿者权") else stop + length
    return 0


_VAGUE = frozenset(("许多", "一批", "一些", "各项", "有关", "相关", "若干", "系列", "工作", "具体", "多项", "多部"))


@cache
def _verbs_of_issuing() -> Forms:
    return Forms(read_forms("titles_of_works.tsv")["verb of issuing"])


_DRAFT = lazy(r"[（(][^（()）]{0,4}(?:草案|稿|试行)[）)]$")


def _aliased(text: str, found: list[Found]) -> list[Found]:
    """Give 《甲》 of "以下简称《甲》" the key of the title before it, here and wherever it stands again."""
    known: dict[str, str] = {}
    result: list[Found] = []
    for one in found:
        short = _DRAFT.sub("", one.key)
        if result and len(short) <= 4 and text[one.start] == "《" and _DRAFT.sub("", result[-1].key).endswith(short):
            known[one.key] = result[-1].key  # 《…方案》 … 《方案》
        elif result and one.key not in known and _KNOWN_AS.search(text, max(0, one.start - 6), one.start):
            known[one.key] = result[-1].key
        result.append(one._replace(key=known.get(one.key, one.key)))
    return result


def _numbers_joined(text: str, found: list[Found]) -> list[Found]:
    """Make the number in brackets behind a title an attribute of the title."""
    result: list[Found] = []
    for one in found:
        last = result[-1] if result else None
        if (
            last is not None
            and text[last.end - 1] == "》"
            and _NUMBER.search(one.key)
            and not text[last.end : one.start].strip("(（ 〔[")
            and one.start > last.end
        ):
            result[-1] = last._replace(number=one.key, year=one.year)
        else:
            result.append(one._replace(number=one.key) if _NUMBER.search(one.key) and text[one.start] != "《" else one)
    return result


def _issuer_in_title(title: str) -> str | None:
    """国务院 of "国务院关于…的意见", 国务院 of "国发〔2022〕18号"."""
    about = title.find("关于", 0, 24)
    if about >= 2 and all(is_han(character) or character == " " for character in title[:about]):
        return title[:about].strip()
    for code, issuer in (
        ("国办", "国务院办公厅"),
        ("国发", "国务院"),
        ("国函", "国务院"),
        ("中办", "中共中央办公厅"),
        ("中发", "中共中央"),
    ):
        if title.startswith(code):
            return issuer
    return None


def _issues(text: str, organisation: Found, document: Found) -> bool:
    """Say whether an organisation stands before a document as its issuer: 国务院|印发《…》, 市政府|2024年立法计划."""
    between = text[organisation.end : document.start]
    if len(between) > 10 or any(mark in between for mark in "。；！？\n"):
        return False
    return not between or any(_verbs_of_issuing().at(between, start, len(between)) for start in range(len(between)))
