"""A panel as files that open: .xlsx with Chinese headers and an explanation, .csv for Excel, .dta of Stata, .parquet.

Text that a spreadsheet would read as a formula is neutralised in .xlsx and .csv; what is missing stays empty.
"""

import csv as csv_module
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from reformtext.corpus.panel.choice import RULE_ZH, WideRow
from reformtext.corpus.panel.gaps import gaps
from reformtext.corpus.panel.panel import Panel
from reformtext.corpus.panel.rows import COLUMNS, cell
from reformtext.render import panel_tables as tables
from reformtext.render.csv import BOM, safe_cell
from reformtext.render.json import exact
from reformtext.render.labels import theme_name
from reformtext.render.quoting import one_line
from reformtext.render.workbook import add_sheet, put
from reformtext.resources.indicators import indicators

if TYPE_CHECKING:
    import pandas as pd

FORMS = ("long", "wide")
_STATA_NAME = 32
_STATA_LABEL = 80
_STATA_TEXT = 2000  # bytes; longer ones become strL
_RESERVED = {"end": "end_char", "start": "start_char"}  # `end` is a word of Stata's
_SHORT = {"target": "tgt", "growth": "gr", "level": "lv", "modifier": "mod", "bindingness": "bind"}


def save(panel: Panel, path: str | PathLike[str], form: str | None = None) -> None:
    """Write a panel to a file in the format of its suffix; the file is put in its place only when it is whole."""
    if form is not None and form not in FORMS:
        raise ValueError(f"form is {form!r}, not long or wide")
    writers: Mapping[str, Callable[[Panel, BinaryIO, str | None], None]] = {
        ".xlsx": _xlsx,
        ".csv": _csv,
        ".dta": _dta,
        ".parquet": _parquet,
    }
    target = Path(path)
    if target.suffix.lower() not in writers:
        raise ValueError(f"{target.name!r} ends in none of {' '.join(writers)}")
    # Made in memory: where the disk is full, openpyxl leaves half-written sheets behind, which complain at exit.
    made = io.BytesIO()
    writers[target.suffix.lower()](panel, made, form)
    put(target, made.getbuffer())


def lines(panel: Panel, form: str = "long") -> Iterator[str]:
    """Yield a panel as JSON lines: the contract's names, numbers as exact decimal strings, missing ones null."""
    if form == "long":
        for row in panel.rows:
            found = {name: getattr(row, name) for name in COLUMNS}
            yield _json(found | {name: exact(found[name]) for name in ("value", "low", "high")})
        return
    cells = panel.cells
    columns = tables.wide_columns(panel, cells)
    for wide in cells:
        yield _json(dict(zip((column.name for column in columns), tables.wide_values(columns, wide), strict=True)))


def csv(panel: Panel, form: str = "long", *, bom: bool = True) -> Iterator[str]:
    """Yield a panel as CSV: English names, exact decimal numbers, a byte order mark for Excel."""
    if form == "long":
        head: Sequence[str] = COLUMNS
        body: Iterable[Sequence[Any]] = map(tables.long_values, panel.rows)
    else:
        cells = panel.cells
        columns = tables.wide_columns(panel, cells)
        head, body = [column.name for column in columns], (tables.wide_values(columns, row) for row in cells)
    yield (BOM if bom else "") + _line(head)
    for values in body:
        yield _line([safe_cell(one_line(value) if isinstance(value, str) else value) for value in values])


