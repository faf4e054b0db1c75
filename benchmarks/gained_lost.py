"""Figures gained, lost and changed between two versions, one line each, on the sample articles and the development set.

    python benchmarks/gained_lost.py [OLD] [NEW]

OLD and NEW are revisions of this checkout's repository, or files of analyses (reformtext analyze --format jsonl). Where
they are not given, OLD is HEAD and NEW is the working tree.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from collection import ROOT, development, own

Fields = Mapping[str, Any]
COMPARED = ("text", "kind", "value", "low", "high", "modifier", "unit", "change", "subject", "indicator", "status")


def analyses(version: str | None) -> dict[str, Fields]:
    """The analyses of a version by their document: of a file, of a revision, or of the working tree (None)."""
    if version is None:
        return _by_document(_run(ROOT))
    if Path(version).is_file():
        return _by_document(Path(version).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, "tree")
        git = ("git", "-C", ROOT, "worktree")
        subprocess.run([*git, "add", "--quiet", "--detach", tree, version], check=True)
        try:
            return _by_document(_run(tree))
        finally:
            subprocess.run([*git, "remove", "--force", tree], check=True)


def differences(old: Mapping[str, Fields], new: Mapping[str, Fields]) -> Iterator[str]:
    """Yield a line for each figure that only one version has, and for each field that differs in one they share."""
    for name in sorted(old.keys() & new.keys()):
        text = str(new[name]["document"]["text"])
        before, after = (_by_start(analysis["figures"]) for analysis in (old[name], new[name]))
        for start in sorted(before.keys() | after.keys()):
            if start not in after:
                yield f"lost    {name}  {_context(text, before[start])}"
            elif start not in before:
                yield f"gained  {name}  {_context(text, after[start])}"
            else:
                moved = [
                    f"{field} {one!r} → {other!r}"
                    for field, one, other in _fields(before[start], after[start])
                    if one != other
                ]
                if moved:
                    yield f"changed {name}  {_context(text, after[start])}  {'; '.join(moved)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", nargs="?", default="HEAD", help="a revision or a file of analyses")
    parser.add_argument("new", nargs="?", help="the same; the working tree where it is not given")
    options = parser.parse_args()
    lines = list(differences(analyses(options.old), analyses(options.new)))
    print(*lines, sep="\n")
    counts = (f"{sum(line.startswith(word) for line in lines)} {word}" for word in ("gained", "lost", "changed"))
    print(", ".join(counts), file=sys.stderr)


def _run(tree: Path) -> str:
    """What the command of a checkout prints for the articles of this one."""
    printed = []
    for articles in (own(), development()):
        if articles is not None:
            command = [sys.executable, "-m", "reformtext", "analyze", "--format", "jsonl", "--quiet"]
            files = [str(path) for path in articles.documents.values()]
            run = subprocess.run(
                [*command, "--manifest", str(articles.manifest), *files],
                env=os.environ | {"PYTHONPATH": str(tree / "src"), "PYTHONUTF8": "1"},
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
            )
            if not run.stdout:
                sys.exit(f"{tree}: {run.stderr}")
            printed.append(run.stdout)
    return "".join(printed)


def _by_document(lines: str) -> dict[str, Fields]:
    rows = [json.loads(line) for line in lines.splitlines() if line.strip()]
    return {Path(str(row["document"]["path"]).replace("\\", "/")).stem: row for row in rows}


def _by_start(figures: list[Fields]) -> dict[int, Fields]:
    return {figure["start"]: figure for figure in figures}


def _fields(one: Fields, other: Fields) -> Iterator[tuple[str, object, object]]:
    for name in COMPARED:
        yield name, one.get(name), other.get(name)
    yield "period", *((figure.get("period") or {}).get("end", "")[:4] for figure in (one, other))


def _context(text: str, figure: Fields) -> str:
    before = text[max(0, figure["start"] - 12) : figure["start"]]
    after = text[figure["end"] : figure["end"] + 8]
    return f"{before}【{figure['text']}】{after}".replace("\n", "␤")


if __name__ == "__main__":
    main()
