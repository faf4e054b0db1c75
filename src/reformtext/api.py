"""The public functions: read, analyze, words, frames. `import reformtext as rt` gives each as `rt.name`."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, BinaryIO, get_args

from reformtext import model, pipeline, reading
from reformtext.errors import (
    LexiconError,
    ManifestError,
    OutputError,
    ReadError,
    ReformtextError,
    ResourceError,
    StoreError,
)
from reformtext.figures.numerals import parse_number
from reformtext.model import (
    Document,
    Facts,
    Failure,
    Figure,
    Genre,
    Mention,
    Paragraph,
    Period,
    Section,
    Sentence,
    Summary,
    Theme,
    ThemeTag,
    Word,
)

if TYPE_CHECKING:
    import pandas as pd

    from reformtext.corpus.panel import Panel
    from reformtext.corpus.sources import Inputs
    from reformtext.corpus.store import Store
    from reformtext.resources.lexicon import Lexicon
    from reformtext.themes import Tagger
    from reformtext.themes.classifier import ThemeClassifier

Path_ = str | os.PathLike[str]
Source = str | os.PathLike[str] | bytes | BinaryIO


@dataclass(frozen=True, repr=False)
class Analysis(model.Analysis):
    """Everything found in one document; see the documentation of each part for its fields.

    `words` are cut on first use, `to_frame` gives a table, and a notebook shows the article with its evidence marked.
    """

    lexicon: "Lexicon | None" = field(default=None, compare=False)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the text with their tags; none cuts a figure or a term of the lexicon."""
        from reformtext.words import segment

        spans = [(figure.start, figure.end) for figure in self.figures]
        return segment(self.document.text, keep=spans, lexicon=self.lexicon)

    @cached_property
    def tone(self) -> model.Tone:
        """The tone of every sentence (成绩, 问题, 举措, 目标 or neither) and the share of each; loads snownlp."""
        from reformtext.tone import tone

        return tone(self)

    def to_frame(self, name: str) -> "pd.DataFrame":
        """Return one table: documents, sections, paragraphs, sentences, figures, dates, themes, tags, mentions, words,
        summary or tone. Every row names the document and quotes the text; raises ValueError for another name."""
        from reformtext.render import tables

        return tables.frame(self, name)

    def _repr_html_(self) -> str:
        from reformtext.render import page

        return page.notebook(self)

    def __repr__(self) -> str:
        counts = f"{len(self.figures)} figures, {len(self.themes)} themes, {len(self.mentions)} mentions"
        title = self.document.title or self.document.path or self.document.text[:20].strip()
        return f"<Analysis of {title!r}: {len(self.document.text)} characters, {counts}>"


def read(source: Source, *, input: str = "auto", encoding: str | None = None, facts: Facts | None = None) -> Document:
    """Return the document in a file (by its path), in bytes or in a binary stream.

    `input` is auto, txt, html, docx or pdf; `encoding` overrides the one found; `facts` win over what was read. Raises
    ReadError, which says what to do, where there is nothing to read.

    >>> read("全市累计减贫170.15万人。".encode("gb18030")).text
    '全市累计减贫170.15万人。'
    """
    return reading.read(source, input=input, encoding=encoding, facts=_checked(facts))


def analyze(
    source: Document | str | os.PathLike[str] | bytes | BinaryIO,
    *,
    facts: Facts | None = None,
    lexicon: "Lexicon | None" = None,
    themes: "Tagger | None" = None,
) -> Analysis:
    """Return everything found in a document, in a text already in hand (str), or in a file (a Path, bytes, a stream).

    `facts` tell what the source does not say itself; `lexicon` (of `load_lexicon`) holds terms that words are not to
    cut; `themes` (of `load_themes`) is your own taxonomy or model to tag by.

    >>> analyze("城乡低保标准分别提高190%、314%。").figures[1].subject
    '农村低保标准'
    """
    return _with_words(pipeline.analyze(_document(source, facts), _themes(themes)), _lexicon(lexicon))


def analyze_all(
    paths: Path_ | Iterable[Path_],
    *,
    manifest: Path_ | None = None,
    encoding: str | None = None,
    lexicon: "Lexicon | None" = None,
    themes: "Tagger | None" = None,
    glob: str | None = None,
    text_column: str | None = None,
    id_column: str | None = None,
) -> Iterator[Analysis | Failure]:
    """Yield the analysis of each input, or a Failure that says why there is none; one at a time, in order.

    `paths` are files, folders, globs, .zip archives and tables (.jsonl, .csv, .parquet) with a column of texts, which
    `text_column` names (else text), and one of ids (`id_column`). From folders and archives the articles are taken in
    the order of their names, by suffix (txt, md, html, htm, shtml, docx, pdf) or by `glob`; their tables where
    `text_column` is given. `manifest` names a file that tells what the inputs do not; `lexicon` and `themes` are those
    of `analyze`.
    """
    listed = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    for path in listed:
        if not isinstance(path, str | os.PathLike):
            raise TypeError(f"a path is a str or a Path, not {type(path).__name__}")
    from reformtext.corpus.rows import Columns
    from reformtext.corpus.sources import Inputs

    inputs = Inputs(
        tuple(os.fspath(path) for path in listed),
        glob=glob,
        columns=Columns(text_column, id_column),
        manifest=reading.read_manifest(manifest) if manifest is not None else {},
        manifest_path=None if manifest is None else os.fspath(manifest),
        encoding=encoding,
    )
    return _analyses(inputs, _lexicon(lexicon), _themes(themes))


