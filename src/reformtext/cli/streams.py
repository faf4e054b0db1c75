"""Standard streams: UTF-8 whatever the machine's locale, results on one and messages on the other."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from reformtext.errors import OutputError


def use_utf8() -> None:
    """Make the standard streams UTF-8 (Windows consoles and C locales are not) without translating line ends."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="" if stream is sys.stdout else None)


def say(message: str) -> None:
    """Tell the person at the terminal one line; control characters of an input are shown, not obeyed."""
    from reformtext.render.quoting import one_line

    sys.stderr.write(one_line(message) + "\n")


def is_terminal(stream: TextIO) -> bool:
    """Whether a person reads this stream."""
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def wants_colour(stream: TextIO) -> bool:
    """Colour only on a terminal that has it, and not against NO_COLOR (no-color.org)."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@contextmanager
def output(path: str | None) -> Iterator[TextIO]:
    """Standard output, or a file that is put in its place only when it is whole.

    Raises OutputError where the file cannot be written.
    """
    if path is None or path == "-":
        yield sys.stdout
        return
    target = Path(path)
    if target.is_dir():
        raise OutputError(f"{path}: a folder; -o names a file")
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file
        part.replace(target)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        part.unlink(missing_ok=True)


def write(pieces: Iterable[str], stream: TextIO) -> None:
    """Write a result piece by piece."""
    for piece in pieces:
        stream.write(piece)
