"""Where inputs lie: files and folders of this machine, and whatever fsspec opens by its URL (s3://, hdfs://, memory://).

Listings come in the order of their names, so that the same corpus is walked the same way everywhere.
"""

import hashlib
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from glob import glob
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Literal, cast

from reformtext.errors import ReadError

Kind = Literal["file", "folder", "other"]
_CHANGED = ("ETag", "etag", "mtime", "LastModified", "created")  # what file systems tell of a file's last change


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder: its path as it was given, its size in bytes, and a mark that changes when the file does."""

    path: str
    kind: Kind
    size: int = 0
    mark: str = ""

    @property
    def name(self) -> str:
        """The last part of the path."""
        return PurePosixPath(self.path).name if is_url(self.path) else Path(self.path).name

    @property
    def suffix(self) -> str:
        """The end of the name, in lower case: ".txt"."""
        return Path(self.name).suffix.lower()


def is_url(path: str) -> bool:
    """Whether a path is for fsspec: s3://bucket/a.txt."""
    return "://" in path


def look(path: str) -> Entry:
    """Return what is at a path; raises ReadError where there is nothing or it cannot be looked at."""
    try:
        if is_url(path):
            system, inner = _system(path)
            with _told():
                return _remote_entry(path, system.info(inner))
        return _entry(path, Path(path).stat())
    except FileNotFoundError as error:
        raise ReadError(f"{path}: no such file or folder") from error
    except (OSError, ValueError) as error:
        raise ReadError(f"{path!r}: cannot be opened ({why(error)})") from error


def files(folder: Entry) -> Iterator[Entry]:
    """Yield the files of a folder and of the folders in it, by name; hidden ones are left out.

    Raises ReadError where a folder cannot be listed.
    """
    return _files(folder, ())


def expand(pattern: str) -> list[str]:
    """Return the paths that a pattern names (*, ?, [], ** for folders in folders), by name."""
    if is_url(pattern):
        system, inner = _system(pattern)
        try:
            with _told():
                return sorted(str(system.unstrip_protocol(name)) for name in system.glob(inner))
        except OSError as error:
            raise ReadError(f"{pattern}: cannot be listed ({why(error)})") from error
    return sorted(glob(pattern, recursive=True))  # noqa: PTH207 - keeps the pattern's own form of path


def open_binary(path: str) -> BinaryIO:
    """Open a file for reading; raises ReadError where it cannot be."""
    try:
        if is_url(path):
            system, inner = _system(path)
            with _told():
                return io.BufferedReader(_Remote(system.open(inner, "rb")))
        return Path(path).open("rb")
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: cannot be opened ({why(error)})") from error


def sha256(path: str) -> str:
    """Return the hash of a file's bytes, read piece by piece."""
    with open_binary(path) as file:
        try:
            return hashlib.file_digest(cast(Any, file), "sha256").hexdigest()
        except OSError as error:
            raise ReadError(f"{path}: cannot be read ({why(error)})") from error


def why(error: Exception) -> str:
    """Return an error's reason in a few words."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error).split("\n")[0] or type(error).__name__


def _files(folder: Entry, above: tuple[str, ...]) -> Iterator[Entry]:
    if not is_url(folder.path):
        real = os.path.realpath(folder.path)
        if real in above:  # a link to a folder that holds it
            return
        above = (*above, real)
    for entry in _children(folder.path):
        if entry.kind == "folder":
            yield from _files(entry, above)
        elif entry.kind == "file":
            yield entry


def _children(folder: str) -> Iterator[Entry]:
    try:
        if is_url(folder):
            system, inner = _system(folder)
            with _told():
                found = [(PurePosixPath(str(info["name"])).name, info) for info in system.ls(inner, detail=True)]
            for name, info in sorted(found, key=lambda pair: pair[0]):
                if not name.startswith("."):
                    yield _remote_entry(str(system.unstrip_protocol(info["name"])), info)
            return
        for path in sorted(Path(folder).iterdir(), key=lambda path: path.name):
            if path.name.startswith("."):
                continue
            try:
                yield _entry(str(path), path.stat())
            except OSError:  # a link to nothing, or a file that went away: reading it says so
                yield Entry(str(path), "file")
    except OSError as error:
        raise ReadError(f"{folder}: cannot be listed ({why(error)})") from error


def _entry(path: str, status: os.stat_result) -> Entry:
    if stat.S_ISDIR(status.st_mode):
        return Entry(path, "folder")
    kind: Kind = "file" if stat.S_ISREG(status.st_mode) else "other"
    return Entry(path, kind, status.st_size, f"{status.st_size} {status.st_mtime_ns}")


def _remote_entry(path: str, info: dict[str, Any]) -> Entry:
    if info["type"] == "directory":
        return Entry(path, "folder")
    size = int(info.get("size") or 0)
    return Entry(path, "file", size, f"{size} {next((info[key] for key in _CHANGED if info.get(key)), '')}")


def _system(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise ReadError(f"{url}: URLs need fsspec; pip install 'reformtext[dask]'") from error
    try:
        with _told():
            system, inner = url_to_fs(url)
    except (ImportError, ValueError, OSError) as error:
        raise ReadError(f"{url}: {why(error)}") from error
    return system, inner


@contextmanager
def _told() -> Iterator[None]:
    """Tell what goes wrong in a remote file system as an OSError: each has exceptions of its own."""
    try:
        yield
    except (ImportError, OSError, ValueError):
        raise
    except Exception as error:
        raise OSError(why(error)) from error


class _Remote(io.RawIOBase):
    """A remote file as the io module knows files: those of fsspec cannot read a line up to a length."""

    def __init__(self, file: Any) -> None:
        super().__init__()
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        with _told():
            return int(self._file.readinto(buffer))

    def seek(self, offset: int, whence: int = 0) -> int:
        with _told():
            return int(self._file.seek(offset, whence))

    def close(self) -> None:
        self._file.close()
        super().close()
