"""Collections of articles with gold: the project's own, and the development set of the shared folder where it is."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import scoring

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("REFORMTEXT_SHARED", ROOT.parent / "shared"))

Fields = Mapping[str, Any]


@dataclass(frozen=True)
class Collection:
    """A folder of articles, the manifest that tells what they do not say, and the folder of their gold."""

    articles: Path
    manifest: Path
    gold: Path

    @cached_property
    def documents(self) -> dict[str, Path]:
        """The articles by the name that gold gives them: the file's without its suffix."""
        return {path.stem: path for path in sorted(self.articles.iterdir()) if path.is_file()}

    @cached_property
    def analyses(self) -> dict[str, Fields]:
        """The analysis of each article as its JSON says it."""
        return dict(self._analyzed())

    def _analyzed(self) -> Iterator[tuple[str, Fields]]:
        from reformtext import reading
        from reformtext.api import analyze
        from reformtext.render.json import analysis_fields

        known = reading.read_manifest(self.manifest)
        for name, path in self.documents.items():
            document = reading.read(path, facts=reading.facts_for(known, path))
            yield name, analysis_fields(analyze(document))

    def figures(self) -> list[scoring.Outcome]:
        gold = scoring.read_gold(self.gold / "figures.jsonl")
        return [
            outcome
            for name, fields in self.analyses.items()
            for outcome in scoring.figure_outcomes(name, _text(fields), gold.get(name, []), fields["figures"])
        ]

    def themes(self, *, sub: bool = False, of: Callable[[str], bool] | None = None) -> scoring.ThemeScores:
        gold = scoring.read_gold(self.gold / "themes.jsonl")
        return scoring.theme_scores(
            line
            for name, rows in sorted(gold.items())
            if of is None or of(name)
            for line in scoring.theme_outcomes(
                _text(self.analyses[name]), rows, self.analyses[name]["paragraphs"], sub=sub
            )
        )

    def mentions(self) -> dict[str, scoring.MentionScores]:
        gold = scoring.read_gold(self.gold / "mentions.jsonl")
        return scoring.mention_scores(
            (_text(self.analyses[name]), rows, self.analyses[name]["mentions"]) for name, rows in sorted(gold.items())
        )


def own() -> Collection:
    """The sample articles written for the project."""
    folder = ROOT / "corpus"
    return Collection(folder / "articles", folder / "manifest.jsonl", folder / "gold")


def development() -> Collection | None:
    """The development set of real passages; None where the shared folder is absent."""
    folder = SHARED / "gold" / "dev"
    return Collection(folder / "texts", folder / "documents.jsonl", folder) if folder.is_dir() else None


def held_out(document: str) -> bool:
    """Whether a passage of the development set is of the third on which no rule is written."""
    return document != "seed" and int(sha256(document.encode()).hexdigest(), 16) % 3 == 1


def _text(fields: Fields) -> str:
    return str(fields["document"]["text"])
