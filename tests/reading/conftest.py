"""What the tests of reading share."""

import csv
from pathlib import Path

from reformtext.model import Document

CASES = Path(__file__).parents[1] / "cases"


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of cases."""
    lines = (CASES / name).read_text(encoding="utf-8").split("\n")
    return list(
        csv.DictReader(
            (line for line in lines if line and not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
        )
    )


def squeezed(text: str | None) -> str:
    """Return a text without its white space."""
    return "".join((text or "").split())


def body(document: Document) -> list[str]:
    """Return the lines of a document's body without their white space."""
    text = "\n".join(document.text[start:end] for start, end in document.body)
    return [squeezed(line) for line in text.splitlines() if squeezed(line)]
