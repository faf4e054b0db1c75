"""reformtext batch as it is typed: statuses, messages, and quiet where nobody looks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import reformtext as rt
from reformtext.cli import main

from .conftest import article, write_rows


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main(["batch", *map(str, arguments)])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_done(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "c.txt").unlink()
    store = tmp_path / "store"
    status, out, err = run(capsys, folder, "-o", store, "--workers", 1)
    assert (status, out) == (0, "")
    lines = err.splitlines()
    figures = len(rt.open_store(store).figures)
    assert lines[0].startswith(f"reformtext: {store}: 3 articles with {figures} figures, 0 failures, in ")
    assert lines[1].endswith("table.jsonl): --text-column takes them")
    assert run(capsys, folder, "-o", store, "-q") == (0, "", "")


def test_some_failed(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, folder, tmp_path / "none.txt", "-o", tmp_path / "store", "--workers", 1)
    assert (status, out) == (1, "")
    lines = err.splitlines()
    assert [line.rpartition("/")[2] for line in lines[:2]] == ["c.txt: empty", "none.txt: no such file or folder"]
    assert "2 failures (in its failures)" in lines[2]


def test_options_reach_the_inputs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = write_rows(tmp_path / "t.csv", [{"nr": "x1", "body": article(1)}, {"nr": "x2", "body": article(2)}])
    told = tmp_path / "told.jsonl"
    told.write_text('{"file": "x2", "place": "西川县", "published": "2020-06"}\n', encoding="utf-8")
    options = ("--text-column", "body", "--id-column", "nr", "--manifest", told, "--workers", 1, "-q")
    assert run(capsys, table, "-o", tmp_path / "store", *options) == (0, "", "")
    articles = rt.open_store(tmp_path / "store").articles
    assert articles["id"].tolist() == ["x1", "x2"]
    assert articles["place"][1] == "西川县"
    assert articles["published"][1] == "2020-06"
    status, _, err = run(capsys, table, "-o", tmp_path / "store2", "--text-column", "words", "--workers", 1)
    assert status == 1
    assert "no column 'words'; it has nr, body" in err


def test_an_encoding_that_is_named_is_taken_and_binds_the_store(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes("全市新增就业3万人。".encode("utf-16-le"))
    arguments = (tmp_path / "a.txt", "-o", tmp_path / "store", "--workers", 1)
    assert run(capsys, *arguments, "--encoding", "utf-16-le", "-q") == (0, "", "")
    assert rt.open_store(tmp_path / "store").articles["text"].tolist() == ["全市新增就业3万人。"]
    status, _, err = run(capsys, *arguments)
    assert status == 1
    assert 'encoding was "utf-16-le", is null' in err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["a.txt"], 2, "required: -o"),
        (["a.txt", "-o", "s", "--workers", "0"], 2, "no number of processes"),
        (["a.txt", "-o", "s", "--scheduler", "tcp://x:1"], 2, "--scheduler belongs to --engine dask"),
        (["a.txt", "-o", "s", "--lexicon", "none.txt"], 1, "none.txt"),
        (["a.txt", "-o", "s", "--themes", "none.toml"], 1, "none.toml"),
        (["a.txt", "-o", "s", "--manifest", "none.jsonl"], 1, "none.jsonl"),
        (["a.txt", "-o", "a.txt/s"], 1, "cannot be written"),
    ],
)
def test_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    status: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(article(1), encoding="utf-8")
    found, out, err = run(capsys, *arguments)
    assert (found, out, len(err.splitlines())) == (status, "", 1)
    assert said in err


def test_fail_fast(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, folder, "-o", tmp_path / "store", "--fail-fast", "--workers", 1)
    assert status == 1
    assert err.splitlines() == [f"reformtext: {folder / 'c.txt'}: empty"]


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals to make there")
def test_a_terminal_sees_progress(tmp_path: Path, folder: Path) -> None:
    ours, theirs = os.openpty()
    command = (
        sys.executable,
        "-m",
        "reformtext",
        "batch",
        str(folder),
        "-o",
        str(tmp_path / "store"),
        "--workers",
        "1",
    )
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "160"}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, env=environment, check=False)
    os.close(theirs)
    shown = b""
    while piece := _read(ours):
        shown += piece
    os.close(ours)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"4 inputs" in shown
    assert b"1 failures" in shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so at the end
        return b""


def test_the_process_that_shares_out_the_work_loads_neither_the_analysis_nor_pandas(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(article(number, 12), encoding="utf-8")
    arguments = ["batch", str(tmp_path), "-o", str(tmp_path / "store"), "--workers", "2"]
    lines = (
        "import sys",
        "from reformtext.cli import main",
        f"assert main({arguments!r}) == 0",
        "print(*{'pandas', 'reformtext.pipeline', 'reformtext.corpus.merging'} & set(sys.modules))",
    )
    run = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["reformtext.corpus.merging"]
