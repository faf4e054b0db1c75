"""Inputs of every kind, in one order, each once, and what is wrong with them told in its place."""

import hashlib
import json
import os
import zipfile
from pathlib import Path

import pytest

import reformtext as rt
from reformtext.corpus import rows
from reformtext.corpus.rows import Columns
from reformtext.corpus.sources import Inputs, Item, Walk

from .conftest import article, write_rows, write_zip


def items(*paths: Path | str, **options: object) -> list[Item]:
    return list(Walk(Inputs(tuple(os.fspath(path) for path in paths), **options)))  # type: ignore[arg-type]


def names(*paths: Path | str, **options: object) -> list[str]:
    return [item.name.replace("\\", "/").rpartition("语料/")[2] for item in items(*paths, **options)]


def problem(path: Path | str, **options: object) -> str:
    found = [item.problem for item in items(path, **options) if item.problem]
    assert len(found) == 1, found
    return found[0]


def texts(*paths: Path | str, **options: object) -> list[str]:
    return [(item.data or b"").decode() for item in items(*paths, **options)]


def test_a_folder_gives_its_articles_by_name_and_leaves_tables_aside(folder: Path) -> None:
    assert names(folder) == ["a.txt", "b.txt", "c.txt", "乙/d.md"]
    walk = Walk(Inputs((str(folder),)))
    assert len(list(walk)) == 4
    assert [Path(path).name for path in walk.left] == ["table.jsonl"]


def test_tables_of_a_folder_are_taken_when_a_text_column_is_named(folder: Path) -> None:
    assert names(folder, columns=Columns("text"))[3:] == ["table.jsonl#1", "乙/d.md"]
    assert names(folder, glob="*.jsonl") == ["table.jsonl#1"]


def test_glob_chooses_by_name_or_by_path(folder: Path) -> None:
    assert names(folder, glob="[ad].*") == ["a.txt", "乙/d.md"]
    assert names(folder, glob="乙/*") == ["乙/d.md"]
    assert problem(folder, glob="*.pdf").endswith("a folder without articles (*.pdf)")


def test_globs_files_and_folders_come_in_the_order_given(folder: Path) -> None:
    assert names(folder / "乙", folder / "?.txt", folder / "a.txt") == ["乙/d.md", "a.txt", "b.txt", "c.txt", "a.txt"]
    assert [item.source for item in items(folder / "乙", folder / "?.txt")] == [0, 1, 1, 1]
    assert problem(folder / "*.pdf").endswith("no file matches")


