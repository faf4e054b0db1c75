"""The members of .zip archives, read one by one in memory: nothing is written to disk, and no bomb is unpacked."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from reformtext.corpus.storage import why
from reformtext.errors import ReadError

LARGEST_RATIO = 200  # unpacked to packed; texts reach 3 to 30
DAMAGE = (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error)
_SMALL = 2**20  # what unpacks to less is no bomb whatever its ratio


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive by its name, with the bytes it unpacks to and takes, or what is wrong with it."""

    name: str
    info: zipfile.ZipInfo
    problem: str = ""

    @property
    def suffix(self) -> str:
        """The end of the name, in lower case."""
        return PurePosixPath(self.name).suffix.lower()


@contextmanager
def opened(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """Open an archive; raises ReadError where it is none, or unpacks to far more than it can hold."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ReadError(f"no .zip archive that can be read ({why(error)})") from error
    with archive:
        packed = file.seek(0, 2)
        unpacked = sum(info.file_size for info in archive.infolist())
        if unpacked > LARGEST_RATIO * packed + _SMALL:
            raise ReadError(f"it unpacks {packed:,} bytes to {unpacked:,}: a bomb, which is left packed")
        yield archive


def members(archive: zipfile.ZipFile) -> Iterator[Member]:
    """Yield the files of an archive in its order, those that are hidden or of macOS left out."""
    for info in archive.infolist():
        name = _name(info)
        parts = PurePosixPath(name).parts
        if info.is_dir() or name.endswith("/") or any(part.startswith(".") and part != ".." for part in parts):
            continue
        if "__MACOSX" in parts:
            continue
        yield Member(name, info, _problem(info, name))


def read(archive: zipfile.ZipFile, member: Member) -> bytes:
    """Return the bytes of a member; raises ReadError where it is damaged."""
    with stream(archive, member) as file:
        try:
            return file.read()
        except DAMAGE as error:
            raise ReadError(f"damaged in the archive ({why(error)})") from error


@contextmanager
def stream(archive: zipfile.ZipFile, member: Member) -> Iterator[BinaryIO]:
    """Open a member; raises ReadError where that fails."""
    try:
        file = archive.open(member.info)
    except DAMAGE as error:
        raise ReadError(f"cannot be unpacked ({why(error)})") from error
    with file:
        yield file  # type: ignore[misc]


def _problem(info: zipfile.ZipInfo, name: str) -> str:
    if ".." in PurePosixPath(name).parts or name.startswith("/") or ":" in PurePosixPath(name).parts[0]:
        return "its name leads out of the archive"
    if info.flag_bits & 0x1:
        return "encrypted; unpack the archive with its password"
    if info.file_size > _SMALL and info.file_size > LARGEST_RATIO * max(1, info.compress_size):
        return f"it unpacks {info.compress_size:,} bytes to {info.file_size:,}: a bomb, which is left packed"
    return ""


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name with forward slashes; archives made on Chinese Windows have it in GBK without saying so."""
    name = info.filename
    if not info.flag_bits & 0x800:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")
