"""How results are said to a reader, in Chinese: one wording for the terminal, Markdown and the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reformtext.characters import narrow
from reformtext.model import (
    Analysis,
    Bindingness,
    Change,
    Document,
    Figure,
    Genre,
    Mention,
    MentionType,
    Modifier,
    Number,
    Point,
    Span,
    Status,
    Theme,
    Tone,
    ToneName,
)
from reformtext.patterns import lazy
from reformtext.render.quoting import one_line
from reformtext.resources.flags import flags
from reformtext.resources.indicators import indicators
from reformtext.resources.rules import rules
from reformtext.resources.theme_model import shipped_model

CHANGES: Mapping[Change, str] = {
    "": "",
    "rise_by": "增",
    "fall_by": "降",
    "rise_to": "升至",
    "fall_to": "降至",
    "from": "原为",
}
STATUSES: Mapping[Status, str] = {"actual": "实际", "estimate": "预计", "target": "目标", "rule": "标准"}
BINDINGNESS: Mapping[Bindingness, str] = {"": "", "ensure": "确保", "strive": "力争", "expect": "预期"}
MENTIONS: Mapping[MentionType, str] = {
    "initiative": "举措",
    "document": "文件",
    "organisation": "机构",
    "person": "人物",
    "place": "地点",
}
TONES: Mapping[ToneName, str] = {
    "achievement": "成绩",
    "problem": "问题",
    "measure": "举措",
    "outlook": "目标",
    "neutral": "其他",
}
GENRES: Mapping[Genre, str] = {
    "news": "新闻",
    "report": "工作报告",
    "bulletin": "统计公报",
    "notice": "政策文件",
    "unknown": "",
}

Head = Literal["数字", "规范值", "对象", "变化", "性质", "时间", "地点", "规则"]
HEADS: tuple[Head, ...] = ("数字", "规范值", "对象", "变化", "性质", "时间", "地点", "规则")
_SHARED: tuple[Head, ...] = ("性质", "时间", "地点")  # said once above a table where all its rows agree
_FEWEST_SHARED = 3
_EXCERPT = 60
_MOST_NAMES = 20  # of one type, in a memo
_LEAST_SHARE = 0.015
_NOTE = lazy(r"\[\^?\d{1,3}\]")  # a footnote's number, which the memo has no note for
_NUMBERED = lazy(
    r"(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]是(?:要)?|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十百\d]{1,4}条\s+"
    r"|[（(][^（()）]{2,60}(?:负责|牵头|指导|参与|配合)[^（()）]{0,30}[）)])?\s*"
)
_CLAUSE_ENDS = "，,；;。！!？?：:"


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures as a reader sees them: only the columns that tell something; `shared` holds what all rows have."""

    shared: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[int, ...]


def figure_table(analysis: Analysis, wanted: Sequence[int], *, explain: bool = False) -> FigureTable:
    """Return the figures of these indices as a table without empty columns; those of one sentence stand together."""
    first: dict[int, int] = {}
    for rank, index in enumerate(wanted):
        first.setdefault(analysis.figures[index].sentence, rank)
    wanted = sorted(wanted, key=lambda index: (first[analysis.figures[index].sentence], index))
    cells = [_cells(analysis.figures[index], explain=explain) for index in wanted]
    shared: list[str] = []
    heads: list[Head] = []
    for head in HEADS:
        values = {row[head] for row in cells}
        if head in _SHARED and len(cells) >= _FEWEST_SHARED and len(values) == 1 and values != {""}:
            shared.append(f"{head}：{values.pop()}")
        elif values != {""}:
            heads.append(head)
    rows = tuple(tuple(row[head] for head in heads) for row in cells)
    return FigureTable("；".join(shared), tuple(heads), rows, tuple(wanted))


def _cells(figure: Figure, *, explain: bool) -> dict[Head, str]:
    return {
        "数字": one_line(figure.text),
        "规范值": canonical_of(figure),
        "对象": one_line(subject_of(figure)),
        "变化": CHANGES[figure.change],
        "性质": status_of(figure),
        "时间": period_of(figure),
        "地点": one_line(figure.place or ""),
        "规则": " ".join(figure.rules) if explain else "",
    }


def rules_of(analysis: Analysis, wanted: Sequence[int]) -> tuple[tuple[str, str], ...]:
    """The rules that made these figures, each once in order of first mention, with what it means."""
    names = dict.fromkeys(name for index in wanted for name in analysis.figures[index].rules)
    return tuple((name, rules().get(name, name)) for name in names)


def subject_of(figure: Figure) -> str:
    """A figure's subject in the document's words, or its indicator's name where the text leaves it out."""
    if figure.subject or not figure.indicator:
        return figure.subject
    indicator = indicators().get(figure.indicator)
    return indicator.zh if indicator else figure.indicator


