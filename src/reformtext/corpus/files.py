"""Files that are either whole or not there, whenever the machine stops."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from reformtext.corpus.storage import why
from reformtext.errors import StoreError


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a file under another name, bring it to the disk and give it its name: that is the moment it exists."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)


def write_json(path: Path, value: Any) -> None:
    """Write JSON as a whole file."""
    write_whole(path, lambda file: file.write((json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()))


def sync_file(path: Path) -> None:
    """Bring a closed file to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring a folder's new names to the disk, where the system has a way to."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    except OSError:  # some file systems keep no promise here, and none is needed to go on
        pass
    finally:
        os.close(opened)


def remove(folder: Path) -> None:
    """Remove a folder with all in it, where it is there."""
    if folder.exists():
        shutil.rmtree(folder)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn what keeps a folder from being written into a StoreError that says so."""
    try:
        yield
    except OSError as error:
        raise unwritable(folder, error) from error


def unwritable(folder: Path, error: OSError) -> StoreError:
    """Return the error that says why a store cannot be written."""
    return StoreError(
        f"{folder}: cannot be written ({why(error)}); what is finished is kept: the same command goes on from there"
    )
