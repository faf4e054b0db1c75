"""A coded sheet against our results, through the command and part by part."""

import csv
import io
import json
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score

from reformtext.corpus.validation import agreement, read_coded
from reformtext.errors import CodedError
from tests.cli.conftest import Run, reformtext  # noqa: F401 - a fixture

TEXT = "改革简报\n\n2021年，全市新增就业3.2万人，增长5%。\n\n义务教育学位新增1.5万个，医保覆盖率达到98%。\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text("全县完成投资12亿元。\n", encoding="utf-8")
    return folder


def sheet(path: Path, rows: list[dict[str, object]]) -> Path:
    if path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    elif path.suffix == ".csv":
        with path.open("w", encoding="gb18030", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    else:
        import pandas as pd

        pd.DataFrame(rows).to_excel(path, index=False)
    return path


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".xlsx"])
def test_figures_field_by_field(reformtext: Run, articles: Path, suffix: str) -> None:  # noqa: F811
    coded = sheet(
        articles.parent / f"coded{suffix}",
        [
            {"文件": "a.txt", "数字": "3.2万人", "数值": "32000", "单位": "人", "对象": "就业", "年份": "2021"},
            {"文件": "a.txt", "数字": "5%", "数值": "6", "单位": "%", "对象": "就业", "年份": "2021"},
            {"文件": "a.txt", "数字": "全市", "数值": "1", "单位": "市", "对象": "市", "年份": "2021"},
            {"文件": "b.txt", "数字": "12亿元", "数值": "1,200,000,000", "单位": "元", "对象": "投资", "年份": "-"},
        ],
    )
    done = reformtext("validate", coded, articles, "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    found = {one["label"]: one for one in json.loads(done.stdout)["agreements"]}
    assert found["found"]["precision"]["value"] == pytest.approx(3 / 5)  # 1.5万个 and 98% were not coded
    assert found["found"]["recall"]["value"] == pytest.approx(3 / 4)
    assert found["value"]["agreement"]["value"] == pytest.approx(2 / 3, abs=1e-3)
    assert found["unit"]["kappa"]["value"] == 1
    assert found["year"]["agreement"]["value"] == 1


def test_themes_by_line_quote_and_offsets(reformtext: Run, articles: Path) -> None:  # noqa: F811
    coded = sheet(
        articles.parent / "themes.jsonl",
        [
            {"document": "a", "line": 4, "themes": ["livelihood"]},
            {"document": "b.txt", "quote": "全县完成投资12亿元", "themes": "民生；宏观经济与财政金融"},
            {"document": "a.txt", "start": 6, "end": 20, "themes": []},
            {"document": "c.txt", "line": 0, "themes": "-"},
            {"document": "b.txt", "quote": "没有这句话", "themes": "-"},
        ],
    )
    done = reformtext("validate", coded, articles, "--format", "csv")
    assert done.returncode == 1
    said = done.stderr.decode()
    assert "c.txt: coded, but not among the inputs" in said
    assert "row 5: what it codes is not found in the text" in said
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode()[1:], newline="")))
    assert rows[0]["label"] == "all"
    assert float(next(row for row in rows if row["label"] == "livelihood")["recall"]) == 0.5


