"""The datasets of a store as Arrow tables: columns with types that no content changes, and the rows of results."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from reformtext.corpus import duplicates, storage
from reformtext.corpus.settings import DATASETS
from reformtext.corpus.sources import Item
from reformtext.errors import ReadError
from reformtext.model import Analysis, Failure
from reformtext.render import tables

if TYPE_CHECKING:
    import pandas as pd

_ARROW = {
    "string": pa.string(),
    "int64": pa.int64(),
    "Int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "binary": pa.binary(),
}
_NUMBER: tables.Types = {"article": "int64"}  # the input's place among all inputs, from 0; joins the datasets
_FRAMES = {name: "documents" if name == "articles" else name for name in DATASETS if name != "failures"}
_OF_ARTICLES: tables.Types = {"id": "string", "summary": "string", "keywords": "string", "text": "string"}
_OF_FAILURES: tables.Types = dict.fromkeys(("document", "sha256", "id", "error", "message"), "string")
MARKS: tables.Types = {"text_sha256": "binary", "minhash": "binary", "same_text": "Int64", "near_text": "Int64"}
KEYS: tables.Types = {"article": "int64", "source": "int64", "failed": "bool", "document": "string", "sha256": "string"}
_UNMARKED = (None,) * len(MARKS)  # filled in when all articles are known
KEYS |= {"text_sha256": "binary", "minhash": "binary"}


@cache
def types(name: str) -> tables.Types:
    """Return the columns of a dataset with their pandas types; raises ValueError where there is none of that name."""
    if name == "failures":
        return _NUMBER | _OF_FAILURES
    if name not in _FRAMES:
        raise ValueError(f"no dataset {name!r}: choose one of {', '.join(DATASETS)}")
    known = _NUMBER | tables.types(_FRAMES[name])
    return known | _OF_ARTICLES | MARKS if name == "articles" else known


def schema(name: str) -> pa.Schema:
    """Return the Arrow schema of a dataset."""
    return schema_of(types(name))


def schema_of(columns: tables.Types) -> pa.Schema:
    """Return the Arrow schema of columns; a category is a string."""
    return pa.schema([(name, _ARROW.get(kind, pa.string()) if isinstance(kind, str) else pa.string())
                      for name, kind in columns.items()])  # fmt: skip


def frame(name: str, table: pa.Table, *, categories: bool = True) -> "pd.DataFrame":
    """Return rows of a dataset as a DataFrame, in the types of `rt.frames`; columns that are not there are left out."""
    import pandas as pd

    nullable = {pa.int64(): pd.Int64Dtype()}.get
    made = {}
    for column, kind in types(name).items():
        if column in table.column_names:
            values = table[column].to_pandas(types_mapper=nullable if kind == "Int64" else None)
            wanted: Any = kind
            if not isinstance(kind, str):
                wanted = pd.CategoricalDtype(list(kind)) if categories else "string"
            made[column] = values if kind == "binary" else values.astype(wanted)
    return pd.DataFrame(made)


class Gathered:
    """The rows of results by dataset, numbered from `first`; `keys` tells of every input what the whole store needs."""

    def __init__(self, first: int) -> None:
        self._next = first
        self._keys: list[tuple[Any, ...]] = []
        self._rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in DATASETS}

    def add(self, item: Item, result: Analysis | Failure, keywords: str | None = None) -> None:
        """Add what an input gave."""
        number, self._next = self._next, self._next + 1
        if isinstance(result, Failure):
            hashed = _hash(item)
            self._keys.append((number, item.source, True, result.path, hashed, None, None))
            self._rows["failures"].append((number, result.path, hashed, item.id, result.error, result.message))
            return
        document = result.document
        same = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).digest()
        near = duplicates.signature(result)
        self._keys.append((number, item.source, False, document.path, document.sha256, same, near))
        for name, frame in _FRAMES.items():
            found = tables.frame_rows(result, frame)
            if name == "articles":
                extra = (item.id, result.summary.text or None, keywords, document.text)
                found = ((*row, *extra, *_UNMARKED) for row in found)
            self._rows[name].extend((number, *row) for row in found)

    def keys(self) -> pa.Table:
        """Return what the store needs of every input."""
        return _table(self._keys, schema_of(KEYS))

    def table(self, name: str) -> pa.Table:
        """Return a dataset's rows."""
        return _table(self._rows[name], schema(name))


def _hash(item: Item) -> str | None:
    """The sha256 of an input that gave no article, where its bytes can be had."""
    if item.data is not None:
        return hashlib.sha256(item.data).hexdigest()
    if item.path is None or item.problem:
        return None
    try:
        return storage.sha256(item.path)
    except ReadError:
        return None


def _table(rows: Sequence[tuple[Any, ...]], columns: pa.Schema) -> pa.Table:
    cells: Iterable[Sequence[Any]] = zip(*rows, strict=True) if rows else [()] * len(columns)
    return pa.table([_array(values, field.type) for values, field in zip(cells, columns, strict=True)], schema=columns)


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:  # half of a surrogate pair is no character, and UTF-8 cannot hold it
        return pa.array([_whole(value) for value in values], kind)


def _whole(value: Any) -> Any:
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if isinstance(value, str) else value
