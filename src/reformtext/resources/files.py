"""Reading the shipped tables: TSV with a header line and TOML; cached per process, checked for shape."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from reformtext.errors import ResourceError

_FOLDER = Path(__file__).parent  # importlib.resources would load shutil, tempfile and random for the same


def read_text(name: str) -> str:
    """Return a shipped table's text."""
    return (_FOLDER / name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """Return a shipped table's bytes."""
    return (_FOLDER / name).read_bytes()


@cache
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return a TSV table's rows without its header; `#` lines and empty lines are comments.

    Raises ResourceError, naming the line, where a row has another number of cells than the header.
    """
    rows: list[tuple[str, ...]] = []
    width = 0
    for number, line in enumerate(read_text(name).split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if not width:
            width = len(cells)
            continue
        if len(cells) != width:
            raise ResourceError(f"{name}, line {number}: {len(cells)} cells where the header has {width}")
        rows.append(cells)
    return tuple(rows)


@cache
def read_toml(name: str) -> dict[str, Any]:
    """Return a TOML table as parsed."""
    return tomllib.loads(read_text(name))
