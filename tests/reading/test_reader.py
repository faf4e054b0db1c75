"""Inputs as users have them: files, streams, pages under wrong names; one clear error where nothing can be read."""

import io
from pathlib import Path

import pytest

from reformtext.errors import ReadError
from reformtext.model import Facts
from reformtext.reading import from_text, read

from .conftest import rows

TEXT = "首页 > 要闻\n改革的回响\n来源：江畔日报 2024-10-01\n改革只有进行时，没有结束时。\n责任编辑：张三\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"\0\0\0\0", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture"),
        (b"PK\x03\x04\x14\0\0\0", "zip"),
        (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0" + bytes(range(256)), "not text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "docx"),
        (b"<html><body><script>1</script></body></html>", "without any text"),
        (b"%PDF-1.4\n%broken", "PDF"),
    ],
    ids=["nothing", "mark", "nuls", "png", "zip", "exe", "doc", "scripts", "pdf"],
)
def test_what_cannot_be_read_says_so(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says) as caught:
        read(data)
    assert "\n" not in str(caught.value)


def test_a_path_that_is_no_file_says_so(tmp_path: Path) -> None:
    for path, says in ((tmp_path / "none.txt", "no such file"), (tmp_path, "folder"), ("a\0b", "cannot be opened")):
        with pytest.raises(ReadError, match=says):
            read(path)


def test_wrong_arguments_are_errors_of_the_caller() -> None:
    with pytest.raises(ValueError, match="input"):
        read(b"x", input="doc")
    with pytest.raises(TypeError, match="binary"):
        read(io.StringIO("改革"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="source"):
        read(7)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="str"):
        from_text(b"x")  # type: ignore[arg-type]


def test_only_furniture_is_told() -> None:
    found = read("首页 > 要闻\n责任编辑：张三\nCopyright © 2024 某某网 版权所有\n".encode())
    assert found.body == ()
    assert any("no article" in warning for warning in found.warnings)


def test_file_stream_and_bytes_are_one(tmp_path: Path) -> None:
    path = tmp_path / "文章.txt"
    path.write_bytes(TEXT.encode("gbk"))
    with path.open("rb") as stream:
        found = [read(path), read(str(path)), read(stream), read(path.read_bytes())]
    assert {document.text for document in found} == {TEXT}
    assert {document.sha256 for document in found} == {found[0].sha256}
    assert found[0].encoding == "gb18030"
    assert (found[0].title, found[0].source, found[0].published) == ("改革的回响", "江畔日报", "2024-10-01")


def test_text_is_the_file_and_furniture_is_outside_the_body() -> None:
    found = read(TEXT.replace("\n", "\r\n").encode())
    assert found.text == TEXT.replace("\n", "\r\n")
    assert [found.text[start:end] for start, end in found.body] == ["改革只有进行时，没有结束时。"]


@pytest.mark.parametrize(
    ("data", "body"),
    [
        ("# 改革\n\n改革。<br>进行。<br>时。<br>没有。<br>结束。", "改革。<br>进行。<br>时。<br>没有。<br>结束。"),
        ("若a<b，则改革；若a<p>b，亦然。", "若a<b，则改革；若a<p>b，亦然。"),
    ],
)
def test_text_with_tags_is_no_page(data: str, body: str) -> None:
    found = read(data.encode())
    assert "".join(found.text[start:end] for start, end in found.body) == body


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
@pytest.mark.parametrize("claim", ["utf-8", "gb2312", "big5", "nonsense-8"])
def test_a_page_whose_charset_lies(encoding: str, claim: str) -> None:
    page = (
        f"<html><meta charset={claim}><title>改革的回响</title><body><p>改革只有进行时，没有结束时。</p></body></html>"
    )
    found = read(page.encode(encoding))
    assert (found.text, found.title) == ("改革只有进行时，没有结束时。", "改革的回响")


def test_facts_of_the_caller_win() -> None:
    facts = Facts(published="2020-05", place="菏泽市", genre="report", title="标题", source="某报")
    found = read(TEXT.encode(), facts=facts)
    assert (found.published, found.place, found.genre, found.title, found.source) == (
        "2020-05",
        "菏泽市",
        "report",
        "标题",
        "某报",
    )


@pytest.mark.parametrize("case", rows("reading_facts.tsv"), ids=lambda case: case["text"][:12])
def test_what_a_text_says_of_itself(case: dict[str, str]) -> None:
    found = from_text(case["text"].replace("\\n", "\n"))
    assert (found.published or "-", found.place or "-", found.genre) == (
        case["published"],
        case["place"],
        case["genre"],
    )


@pytest.mark.parametrize("case", rows("reading_heads.tsv"), ids=lambda case: case["text"][:20])
def test_head_and_foot_of_a_copied_page(case: dict[str, str]) -> None:
    found = read(case["text"].replace("\\n", "\n").encode(), input="txt")
    body = "".join(found.text[start:end] for start, end in found.body)
    assert (found.title, found.source or "", found.published or "") == (
        case["title"],
        case["source"] or "",
        case["published"] or "",
    )
    assert body.startswith(case["first"])
    assert body.endswith(case["last"])


def test_reports_of_the_corpus_say_their_place_and_year(shared: Path) -> None:
    import csv

    with (shared / "corpus" / "reports.csv").open(encoding="utf-8", newline="") as table:
        chosen = [row for row in csv.DictReader(table) if row["level"] != "stat_bulletin"][::9]
    found = [read((shared / "corpus" / "reports" / row["file"]).read_bytes(), input="txt") for row in chosen]
    assert [document.place for document in found] == [row["place"] for row in chosen]
    right = sum((document.published or "")[:4] == row["year"] for document, row in zip(found, chosen, strict=True))
    assert right >= 0.94 * len(chosen)  # some were given in the December before
