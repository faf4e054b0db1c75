"""Any input gives a document or one clear error, in time that grows with its length; nothing in it is fetched."""

import cProfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformtext import analyze
from reformtext.errors import ReadError
from reformtext.model import Document
from reformtext.reading import from_text, read
from reformtext.structure import divide

from .conftest import body

PROSE = "<p>改革只有进行时，没有结束时。全市增长百分之五。</p>"
LAST = "改革只有进行时，没有结束时。全市增长百分之五。"
PAGE = (Path(__file__).parent / "pages" / "notice_city.html").read_bytes()
PIECES = st.sampled_from(
    [
        b"<div>",
        b"</div>",
        b"<p>",
        b"</p>",
        b"<table><tr><td>",
        b"<br>",
        b"<!--",
        b"-->",
        b"<script>",
        b"</script>",
        b"<pre>",
    ]
    + [
        b"<textarea>",
        b"<![CDATA[",
        b"&#0;",
        b"&#xD800;",
        b"&#1114112;",
        b"&lt;",
        b"<",
        b">",
        b'"',
        b"\0",
        b"\xff",
        b"\r",
    ]
    + [
        text.encode()
        for text in ("改革只有进行时，没有结束时。", "来源：", "责任编辑：", "2024年1月1日", "相关新闻", "\n\n", "一、")
    ]
)


def checked(data: bytes, kind: str) -> Document | None:
    """Read and divide; what comes of it is whole, or one line of error."""
    try:
        found = read(data, input=kind)
    except ReadError as error:
        assert "\n" not in str(error)
        return None
    end = 0
    for start, stop in found.body:
        assert end <= start < stop <= len(found.text)
        end = stop
    divide(found)
    return found


@given(st.lists(PIECES, max_size=60), st.sampled_from(["auto", "html", "txt"]))
def test_pieces_of_pages(pieces: list[bytes], kind: str) -> None:
    checked(b"".join(pieces), kind)


@given(st.binary(max_size=300), st.sampled_from(["auto", "html", "txt", "docx", "pdf"]))
def test_any_bytes(data: bytes, kind: str) -> None:
    checked(data, kind)


@given(st.integers(0, len(PAGE)), st.integers(0, 400), st.binary(max_size=20))
def test_a_damaged_page(at: int, lost: int, added: bytes) -> None:
    found = checked(PAGE[:at] + added + PAGE[at + lost :], "html")
    if found is not None:
        assert analyze(found).document is found


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    try:
        divide(from_text(text))
    except ReadError:
        assert not text.strip()


@pytest.mark.parametrize("tag", ["div", "font", "table><tr><td", "ul><li", "b", "span", "blockquote"])
def test_depth_costs_nothing_but_the_structure(tag: str) -> None:
    page = f"<title>改革的回响</title><body>{f'<{tag}>' * 100_000}{PROSE}"
    assert body(read(page.encode())) == [LAST]


@pytest.mark.parametrize(
    "page",
    [
        f"<body><p class='{'a b ' * 100_000}'>{PROSE}",
        f"<body><p style='{'display:block; ' * 50_000}'>{PROSE}",
        f"<body>{'<a>' * 50_000}{PROSE}",
        f"<body><!-- {'-' * 100_000} -->{PROSE}",
        f"<body>{PROSE}{'&amp;' * 50_000}",
    ],
    ids=["class", "style", "unclosed", "comment", "references"],
)
def test_size_alone_does_no_harm(page: str) -> None:
    assert body(read(page.encode()))[0] == LAST


def test_entities_are_neither_fetched_nor_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    layers = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    page = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY e0 "哈哈">{layers}]>'
        f"<html><body>{PROSE}<p>&x;&e11;</p></body></html>"
    )
    found = read(page.encode())
    assert LAST in found.text
    assert "机密" not in found.text
    assert len(found.text) < 1000


@pytest.mark.parametrize(
    "made",
    [
        lambda n: PROSE * n,
        lambda n: "<div>" + "改革只有进行时，没有结束时，<br>" * n + "</div>",
        lambda n: "<h1>改革的回响</h1>" + (PROSE + "<p>相关新闻</p>") * n,
        lambda n: "<li><a>改革的回响</a></li>" * n + PROSE,
        lambda n: f"<li><a>改革的回响</a>{PROSE}</li>" * n,
        lambda n: "<table>" + "<tr><td>索引号</td><td>1</td><td>来源：</td></tr>" * n + f"</table>{PROSE}",
        lambda n: "<p align=center><img>改革</p>" * n + PROSE,
        lambda n: "<script>var a = '" + r"\u003cp\u003e改革，改革。" * n + "'</script>",
        lambda n: f"<title>{'改革_' * n}</title><h1>改革</h1>{PROSE}",
        lambda n: "“" * n + "改革。",
        lambda n: "来源：2024年1月1日 " * n,
        lambda n: "（改革。" * n,
        lambda n: "一、改革\n" * n,
    ],
    ids="paragraphs breaks ends links teasers rows captions script title quotes bylines brackets headings".split(),
)
def test_work_grows_with_the_input(made: object) -> None:
    assert callable(made)

    def calls(size: int) -> int:
        profile = cProfile.Profile()
        profile.runcall(checked, made(size).encode(), "auto")
        return sum(entry.callcount for entry in profile.getstats())

    calls(10)
    assert calls(2000) < 6 * calls(500) + 5000
