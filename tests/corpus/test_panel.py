"""Which statements make a panel, how they are chosen for the wide form, and what contradicts."""

from decimal import Decimal
from pathlib import Path

import pytest

import reformtext as rt
from reformtext.corpus.panel import Panel, PanelRow, build, rows
from reformtext.corpus.panel.conflicts import agree
from reformtext.corpus.panel.gaps import gaps
from reformtext.reading import from_text
from reformtext.render.json import exact

CASES = Path(__file__).parents[1] / "cases" / "panel.tsv"


def cases() -> list[list[str]]:
    lines = [line for line in CASES.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def report(title: str, text: str, path: str | None = None) -> rt.Analysis:
    document = from_text(f"{title}\n\n{text}", facts=rt.Facts(title=title))
    return rt.analyze(document)


def shown(row: PanelRow) -> str:
    number = exact(row.value) if row.value is not None else f"{exact(row.low)}..{exact(row.high)}"
    cells = [row.indicator, row.measure, row.year, number, row.modifier, row.status, row.bindingness]
    return " ".join(str(cell) for cell in cells if cell != "")


@pytest.mark.parametrize(("name", "title", "text", "wanted"), cases(), ids=[row[0] for row in cases()])
def test_statement(name: str, title: str, text: str, wanted: str) -> None:
    analysis = report(title, text.replace("\\n", "\n"))
    found = list(rows(analysis))
    assert [shown(row) for row in found] == wanted.split(" ; ")
    for row in found:
        assert row.place == "东临市"
        assert analysis.document.text[row.start : row.end] == row.quote


REPORT = "一、2020年工作回顾\n全市地区生产总值增长4.1%。\n二、2021年工作安排\n地区生产总值增长6%左右。"


def test_indicators_are_chosen_by_id() -> None:
    analysis = report("东临市2021年政府工作报告", REPORT)
    assert {row.indicator for row in rt.panel([analysis], indicators=["gdp"]).rows} == {"gdp"}
    assert rt.panel([analysis], indicators=["fai"]).rows == ()
    with pytest.raises(ValueError, match="no indicator 'gpd'"):
        rt.panel([analysis], indicators=["gpd"])


def test_contradicting_statements_stay_two_rows_and_are_marked() -> None:
    text = "一、2020年工作回顾\n全市地区生产总值增长4.1%。\n面对困难，全市地区生产总值增长4.6%。固定资产投资增长5%。"
    panel = build([report("东临市2021年政府工作报告", text)])
    assert [(row.indicator, row.value, row.conflict) for row in panel.rows] == [
        ("fai", Decimal(5), False),
        ("gdp", Decimal("4.1"), True),
        ("gdp", Decimal("4.6"), True),
    ]
    assert list(panel.conflicts()["value"]) == ["4.1", "4.6"]
    (wide,) = panel.cells
    assert wide.conflicts == (("gdp", "growth"),)
    assert panel.wide()["conflicts"][0] == "gdp_growth"


def row(value: str, low: str | None, high: str | None, modifier: str, unit: str = "元") -> PanelRow:
    numbers = [None if number is None else Decimal(number) for number in (value, low, high)]
    return PanelRow("东临市", 2020, "gdp", "level", *numbers, modifier, unit, "actual", "", "a.txt", 0, 1, "1")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (row("3000", "3000", None, "over"), row("3012", "3012", "3012", "exact"), True),
        (row("3000", None, "3000", "under"), row("3012", "3012", "3012", "exact"), False),
        (row("8", None, None, "about"), row("8.1", "8.1", "8.1", "exact"), True),
        (row("1270", "1270", "1270", "exact"), row("1271.4", "1271.4", "1271.4", "exact"), True),
        (row("1270", "1270", "1270", "exact"), row("1278", "1278", "1278", "exact"), False),
        (row("8", "8", "8", "exact"), row("9", "9", "9", "exact"), False),
        (row("8", "8", "8", "exact"), row("8", "8", "8", "exact", "美元"), False),
    ],
)
def test_agreement(one: PanelRow, other: PanelRow, wanted: bool) -> None:
    assert agree(one, other) is wanted
    assert agree(other, one) is wanted