def test_themes_of_ones_own(reformtext: Run, articles: Path) -> None:  # noqa: F811
    own = articles.parent / "own.toml"
    own.write_text('[[theme]]\nid = "study"\nzh = "求学"\nseeds = ["义务教育", "学位"]\n', encoding="utf-8")
    rows = [{"document": "a", "line": 4, "themes": "求学"}, {"document": "b", "line": 0, "themes": "-"}]
    coded = sheet(articles.parent / "own.csv", [dict(row) for row in rows])
    done = reformtext("validate", coded, articles, "--themes", own, "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    found = {one["label"]: one for one in json.loads(done.stdout)["agreements"]}
    assert found["study"]["f1"]["value"] == 1
    shipped = reformtext("validate", coded, articles)
    assert "'求学' is no theme" in shipped.stderr.decode()


@pytest.mark.parametrize("task", ["figures", "themes"])
def test_a_sample_can_be_filled_in_and_compared(reformtext: Run, articles: Path, task: str) -> None:  # noqa: F811
    drawn = reformtext("validate", task, articles, "--sample", "3")
    assert drawn.returncode == 0
    assert reformtext("validate", task, articles, "--sample", "3").stdout == drawn.stdout
    rows = list(csv.DictReader(io.StringIO(drawn.stdout.decode()[1:], newline="")))
    assert len(rows) == 3
    blank = "value" if task == "figures" else "themes"
    assert {row[blank] for row in rows} == {""}
    for row in rows[:2]:
        row[blank] = row[f"found_{blank}"] or "-"
    filled = sheet(articles.parent / "filled.csv", [dict(row) for row in rows])
    found = json.loads(reformtext("validate", filled, articles, "--format", "json").stdout)["agreements"]
    if task == "figures":
        assert {one["label"]: one["units"] for one in found} == {"found": 2, "value": 2}
        assert "recall" not in found[0]  # a sample of what was found tells nothing of what was missed
    assert all(one["agreement"]["value"] == 1 for one in found if "agreement" in one)


def test_a_sample_can_be_an_excel_workbook(reformtext: Run, articles: Path) -> None:  # noqa: F811
    import pandas as pd

    drawn = reformtext("validate", "figures", articles, "--sample", "3").stdout
    path = articles.parent / "audit.xlsx"
    done = reformtext("validate", "figures", articles, "--sample", "3", "-o", path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    frame = pd.read_excel(path, dtype=str, keep_default_na=False)
    assert frame.to_dict("records") == list(csv.DictReader(io.StringIO(drawn.decode()[1:], newline="")))
    assert reformtext("validate", path, articles).returncode == 0


def test_a_sheet_that_is_not_there_is_offered_to_be_drawn(reformtext: Run, articles: Path) -> None:  # noqa: F811
    done = reformtext("validate", "figures", articles)
    assert done.returncode == 1
    assert "--sample" in done.stderr.decode()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "text,value\n3人,3\n", "no column says the document"),
        ("a.csv", "document,note\na.txt,x\n", "neither a column of themes"),
        ("a.jsonl", '{"document": "a.txt", "themes": ["民声"], "line": 0}\n', "row 1: '民声' is no theme"),
        ("a.jsonl", '{"document": "a.txt"\n', "line 1: not JSON"),
        ("a.jsonl", '{"document": "a.txt", "themes": []}\n', "row 1: nothing says where it stands"),
        ("a.jsonl", '{"document": "a.txt", "themes": [], "line": "x"}\n', "line is 'x'"),
        ("a.csv", "document,text\n", "no rows"),
        ("a.ods", "x", ".csv, .xlsx or .jsonl"),
        ("a.xlsx", "x", "no workbook"),
    ],
)
def test_what_is_wrong_with_a_sheet_is_said(tmp_path: Path, name: str, text: str, said: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CodedError, match=said.replace("(", r"\(")):
        read_coded(path)


def test_kappa_is_that_of_scikit_learn_and_alpha_that_of_its_author() -> None:
    generator = np.random.default_rng(5)
    coded = generator.integers(0, 3, 200)
    ours = np.where(generator.random(200) < 0.7, coded, generator.integers(0, 3, 200))
    counts = np.zeros((4, 3, 3))
    for i, (one, other) in enumerate(zip(coded, ours, strict=True)):
        counts[i % 4, one, other] += 1
    found = agreement("x", counts, ("kappa", "alpha"), positive=False).measures
    assert found["kappa"].value == pytest.approx(cohen_kappa_score(coded, ours))
    assert found["kappa"].low < found["kappa"].value < found["kappa"].high
    # Krippendorff (2011), "Computing Krippendorff's alpha-reliability", the binary example of two observers.
    one, other = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    table = np.zeros((1, 2, 2))
    for a, b in zip(one, other, strict=True):
        table[0, a, b] += 1
    assert agreement("x", table, ("alpha",)).measures["alpha"].value == pytest.approx(0.095, abs=0.001)
