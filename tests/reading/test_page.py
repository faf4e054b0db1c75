"""Web pages: every template of pages/ is read whole, and its reading does not hang on the names of its classes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from reformtext.model import Document
from reformtext.reading import read

PAGES = Path(__file__).parent / "pages"
EXPECTED = [json.loads(line) for line in (PAGES / "expected.jsonl").read_text(encoding="utf-8").splitlines()]


def squeezed(text: str | None) -> str:
    return "".join((text or "").split())


def body(document: Document) -> list[str]:
    text = "\n".join(document.text[start:end] for start, end in document.body)
    return [squeezed(line) for line in text.splitlines() if squeezed(line)]


@pytest.mark.parametrize("page", EXPECTED, ids=lambda page: page["file"])
def test_page_is_read_whole(page: dict[str, Any]) -> None:
    found = read(PAGES / page["file"])
    lines = body(found)
    fields = ("title", "published", "source", "author", "number")
    assert {name: squeezed(getattr(found, name)) for name in fields if page.get(name)} == {
        name: squeezed(page[name]) for name in fields if page.get(name)
    }
    assert lines[0].startswith(squeezed(page["first"]))
    assert lines[-1].endswith(squeezed(page["last"]))
    assert not [word for word in page["must_not"] if squeezed(word) in "".join(lines)]
    assert len(lines) == page["paragraphs"]
    assert not found.warnings


@pytest.mark.parametrize("page", EXPECTED, ids=lambda page: page["file"])
def test_body_does_not_hang_on_names(page: dict[str, Any]) -> None:
    """Classes and ids may be hashes: the body begins and ends where it does all the same."""
    data = (PAGES / page["file"]).read_bytes()
    bare = re.sub(rb"""\s(?:class|id)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", b"", data)
    lines = body(read(bare, input="html"))
    assert lines[0].startswith(squeezed(page["first"]))
    assert lines[-1].endswith(squeezed(page["last"]))


def test_government_pages_of_the_corpus(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "corpus" / "pages.jsonl").read_text(encoding="utf-8").splitlines()]
    furniture = (
        "索 引 号",
        "您的位置",
        "字体",
        "打印本页",
        "扫一扫",
        "责任编辑",
        "相关报道",
        "首页 >",
        "分享到",
        "主办单位",
    )
    for row in rows:
        found = read(shared / "corpus" / "pages" / row["file"])
        assert (found.title, found.number) == (row["title"], row["doc_no"])
        assert not [word for word in furniture if word in found.text]


def test_news_pages_of_the_corpus(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "gold" / "pages_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    right = 0
    for row in rows:
        found = read(shared / "corpus" / "pages" / row["file"])
        lines = body(found)
        right += (
            (found.title, found.published, found.source) == (row["title"], row["published"], row["source"])
            and lines[0].startswith(squeezed(row["body_first"]))
            and lines[-1].endswith(squeezed(row["body_last"]))
            and not any(squeezed(word) in "".join(lines) for word in row["must_not"])
        )
    assert right >= 7, f"{right} of {len(rows)}"