def panel(
    source: "Path_ | Iterable[Path_] | Iterable[model.Analysis | Failure]",
    *,
    indicators: Iterable[str] | None = None,
    manifest: Path_ | None = None,
) -> "Panel":
    """Return the panel of reports and communiqués: what they state of their place's indicators, year by year.

    `source` is files and folders, or analyses already made; `indicators` are ids (all without it), `manifest` names a
    file that tells the reports' dates and places. Inputs that cannot be read stand in its `failures`.
    """
    from reformtext.corpus.panel import build

    chosen = None if indicators is None else tuple(indicators)
    if isinstance(source, str | os.PathLike):
        return build(analyze_all(source, manifest=manifest), chosen)
    return build(_results(source, manifest), chosen)


def _results(
    source: Iterable[Path_ | model.Analysis | Failure], manifest: Path_ | None
) -> Iterator[model.Analysis | Failure]:
    """Analyses as they are, files and folders analysed."""
    for item in source:
        if isinstance(item, model.Analysis | Failure):
            yield item
        elif isinstance(item, str | os.PathLike):
            yield from analyze_all(item, manifest=manifest)
        else:
            raise TypeError(f"a panel is made of paths or analyses, not of {type(item).__name__}")


def open_store(folder: Path_) -> "Store":
    """Return the store that `reformtext batch … -o folder` made: its datasets as DataFrames, its manifest.

    Raises StoreError where there is none, or one that is not finished.
    """
    from reformtext.corpus.store import open_store as opened

    return opened(folder)


def analyze_partition(
    frame: "pd.DataFrame",
    *,
    dataset: str = "figures",
    text_column: str = "text",
    id_column: str | None = None,
    lexicon: "Lexicon | None" = None,
    themes: "Tagger | None" = None,
) -> "pd.DataFrame":
    """Return one dataset of the store (articles, figures, themes, tags, mentions, sentences, failures) for texts.

    It is for mapping over the partitions of a large table, with Dask, Spark's mapInPandas or Ray Data: the columns and
    their types are the same whatever the rows hold, and for no rows as well. `document` is the id, or the frame's index
    where there is no `id_column`; columns named published, place, genre, title and source tell what the text does not.
    A text that gives no analysis warns, and is a row of the dataset "failures". Raises ValueError for a name that is no
    dataset or no column.
    """
    from reformtext.corpus.partition import analyze_frame
    from reformtext.corpus.rows import Columns

    return analyze_frame(frame, dataset, Columns(text_column, id_column), _lexicon(lexicon), _themes(themes))


def words(text: str | Document | model.Analysis, *, lexicon: "Lexicon | None" = None) -> tuple[Word, ...]:
    """Return the words of any text with their tags, jieba's tag set; they tile the text but for white space.

    >>> [word.text for word in words("推进链长制改革")]
    ['推进', '链长制', '改革']
    """
    from reformtext.words import segment

    if isinstance(text, model.Analysis):
        return segment(text.document.text, keep=[(f.start, f.end) for f in text.figures], lexicon=_lexicon(lexicon))
    return segment(_text(text), lexicon=_lexicon(lexicon))


def keywords(
    text: str | Document | model.Analysis, n: int = 20, *, lexicon: "Lexicon | None" = None
) -> tuple[tuple[str, float], ...]:
    """Return the n terms that weigh most, with their weights: the term's share of the text times jieba's IDF.

    >>> [term for term, weight in keywords("链长制推动产业链招商，链长制见成效。", 1)]
    ['链长制']
    """
    from reformtext.words import keywords as weigh

    if not isinstance(n, int):
        raise TypeError(f"n is a number of terms, not {type(n).__name__}")
    return weigh(_text(text), n, _lexicon(lexicon))


def load_lexicon(*paths: Path_) -> "Lexicon":
    """Return the shipped lexicon with the terms of your own files added: a term a line, after a tab its tag.

    Raises LexiconError, naming file and line, where a line is none.
    """
    from reformtext.resources import lexicon

    return lexicon.load_lexicon(paths)