def status_of(figure: Figure) -> str:
    """A figure's status with how binding a goal is: 实际, 目标·确保."""
    binding = BINDINGNESS[figure.bindingness]
    return STATUSES[figure.status] + (f"·{binding}" if binding else "")


def period_of(figure: Figure) -> str:
    """A period as a reader writes it: 2024, 2020-06, 2014–2024, or empty."""
    period = figure.period
    if period is None:
        return ""
    start, end = period.start, period.end
    if start == end:
        return end
    if len(start) != len(end):
        start, end = start[:4], end[:4]
    return end if start == end else f"{start}–{end}"


def quantity_of(figure: Figure) -> str:
    """A figure's number in base units with what it asserts: 1,701,500人, ≥1,600项, 2–3个, ≈300公里, 10.9∶51.3∶37.8.

    >>> quantity_of(Figure(0, 6, "1600余项", "count", Decimal(1600), Decimal(1600), None, "over", "项"))
    '≥1,600项'
    """
    return measured(figure.value, figure.low, figure.high, figure.modifier, figure.unit)


def measured(value: Number | None, low: Number | None, high: Number | None, modifier: Modifier, unit: str) -> str:
    """A number in base units with what it asserts, by its fields: ≥1,600项, 6%–6.5%, ≈300公里."""
    least, told, most = (_plain(number) for number in (low, value, high))
    if told:
        sign = {"over": "≥", "under": "≤", "about": "≈"}.get(modifier, "")
        return f"{sign}{told}{unit}"
    if least and most:
        return f"{least}–{most}{unit}"
    return f"≥{least}{unit}" if least else f"≤{most}{unit}" if most else ""


def canonical_of(figure: Figure) -> str:
    """A figure's number in base units, empty where it is written so."""
    quantity = quantity_of(figure)
    return "" if quantity == one_line(figure.text) else quantity


def _plain(number: Number | None) -> str:
    if number is None:
        return ""
    if isinstance(number, tuple):
        return "∶".join(format(term, "f") for term in number)
    return format(number, ",f") if isinstance(number, Decimal) else f"{number.numerator}/{number.denominator}"


def about(figure: Figure) -> str:
    """All that is known of a figure, on one line."""
    parts = [
        quantity_of(figure),
        subject_of(figure),
        CHANGES[figure.change],
        status_of(figure),
        period_of(figure),
        figure.place or "",
        *doubts_of(figure),
    ]
    return one_line(" · ".join(part for part in parts if part))


def doubts_of(figure: Figure) -> tuple[str, ...]:
    """What arithmetic doubts about a figure, in words."""
    return tuple(flags().get(flag, flag) for flag in figure.flags)


def doubts(analysis: Analysis) -> tuple[str, ...]:
    """Every doubt with the figures it concerns, quoted: 80%、30%（合格率）：主语与数值个数不一致."""
    concerned: dict[tuple[str, str], list[str]] = {}
    for figure in analysis.figures:
        for doubt in doubts_of(figure):
            concerned.setdefault((subject_of(figure), doubt), []).append(figure.text)
    return tuple(
        one_line(f"{'、'.join(dict.fromkeys(texts))}（{subject}）：{doubt}")
        for (subject, doubt), texts in concerned.items()
    )


