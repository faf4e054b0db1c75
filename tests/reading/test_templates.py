"""Web pages, every template with every article: the body is exactly the article's paragraphs.

A template is a page as sites of its kind build it, with the furniture they put around and into an article; its first
lines say how it writes a paragraph, a heading and a picture with its caption. An article is a list of these. All that
the template adds is furniture. Sites and articles are invented.
"""

import json
import re
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from reformtext.model import Document
from reformtext.reading import read

from .conftest import body, squeezed

HERE = Path(__file__).parent
TEMPLATES = sorted((HERE / "templates").glob("*.html"))
ARTICLES = [json.loads(line) for line in (HERE / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
FRAGMENTS = tomllib.loads((HERE / "templates" / "fragments.toml").read_text(encoding="utf-8"))


def render(template: Path, article: dict[str, Any]) -> bytes:
    """Return the page that a template makes of an article."""
    source = template.read_text(encoding="utf-8")
    forms = dict(re.findall(r"<!--form (\w+):(.*?)-->\n", source, re.DOTALL))
    page = re.sub(r"<!--(?:form|encoding) .*?-->\n", "", source, flags=re.DOTALL)
    body = "\n".join(forms[part].replace("%s", text) for part, text in article["parts"])
    at = datetime.fromisoformat(f"{article['published']}T{article['clock']}")

    def value(match: re.Match[str]) -> str:
        name, _, form = match[1].partition(":")
        if name == "date":
            return at.strftime(form.replace("%-m", str(at.month)).replace("%-d", str(at.day)))
        if name == "body":
            return body
        return FRAGMENTS.get(name) or (article["clock"][:5] if name == "hm" else article[name])

    page = re.sub(r"\{\{([^{}]+)\}\}", value, page).replace("<a>", "<a href='/e/'>").replace("<A>", "<A HREF='/e/'>")
    encoding = re.search(r"charset=[\"']?([\w-]+)", page)
    return page.encode(encoding[1] if encoding else "gb18030", "xmlcharrefreplace")


def pairs() -> list[Any]:
    """Return each template with each article in its script."""
    found = []
    for template in TEMPLATES:
        traditional = "charset=big5" in template.read_text(encoding="utf-8")
        found += [
            pytest.param(template, article, id=f"{template.stem}-{number}")
            for number, article in enumerate(ARTICLES)
            if (article.get("script") == "traditional") == traditional
        ]
    return found


def wrong(found: Document, template: Path, article: dict[str, Any]) -> dict[str, Any]:
    """Return what was read wrongly of a rendered page."""
    result = differences(found, article)
    source = template.read_text(encoding="utf-8")
    if "{{author}}" in source and article["author"] and squeezed(found.author) != squeezed(article["author"]):
        result["author"] = found.author
    return result


def differences(found: Document, article: dict[str, Any]) -> dict[str, Any]:
    """Return what of the body, title, date and source is not the article's."""
    parts = [squeezed(text) for part, text in article["parts"] if part != "img"]
    aside = squeezed(article["parts"][-1][1]) if article.get("drop") else None  # a note on the author: body or not
    lines = [line for line in body(found) if line != aside]
    parts = [part for part in parts if part != aside]
    result: dict[str, Any] = {}
    if lines != parts:
        result["missing"] = [part[:40] for part in parts if part not in lines]
        result["added"] = [line[:60] for line in lines if line not in parts]
    for field in ("title", "published", "source"):
        if squeezed(getattr(found, field)) != squeezed(article[field]):
            result[field] = getattr(found, field)
    return result


@pytest.mark.parametrize(("template", "article"), pairs())
def test_body_is_the_article(template: Path, article: dict[str, Any]) -> None:
    assert wrong(read(render(template, article)), template, article) == {}


def hashed(page: str) -> str:
    """Return a page whose classes and ids say nothing."""
    return re.sub(r"""\s(?:class|id)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", "", page)


MUTATIONS = {
    "names": hashed,
    "headings": lambda page: re.sub(r"(?i)<(/?)h[1-6]\b[^>]*>", r"<\1div>", hashed(page)),
    "paragraphs": lambda page: re.sub(r"(?i)<(/?)p\b", r"<\1div", hashed(page)),
    "lists": lambda page: re.sub(r"(?i)<(/?)(?:ul|ol|li)\b[^>]*>", r"<\1div>", hashed(page)),
    "unclosed": lambda page: re.sub(r"(?i)</(?:p|li|td)>", "", page),
    "minified": lambda page: re.sub(r">\s*\n\s*<", "><", page),
    "unstyled": lambda page: re.sub(r'\sstyle="(?!display)[^"]*"', "", page),
}


@pytest.mark.parametrize("mutation", MUTATIONS)
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.stem)
def test_reading_does_not_hang_on_markup(template: Path, mutation: str) -> None:
    encoding = "big5" if "charset=big5" in template.read_text(encoding="utf-8") else None
    article = ARTICLES[-1 if encoding else 2]
    page = render(template, article)
    encoding = next(iter(re.findall(rb"charset=[\"']?([\w-]+)", page)), b"gb18030").decode()
    mutated = MUTATIONS[mutation](page.decode(encoding)).encode(encoding)
    assert wrong(read(mutated, input="html"), template, article) == {}
