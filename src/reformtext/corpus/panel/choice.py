"""One row per place and year: of a cell's statements the most reliable, by a rule that the files state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reformtext.corpus.panel.measures import Measure
from reformtext.corpus.panel.rows import PanelRow
from reformtext.model import Genre

RULE_ZH = (
    "宽表中同一格若有多条陈述，依次取：统计公报先于政府工作报告，先于其他文件；实际数先于预计数；"
    "确数先于约数，先于区间和上下限；发布日期晚的先于早的；同一文件中先出现的。未选中的陈述都在长表中。"
)

_GENRES: tuple[Genre, ...] = ("bulletin", "report", "news", "notice", "unknown")
_STATUSES = ("actual", "estimate", "target", "rule")
_MODIFIERS = ("exact", "about", "range", "over", "under", "vague")


@dataclass(frozen=True, slots=True)
class WideRow:
    """The chosen statement of each (indicator, measure) of a place and year, and those cells that have conflicts."""

    place: str | None
    year: int
    chosen: Mapping[tuple[str, Measure], PanelRow]
    conflicts: tuple[tuple[str, Measure], ...]


def wide(rows: Sequence[PanelRow], documents: Mapping[str | None, tuple[Genre, str]]) -> tuple[WideRow, ...]:
    """Return the rows by place and year; `documents` tells each document's genre and date of publication."""
    groups: dict[tuple[str | None, int], dict[tuple[str, Measure], list[PanelRow]]] = {}
    for row in rows:
        groups.setdefault((row.place, row.year), {}).setdefault((row.indicator, row.measure), []).append(row)

    def preference(row: PanelRow) -> tuple[int, int, int, int, int]:
        genre, published = documents.get(row.document, ("unknown", ""))
        return (
            _GENRES.index(genre),
            _STATUSES.index(row.status),
            _MODIFIERS.index(row.modifier),
            -int((published + "0000")[:4]) * 10000 - int((published.replace("-", "")[4:] + "0000")[:4]),
            row.start,
        )

    return tuple(
        WideRow(
            place,
            year,
            MappingProxyType({key: min(found, key=preference) for key, found in cells.items()}),
            tuple(key for key, found in cells.items() if any(row.conflict for row in found)),
        )
        for (place, year), cells in sorted(groups.items(), key=lambda item: (item[0][0] or "", item[0][1]))
    )
