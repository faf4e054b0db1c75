"""What a store is and was made with: its datasets, the version, the tables and options that results depend on."""

import hashlib
import json
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from reformtext.corpus.sources import Inputs
from reformtext.errors import LexiconError, ManifestError, ResourceError
from reformtext.version import __version__

FORMAT = "reformtext.store/1"
DATASETS = ("articles", "figures", "themes", "tags", "mentions", "sentences", "failures")
Settings = dict[str, Any]


def settings(inputs: Inputs, lexicons: tuple[str, ...], themes: str | None = None) -> Settings:
    """Return what results depend on beside the inputs' contents: with others, a store would be another."""
    return {
        "schema": FORMAT,
        "version": __version__,
        "signatures": f"rensa {version('rensa')}",
        "resources": resources(),
        "options": {
            "inputs": list(inputs.paths),
            "glob": inputs.glob,
            "text_column": inputs.columns.text,
            "id_column": inputs.columns.id,
            "encoding": inputs.encoding,
            "manifest": _hash(inputs.manifest_path, ManifestError) if inputs.manifest_path else None,
            "lexicon": [_hash(path, LexiconError) for path in lexicons],
            "themes": _hash(themes, ResourceError) if themes else None,
        },
    }


def fingerprint(made_with: Settings) -> str:
    """Return one hash of settings."""
    return hashlib.sha256(json.dumps(made_with, sort_keys=True).encode()).hexdigest()


def difference(before: Settings, now: Settings) -> str:
    """Return in words what differs, "" where nothing does.

    >>> difference({"version": "1", "options": {"glob": None}}, {"version": "1", "options": {"glob": "*.txt"}})
    'glob was null, is "*.txt"'
    """
    told = []
    for key in sorted({*before, *now}):
        old, new = before.get(key), now.get(key)
        if old == new:
            continue
        if isinstance(old, dict) and isinstance(new, dict):
            names = [name for name in sorted({*old, *new}) if old.get(name) != new.get(name)]
            if key == "resources":
                told.append(f"other tables: {', '.join(names)}")
            else:
                told.extend(f"{name} was {_json(old.get(name))}, is {_json(new.get(name))}" for name in names)
        else:
            told.append(f"{key} was {_json(old)}, is {_json(new)}")
    return "; ".join(told)


def resources() -> dict[str, str]:
    """Return the sha256 of every shipped table by its name."""
    tables = (file for file in files("reformtext.resources").iterdir() if file.is_file())
    named = {file.name: file for file in tables if not file.name.endswith((".py", ".pyc")) and file.name != "NOTICE"}
    return {name: hashlib.sha256(named[name].read_bytes()).hexdigest() for name in sorted(named)}


def _hash(path: str, error: type[Exception]) -> str:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError as cause:
        raise error(f"{path}: cannot be read ({cause.strerror or cause})") from cause


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
