"""Bytes to text: every encoding of Chinese is tried and scored, and the reason of the choice is kept."""

import codecs
import re
from typing import NamedTuple

from reformtext.errors import ReadError
from reformtext.resources import characters

# Order decides ties. CP950 is Big5 as Windows writes it, with the characters that Python's plain codec lacks.
_CANDIDATES = (
    ("utf-8", "utf-8"),
    ("gb18030", "gb18030"),
    ("big5", "cp950"),
    ("utf-16-le", "utf-16-le"),
    ("utf-16-be", "utf-16-be"),
)
_FAMILIES = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "cp950": "big5", "big5hkscs": "big5"}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
_MAGIC = (
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file: save it as .docx, .pdf or .txt"),
    (b"\x89PNG", "a picture: recognise its text first"),
    (b"\xff\xd8\xff", "a picture: recognise its text first"),
    (b"GIF8", "a picture: recognise its text first"),
    (b"{\\rtf", "an RTF file: save it as .docx or .txt"),
    (b"PK\x03\x04", "a zip archive: unpack it first"),
    (b"Rar!", "an archive: unpack it first"),
    (b"7z\xbc\xaf", "an archive: unpack it first"),
    (b"\x1f\x8b", "an archive: unpack it first"),
    (b"\x7fELF", "a program"),
)

_CONTROLS = "[\\x00-\\x08\\x0e-\\x1a\\x1c-\\x1f\\x7f]"
_CERTAIN = 64  # bytes from which valid UTF-8 with Chinese in it is no accident
_SAMPLE = 12_000  # bytes that are scored: enough for certainty, little enough to start fast
_FLOOR = 0.3  # mean weight below which nothing read like Chinese; text stands near 2.2, random bytes below 0
_RARE = -0.5
_STRAY = 0.05  # share of characters outside ASCII up to which they pass as stray bytes in a text that is not Chinese


class Decoded(NamedTuple):
    """A text with its encoding, why that one was chosen, and what had to be left out or replaced."""

    text: str
    encoding: str
    reason: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """Return the text of `data`; `encoding` overrides the choice, `declared` (a page's own word) only favours one.

    A byte order mark is left out; a multibyte character cut off at the end is left out and bytes that stand for
    nothing become U+FFFD, with a warning each. Raises ReadError where the bytes are not text, ValueError where
    `encoding` is not the name of one.

    >>> decode("链长制".encode("gbk")).text
    '链长制'
    """
    if encoding is not None:
        return _named(data, encoding)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"not text but {what}")
    for bom, name, codec in _BOMS:
        if data.startswith(bom):
            marked, warnings = _lenient(data[len(bom) :], codec)
            if marked.count("\ufffd") * 20 <= len(marked):
                return _checked(Decoded(marked, name, "byte order mark", warnings))
    text = _strict_utf8(data)
    if text is not None and text.isascii() and _is_utf16(data):
        return Decoded(data.decode("utf-16-le"), "utf-16-le", "every pair of ASCII bytes is a common character")
    if text is not None:
        return _checked(Decoded(text, "utf-8", "plain ASCII" if text.isascii() else "valid UTF-8"))
    return _checked(_best(data, declared))


def _named(data: bytes, encoding: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding)
        "".encode(codec.name)  # text encodings only: not base64, rot13 or idna
    except (LookupError, TypeError, UnicodeError) as error:
        raise ValueError(f"{encoding!r} is not an encoding: try utf-8, gb18030, big5 or utf-16") from error
    for bom, _, name in _BOMS:
        if data.startswith(bom) and codec.name in (name, name.replace("-le", "").replace("-be", "")):
            data, codec = data[len(bom) :], codecs.lookup(name)
            break
    text, warnings = _lenient(data, codec.name)
    return _checked(Decoded(text, encoding.lower(), "given by the caller", warnings))