def test_the_store_and_the_manifest_in_a_folder_are_no_inputs(folder: Path) -> None:
    assert names(folder, aside=str(folder / "乙")) == ["a.txt", "b.txt", "c.txt"]
    told = folder / "manifest.jsonl"
    told.write_text('{"file": "a.txt", "place": "东临市"}\n', encoding="utf-8")
    assert "manifest.jsonl#1" not in names(folder, columns=Columns("text"), manifest_path=str(told))


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_leads_back_is_walked_once(folder: Path) -> None:
    (folder / "乙" / "round").symlink_to(folder, target_is_directory=True)
    (folder / "broken.txt").symlink_to(folder / "nowhere.txt")
    assert names(folder) == ["a.txt", "b.txt", "broken.txt", "c.txt", "乙/d.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert problem(tmp_path / "pipe.txt").endswith("neither a file nor a folder")


def test_a_missing_path_is_told_and_the_others_read(folder: Path) -> None:
    found = items(folder / "none.txt", folder / "a.txt")
    assert [bool(item.problem) for item in found] == [True, False]
    assert found[0].problem.endswith("none.txt: no such file or folder")


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet"])
def test_tables(tmp_path: Path, suffix: str) -> None:
    long = article(9, paragraphs=4000)  # longer than Python's limit of a CSV field
    rows_ = [{"nr": f"{n:03}", "body": text, "published": "2024-05"} for n, text in enumerate([article(1), long, ""])]
    table = write_rows(tmp_path / f"t{suffix}", rows_)
    found = items(table, columns=Columns("body", "nr"))
    assert [item.name for item in found] == [f"{table}#{key}" for key in ("000", "001", "002")]
    assert [item.data.decode() for item in found if item.data is not None] == [article(1), long, ""]
    assert [item.id for item in found] == ["000", "001", "002"]
    assert found[0].facts == rt.Facts(published="2024-05")
    assert items(table, columns=Columns("body"))[0].name == f"{table}#1"
    said = problem(table)
    assert "no column 'text'; it has nr, body, published" in said and "--text-column" in said
    assert "no column 'id'" in problem(table, columns=Columns("body", "id"))


def test_the_manifest_tells_of_rows_by_name_or_id(tmp_path: Path) -> None:
    table = write_rows(tmp_path / "t.jsonl", [{"text": article(1), "nr": 7}, {"text": article(2), "nr": 8}])
    known = {"t.jsonl#7": rt.Facts(place="东临市"), "8": rt.Facts(place="西川县")}
    found = items(table, columns=Columns(None, "nr"), manifest=known)
    assert [item.facts.place for item in found if item.facts] == ["东临市", "西川县"]


def test_a_told_date_that_is_none_is_a_warning(tmp_path: Path) -> None:
    table = write_rows(tmp_path / "t.jsonl", [{"text": article(1), "published": "去年"}])
    [result] = rt.analyze_all(table)
    assert isinstance(result, rt.Analysis)
    assert "published is '去年'" in result.document.warnings[0]


BAD_LINES = (
    ("not json", "not JSON"),
    ("[1]", "not an object"),
    ('{"other": 1}', "no 'text' in it"),
    ('{"text": 5}', "text is '5', not text"),
    ('{"text": {"a": 1}}', "not text"),
    ("[" * 100_000, "not JSON"),
)


@pytest.mark.parametrize(("line", "said"), BAD_LINES)
def test_a_bad_line_is_one_failure(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "t.jsonl"
    good = '{"text": "全市新增就业3万人。"}'
    path.write_text(f"{good}\n{line}\n\n{good}\n", encoding="utf-8")
    found = items(path)
    assert [item.name.rpartition("#")[2] for item in found] == ["1", "2", "4"]
    assert [said in item.problem for item in found] == [False, True, False]


def test_bytes_that_are_no_utf8_and_half_pairs(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_bytes('{"text": "就业3万人"}\n'.encode("gbk") + b'{"text": "\\ud8003\xe4\xb8\x87\xe4\xba\xba"}\n')
    found = items(path)
    assert "not UTF-8" in found[0].problem
    assert found[1].data == "\ufffd3万人".encode()


def test_a_line_beyond_the_limit_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "LONGEST_ROW", 64)
    path = tmp_path / "t.jsonl"
    path.write_bytes(b'{"text": "a"}\n{"text": "' + b"x" * 500 + b'"}\n{"text": "b"}\n')
    assert [item.problem != "" for item in items(path)] == [False, True, False]
    (tmp_path / "t.csv").write_text('text\n"' + "x\n" * 100, encoding="utf-8")
    assert "quotation mark" in problem(tmp_path / "t.csv")


def test_csv_in_gbk_and_with_too_many_cells(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes('序号,text\r\n1,"新增就业,3万人"\r\n2,a,b\r\n3,减贫2万人\r\n'.encode("gbk"))
    found = items(path)
    assert [(item.data or b"").decode() for item in found] == ["新增就业,3万人", "", "减贫2万人"]
    assert "3 cells where the header has 2" in found[1].problem


@pytest.mark.parametrize("name", ["t.jsonl", "t.csv", "t.parquet", "t.zip"])
def test_an_empty_or_foreign_file_by_its_suffix_is_one_clear_failure(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    found = items(tmp_path / name)
    assert [item.problem != "" for item in found] == ([] if name == "t.jsonl" else [True])
    (tmp_path / name).write_bytes(b"\x00\x01\x02\xff" * 50)
    assert all(name in item.problem for item in items(tmp_path / name))


def test_archives(tmp_path: Path) -> None:
    members = {
        "文/a.txt": article(1),
        "b.txt": article(2).encode("gbk"),
        "x.dat": b"1",
        "__MACOSX/c.txt": "c",
        "d.jsonl": "{}",
    }
    path = write_zip(tmp_path / "a.zip", members)
    assert names(path) == [f"{path}/文/a.txt", f"{path}/b.txt"]
    results = list(rt.analyze_all(path))
    assert [type(result) for result in results] == [rt.Analysis, rt.Analysis]
    walk = Walk(Inputs((str(path),)))
    assert len(list(walk)) == 2
    assert walk.left == [f"{path}/d.jsonl"]
    assert walk.hashes[str(path)] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_tables_in_archives(tmp_path: Path) -> None:
    table = write_rows(tmp_path / "t.parquet", [{"text": article(1)}])
    path = write_zip(tmp_path / "a.zip", {"r.jsonl": '{"text": "一"}\n{"text": "二"}', "p.parquet": table.read_bytes()})
    found = items(path, columns=Columns("text"))
    assert [item.name for item in found] == [f"{path}/r.jsonl#1", f"{path}/r.jsonl#2", f"{path}/p.parquet#1"]


@pytest.mark.parametrize("name", ["../a.txt", "x/../../a.txt", "/etc/a.txt", "C:/a.txt", "..\\a.txt"])
def test_a_member_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    path = write_zip(tmp_path / "a.zip", {name: article(1), "b.txt": article(2)})
    found = items(path)
    assert "leads out of the archive" in found[0].problem
    assert [item.problem for item in found[1:]] == [""]
    assert sorted(entry.name for entry in tmp_path.parent.iterdir() if entry.name == "a.txt") == []


def test_bombs_stay_packed(tmp_path: Path) -> None:
    path = write_zip(
        tmp_path / "bomb.zip", {"a.txt": b"0" * 30_000_000, **{f"{n}.txt": os.urandom(10_000) for n in range(30)}}
    )
    assert "a bomb" in problem(path)
    alone = write_zip(tmp_path / "alone.zip", {"a.txt": b"0" * 30_000_000})
    assert "a bomb" in problem(alone)


def test_nested_encrypted_and_damaged_archives(tmp_path: Path) -> None:
    inner = write_zip(tmp_path / "inner.zip", {"a.txt": "a"})
    path = write_zip(tmp_path / "outer.zip", {"inner.zip": inner.read_bytes()})
    assert "an archive in an archive" in problem(path)
    data = bytearray(write_zip(tmp_path / "d.zip", {"a.txt": article(1)}).read_bytes())
    data[60] ^= 0xFF
    (tmp_path / "d.zip").write_bytes(data)
    assert "damaged" in problem(tmp_path / "d.zip") or "unpacked" in problem(tmp_path / "d.zip")
    with zipfile.ZipFile(tmp_path / "e.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    locked = (tmp_path / "e.zip").read_bytes().replace(b"PK\x01\x02\x14\x03\x14\0\0", b"PK\x01\x02\x14\x03\x14\0\1")
    (tmp_path / "e.zip").write_bytes(locked)
    assert "encrypted" in problem(tmp_path / "e.zip")


def test_names_of_old_windows_archives_are_gbk_that_does_not_say_so(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "old.zip", {"xxxxxxxxxxxx.txt": article(1)})
    path.write_bytes(path.read_bytes().replace(b"x" * 12, "政府工作报告".encode("gbk")))
    assert [item.name for item in items(path)] == [f"{path}/政府工作报告.txt"]


def test_a_file_too_large_to_be_an_article_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert "200,000,000 bytes are no article" in problem(path)


def test_urls_are_read_by_fsspec(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    for name, text in (("b.txt", article(2)), ("a.txt", article(1)), ("子/c.txt", article(3))):
        system.pipe(f"/corpus-{tmp_path.name}/{name}", text.encode())
    root = f"memory://corpus-{tmp_path.name}"
    results = list(rt.analyze_all([root, f"{root}/*.txt", f"{root}/none.txt"]))
    ends = [r.document.path.rpartition("/")[2] for r in results if isinstance(r, rt.Analysis) and r.document.path]
    assert ends == ["a.txt", "b.txt", "c.txt", "a.txt", "b.txt"]
    assert isinstance(results[-1], rt.Failure)
    assert "none.txt: no such file" in results[-1].message


class UnreachableError(Exception):
    """What a library of a store raises: no OSError."""


def test_remote_files_that_only_fetch_ranges_and_have_errors_of_their_own(tmp_path: Path) -> None:
    spec = pytest.importorskip("fsspec.spec")
    fsspec = pytest.importorskip("fsspec")
    table = "".join(json.dumps({"text": article(n)}, ensure_ascii=False) + "\n" for n in (1, 2)).encode()

    class File(spec.AbstractBufferedFile):  # type: ignore[misc, name-defined]
        def _fetch_range(self, start: int, end: int) -> bytes:
            if self.path == "cut.jsonl":
                raise UnreachableError("the line is cut\nand more")
            return table[start:end]

    class Store(spec.AbstractFileSystem):  # type: ignore[misc, name-defined]
        protocol = "ranges"
        cachable = False

        def ls(self, path: str, detail: bool = True, **_: object) -> list[object]:
            raise UnreachableError("no credentials")

        def info(self, path: str, **_: object) -> dict[str, object]:
            if "denied" in path:
                raise UnreachableError("no credentials")
            if "*" in path:
                raise FileNotFoundError(path)
            return {"name": path, "type": "directory" if path == "folder" else "file", "size": len(table)}

        def _open(self, path: str, **_: object) -> File:
            return File(self, path, "rb", size=len(table))

    fsspec.register_implementation("ranges", Store, clobber=True)
    assert texts("ranges://t.jsonl") == [article(1), article(2)]
    assert "no credentials" in problem("ranges://denied.txt")
    assert "no credentials" in problem("ranges://folder")
    assert "no credentials" in problem("ranges://x/*.txt")
    assert problem("ranges://cut.jsonl").endswith("the line is cut)")


def test_failures_stand_where_the_input_does(folder: Path) -> None:
    results = list(rt.analyze_all(folder))
    assert [type(result).__name__ for result in results] == ["Analysis", "Analysis", "Failure", "Analysis"]
    assert isinstance(results[2], rt.Failure)
    assert results[2].message.endswith("c.txt: empty")
