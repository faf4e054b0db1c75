"""The outcome of a validation as a table for the terminal, as CSV and as JSON."""

from collections.abc import Iterator
from typing import Any

from reformtext.corpus.validation.agreement import MEASURES, REPLICATES, Agreement
from reformtext.corpus.validation.compare import Comparison
from reformtext.render.labels import theme_name
from reformtext.render.quoting import width

_HEADS = {
    "precision": "精确率",
    "recall": "召回率",
    "f1": "F1",
    "agreement": "一致率",
    "kappa": "κ",
    "alpha": "α",
}


def fields(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as plain data."""
    return {
        "task": comparison.task,
        "documents": comparison.documents,
        "agreements": [
            {
                "label": one.label,
                "units": one.units,
                "support": one.support,
                **{
                    name: {"value": round(found.value, 4), "low": round(found.low, 4), "high": round(found.high, 4)}
                    for name, found in one.measures.items()
                },
            }
            for one in comparison.agreements
        ],
        "notes": list(comparison.notes),
    }


def rows(comparison: Comparison) -> Iterator[tuple[Any, ...]]:
    """Yield a comparison as the rows of a sheet, its header first; empty where a measure does not apply."""
    yield "label", "units", "support", *(f"{name}{end}" for name in MEASURES for end in ("", "_low", "_high"))
    for one in comparison.agreements:
        cells: list[float | None] = []
        for name in MEASURES:
            found = one.measures.get(name)
            cells += [round(found.value, 4), round(found.low, 4), round(found.high, 4)] if found else [None] * 3
        yield one.label, one.units, one.support, *cells


def text(comparison: Comparison) -> str:
    """Return a comparison as a table that a person reads, with the 95% intervals in brackets."""
    measures = [name for name in MEASURES if any(name in one.measures for one in comparison.agreements)]
    table = [["", "单位数", "其中", *(_HEADS[name] for name in measures)]]
    table += [[_label(one), str(one.units), str(one.support), *(_cell(one, name) for name in measures)]
              for one in comparison.agreements]  # fmt: skip
    sizes = [max(width(row[i]) for row in table) for i in range(len(table[0]))]
    lines = [
        "  ".join(
            [_left(row[0], sizes[0]), *(_right(cell, size) for cell, size in zip(row[1:], sizes[1:], strict=True))]
        )
        for row in table
    ]
    what = "主题" if comparison.task == "themes" else "数字"
    head = f"{what}：{comparison.documents} 篇；括号内为按文档自助抽样 {REPLICATES} 次的 95% 区间"
    return "\n".join([head, "", *(line.rstrip() for line in lines)]) + "\n"


def _label(one: Agreement) -> str:
    name = theme_name(one.label)
    return one.label if name == one.label else f"{name} {one.label}"


def _cell(one: Agreement, name: str) -> str:
    found = one.measures.get(name)
    return f"{found.value:.3f} [{found.low:.2f}, {found.high:.2f}]" if found else ""


def _left(cell: str, size: int) -> str:
    return cell + " " * (size - width(cell))


def _right(cell: str, size: int) -> str:
    return " " * (size - width(cell)) + cell
