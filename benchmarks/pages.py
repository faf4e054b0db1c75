"""How well web pages are read, beside public extractors where they are installed (trafilatura, readability-lxml).

    python benchmarks/pages.py PAGES.jsonl FOLDER [--each]

PAGES.jsonl holds a row a page: `file` in FOLDER and any of title, published, source, author, number (or doc_no), the
beginning and the end of the body (first and last, or body_first and body_last), `must_not` (words of the page's
furniture). A page is wholly right where every field but the author is. --each lists what was wrong on each page.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

Read = dict[str, str | None]
FIELDS = ("title", "published", "source", "first", "last", "clean", "number", "author")
WHOLE = FIELDS[:6]


def ours(data: bytes) -> Read:
    """Read with reformtext."""
    from reformtext.errors import ReadError
    from reformtext.reading import read

    try:
        found = read(data, input="html")
    except ReadError:  # a page that builds its text by scripts
        return {"text": ""}
    return {
        "title": found.title,
        "published": found.published,
        "source": found.source,
        "author": found.author,
        "number": found.number,
        "text": "\n".join(found.text[start:end] for start, end in found.body),
    }


def trafilatura(data: bytes) -> Read:
    """Read with trafilatura, in the settings that favour precision."""
    from trafilatura import bare_extraction

    found = bare_extraction(data, with_metadata=True, favor_precision=True, include_comments=False)
    known = found.as_dict() if found is not None else {}
    return {
        "title": known.get("title"),
        "published": known.get("date"),
        "source": known.get("sitename"),
        "author": known.get("author"),
        "text": known.get("text"),
    }


def readability(data: bytes) -> Read:
    """Read with readability-lxml, its text with a line for each block."""
    from lxml import html
    from readability import Document

    document = Document(data.decode("utf-8", "replace"))
    blocks = html.document_fromstring(document.summary()).iter("p", "div", "li", "td", "h2", "h3")
    lines = [
        " ".join("".join(map(str, block.itertext())).split())
        for block in blocks
        if not block.xpath(".//p|.//div|.//li|.//td")
    ]
    return {"title": document.short_title(), "text": "\n".join(line for line in lines if line)}


def squeeze(text: str | None) -> str:
    """Return a text without its white space."""
    return "".join((text or "").split())


def judge(row: dict[str, Any], found: Read) -> dict[str, bool]:
    """Return for each field that the row tells whether it was read right."""
    lines = [squeeze(line) for line in (found.get("text") or "").splitlines() if squeeze(line)]
    told = {
        **row,
        "number": row.get("number") or row.get("doc_no"),
        "first": row.get("first") or row.get("body_first"),
        "last": row.get("last") or row.get("body_last"),
    }
    right = {
        name: squeeze(found.get(name)) == squeeze(told[name])
        for name in ("title", "published", "source", "author", "number")
        if told.get(name)
    }
    if told["first"]:
        right["first"] = bool(lines) and lines[0].startswith(squeeze(told["first"]))
    if told["last"]:
        right["last"] = bool(lines) and lines[-1].endswith(squeeze(told["last"]))
    if "must_not" in row:
        right["clean"] = bool(lines) and not any(squeeze(word) in "".join(lines) for word in row["must_not"])
    return right


def main() -> int:
    """Print a table of what each extractor read right."""
    parser = argparse.ArgumentParser(description="score the reading of web pages beside public extractors")
    parser.add_argument("pages", type=Path, help="a row a page, as JSON lines")
    parser.add_argument("folder", type=Path, help="where the files are")
    parser.add_argument("--each", action="store_true", help="list what was wrong on each page")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.pages.read_text(encoding="utf-8").splitlines() if line.strip()]
    readers: dict[str, Callable[[bytes], Read]] = {
        "reformtext": ours,
        "trafilatura": trafilatura,
        "readability": readability,
    }
    print(f"{len(rows)} pages".ljust(14), *(name.rjust(10) for name in (*FIELDS, "whole")))
    for name, read in readers.items():
        right: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        try:
            for row in rows:
                found = read((options.folder / row["file"]).read_bytes())
                judged = judge(row, found)
                judged["whole"] = all(judged.get(field, True) for field in WHOLE)
                asked.update(judged.keys())
                right.update(field for field, good in judged.items() if good)
                if options.each and not all(judged.values()):
                    wrong = [f"{field} {_shown(field, found)}" for field, good in judged.items() if not good]
                    print(f"  {name}: {row['file']}: {'; '.join(wrong)}")
        except ImportError as error:
            print(f"{name}: not installed ({error})", file=sys.stderr)
            continue
        print(name.ljust(14), *(f"{right[field]}/{asked[field]}".rjust(10) for field in (*FIELDS, "whole")))
    return 0


def _shown(field: str, found: Read) -> str:
    lines = [line for line in (found.get("text") or "").splitlines() if line.strip()]
    if field in ("first", "last"):
        return repr(lines[0 if field == "first" else -1][:60]) if lines else "none"
    return "" if field in ("clean", "whole") else repr(found.get(field))


if __name__ == "__main__":
    sys.exit(main())
