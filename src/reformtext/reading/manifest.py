"""A manifest tells what the inputs do not say themselves: JSON lines or CSV with a `file` and what is known of it."""

import re
from collections.abc import Mapping
from os import PathLike, fspath
from pathlib import Path, PurePath
from typing import cast, get_args

from reformtext.errors import ManifestError, ReadError
from reformtext.model import Facts, Genre
from reformtext.reading.decode import decode

_FIELDS = ("published", "place", "genre", "title", "source")


def read_manifest(path: str | PathLike[str]) -> dict[str, Facts]:
    """Return the facts of a manifest by the file names or paths of its rows.

    Rows hold `file` and any of published (YYYY, YYYY-MM, YYYY-MM-DD), place, genre, title, source; other fields are
    left alone, empty ones and nulls tell nothing. Raises ManifestError naming the line that is wrong.
    """
    name = fspath(path)
    try:
        text = decode(Path(path).read_bytes()).text
    except (OSError, ReadError) as error:
        raise ManifestError(f"{name}: cannot be read as a manifest ({_why(error)})") from error
    rows = _json_lines(name, text) if text.lstrip().startswith("{") else _csv(name, text)
    found: dict[str, Facts] = {}
    for number, row in rows:
        file = row.get("file")
        if not isinstance(file, str) or not file.strip():
            raise ManifestError(f"{name}, line {number}: no `file`")
        found[file.strip()] = facts_of(row, f"{name}, line {number}: ")
    if not found:
        raise ManifestError(f'{name}: no rows in it; a row is {{"file": "a.txt", "published": "2021-01"}}')
    return found


def facts_for(manifest: Mapping[str, Facts], path: str | PathLike[str]) -> Facts | None:
    """Return what a manifest says of an input: by the path as given, by its last parts, by its name.

    >>> facts_for({"2021/hainan.txt": Facts(place="海南省")}, "corpus/2021/hainan.txt").place
    '海南省'
    """
    name = fspath(path)
    if name in manifest:
        return manifest[name]
    parts = PurePath(name.replace("\\", "/")).parts
    for count in range(len(parts), 0, -1):
        found = manifest.get("/".join(parts[-count:]))
        if found is not None:
            return found
    return None


def _json_lines(name: str, text: str) -> list[tuple[int, Mapping[str, object]]]:
    import json

    rows: list[tuple[int, Mapping[str, object]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ManifestError(f"{name}, line {number}: not JSON ({_why(error)})") from error
        if not isinstance(row, dict):
            raise ManifestError(f"{name}, line {number}: a row is an object with `file`")
        rows.append((number, row))
    return rows


def _csv(name: str, text: str) -> list[tuple[int, Mapping[str, object]]]:
    import csv
    import io

    reader = csv.DictReader(io.StringIO(text, newline=""))
    if "file" not in (reader.fieldnames or ()):
        raise ManifestError(f"{name}: neither JSON lines nor CSV with a column `file`")
    try:
        return [(reader.line_num, {key: value for key, value in row.items() if isinstance(key, str)}) for row in reader]
    except csv.Error as error:
        raise ManifestError(f"{name}, line {reader.line_num}: {error}") from error


def facts_of(row: Mapping[str, object], where: str = "") -> Facts:
    """Return the facts that a row tells; raises ManifestError, beginning with `where`, for one that cannot be."""
    values: dict[str, str] = {}
    for key in _FIELDS:
        value = row.get(key)
        if value is None or value == "":
            continue
        if not isinstance(value, str | int):
            raise ManifestError(f"{where}{key} is {value!r}, not text")
        values[key] = str(value).strip()
    date = values.get("published")
    if date is not None and not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", date):
        raise ManifestError(f"{where}published is {date!r}, not YYYY, YYYY-MM or YYYY-MM-DD")
    genre = values.get("genre")
    if genre is not None and genre not in get_args(Genre):
        raise ManifestError(f"{where}genre is {genre!r}, not one of {', '.join(get_args(Genre))}")
    return Facts(
        published=date,
        place=values.get("place"),
        genre=cast(Genre | None, genre),
        title=values.get("title"),
        source=values.get("source"),
    )


def _why(error: Exception) -> str:
    return error.strerror or "unreadable" if isinstance(error, OSError) else str(error).split("\n")[0]
