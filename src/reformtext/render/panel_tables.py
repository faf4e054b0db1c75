"""A panel as tables: columns with their Chinese names, the long and the wide form, theme shares, pandas frames.

The same columns make every file; pandas is loaded when a frame is asked for.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from reformtext.corpus.panel.choice import WideRow
from reformtext.corpus.panel.gaps import Gap, gaps
from reformtext.corpus.panel.measures import Measure
from reformtext.corpus.panel.panel import Panel, PanelDocument
from reformtext.corpus.panel.rows import COLUMNS, PanelRow
from reformtext.model import Modifier, Number
from reformtext.render.labels import BINDINGNESS, STATUSES, theme_name
from reformtext.render.tables import numeral
from reformtext.resources.indicators import indicators
from reformtext.resources.taxonomy import taxonomy

if TYPE_CHECKING:
    import pandas as pd

MEASURES: dict[Measure, str] = {
    "level": "数值",
    "growth": "增长率",
    "growth_avg": "年均增长率",
    "target_level": "目标数值",
    "target_growth": "增长目标",
    "target_growth_avg": "年均增长目标",
    "rank": "位次",
}
MODIFIERS: dict[Modifier, str] = {
    "exact": "确数",
    "about": "左右",
    "over": "以上",
    "under": "以内",
    "range": "区间",
    "vague": "概数",
}
CODED: Mapping[str, dict[str, str]] = {
    name: dict(codes)
    for name, codes in (
        ("measure", MEASURES.items()),
        ("modifier", MODIFIERS.items()),
        ("status", STATUSES.items()),
        ("bindingness", BINDINGNESS.items()),
    )
}
LONG_ZH = {
    "place": "地区",
    "year": "年份",
    "indicator": "指标",
    "measure": "口径",
    "value": "数值",
    "low": "下限",
    "high": "上限",
    "modifier": "修饰",
    "unit": "单位",
    "status": "性质",
    "bindingness": "约束力",
    "document": "文件",
    "start": "起点",
    "end": "终点",
    "quote": "原文",
    "conflict": "有冲突",
}
_NUMBERS = ("value", "low", "high")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the wide form: `number` columns hold exact numbers or None, the others text, `coded` a known set."""

    name: str
    zh: str
    kind: Literal["number", "text", "year"]
    read: Callable[[WideRow], Any]
    coded: str = ""


def real(value: Number | None) -> float | None:
    """Return the nearest float; None for a ratio, which is several numbers."""
    if value is None or isinstance(value, tuple):
        return None
    return float(Fraction(value))


def wide_columns(panel: Panel, cells: Sequence[WideRow]) -> list[Column]:
    """Return the columns of the wide form: place, year, those indicators and measures that are stated, sources."""
    stated: dict[tuple[str, Measure], list[PanelRow]] = {}
    for row in cells:
        for key, chosen in row.chosen.items():
            stated.setdefault(key, []).append(chosen)
    columns = [
        Column("place", "地区", "text", lambda row: row.place),
        Column("year", "年份", "year", lambda row: row.year),
    ]
    for indicator, known in indicators().items():
        aims: list[tuple[str, Measure]] = []
        for measure, zh in MEASURES.items():
            key = (indicator, measure)
            if key in stated:
                columns += _cell_columns(key, f"{known.zh}{zh}", stated[key])
                if measure.startswith("target"):
                    aims.append(key)
        if aims:
            columns += [
                Column(f"{indicator}_target_{part}", f"{known.zh}目标{zh}", "text", _first(aims, part), part)
                for part, zh in (("modifier", "修饰"), ("bindingness", "约束力"))
            ]
    columns.append(Column("sources", "来源", "text", sources))
    columns.append(
        Column("conflicts", "有冲突的格", "text", lambda row: "|".join(map("_".join, row.conflicts)) or None)
    )
    return columns + _theme_columns(panel)


def sources(row: WideRow) -> str:
    """Return where each cell of a row stands: gdp_growth=path#start-end, joined by |."""
    return "|".join(
        f"{'_'.join(key)}={found.document or ''}#{found.start}-{found.end}" for key, found in row.chosen.items()
    )


def _cell_columns(key: tuple[str, Measure], zh: str, rows: Sequence[PanelRow]) -> list[Column]:
    """A cell's value; its bounds where a range is stated, its unit where several occur, its degree where not exact."""
    name, units = "_".join(key), sorted({row.unit for row in rows})
    label = f"{zh}（{units[0]}）" if len(units) == 1 and units[0] else zh
    columns = [Column(name, label, "number", _part(key, "value"))]
    if any(row.value is None for row in rows):
        columns.append(Column(f"{name}_low", f"{label}下限", "number", _part(key, "low")))
        columns.append(Column(f"{name}_high", f"{label}上限", "number", _part(key, "high")))
    if len(units) > 1:
        columns.append(Column(f"{name}_unit", f"{zh}单位", "text", _part(key, "unit")))
    if not key[1].startswith("target") and any(row.modifier != "exact" for row in rows):
        columns.append(Column(f"{name}_modifier", f"{zh}修饰", "text", _part(key, "modifier"), "modifier"))
    return columns


def _part(key: tuple[str, Measure], part: str) -> Callable[[WideRow], Any]:
    return lambda row: getattr(row.chosen[key], part) if key in row.chosen else None