def load_themes(path: Path_) -> "Tagger":
    """Return what your own file tags by: a taxonomy with seeds (TOML), or a model of `reformtext train themes`.

    Raises ResourceError, naming file and line, where it holds neither.
    """
    from reformtext import themes

    return themes.load_themes(os.fspath(path))


def frames(
    results: Iterable[model.Analysis | Failure], names: Sequence[str] | None = None
) -> dict[str, "pd.DataFrame"]:
    """Return the tables of many analyses by their names, and the failures among them under "failures".

    `names` chooses among documents, sections, paragraphs, sentences, figures, dates, themes, tags, mentions, words,
    summary and tone; all but tags, summary and tone without it. Analyses are let go one by one, so that
    `frames(analyze_all("corpus/"))` keeps no more than its rows.
    """
    from reformtext.render import tables

    if isinstance(results, model.Analysis | Failure):
        raise TypeError("frames() takes several analyses; one has to_frame()")
    return tables.frames(results, tables.FRAMES if names is None else names)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of one analysis as `reformtext analyze --format json` prints it."""
    from reformtext.render.schema import schema as make

    return make()


def _with_words(found: model.Analysis, lexicon: "Lexicon | None") -> Analysis:
    return Analysis(**{part.name: getattr(found, part.name) for part in fields(found)}, lexicon=lexicon)


def _analyses(inputs: "Inputs", lexicon: "Lexicon | None", themes: "Tagger | None") -> Iterator[Analysis | Failure]:
    from reformtext.corpus.analysis import analyse
    from reformtext.corpus.sources import Walk

    for item in Walk(inputs):
        result = analyse(item, themes)
        yield result if isinstance(result, Failure) else _with_words(result, lexicon)


def _document(source: object, facts: Facts | None) -> Document:
    if isinstance(source, Document):
        if facts is not None:
            raise ValueError("this document is read already: give its facts to read()")
        return source
    if isinstance(source, str):
        if _is_path(source):
            raise ValueError(f"{source!r} is a path, not a text: analyze(read({source!r})) reads the file")
        return reading.from_text(source, facts=_checked(facts))
    if isinstance(source, os.PathLike | bytes | bytearray | memoryview) or hasattr(source, "read"):
        return read(source, facts=facts)  # type: ignore[arg-type]
    raise TypeError(f"a source is a Document, a text, a path, bytes or a binary file, not {type(source).__name__}")


def _is_path(text: str) -> bool:
    """Whether a text can only be meant as the name of a file: one line that ends as such names do."""
    return len(text) < 1000 and "\n" not in text and text.lower().endswith(reading.SUFFIXES)


def _text(text: object) -> str:
    if isinstance(text, model.Analysis):
        return text.document.text
    if isinstance(text, Document):
        return text.text
    if not isinstance(text, str):
        raise TypeError(f"a text is a str, a Document or an Analysis, not {type(text).__name__}")
    return text


def _lexicon(lexicon: object) -> "Lexicon | None":
    if lexicon is None:
        return None
    from reformtext.resources.lexicon import Lexicon

    if not isinstance(lexicon, Lexicon):
        raise TypeError(f"a lexicon comes from load_lexicon(), not {type(lexicon).__name__}")
    return lexicon


def _themes(themes: object) -> "Tagger | None":
    from reformtext.themes import Tagger

    if themes is not None and not isinstance(themes, Tagger):
        raise TypeError(f"themes come from load_themes(), not {type(themes).__name__}")
    return themes


def _checked(facts: Facts | None) -> Facts | None:
    """Refuse facts that no document can have."""
    if facts is None:
        return None
    if not isinstance(facts, Facts):
        raise TypeError(f"facts are Facts(…), not {type(facts).__name__}")
    if facts.published is not None and not is_date(facts.published):
        raise ValueError(f"published is {facts.published!r}, not YYYY, YYYY-MM or YYYY-MM-DD")
    if facts.genre is not None and facts.genre not in get_args(Genre):
        raise ValueError(f"genre is {facts.genre!r}, not one of {', '.join(get_args(Genre))}")
    return facts


def is_date(text: str) -> bool:
    """Whether a text is a date as exact as known: a year, a month or a day of the calendar.

    >>> is_date("2024-10"), is_date("2024-02-30"), is_date("2024/10")
    (True, False, False)
    """
    from datetime import date

    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        return False
    year, month, day = (int(part) for part in (text.split("-") + ["1", "1"])[:3])
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


def __getattr__(name: str) -> Any:
    if name == "Lexicon":  # its automaton is loaded for those who name it
        from reformtext.resources.lexicon import Lexicon

        return Lexicon
    if name == "ThemeClassifier":  # scikit-learn too
        from reformtext.themes.classifier import ThemeClassifier

        return ThemeClassifier
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


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
