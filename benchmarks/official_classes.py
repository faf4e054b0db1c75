"""How often our themes contain the class that the State Council's policy library gives a page.

    python benchmarks/official_classes.py [--shared DIR]

A page's class (`level 1/leaf`) is contained where a theme of the article has a sub-theme that answers to it in
taxonomy.toml: by its leaf, or by its first level. Classes that no sub-theme answers to are counted apart.
"""

import argparse
import json
from pathlib import Path

import reformtext as rt
from reformtext.resources.taxonomy import taxonomy

ROOT = Path(__file__).resolve().parents[1]


def themes_of(official: str) -> tuple[set[str], set[str]]:
    """The themes that answer to a class by its leaf, and by its first level."""
    level1, _slash, leaf = official.partition("/")
    found = [(theme.id, gov) for theme in taxonomy() for sub in theme.subs for gov in sub.gov_cn]
    by_leaf = {theme for theme, gov in found if gov.level1 == level1 and gov.level2 == leaf}
    return by_leaf, {theme for theme, gov in found if gov.level1 == level1}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the shared folder")
    folder = parser.parse_args().shared / "corpus"
    if not folder.is_dir():
        parser.error(f"{folder}: no such folder; --shared DIR names the one with the pages")
    counts = dict.fromkeys(("pages", "leaf known", "leaf contained", "level 1 known", "level 1 contained"), 0)
    for line in (folder / "pages.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        path = next(folder.rglob(row["file"]))
        ours = {theme.id for theme in rt.analyze(rt.read(path)).themes}
        counts["pages"] += 1
        for name, known in zip(("leaf", "level 1"), themes_of(row["gov_cn_theme"]), strict=True):
            counts[f"{name} known"] += bool(known)
            counts[f"{name} contained"] += not known.isdisjoint(ours)
    for name, count in counts.items():
        print(f"{name}: {count}")


if __name__ == "__main__":
    main()
