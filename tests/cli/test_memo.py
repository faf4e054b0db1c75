"""The Markdown memo: what stands in it and in which order, so that it can be pasted as it is."""

from pathlib import Path

import reformtext as rt
from reformtext.render.markdown import memo
from reformtext.render.view import View


def test_a_memo_without_a_title_is_called_by_its_file(tmp_path: Path) -> None:
    path = tmp_path / "河川.txt"
    path.write_text("全市新建学校12所。", encoding="utf-8")
    told = memo(rt.analyze(path)).splitlines()
    assert told[0] == "# 河川.txt"
    assert "河川.txt" not in told[2]


def test_a_theme_of_several_points_is_said_once() -> None:
    told = memo(rt.analyze("全市新建学校12所，新增学位3万个。\n城镇新增就业5.1万人，帮扶困难人员8600人。\n"))
    points = told[told.index("## 要点") : told.index("## 关键数字")]
    assert points.count("**民生**") <= 1
    assert "城镇新增就业5.1万人" in told


def test_figures_of_one_sentence_stand_together_in_their_order() -> None:
    text = "粮食产量由120万吨增加到186万吨。\n新建村道26公里。\n全市生产总值达到860亿元，增长6.2%。\n"
    rows = [line.split(" | ")[0] for line in memo(rt.analyze(text)).splitlines() if line.startswith("| **")]
    at = {row.strip("| *"): place for place, row in enumerate(rows)}
    assert at["186万吨"] == at["120万吨"] + 1
    assert at["6.2%"] == at["860亿元"] + 1


def test_a_long_list_is_cut_in_the_memo_alone() -> None:
    towns = "、".join(f"{a}{b}镇" for a in "柳槐榆松柏" for b in "泉溪岭湾坡桥")
    analysis = rt.analyze(f"河川县{towns}新建了水站。\n" * 2)
    count = sum(one.type == "place" for one in analysis.mentions)
    assert count > 20
    assert f"等{count}项" in memo(analysis)
    assert "项" not in memo(analysis, View(only="mentions"))


def test_where_a_figure_stands_is_told_to_whoever_checks_it() -> None:
    analysis = rt.analyze("全市新建学校12所。")
    assert "位置" not in memo(analysis)
    assert "6–9" in memo(analysis, View(only="figures"))
    assert "6–9" in memo(analysis, View(explain=True))


def test_one_doubt_of_several_figures_is_told_once() -> None:
    told = memo(rt.analyze("城镇化率、绿化率、合格率分别达到80%、30%。"))
    doubts = told.partition("## 存疑")[2].split()
    assert len(doubts) == len(set(doubts))


def test_a_document_stands_with_its_number() -> None:
    text = "县政府印发《青禾县养老服务办法》（青政发〔2023〕8号）。市里转发了川政办发〔2022〕11号文件。"
    told = memo(rt.analyze(text))
    assert "《青禾县养老服务办法》（青政发〔2023〕8号）" in told
    assert told.count("川政办发〔2022〕11号") == told.partition("## 文件")[0].count("川政办发〔2022〕11号") + 1


def test_a_memo_names_the_file_without_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "河川_2024.txt"
    path.write_text("河川市教育工作简报\n\n全市新建学校12所。", encoding="utf-8")
    told = memo(rt.analyze(path))
    assert str(tmp_path) not in told
    assert "河川_2024.txt" in told


def test_an_amount_told_twice_is_one_row() -> None:
    told = memo(rt.analyze("他带出951名宏志班学生。\n后来他又说，951名学生都上了大学。\n"))
    assert told.count("| **951名** |") == 1