def excerpt(analysis: Analysis, figure: Figure) -> str:
    """The clause a figure stands in, as the document has it, with … where a long one is cut.

    >>> from reformtext.model import Document, Sentence, Summary
    >>> text = "改革深入推进，全市累计减贫170.15万人，855个村出列。"
    >>> f = Figure(13, 21, "170.15万人", "count", None, None, None, "exact", "人")
    >>> none = Summary((), "", ())
    >>> whole = (Sentence(0, len(text), 0),)
    >>> excerpt(Analysis(Document(text, ()), (), (), whole, (f,), (), (), (), none), f)
    '全市累计减贫170.15万人'
    """
    text, sentence = analysis.document.text, analysis.sentences[figure.sentence]
    start, end = figure.start, figure.end
    first, last = max(sentence.start, start - _EXCERPT), min(sentence.end, end + _EXCERPT)
    while start > first and text[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    while end < last and text[end] not in _CLAUSE_ENDS:
        end += 1
    before = "…" if start > sentence.start and text[start - 1] not in _CLAUSE_ENDS else ""
    after = "…" if end < sentence.end and text[end] not in _CLAUSE_ENDS else ""
    return before + _bare(one_line(text[start:end])) + after


def sentence_text(analysis: Analysis, index: int) -> str:
    """A sentence, quoted."""
    sentence = analysis.sentences[index]
    return analysis.document.text[sentence.start : sentence.end]


def point(analysis: Analysis, told: Point) -> str:
    """A sentence of the summary, quoted on one line without the dashes, stars and numbers around it."""
    return _bare(one_line(sentence_text(analysis, told.sentence)))


def _bare(quote: str) -> str:
    """A quotation without footnotes, stars, the number of its item and who is in charge of the item before.

    >>> [_bare(quote) for quote in ("（三）新建学校[12]。", "**二是**减税。", "（水务局牵头）修渠。", "3.5万户。")]
    ['新建学校。', '减税。', '修渠。', '3.5万户。']
    """
    quote = _NOTE.sub("", quote).replace("**", "").lstrip("—－-*").rstrip("*").lstrip()
    opening = _NUMBERED.match(quote)
    return quote[opening.end() :] if opening and opening.end() < len(quote) else quote


def lead(analysis: Analysis) -> str:
    """The one sentence that tells what the article says, quoted; empty where the article has none."""
    start, end = analysis.summary.lead or (0, 0)
    return _bare(one_line(analysis.document.text[start:end]))


def firsts(analysis: Analysis) -> tuple[str, ...]:
    """The clauses that claim a first or a place in a ranking, quoted."""
    return tuple(_bare(one_line(analysis.document.text[start:end])) for start, end in analysis.summary.firsts)


def point_theme(point: Point) -> str:
    """The name of the theme a sentence is told under; empty where it has none."""
    return theme_name(point.theme) if point.theme else ""


def file_name(document: Document) -> str:
    """The name of an article's file without its folders."""
    return one_line((document.path or "").replace("\\", "/").rpartition("/")[2])


def title_of(document: Document) -> str:
    """An article's title, or the name of its file.

    >>> title_of(Document("正文", (), path="/资料/2024/工作报告.txt"))
    '工作报告.txt'
    """
    return one_line(document.title or "") or file_name(document) or "（无题）"


def source_line(document: Document) -> str:
    """Where an article comes from, in one line: 菏泽新闻网 · 2024-10-01 · 菏泽市 · 记者 … · 新闻 · 4153字."""
    parts = [
        document.source,
        document.number,
        document.published,
        document.place,
        f"记者 {document.reporter}" if document.reporter else None,
        GENRES[document.genre],
        f"{len(document.text)}字",
    ]
    return one_line(" · ".join(part for part in parts if part))


def mentions_of(analysis: Analysis, kind: MentionType) -> tuple[Mention, ...]:
    """The mentions of one type, the most frequent first; of places the divisions before roads and rivers."""
    found = [mention for mention in analysis.mentions if mention.type == kind]
    return tuple(
        sorted(
            found, key=lambda mention: (-len(mention.spans), kind == "place" and not mention.code, mention.spans[:1])
        )
    )


def names_of(analysis: Analysis, kind: MentionType, *, whole: bool = False) -> list[str]:
    """The mentions of one type as they are listed: unless `whole`, only the first of many, with how many there are."""
    found = [mention_label(mention) for mention in mentions_of(analysis, kind)]
    if whole or len(found) <= _MOST_NAMES:
        return found
    return [*found[: _MOST_NAMES - 1], f"{found[_MOST_NAMES - 1]}等{len(found)}项"]


def themes_of(analysis: Analysis) -> tuple[Theme, ...]:
    """The themes that fill two per cent of what has themes: what less of a text is about would only pad a memo."""
    return tuple(theme for theme in analysis.themes if theme.share >= _LEAST_SHARE) or analysis.themes[:1]


def mention_label(mention: Mention) -> str:
    """A mention with its role or 文号 and how often it stands in the text: 张伦（市委书记）, “链长制”×4."""
    beside = mention.role or (mention.number if mention.number != mention.text else None)
    label = mention.text + (f"（{beside}）" if beside else "")
    return one_line(label) + (f"×{len(mention.spans)}" if len(mention.spans) > 1 else "")


def tone_line(tone: Tone) -> str:
    """The shares of the tones, the largest first: 举措 52%、成绩 31%、其他 17%."""
    shares = sorted(tone.shares, key=lambda item: -item[1])
    return "、".join(f"{TONES[name]} {share:.0%}" for name, share in shares if share)


def theme_name(name: str) -> str:
    """The Chinese name of a theme or sub-theme by its id; the id where the shipped taxonomy lacks it."""
    return shipped_model().names.get(name, name)


def terms_of(analysis: Analysis, theme: str) -> dict[str, int]:
    """The terms that speak for a theme of the article, with how often each does, those that say most of it first."""
    spans: set[Span] = set()
    says: dict[str, float] = {}
    for paragraph in analysis.paragraphs:
        for tag in paragraph.themes:
            if tag.id == theme or tag.id.startswith(f"{theme}."):
                spans.update(tag.evidence)
                for term, weight in tag.terms:
                    says[term] = says.get(term, 0.0) + weight
    counts: dict[str, int] = {}
    for start, end in sorted(spans):
        term = analysis.document.text[start:end]
        counts[term] = counts.get(term, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-says.get(narrow(item[0]).upper(), 0.0), -item[1])))