def _strict_utf8(data: bytes) -> str | None:
    """Return valid UTF-8 that is certainly so; a few bytes of another encoding can be valid UTF-8 too (联通 in GBK)."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if text.isascii():
        return None if re.search(_CONTROLS, text) else text
    return text if len(data) >= _CERTAIN and any(map(_is_chinese, text)) else None


def _is_chinese(character: str) -> bool:
    """Return whether it is of Chinese print. A pattern with these ranges takes 4 ms to compile; the first few tell."""
    return "\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


def _is_utf16(data: bytes) -> bool:
    """Return whether a few ASCII bytes are UTF-16 instead: 中共中央 is written as -NqQ-N.Y."""
    if not 6 <= len(data) < _CERTAIN or len(data) % 2:
        return False
    return all(character in characters.weights() for character in data.decode("utf-16-le"))


def _best(data: bytes, declared: str | None) -> Decoded:
    favoured = _family(declared)
    scores: dict[str, float] = {}
    for name, codec in _CANDIDATES:
        text, _ = _lenient(_sample(data, name), codec)
        scores[name] = _score(text) + (0.2 if name == favoured else 0.0)
    name = max(scores, key=lambda key: scores[key])
    codec = dict(_CANDIDATES)[name]
    text, warnings = _lenient(data, codec)
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    clean = not warnings and scores[name] >= _RARE  # a few rare characters, all of them real
    if scores[name] < _FLOOR and not clean and foreign > _STRAY * len(text):
        raise ReadError("not text in any encoding of Chinese; if it is, name its encoding (--encoding)")
    reason = "common characters: " + ", ".join(f"{key} {value:.2f}" for key, value in scores.items())
    if favoured and favoured != name:
        reason += f"; declared {declared}"
    return Decoded(text, name, reason, warnings)


def _family(declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    return _FAMILIES.get(name, name)


def _sample(data: bytes, name: str) -> bytes:
    """Return the bytes to score: from the first one outside ASCII, which no encoding but UTF-16 can stand inside."""
    if name.startswith("utf-16") or len(data) <= _SAMPLE:
        return data[: _SAMPLE + len(data) % 2]
    found = re.search(rb"[\x80-\xff]", data)
    start = found.start() if found else 0
    return data[start : start + _SAMPLE]


def _score(text: str) -> float:
    """Return the mean weight of the characters outside ASCII, which is near 2 for Chinese in its own encoding."""
    weights = characters.weights()
    total, count = 0.0, 0
    for character in text:
        code = ord(character)
        if 0x20 <= code < 0x7F or character in "\t\n\r":
            continue
        count += 1
        total += weights[character] if character in weights else _oddness(code)
    return total / count if count else 0.0


def _oddness(code: int) -> float:
    if 0x4E00 <= code <= 0x9FFF:
        return -0.5
    if 0x3000 <= code <= 0x33FF or 0x2000 <= code <= 0x27FF or 0xFF00 <= code <= 0xFFEF or code == 0xA0:
        return -0.5
    return -3.0  # private use, Hangul, rare extensions, controls, replacement characters


def _lenient(data: bytes, codec: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(codec), ()
    except UnicodeDecodeError as error:
        if error.end == len(data) and len(data) - error.start < 4 and error.start > 0:
            try:
                text = data[: error.start].decode(codec)
            except UnicodeDecodeError:
                pass
            else:
                left = len(data) - error.start
                return text, (f"the input ends inside a character: {left} byte{'s'[: left > 1]} left out",)
    text = data.decode(codec, "replace")
    count = text.count("\ufffd")
    return text, (f"{count} place{'s'[: count > 1]} could not be read and became U+FFFD",)


def _checked(decoded: Decoded) -> Decoded:
    """Refuse what only looks like text, and say where control characters stand in one."""
    text = decoded.text
    controls = len(re.findall(_CONTROLS, text))
    if not controls:
        return decoded
    if controls * 20 > len(text):
        raise ReadError("a binary file, not text")
    note = f"{controls} control character{'s'[: controls > 1]} (NUL and the like) in the text"
    return Decoded(text, decoded.encoding, decoded.reason, (*decoded.warnings, note))
