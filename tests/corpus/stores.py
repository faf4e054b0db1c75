"""Making and comparing stores."""

import json
import os
from pathlib import Path
from typing import Any

from reformtext.corpus.batch import Plan, Progress, batch
from reformtext.corpus.rows import Columns
from reformtext.corpus.sources import Inputs


def make(folder: Path, *paths: Path | str, progress: Progress | None = None, **options: Any) -> dict[str, Any]:
    """Make a store with one worker unless more are asked for; return its manifest."""
    of_inputs = {name: options.pop(name) for name in ("glob", "manifest", "manifest_path") if name in options}
    columns = Columns(options.pop("text_column", None), options.pop("id_column", None))
    inputs = Inputs(tuple(os.fspath(path) for path in paths), columns=columns, aside=str(folder), **of_inputs)
    return batch(Plan(inputs, folder, **({"workers": 1} | options)), progress)


def content(folder: Path) -> dict[str, Any]:
    """All that is in a store but for the times of its manifest."""
    found: dict[str, Any] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != ".lock":
            found[name] = path.read_bytes()
    manifest = json.loads(found["manifest.json"])
    del manifest["times"]
    return found | {"manifest.json": manifest}
