"""Web pages: every template of pages/ is read whole, and its reading does not hang on the names of its classes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from reformtext.reading import read

from .conftest import body, rows, squeezed

PAGES = Path(__file__).parent / "pages"
EXPECTED = [json.loads(line) for line in (PAGES / "expected.jsonl").read_text(encoding="utf-8").splitlines()]


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


@pytest.mark.parametrize("case", rows("reading_ends.tsv"), ids=lambda case: case["place"] + case["line"][:16])
def test_line_at_an_end_of_the_body(case: dict[str, str]) -> None:
    first = "三年前，云溪县的干渠一到春灌就断水，下游的村子要排队等上半个月。"
    last = "截至去年年底，全县有效灌溉面积达到38.6万亩，比修渠前增加三成。"
    inside = ["变化从“水管家”开始。县里把四百里渠道分成一百二十段，每段选一名管水员。", last]
    lines = [first, *inside, case["line"]] if case["place"] == "end" else [case["line"], first, *inside]
    page = "<title>云溪县推行水管家制度</title><body><div><h1>云溪县推行水管家制度</h1></div><div>%s</div></body>"
    found = body(read((page % "".join(f"<p>{line}</p>" for line in lines)).encode()))
    at = -1 if case["place"] == "end" else 0
    assert ("article" if found[at] == squeezed(case["line"]) else "furniture") == case["is"]
    assert found[0 if at else -1] == (first if at else last)


@pytest.mark.parametrize("case", rows("reading_headings_of_pages.tsv"), ids=lambda case: case["html"][:24])
def test_what_stands_between_title_and_article(case: dict[str, str]) -> None:
    article = (
        "三年前，云溪县的干渠一到春灌就断水，下游的村子要排队等上半个月。</p><p>如今，水只走两天，灌溉面积增加了三成。"
    )
    page = (
        "<title>水管家制度三年记</title><body><div><a>首页</a> 2025年1月6日 星期一</div><div><h1>水管家制度三年记</h1>"
        f"{case['html']}</div><div><p>{article}</p></div><div><h3>热点新闻</h3><a>修路记</a> 2025-01-05</div></body>"
    )
    found = read(page.encode())
    assert body(found) == article.split("</p><p>")
    assert (found.title, found.published, found.source, found.author or "-") == (
        "水管家制度三年记",
        case["published"],
        case["source"].strip("《》"),
        case["author"],
    )


@pytest.mark.parametrize("case", rows("reading_bodies.tsv"), ids=lambda case: case["html"][:24])
def test_what_a_body_is_made_of(case: dict[str, str]) -> None:
    paragraphs = {
        "{A}": "三年前，云溪县的干渠一到春灌就断水，下游的村子要排队等上半个月。",
        "{B}": "变化从“水管家”开始。县里把四百里渠道分成一百二十段，每段选一名管水员。",
        "{C}": "截至去年年底，全县有效灌溉面积达到38.6万亩，比修渠前增加三成。",
        "{D}": "下一步，云溪县将把这一办法推广到山塘和泵站，今年再改造渠道六十公里。",
    }
    html, lines = case["html"], case["lines"]
    for name, text in paragraphs.items():
        html, lines = html.replace(name, text), lines.replace(name, text)
    page = (
        "<title>水管家制度三年记_某网</title><body><div><a href=/>首页</a><a href=/n>新闻</a></div>"
        f"<div><h1>水管家制度三年记</h1><p>2021-04-02 来源：云溪日报</p></div>{html}"
        "<div><h3>热点新闻</h3><ul><li><a href=1>修路记，一条山路</a></li></ul></div><div>版权所有 某某网</div></body>"
    )
    found = read(page.encode())
    assert body(found) == [squeezed(line).replace("/", "") for line in lines.split("|")]
    assert (found.title, found.published, found.source) == ("水管家制度三年记", "2021-04-02", "云溪日报")


@pytest.mark.parametrize("case", rows("reading_titles.tsv"), ids=lambda case: case["html"][:40])
def test_what_names_the_page(case: dict[str, str]) -> None:
    article = (
        "三年前，云溪县的干渠一到春灌就断水，下游的村子要排队等上半个月。</p><p>如今，水只走两天，灌溉面积增加了三成。"
    )
    found = read(f"{case['head']}<body>{case['html']}<div><p>{article}</p></div></body>".encode())
    assert body(found) == article.split("</p><p>")
    assert (found.title, found.source or "-", found.published) == (case["title"], case["source"], "2021-04-02")


def test_a_summary_that_is_the_articles_beginning_is_not_read_twice() -> None:
    lead = "近日，临河市的小水库承包引来不少议论，有人说是把公家的水卖了，也有人说是救活了一方农田。"
    page = (
        f"<html><head><title>水库承包的账怎么算_临河网</title></head><body><h1>水库承包的账怎么算</h1>"
        f"<p>来源：临河日报 2019-06-01</p><div>{lead[:30]}……</div>"
        f"<p>{lead}记者为此走访了三个乡镇，问了几十户人家。</p><p>承包之前，渠道失修，下游的田常年喝不上水。</p>"
        f"<p>承包之后，水费有人收，渠道也有人修，吵了几年的水事官司少了。</p></body></html>"
    )
    lines = body(read(page.encode(), input="html"))
    assert lines[0].endswith("几十户人家。") and len(lines) == 3


def test_plain_text_set_in_by_white_space_has_its_paragraphs() -> None:
    first, second = "三年前，云溪县的干渠一到春灌就断水，下游要等上半个月。", "如今，水只走两天，灌溉面积增加了三成。"
    text = f"\n\t\t\u3000\u3000{first}\n\n\t\t\u3000\u3000{second}\n\n\t\t\u3000\u3000来源：云溪日报\n\t"
    found = read(f"<title>水管家制度三年记</title><h1>水管家制度三年记</h1><div>{text}</div>".encode())
    assert body(found) == [first, second]
    assert found.source == "云溪日报"


def test_an_article_kept_for_a_script_has_the_byline_that_is_shown() -> None:
    first, second = "三年前，云溪县的干渠一到春灌就断水，下游要等上半个月。", "如今，水只走两天，灌溉面积增加了三成。"
    page = (
        "<title>水管家制度三年记</title><body><div><h3>水管家制度三年记</h3>"
        "<p>2021-04-02 11:30</p><p>来源：云溪网</p></div>"
        f"<textarea>&lt;article&gt;&lt;p&gt;{first}&lt;/p&gt;&lt;p&gt;{second}&lt;/p&gt;&lt;/article&gt;</textarea>"
        "<div>责编：段玉</div></body>"
    )
    found = read(page.encode(), input="html")
    assert (found.title, found.published, found.source) == ("水管家制度三年记", "2021-04-02", "云溪网")
    assert body(found) == [first, second]


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>水管家制度三年记</title><main><article><h1>水管家制度三年记</h1><span>2021-04-02</span>"
        "<p>{0}</p><p>{1}</p></article></main></html>",
        "<title>水管家制度三年记</title><body><x-head><h1>水管家制度三年记</h1><x-date>2021-04-02</x-date></x-head>"
        "<x-body><x-text>{0}</x-text><x-text>{1}</x-text></x-body></body>",
        "<title>水管家制度三年记</title><body><h1>水管家制度三年记</h1><p>2021-04-02</p><div><p><img src=1.jpg></p>"
        "<p><font color=navy>{0}</font></p><p><img src=2.jpg></p><p><font color=navy>{1}</font></p></div>",
    ],
    ids=["a head that no tag ends", "elements of the page's own", "small type everywhere"],
)
def test_markup_that_browsers_take(page: str) -> None:
    lines = [
        "三年前，云溪县的干渠一到春灌就断水，下游的村子要排队等上半个月，为抢水伤和气的事年年都有。",
        "如今水只走两天，灌溉面积增加了三成，管水员一人一段渠，漏了水、堵了渠，都找得到人。",
    ]
    found = read(page.format(*lines).encode(), input="html")
    assert body(found) == [squeezed(line) for line in lines]
    assert (found.title, found.published) == ("水管家制度三年记", "2021-04-02")
