"""One input to its analysis, or to the failure that says why there is none."""

import io
from dataclasses import replace

from reformtext import pipeline, reading
from reformtext.corpus import storage
from reformtext.corpus.sources import Item
from reformtext.errors import ReadError, ReformtextError
from reformtext.model import Analysis, Document, Failure
from reformtext.themes import Tagger

LONGEST_TEXT = 4_000_000  # characters of one article: several books; the analysis holds it in memory with its results


def analyse(item: Item, tagger: Tagger | None = None) -> Analysis | Failure:
    """Return what is found in an input, its themes by `tagger` where given.

    No input ends a run: what should not happen is a failure too, by its name.
    """
    try:
        return pipeline.analyze(_read(item), tagger)
    except ReformtextError as error:
        return Failure(item.name, type(error).__name__, str(error))
    except Exception as error:
        return Failure(item.name, type(error).__name__, f"{item.name}: cannot be analysed ({storage.why(error)})")


def _read(item: Item) -> Document:
    if item.problem:
        raise ReadError(item.problem)
    if item.path is not None and not storage.is_url(item.path):
        document = reading.read(item.path, encoding=item.encoding, facts=item.facts)
    else:
        document = reading.read(_stream(item), encoding=item.encoding, facts=item.facts)
    if len(document.text) > LONGEST_TEXT:
        raise ReadError(f"{item.name}: {len(document.text):,} characters are no article ({LONGEST_TEXT:,} at most)")
    return replace(document, path=item.name, warnings=(*item.warnings, *document.warnings))


def _stream(item: Item) -> io.BytesIO:
    """The bytes in hand, or of a URL, under the input's name."""
    data = item.data or b""
    if item.path is not None:
        with storage.open_binary(item.path) as file:
            data = file.read()
    stream = io.BytesIO(data)
    stream.name = item.name
    return stream
