"""Word and PDF files, in which reports circulate; read by the extra `reformtext[office]`."""

import io
import re
from collections.abc import Iterator
from typing import Any

from reformtext import wrapping
from reformtext.errors import ReadError

_EXTRA = "install the extra that reads it: pip install 'reformtext[office]'"
_UNPACKED = 300_000_000  # bytes that a .docx may unpack to


def is_docx(data: bytes) -> bool:
    """Return whether the bytes are a Word document and not some other zip archive."""
    return data.startswith(b"PK\x03\x04") and b"word/" in data and b"[Content_Types].xml" in data


def is_pdf(data: bytes) -> bool:
    """Return whether the bytes are a PDF file."""
    return b"%PDF-" in data[:1024]


def docx_text(data: bytes) -> str:
    """Return the paragraphs of a Word document as lines; a table's rows are lines, its cells set apart by tabs."""
    import zipfile

    try:
        import docx
    except ImportError as error:
        raise ReadError(f"a Word document: {_EXTRA}") from error
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _UNPACKED:
                raise ReadError("a Word document that unpacks to more than 300 MB")
        document = docx.Document(io.BytesIO(data))
        lines = list(_docx_lines(document.element.body))
    except ReadError:
        raise
    except Exception as error:  # a damaged file can fail anywhere in a library we do not own
        raise ReadError(f"a Word document that cannot be opened ({_brief(error)}): save it anew") from error
    return "\n".join(lines)


def _docx_lines(body: Any) -> Iterator[str]:
    for element in body.iterchildren():
        name = str(element.tag).rpartition("}")[2]
        if name == "p":
            yield from _paragraph(element).split("\n")
        elif name == "tbl":
            for row in element.iter(f"{element.tag.rpartition('}')[0]}}}tr"):
                cells = [child for child in row.iterchildren() if str(child.tag).endswith("}tc")]
                yield "\t".join(" ".join(_paragraph(cell).split()) for cell in cells)
        elif name in ("sdt", "sdtContent"):
            yield from _docx_lines(element)


def _paragraph(element: Any) -> str:
    pieces: list[str] = []
    for node in element.iter():
        name = str(node.tag).rpartition("}")[2]
        if name == "t":
            pieces.append(node.text or "")
        elif name == "tab":
            pieces.append("\t" if str(node.getparent().tag).endswith("}r") else "")
        elif name in ("br", "cr"):
            pieces.append("\n")
        elif name == "noBreakHyphen":
            pieces.append("-")
        elif name == "p" and pieces:
            pieces.append(" ")
    return "".join(pieces)


def pdf_text(data: bytes) -> str:
    """Return the text of a PDF file, its broken lines put together to paragraphs, without page numbers."""
    import logging

    try:
        import pypdf
    except ImportError as error:
        raise ReadError(f"a PDF file: {_EXTRA}") from error
    # What pypdf thinks of a broken file stands in our own error or does not matter; its lines would come in between.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("a PDF file that asks for a password: save it without one")
        pages = [page.extract_text() or "" for page in reader.pages]
    except ReadError:
        raise
    except Exception as error:  # as above; pypdf raises what its parsers happen to
        raise ReadError(f"a PDF file that cannot be opened ({_brief(error)}): save it anew") from error
    if not "".join(pages).strip():
        raise ReadError("a PDF file without text, probably scanned: recognise its text first")
    return "\n".join(paragraphs(pages))


def paragraphs(pages: list[str]) -> list[str]:
    """Return the paragraphs of pages of broken lines.

    >>> paragraphs(["— 3 —", "改革"])
    ['改革']
    """
    rows: list[str] = []
    indented: list[bool] = []
    for page in pages:
        for raw in page.replace("\x00", "").splitlines():
            row = raw.strip()
            if not row or re.fullmatch(r"[-—－–\s·.第]*\d{1,4}[-—－–\s·.页]*(?:共\s*\d{1,4}\s*页)?", row):
                continue
            rows.append(row)
            indented.append(raw.startswith(("\u3000", "  ")) or _opens(row))
    return [wrapping.join(rows[run.start : run.stop]) for run in wrapping.runs(rows, indented, wrapping.width(rows))]


def _opens(row: str) -> bool:
    return bool(
        re.match(
            r"[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十百]{1,4}[章条节]",
            row,
        )
    )


def _brief(error: Exception) -> str:
    text = str(error).split("\n")[0][:120]
    return text or type(error).__name__