def two_sources() -> Panel:
    early = rt.analyze(
        from_text(
            "东临市2021年政府工作报告\n\n一、2020年工作回顾\n预计，全市地区生产总值增长4%左右。",
            facts=rt.Facts(title="东临市2021年政府工作报告", published="2021-01-10"),
        )
    )
    final = rt.analyze(
        from_text(
            "东临市2020年国民经济和社会发展统计公报\n\n全年地区生产总值比上年增长4.3%。",
            facts=rt.Facts(title="东临市2020年国民经济和社会发展统计公报", published="2021-03-20"),
        )
    )
    return build([early, final])


def test_the_wide_form_prefers_the_communique_and_the_fact() -> None:
    (wide,) = two_sources().cells
    assert wide.chosen["gdp", "growth"].value == Decimal("4.3")


def test_theme_shares_join_the_row_of_the_reports_year() -> None:
    panel = build([report("东临市2021年政府工作报告", REPORT + "\n扩大就业，办好义务教育，建设农村公路。")])
    frame = panel.wide().set_index("year")
    themes = [name for name in frame.columns if name.startswith("theme_")]
    assert themes and frame.loc[2020, themes].isna().all()
    assert 0 < frame.loc[2021, themes].sum() <= 1.0001
    assert panel.themes()["share"].sum() == pytest.approx(frame.loc[2021, themes].sum())


def test_missing_is_empty_never_zero() -> None:
    frame = two_sources().wide()
    assert not (frame.select_dtypes("number").drop(columns="year") == 0).any().any()
    assert rt.panel([]).long().empty and rt.panel([]).wide().empty


def test_what_a_panel_is_made_of(tmp_path: Path) -> None:
    (tmp_path / "东临市_2021.txt").write_text("2021年政府工作报告\n\n" + REPORT, "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    panel = rt.panel(tmp_path)
    assert [(row.place, row.year, row.measure) for row in panel.rows] == [
        ("东临市", 2020, "growth"),
        ("东临市", 2021, "target_growth"),
    ]
    assert [failure.path for failure in panel.failures] == [str(tmp_path / "empty.txt")]
    with pytest.raises(TypeError, match="paths or analyses"):
        rt.panel([3])  # type: ignore[list-item]


AIMED = {
    "gdp 6%左右 4.1%": ("地区生产总值增长6%左右", "地区生产总值增长4.1%", ("gdp", Decimal("-1.9"))),
    "range above": ("地区生产总值增长6%—6.5%", "地区生产总值增长7%", ("gdp", Decimal("0.5"))),
    "range within": ("地区生产总值增长6%—6.5%", "地区生产总值增长6.2%", ("gdp", Decimal(0))),
    "range below": ("地区生产总值增长6%—6.5%", "地区生产总值增长5.8%", ("gdp", Decimal("-0.2"))),
    "level": ("城镇新增就业3万人以上", "城镇新增就业3.4万人", ("urban_new_jobs", Decimal(4000))),
}


@pytest.mark.parametrize(("aim", "reached", "wanted"), AIMED.values(), ids=AIMED)
def test_target_against_outcome(aim: str, reached: str, wanted: tuple[str, Decimal]) -> None:
    planned = report("东临市2021年政府工作报告", f"二、2021年工作安排\n主要预期目标是：{aim}。")
    reviewed = report("东临市2022年政府工作报告", f"一、2021年工作回顾\n全市{reached}。")
    panel = build([planned, reviewed])
    (gap,) = gaps(panel.cells)
    assert (gap.target.indicator, gap.difference) == wanted
    (row,) = panel.gaps().to_dict("records")
    assert (row["year"], row["gap"]) == (2021, float(wanted[1]))
    assert row["target_quote"] in planned.document.text and row["outcome_quote"] in reviewed.document.text


def test_no_gap_without_outcome_or_in_another_unit() -> None:
    planned = report("东临市2021年政府工作报告", "二、2021年工作安排\n主要预期目标是：外贸进出口总额达到30亿美元。")
    reviewed = report("东临市2022年政府工作报告", "一、2021年工作回顾\n全市外贸进出口总额210亿元。")
    assert gaps(build([planned, reviewed]).cells) == () == gaps(build([planned]).cells)