def _first(keys: Sequence[tuple[str, Measure]], part: str) -> Callable[[WideRow], Any]:
    """Of the year's growth target; where there is none, of the target that the row has."""
    order = sorted(keys, key=lambda key: key[1] != "target_growth")
    return lambda row: next((getattr(row.chosen[key], part) for key in order if key in row.chosen), None)


def _theme_columns(panel: Panel) -> list[Column]:
    """The theme shares of the report (else the other document) that is of the row's place and year."""
    of: dict[tuple[str | None, int | None], PanelDocument] = {}
    for document in sorted(panel.documents, key=lambda one: one.genre != "report"):
        of.setdefault((document.place, document.year), document)

    def share(theme: str) -> Callable[[WideRow], Any]:
        return lambda row: dict(of[row.place, row.year].themes).get(theme) if (row.place, row.year) in of else None

    used = {theme for document in panel.documents for theme, _share in document.themes}
    return [
        Column(f"theme_{theme.id}", f"主题份额：{theme.zh}", "number", share(theme.id))
        for theme in taxonomy()
        if theme.id in used
    ]


def long_values(row: PanelRow) -> list[Any]:
    """A row of the long form with exact decimal strings."""
    return [numeral(getattr(row, name)) if name in _NUMBERS else getattr(row, name) for name in COLUMNS]


def long_frame(panel: Panel) -> "pd.DataFrame":
    """The long form; value, low and high are exact strings, value_float, low_float and high_float numbers."""
    import pandas as pd

    types: dict[str, Any] = dict.fromkeys(COLUMNS, "string") | {"year": "int64", "start": "int64", "end": "int64"}
    types |= {"conflict": "bool"} | {name: pd.CategoricalDtype(list(codes)) for name, codes in CODED.items()}
    frame = pd.DataFrame.from_records([long_values(row) for row in panel.rows], columns=list(COLUMNS)).astype(types)
    for name in _NUMBERS:
        floats = pd.Series([real(getattr(row, name)) for row in panel.rows], dtype="float64")
        frame.insert(list(frame.columns).index(name) + 1, f"{name}_float", floats)
    return frame


def wide_frame(panel: Panel) -> "pd.DataFrame":
    """The wide form; numbers are floats, missing ones NaN."""
    import pandas as pd

    cells = panel.cells
    made: dict[str, Any] = {}
    for column in wide_columns(panel, cells):
        values = [column.read(row) for row in cells]
        if column.kind == "number":
            made[column.name] = pd.Series([_plain(value) for value in values], dtype="float64")
        else:
            made[column.name] = pd.Series(values, dtype="int64" if column.kind == "year" else "string")
    return pd.DataFrame(made)


def _plain(value: Number | float | None) -> float | None:
    return value if isinstance(value, float) else real(value)


GAP_ZH = {
    "place": "地区",
    "year": "年份",
    "indicator": "指标",
    "target": "目标",
    "target_low": "目标下限",
    "target_high": "目标上限",
    "target_modifier": "目标修饰",
    "bindingness": "约束力",
    "outcome": "完成",
    "outcome_modifier": "完成修饰",
    "outcome_status": "完成性质",
    "gap": "差距",
    "unit": "差距单位",
    "target_document": "目标文件",
    "target_quote": "目标原文",
    "outcome_document": "完成文件",
    "outcome_quote": "完成原文",
}


def gap_values(gap: Gap) -> list[Any]:
    """A row of target against outcome, numbers as floats; the columns are GAP_ZH's."""
    target, outcome = gap.target, gap.outcome
    return [
        *(target.place, target.year, target.indicator),
        *(real(target.value), real(target.low), real(target.high), target.modifier, target.bindingness),
        *(real(outcome.value), outcome.modifier, outcome.status, real(gap.difference), gap.unit),
        *(target.document, target.quote, outcome.document, outcome.quote),
    ]


def gaps_frame(panel: Panel) -> "pd.DataFrame":
    """Target against outcome, one row per place, year and indicator."""
    import pandas as pd

    numbers = ("target", "target_low", "target_high", "outcome", "gap")
    types: dict[str, Any] = dict.fromkeys(GAP_ZH, "string") | dict.fromkeys(numbers, "float64") | {"year": "int64"}
    return pd.DataFrame.from_records(map(gap_values, gaps(panel.cells)), columns=list(GAP_ZH)).astype(types)


def themes_frame(panel: Panel) -> "pd.DataFrame":
    """One row per document and theme with its share."""
    import pandas as pd

    found = [
        (document.document, document.place, document.year, theme, theme_name(theme), share)
        for document in panel.documents
        for theme, share in document.themes
    ]
    frame = pd.DataFrame.from_records(found, columns=["document", "place", "year", "theme", "zh", "share"])
    return frame.astype(
        {
            "document": "string",
            "place": "string",
            "year": "Int64",
            "theme": "string",
            "zh": "string",
            "share": "float64",
        }
    )


def wide_values(columns: Sequence[Column], row: WideRow) -> list[Any]:
    """A row of the wide form with exact decimal strings."""
    values = [(column, column.read(row)) for column in columns]
    return [
        (value if isinstance(value, float) else numeral(value)) if column.kind == "number" else value
        for column, value in values
    ]
