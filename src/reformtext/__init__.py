"""Figures, themes, mentions and quoted summaries from Chinese policy journalism.

>>> import reformtext as rt
>>> rt.analyze("全市累计减贫170.15万人。").figures[0].text
'170.15万人'
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from reformtext.version import __version__

if TYPE_CHECKING:
    from reformtext.api import (
        Analysis,
        Document,
        Facts,
        Failure,
        Figure,
        Lexicon,
        LexiconError,
        ManifestError,
        Mention,
        OutputError,
        Paragraph,
        Period,
        ReadError,
        ReformtextError,
        ResourceError,
        Section,
        Sentence,
        StoreError,
        Summary,
        Theme,
        ThemeClassifier,
        ThemeTag,
        Word,
        analyze,
        analyze_all,
        analyze_partition,
        frames,
        keywords,
        load_lexicon,
        load_themes,
        open_store,
        panel,
        parse_number,
        read,
        schema,
        words,
    )

__all__ = [
    "Analysis",
    "Document",
    "Facts",
    "Failure",
    "Figure",
    "Lexicon",
    "LexiconError",
    "ManifestError",
    "Mention",
    "OutputError",
    "Paragraph",
    "Period",
    "ReadError",
    "ReformtextError",
    "ResourceError",
    "Section",
    "Sentence",
    "StoreError",
    "Summary",
    "Theme",
    "ThemeClassifier",
    "ThemeTag",
    "Word",
    "__version__",
    "analyze",
    "analyze_all",
    "analyze_partition",
    "frames",
    "keywords",
    "load_lexicon",
    "load_themes",
    "open_store",
    "panel",
    "parse_number",
    "read",
    "schema",
    "words",
]


def __getattr__(name: str) -> Any:
    """A public name is loaded on first use, so that importing the package costs next to nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from reformtext import api

    value = globals()[name] = getattr(api, name)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


class _Package(ModuleType):
    """This package, in which `words` is the public function: importing the subpackage `reformtext.words`, which is no
    public name, would put the module in its place."""

    @property
    def words(self) -> Any:
        return __getattr__("words")

    @words.setter
    def words(self, module: ModuleType) -> None:
        pass


sys.modules[__name__].__class__ = _Package
