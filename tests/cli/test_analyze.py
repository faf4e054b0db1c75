"""reformtext analyze as people and programs call it."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import ARTICLE, Run


def test_a_pipe_gets_json_that_the_schema_allows(reformtext: Run, article: Path) -> None:
    done = reformtext("analyze", article)
    assert (done.returncode, done.stderr) == (0, b"")
    analysis = json.loads(done.stdout)
    schema = json.loads(reformtext("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(analysis, schema, cls=jsonschema.Draft202012Validator)
    text = analysis["document"]["text"]
    assert text == ARTICLE
    assert b"\\u" not in done.stdout
    assert [figure["text"] for figure in analysis["figures"]][:3] == ["1205.6亿元", "4.2%", "12.35万人"]
    for figure in analysis["figures"]:
        assert text[figure["start"] : figure["end"]] == figure["text"]


@pytest.mark.parametrize("only", ["figures", "themes", "mentions", "words", "summary"])
@pytest.mark.parametrize("explain", [False, True])
def test_parts_validate_too(reformtext: Run, article: Path, only: str, explain: bool) -> None:
    done = reformtext("analyze", article, "--only", only, *(["--explain"] if explain else []))
    analysis = json.loads(done.stdout)
    assert set(analysis) == {"schema", "document", only}
    assert analysis[only]
    jsonschema.validate(analysis, json.loads(reformtext("schema").stdout))


def test_several_files_keep_their_order_and_a_bad_one_costs_only_itself(reformtext: Run, article: Path) -> None:
    other = article.with_name("other.txt")
    other.write_text("全县新增就业3200人。", encoding="utf-8")
    done = reformtext("analyze", other, "missing.txt", article, "--format", "jsonl", "--no-text")
    assert done.returncode == 1
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [Path(row["document"]["path"]).name for row in rows] == ["other.txt", article.name]
    assert "text" not in rows[0]["document"]
    assert done.stderr.decode().splitlines() == ["reformtext: missing.txt: no such file"]
    assert isinstance(json.loads(reformtext("analyze", other, article).stdout), list)


def test_standard_input_is_bytes_in_any_encoding(reformtext: Run) -> None:
    done = reformtext("analyze", "-", "--only", "figures", stdin="全县新增就业3200人，完成投资5.6亿元。".encode("gbk"))
    analysis = json.loads(done.stdout)
    assert analysis["document"]["encoding"] == "gb18030"
    assert [figure["value"] for figure in analysis["figures"]] == ["3200", "560000000"]


def test_facts_come_from_options_and_manifest(reformtext: Run, article: Path) -> None:
    manifest = article.with_name("manifest.jsonl")
    manifest.write_text(json.dumps({"file": article.name, "place": "菏泽市", "genre": "news"}), encoding="utf-8")
    done = reformtext("analyze", article, "--manifest", manifest, "--date", "2022-01")
    document = json.loads(done.stdout)["document"]
    assert (document["place"], document["published"], document["genre"]) == ("菏泽市", "2022-01", "news")
    manifest.write_text('{"file": "a.txt"}\n{"place": "菏泽市"}\n', encoding="utf-8")
    wrong = reformtext("analyze", article, "--manifest", manifest)
    assert (wrong.returncode, wrong.stderr.decode().strip()) == (1, f"reformtext: {manifest}, line 2: no `file`")


def test_csv_opens_in_a_spreadsheet(reformtext: Run, article: Path) -> None:
    text = reformtext("analyze", article, "--format", "csv").stdout.decode()
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    assert [row["text"] for row in rows][:2] == ["1205.6亿元", "4.2%"]
    plain = reformtext("analyze", article, "--format", "csv", "--no-bom").stdout.decode()
    assert plain == text[1:]


def test_a_page_fetches_and_runs_nothing(reformtext: Run, article: Path) -> None:
    article.write_text(ARTICLE + "\n<script>alert(1)</script>占比达到35%。\n", encoding="utf-8")
    out = article.with_name("out.html")
    assert reformtext("analyze", article, "--input", "txt", "--format", "html", "-o", out).returncode == 0
    page = out.read_text("utf-8")
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert page.count("<mark") >= 6


def test_the_terminal_view_is_plain_without_a_terminal(reformtext: Run, article: Path) -> None:
    done = reformtext("analyze", article, "--format", "text", COLUMNS="80")
    screen = done.stdout.decode()
    assert "关键数字" in screen
    assert "1205.6亿元" in screen
    assert "\x1b" not in screen
    wide = {line: sum(2 if ord(c) > 0x2E7F else 1 for c in line) for line in screen.splitlines()}
    assert max(wide.values()) <= 80


def test_a_memo_for_people(reformtext: Run, article: Path) -> None:
    memo = reformtext("analyze", article, "--format", "md").stdout.decode()
    assert memo.startswith("# 菏岭市改革观察：一枚印章管审批\n")
    assert "| 数字 |" in memo


def test_a_lexicon_keeps_its_terms_whole(reformtext: Run, article: Path) -> None:
    terms = article.with_name("terms.txt")
    terms.write_text("一枚印章管审批\tn\n", encoding="utf-8")
    done = reformtext("analyze", article, "--only", "words", "--lexicon", terms)
    assert "一枚印章管审批" in [word["text"] for word in json.loads(done.stdout)["words"]]
    terms.write_text("好\tn\n\n坏\tn\tx\ty\tz\n", encoding="utf-8")
    wrong = reformtext("analyze", article, "--lexicon", terms)
    assert wrong.returncode == 1
    assert "line" in wrong.stderr.decode()
    assert wrong.stdout == b""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["analyze"], "FILE"),
        (["analyse", "a.txt"], "analyse"),
        (["analyze", "a.txt", "--format", "xml"], "xml"),
        (["analyze", "a.txt", "--encoding", "klingon"], "klingon"),
        (["analyze", "a.txt", "--date", "2021-02-30"], "2021-02-30"),
        (["analyze", "-", "-"], "standard input"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(reformtext: Run, arguments: list[str], said: str) -> None:
    done = reformtext(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert said in line


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", " \n　".encode(), "without any text"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, ""),
        ("broken.docx", b"PK\x03\x04" + b"\0" * 200, ""),
        ("broken.pdf", b"%PDF-1.7 nothing", ""),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(
    reformtext: Run, name: str, data: bytes, said: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    done = reformtext("analyze", name)
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"reformtext: {name}")
    assert said in line


def test_a_folder_and_an_unwritable_place_are_said(reformtext: Run, article: Path, tmp_path: Path) -> None:
    assert "a folder" in reformtext("analyze", tmp_path).stderr.decode()
    done = reformtext("analyze", article, "-o", tmp_path / "no" / "such" / "out.json")
    assert done.returncode == 1
    assert len(done.stderr.decode().splitlines()) == 1
    assert "a folder" in reformtext("analyze", article, "-o", tmp_path).stderr.decode()


def test_no_part_of_a_result_is_left_where_it_fails(reformtext: Run, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("before", encoding="utf-8")
    manifest = tmp_path / "bad.jsonl"
    manifest.write_text("{", encoding="utf-8")
    assert reformtext("analyze", article, "--manifest", manifest, "-o", out).returncode == 1
    assert out.read_text("utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_messages_show_control_characters(reformtext: Run) -> None:
    done = reformtext("analyze", "a\x1b[31m.txt")
    assert b"\x1b" not in done.stderr