def _json(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"


def _line(values: Sequence[Any]) -> str:
    out = io.StringIO()
    csv_module.writer(out, lineterminator="\r\n").writerow(values)
    return out.getvalue()


def _csv(panel: Panel, file: BinaryIO, form: str | None) -> None:
    file.writelines(line.encode() for line in csv(panel, form or "long"))


def _frame(panel: Panel, form: str | None) -> "pd.DataFrame":
    return panel.wide() if form == "wide" else panel.long()


def _parquet(panel: Panel, file: BinaryIO, form: str | None) -> None:
    _frame(panel, form).to_parquet(file, index=False)


def _dta(panel: Panel, file: BinaryIO, form: str | None) -> None:
    """Stata 14 and later: ASCII names, Chinese variable labels, codes with Chinese value labels."""
    import pandas as pd

    if form == "wide":
        cells = panel.cells
        columns = tables.wide_columns(panel, cells)
        labels = {column.name: column.zh for column in columns}
        coded = {column.name: column.coded for column in columns if column.coded}
        frame = panel.wide()
    else:
        labels, coded = tables.LONG_ZH, {name: name for name in tables.CODED}
        frame = panel.long().drop(columns=["value", "low", "high"])
        frame = frame.rename(columns={f"{name}_float": name for name in ("value", "low", "high")})
        frame["conflict"] = frame["conflict"].astype("int8")
    for name in frame.columns:
        if frame.empty and name in coded:
            frame[name] = frame[name].astype(object)  # pandas cannot write codes of no rows
        elif name in coded:
            codes = tables.CODED[coded[name]]
            frame[name] = pd.Categorical(frame[name].map(codes), categories=list(codes.values()))
        elif frame[name].dtype == "string":
            frame[name] = frame[name].fillna("").astype(object)
    names = stata_names(list(frame.columns))
    frame = frame.rename(columns=names)
    texts = [name for name in frame.columns if frame[name].dtype == object]
    long_texts = [name for name in texts if max((len(text.encode()) for text in frame[name]), default=0) > _STATA_TEXT]
    frame.to_stata(
        file,
        write_index=False,
        version=118,
        variable_labels={names[name]: label[:_STATA_LABEL] for name, label in labels.items() if name in names},
        convert_strl=long_texts,
        data_label="reformtext panel",
    )


def stata_names(names: Sequence[str]) -> dict[str, str]:
    """Return a name of 32 ASCII characters at most for each column, all different; short ones stay as they are.

    >>> stata_names(["gdp_growth", "industrial_va_ads_target_growth_avg"])
    {'gdp_growth': 'gdp_growth', 'industrial_va_ads_target_growth_avg': 'industrial_va_ads_tgt_gr_avg'}
    """
    made: dict[str, str] = {}
    for name in names:
        short = _RESERVED.get(name, name)
        if len(short) > _STATA_NAME:
            short = "_".join(_SHORT.get(word, word) for word in name.split("_"))
        taken, number = short[:_STATA_NAME], 1
        while taken in made.values():
            number += 1
            taken = f"{short[: _STATA_NAME - len(str(number)) - 1]}_{number}"
        made[name] = taken
    return made


def _xlsx(panel: Panel, file: BinaryIO, form: str | None) -> None:
    """A workbook: 长表, 宽表 (or the one asked for) and what is told of them; headers in Chinese and frozen."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    cells = panel.cells
    columns = tables.wide_columns(panel, cells)
    chosen = {id(row) for wide_row in cells for row in wide_row.chosen.values()}
    long_head = [*tables.LONG_ZH.values(), "宽表选用"]
    long_rows = [[*_long_cells(row), "是" if id(row) in chosen else ""] for row in panel.rows]
    conflict_at = COLUMNS.index("conflict")
    if form != "wide":
        add_sheet(book, "长表", long_head, long_rows, "C2")
    if form != "long":
        _add_wide(book, cells, columns)
    add_sheet(book, "目标与完成", list(tables.GAP_ZH.values()), map(_gap_cells, gaps(cells)), "C2")
    add_sheet(book, "冲突", long_head, [row for row in long_rows if row[conflict_at]], "C2")
    _add_themes(book, panel)
    _add_documents(book, panel)
    add_sheet(book, "数据说明", ["项目", "说明"], _explanation(panel, columns), "A2")
    book.save(file)


def _add_wide(book: Any, cells: Sequence[WideRow], columns: Sequence[tables.Column]) -> None:
    """宽表, and 来源: the quotation behind each of its cells."""
    shown = [column for column in columns if column.name != "sources"]  # 长表 and 来源 tell them cell by cell
    rows = (_wide_cells(shown, row) for row in cells)
    add_sheet(book, "宽表", [column.zh for column in shown], rows, "C2")
    sources = (
        [row.place, row.year, _zh(key), found.document, found.start, found.end, found.quote]
        for row in cells
        for key, found in row.chosen.items()
    )
    add_sheet(book, "来源", ["地区", "年份", "列", "文件", "起点", "终点", "原文"], sources, "C2")


def _add_themes(book: Any, panel: Panel) -> None:
    shares = (
        [document.document, document.place, document.year, theme_name(theme), share]
        for document in panel.documents
        for theme, share in document.themes
    )
    add_sheet(book, "主题份额", ["文件", "地区", "年份", "主题", "份额"], shares, "B2")


def _add_documents(book: Any, panel: Panel) -> None:
    """文件: those that were read, and why the others were not."""
    read = (
        [one.document, one.title, one.place, one.published, one.genre, one.sha256, "成功"] for one in panel.documents
    )
    failed = ([one.path, None, None, None, None, None, one.message] for one in panel.failures)
    head = ["文件", "标题", "地区", "发布日期", "体裁", "SHA-256", "读取结果"]
    add_sheet(book, "文件", head, [*read, *failed], "B2")


def _long_cells(row: Any) -> list[Any]:
    values = {name: getattr(row, name) for name in COLUMNS}
    values |= {name: tables.real(values[name]) for name in ("value", "low", "high")}
    values |= {name: codes[values[name]] for name, codes in tables.CODED.items()}
    values["indicator"] = indicators()[row.indicator].zh
    values["conflict"] = "是" if row.conflict else ""
    return list(values.values())


def _gap_cells(gap: Any) -> list[Any]:
    values = dict(zip(tables.GAP_ZH, tables.gap_values(gap), strict=True))
    values["indicator"] = indicators()[values["indicator"]].zh
    for name in ("target_modifier", "bindingness", "outcome_modifier", "outcome_status"):
        values[name] = tables.CODED[name.rpartition("_")[2]][values[name]]
    return list(values.values())


def _wide_cells(columns: Sequence[tables.Column], row: Any) -> list[Any]:
    found = []
    for column in columns:
        value = column.read(row)
        if column.kind == "number" and not isinstance(value, float):
            value = tables.real(value)
        elif column.coded and value is not None:
            value = tables.CODED[column.coded][value]
        found.append(value)
    return found


def _zh(key: tuple[str, Any]) -> str:
    return indicators()[key[0]].zh + tables.MEASURES[key[1]]


def _explanation(panel: Panel, columns: Sequence[tables.Column]) -> Iterator[Sequence[Any]]:
    from reformtext.version import __version__

    documents, conflicts = len(panel.documents), len({cell(row) for row in panel.rows if row.conflict})
    yield (
        "生成",
        f"reformtext {__version__}；{documents} 份文件，{len(panel.rows)} 条陈述，{len(panel.failures)} 份读取失败",
    )
    yield (
        "长表",
        "每条陈述一行，附原文和它在文件中的起止位置（按字符计，从 0 起）。",
    )
    yield "宽表", "每个地区每年一行；没有陈述的格留空，空格不是零。"
    yield "选用规则", RULE_ZH
    yield (
        "目标与完成",
        "同一地区、年份、指标既有目标又有完成数的各一行；差距为完成减目标，目标为区间的，区间内为零，区间外为到较近一端的距离。",
    )
    yield "冲突", f"同一格有两个不能同时成立的数时，各条都保留在长表，并列入冲突表：共 {conflicts} 格。"
    yield (
        "口径",
        "数值、增长率、年均增长率、目标数值、增长目标、年均增长目标、位次；增长率带符号，下降为负，单位为百分数。",
    )
    yield "年份", "数值所属的年份；年均增长率记在最后一年。目标记在要实现的年份。"
    yield "修饰", "确数；左右；以上（含突破、超过、不低于）；以内；区间（数值列留空，见上下限）；概数。"
    yield "约束力", "目标的措辞：确保（含必须）、力争（含努力、争取）、预期（含计划、目标）。"
    yield "性质", "实际；预计（年度已过或将过、尚未核定的数）；目标。"
    yield "单位", "金额为元或美元等，不带万、亿；人民币与美元不换算。"
    yield "主题份额", "政府工作报告各主题在已标注文字中所占份额；宽表中取该地区该年的报告。"
    for column in columns:
        yield f"列 {column.name}", column.zh
