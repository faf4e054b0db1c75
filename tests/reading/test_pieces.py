"""Pages put together at random from the pieces that sites use: nearly each is read wholly right."""

import json
import random
import tomllib
from pathlib import Path
from typing import Any

import pytest

from reformtext.reading import read

from .test_templates import ARTICLES, FRAGMENTS, differences

PIECES = tomllib.loads((Path(__file__).parent / "pieces.toml").read_text(encoding="utf-8"))
MORE = (Path(__file__).parent / "articles_more.jsonl").read_text(encoding="utf-8")
SIMPLIFIED = [article for article in ARTICLES if article.get("script") != "traditional"]
SIMPLIFIED += [json.loads(line) for line in MORE.splitlines()]
_APART = ("bodies", "wraps", "tails")  # drawn on their own
ORDERS = [
    "{crumbs}<div>{headlines}{bylines}{body}</div>{ends}{sides}",
    "<div>{crumbs}<div>{headlines}</div><div>{bylines}</div>{body}{ends}</div><div>{sides}</div>",
    "{sides}{crumbs}<div>{headlines}<div>{bylines}</div>{body}</div>{ends}",
    "<div><div>{crumbs}{headlines}{bylines}{body}{ends}</div>{sides}</div>",
]


def assembled(seed: int) -> tuple[str, dict[str, Any]]:
    """Return a page and the article in it."""
    draw = random.Random(seed)
    article = draw.choice(SIMPLIFIED)
    year, month, day = article["published"].split("-")
    values = {
        "t": article["title"],
        "src": article["source"],
        "au": article["author"] or "方晓",
        "ed": article["editor"],
        "Y": year,
        "mm": month,
        "dd": day,
        "m": str(int(month)),
        "d": str(int(day)),
        "hm": article["clock"][:5],
        "hms": article["clock"],
        **{name: FRAGMENTS[name] for name in ("nav", "links", "briefs", "foot")},
    }
    drawn = {name: draw.choice(pieces).format(**values) for name, pieces in PIECES.items() if name not in _APART}
    paragraph, heading, picture = draw.choice(PIECES["bodies"])
    forms = {"p": paragraph, "h": heading, "img": picture}
    chunks = [forms[part].format(text) for part, text in article["parts"]]
    if len(chunks) > 2:
        chunks.insert(draw.randrange(1, len(chunks)), drawn["inserts"])
    tail = "".join(piece.format(**values) for piece in draw.sample(PIECES["tails"], draw.randint(0, 4)))
    inside = draw.random() < 0.6
    body = draw.choice(PIECES["wraps"]).replace("@", "".join(chunks) + (tail if inside else ""))
    body += "" if inside else draw.choice([f"<div>{tail}</div>", tail])
    page = (
        f"<html><head><meta charset=utf-8><title>{drawn['titles']}</title>{drawn['heads']}</head><body>"
        f"{drawn['mastheads']}{draw.choice(ORDERS).format(body=body, **drawn)}{drawn['feet']}</body></html>"
    )
    return page, article


@pytest.mark.parametrize("first", range(0, 400, 100))
def test_pages_of_random_pieces(first: int) -> None:
    wrong = {}
    for seed in range(first, first + 100):
        page, article = assembled(seed)
        found = differences(read(page.encode(), input="html"), article)
        if found:
            wrong[seed] = found
    assert len(wrong) <= 4, wrong
