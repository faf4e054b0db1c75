"""Each file a panel is written to is read back by the library that its users read it with."""

import csv
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import reformtext as rt
from reformtext.corpus.panel import COLUMNS, Panel, build
from reformtext.corpus.panel.conflicts import marked
from reformtext.errors import OutputError
from reformtext.reading import from_text
from reformtext.render import panel_files

TEXT = """一、2020年工作回顾
全市地区生产总值1203.5亿元，下降1.2%；固定资产投资增长4%，外贸进出口总额21.3亿美元。
二、2021年工作安排
地区生产总值增长6%—6.5%，力争固定资产投资增长7%以上。办好义务教育，扩大就业。
"""


@pytest.fixture(scope="module")
def panel() -> Panel:
    title = "东临市2021年政府工作报告"
    document = from_text(f"{title}\n\n{TEXT}", facts=rt.Facts(title=title, published="2021-01"))
    made = build([rt.analyze(document)])
    return replace(made, rows=marked(replace(row, document="=HYPERLINK(0)") for row in made.rows))


def test_xlsx(panel: Panel, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "panel.xlsx"
    panel.save(path)
    book = load_workbook(path)
    assert book.sheetnames == ["长表", "宽表", "来源", "目标与完成", "冲突", "主题份额", "文件", "数据说明"]
    assert all(sheet.freeze_panes for sheet in book)
    long = pd.read_excel(path, sheet_name="长表")
    assert list(long.columns[:5]) == ["地区", "年份", "指标", "口径", "数值"]
    assert long["数值"].dtype == "float64"
    assert list(long["原文"]) == [row.quote for row in panel.rows]
    assert set(long["文件"]) == {"'=HYPERLINK(0)"}
    assert not any(cell.data_type == "f" for sheet in book for line in sheet for cell in line)
    wide = pd.read_excel(path, sheet_name="宽表").set_index("年份")
    assert wide.loc[2020, "地区生产总值增长率（%）"] == -1.2
    assert wide.loc[2020, "地区生产总值数值（元）"] == 120350000000
    assert pd.isna(wide.loc[2021, "地区生产总值增长率（%）"])
    assert (wide.loc[2021, "地区生产总值增长目标（%）下限"], wide.loc[2021, "地区生产总值增长目标（%）上限"]) == (
        6,
        6.5,
    )
    told = pd.read_excel(path, sheet_name="数据说明").set_index("项目")["说明"]
    assert "统计公报先于政府工作报告" in told["选用规则"]


@pytest.mark.parametrize(("form", "sheet"), [("long", "长表"), ("wide", "宽表")])
def test_xlsx_of_one_form(panel: Panel, tmp_path: Path, form: str, sheet: str) -> None:
    panel.save(tmp_path / "one.xlsx", form)
    with pd.ExcelFile(tmp_path / "one.xlsx") as book:
        sheets = book.sheet_names
    assert (sheet in sheets, "长表" in sheets and "宽表" in sheets) == (True, False)


def test_csv(panel: Panel, tmp_path: Path) -> None:
    panel.save(tmp_path / "panel.csv")
    assert (tmp_path / "panel.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "panel.csv").open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    assert {row["measure"]: row["value"] for row in found if row["indicator"] == "gdp"} == {
        "level": "120350000000",
        "growth": "-1.2",
        "target_growth": "",
    }
    assert {row["document"] for row in found} == {"'=HYPERLINK(0)"}


def test_stata(panel: Panel, tmp_path: Path) -> None:
    for form in ("long", "wide"):
        path = tmp_path / f"{form}.dta"
        panel.save(path, form)
        assert b"<release>118</release>" in path.read_bytes()[:200]
        with pd.read_stata(path, iterator=True) as reader:
            labels = reader.variable_labels()
            frame = reader.read()
        assert all(name.isascii() and len(name) <= 32 for name in frame.columns)
        assert labels["place"] == "地区"
    long = pd.read_stata(tmp_path / "long.dta")
    assert set(long["modifier"].dropna()) <= {"确数", "左右", "以上", "以内", "区间", "概数"}
    assert list(long["quote"]) == [row.quote for row in panel.rows]
    assert long["value"].dtype == "float64" and long["value"].isna().sum() == 1
    wide = pd.read_stata(tmp_path / "wide.dta").set_index("year")
    assert wide.loc[2020, "gdp_growth"] == -1.2 and pd.isna(wide.loc[2021, "gdp_growth"])


def test_parquet(panel: Panel, tmp_path: Path) -> None:
    panel.save(tmp_path / "panel.parquet")
    pd.testing.assert_frame_equal(
        pd.read_parquet(tmp_path / "panel.parquet"), panel.long(), check_dtype=False, check_categorical=False
    )


def test_stata_names_are_short_and_different() -> None:
    names = [f"indicator_with_a_very_long_name_{i}_target_growth_avg" for i in range(12)]
    made = panel_files.stata_names(names)
    assert len(set(made.values())) == 12 and all(len(name) <= 32 for name in made.values())


def test_json_lines_hold_exact_decimals(panel: Panel) -> None:
    found = [json.loads(line) for line in panel_files.lines(panel)]
    assert tuple(found[0]) == COLUMNS
    assert {row["value"] for row in found if row["indicator"] == "gdp"} == {"120350000000", "-1.2", None}
    (past, ahead) = (json.loads(line) for line in panel_files.lines(panel, "wide"))
    assert past["gdp_growth"] == "-1.2" and ahead["gdp_growth"] is None
    assert ahead["gdp_target_modifier"] == "range" and ahead["fai_target_bindingness"] == "strive"


def test_what_cannot_be_written(panel: Panel, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ends in none of"):
        panel.save(tmp_path / "panel.sav")
    with pytest.raises(ValueError, match="not long or wide"):
        panel.save(tmp_path / "panel.csv", "broad")
    with pytest.raises(OutputError):
        panel.save(tmp_path / "nowhere" / "panel.csv")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", [None, *panel_files.FORMS])
@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".dta", ".parquet"])
def test_a_panel_without_a_row_is_a_file_without_a_row(tmp_path: Path, suffix: str, form: str | None) -> None:
    path = tmp_path / f"panel{suffix}"
    build([rt.analyze("谢谢大家！")]).save(path, form)
    read = {".xlsx": pd.read_excel, ".csv": pd.read_csv, ".dta": pd.read_stata, ".parquet": pd.read_parquet}
    assert read[suffix](path).empty


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reformtext", "panel", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_command(tmp_path: Path) -> None:
    (tmp_path / "东临市_2021.txt").write_text("2021年政府工作报告\n\n" + TEXT, "utf-8")
    done = run(str(tmp_path), "--long", "--format", "jsonl", "--indicators", "gdp")
    assert done.returncode == 0 and done.stderr == ""
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["year"], row["measure"], row["value"]) for row in found] == [
        (2020, "growth", "-1.2"),
        (2020, "level", "120350000000"),
        (2021, "target_growth", None),
    ]
    failed = run(str(tmp_path), str(tmp_path / "none.txt"), "-o", str(tmp_path / "out.csv"))
    assert failed.returncode == 1 and "none.txt" in failed.stderr and (tmp_path / "out.csv").exists()
    assert run(str(tmp_path), "-o", "panel.sav").returncode == 2
    for suffix in (".xlsx", ".csv", ".dta", ".parquet"):  # one line each, also from what the libraries leave open
        unwritten = run(str(tmp_path), "-o", str(tmp_path / "nowhere" / f"panel{suffix}"))
        assert unwritten.returncode == 1 and "cannot be written" in unwritten.stderr.splitlines()[-1]
        assert "Traceback" not in unwritten.stderr
    wrong = run(str(tmp_path), "--indicators", "gdb")
    assert wrong.returncode == 2 and "gdp" in wrong.stderr
