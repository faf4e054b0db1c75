"""Bytes to a Document: what kind of input it is, its text, its body, and what is known of it."""

import re
from os import PathLike, fspath
from pathlib import Path, PurePath
from typing import BinaryIO

from reformtext.characters import simplify
from reformtext.errors import ReadError
from reformtext.model import Document, Facts
from reformtext.reading import facts as told
from reformtext.reading import office, plain
from reformtext.reading.decode import Decoded, decode

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".shtml", ".docx", ".pdf")  # of what is surely an article
_INPUTS = ("auto", "txt", "html", "docx", "pdf")
_PAGES = (".html", ".htm", ".shtml", ".xhtml", ".shtm", ".jhtml", ".asp", ".aspx", ".php", ".jsp")
_TEXTS = (".txt", ".md", ".markdown", ".text")


def read(
    source: str | PathLike[str] | bytes | BinaryIO,
    *,
    input: str = "auto",
    encoding: str | None = None,
    facts: Facts | None = None,
) -> Document:
    """Return the document in a file, in bytes or in a binary stream.

    `input` names its kind where its beginning and its suffix mislead (txt, html, docx, pdf); `encoding` overrides the
    one found; `facts` win over what was read. Raises ReadError, which says what to do, where there is nothing to read.

    >>> read("链长制改革稳步推进，已覆盖十条产业链。".encode("gbk")).encoding
    'gb18030'
    """
    if input not in _INPUTS:
        raise ValueError(f"input is {input!r}, not one of {', '.join(_INPUTS)}")
    path, data = _bytes(source)
    try:
        return _read(data, path, input, encoding, facts)
    except ReadError as error:
        raise ReadError(f"{path}: {error}" if path else f"the input is {error}") from error


def from_text(text: str, *, facts: Facts | None = None) -> Document:
    """Return the document of a text already in hand, whose furniture is found as in a file of plain text."""
    if not isinstance(text, str):
        raise TypeError(f"a text is a str, not {type(text).__name__}; read() takes bytes and files")
    if not text.strip():
        raise ReadError("the text is empty")
    parts = plain.parts(text)
    return _document(text, parts, None, Decoded(text, "", ""), _sha256(text.encode("utf-8", "surrogatepass")), facts)


def _bytes(source: str | PathLike[str] | bytes | BinaryIO) -> tuple[str | None, bytes]:
    if isinstance(source, bytes | bytearray | memoryview):
        return None, bytes(source)
    if isinstance(source, str | PathLike):
        return fspath(source), _file(fspath(source))
    if not hasattr(source, "read"):
        raise TypeError(f"a source is a path, bytes or a binary file, not {type(source).__name__}")
    data = source.read()
    if not isinstance(data, bytes):
        raise TypeError("the stream gives text: open it in binary mode, or use from_text()")
    name = getattr(source, "name", None)
    return name if isinstance(name, str) else None, data


def _file(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{path}: no such file") from error
    except IsADirectoryError as error:
        raise ReadError(f"{path}: a folder; name the files in it") from error
    except (OSError, ValueError) as error:
        if Path(path).is_dir() if "\0" not in path else False:
            raise ReadError(f"{path}: a folder; name the files in it") from error  # Windows says only: no access
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReadError(f"{path!r}: cannot be opened ({why})") from error


def _read(data: bytes, path: str | None, kind: str, encoding: str | None, facts: Facts | None) -> Document:
    if not data.strip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n"):
        raise ReadError("empty")
    suffix = PurePath(path).suffix.lower() if path else ""
    if kind == "docx" or (kind == "auto" and office.is_docx(data)):
        return _plain(Decoded(office.docx_text(data), "utf-8", "Word document"), data, path, facts)
    if kind == "pdf" or (kind == "auto" and office.is_pdf(data)):
        return _plain(Decoded(office.pdf_text(data), "utf-8", "PDF file"), data, path, facts)
    markup = kind == "html" or (kind == "auto" and _is_page(data[:4096], suffix))
    decoded = decode(data, encoding, _declared(data[:4096]) if markup else None)
    if kind == "auto" and not markup and suffix not in _TEXTS:
        markup = _is_markup(decoded.text[:4096])  # UTF-16 hides its tags from the bytes
    if markup and (kind == "html" or "<" in decoded.text):
        return _page(decoded, data, path, facts)
    return _plain(decoded, data, path, facts)


def _is_page(head: bytes, suffix: str) -> bool:
    opening = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n").lower()
    if opening.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<title", b"<meta")):
        return True
    return suffix in _PAGES or (suffix not in _TEXTS and _is_markup(opening.decode("latin-1")))


def _is_markup(head: str) -> bool:
    """Return whether a text is a page without its head; Markdown may hold line breaks and anchors."""
    tags = re.findall(
        r"</?(html|head|body|div|table|tr|td|p|span|meta|title|script|br|a|ul|li|h[1-6])[\s>/]", head.lower()
    )
    return len(tags) >= 4 and not {"br", "a", "span"}.issuperset(tags)


def _declared(head: bytes) -> str | None:
    found = re.search(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,30})", head)
    return found[1].decode("ascii", "ignore") if found else None


def _plain(decoded: Decoded, data: bytes, path: str | None, facts: Facts | None) -> Document:
    if not decoded.text.strip():
        raise ReadError("without any text")
    return _document(decoded.text, plain.parts(decoded.text), path, decoded, _sha256(data), facts)


def _page(decoded: Decoded, data: bytes, path: str | None, facts: Facts | None) -> Document:
    from reformtext.reading import page  # lxml is loaded for pages only

    article = page.read(decoded.text)
    if not article.text:
        raise ReadError("a page without any text; if it builds its text by scripts, save it from a browser")
    parts = plain.Parts(((0, len(article.text)),), article.title, dict(article.known), furnished=True)
    if not article.found:
        note = "no article found on the page: all its text was taken"
        decoded = Decoded(decoded.text, decoded.encoding, decoded.reason, (*decoded.warnings, note))
    return _document(article.text, parts, path, decoded, _sha256(data), facts)


def _document(
    text: str, parts: plain.Parts, path: str | None, decoded: Decoded, sha256: str, facts: Facts | None
) -> Document:
    facts = facts or Facts()
    known = parts.known
    stem = PurePath(path).stem if path else ""
    first, last = (parts.body[0][0], parts.body[-1][1]) if parts.body else (0, 0)
    simple = simplify(text)
    opening, article = simple[first : first + 600] if parts.body else "", simple[first:last]
    closing = [line for line in simple[max(0, last - 300) : last].splitlines() if line.strip()]
    title = facts.title or parts.title
    genre = facts.genre or told.genre(title, known, opening, furnished=parts.furnished)
    reporter = known.get("reporter") or plain.reporter(text[first : first + len(opening)])
    warnings = list(decoded.warnings)
    if not parts.body:
        warnings.append("nothing but titles, bylines and footers: no article in it")
    elif not any("\u3400" <= character <= "\u9fff" for character in text):
        warnings.append("no Chinese characters in it")
    return Document(
        text=text,
        body=parts.body,
        path=path,
        sha256=sha256,
        encoding=decoded.encoding,
        encoding_reason=decoded.reason,
        title=title,
        author=known.get("author") or reporter,
        reporter=reporter,
        source=facts.source or known.get("source"),
        number=known.get("number"),
        published=facts.published or told.published(genre, known, title, stem, closing) or told.year_of(genre, article),
        place=facts.place or told.place(title, stem, parts.head, opening) or told.place_of(genre, article),
        genre=genre,
        warnings=tuple(warnings),
    )


def _sha256(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()
