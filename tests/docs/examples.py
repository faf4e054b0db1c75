"""The examples of a Markdown page: fenced blocks of Python and of console sessions, run as a reader would.

```python blocks of one page share their names and run in order; with >>> prompts their output is compared, as doctest
does. ```console blocks hold commands after `$ ` and, where they show it, the output expected. `…` stands for anything,
on a line of its own for any number of lines. Other fences (sh, text, json) are not run.
"""

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(python|console)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block and the line of the page on which its first line stands."""

    language: str
    text: str
    line: int


@dataclass(frozen=True)
class Command:
    line: str
    expected: str


def blocks(page: str) -> Iterator[Block]:
    for found in FENCE.finditer(page):
        yield Block(found[1], found[2], page.count("\n", 0, found.start(2)) + 1)


def commands(session: str) -> Iterator[Command]:
    r"""Yield the commands of a console session with the output shown under each; a line that ends in \ goes on."""
    parts = re.split(r"^\$ ", session.replace("\\\n", ""), flags=re.MULTILINE)
    for part in parts[1:]:
        line, _newline, expected = part.partition("\n")
        yield Command(line.strip(), expected.strip("\n"))


def matches(expected: str, output: str) -> bool:
    """Whether output is as shown, white space at the ends of lines aside.

    >>> matches("a … c\\n…\\nz", "a b c\\nd\\ne\\nz\\n")
    True
    """
    pattern = "".join(
        ".*" if part == "…" else re.escape(part) for part in re.split("(…)", _tidy(expected).replace("\n…\n", "\n…"))
    )
    return re.fullmatch(pattern, _tidy(output), re.DOTALL) is not None


def run_python(page: str, name: str) -> list[str]:
    """Run the Python blocks of a page in the current folder; return what went wrong."""
    scope: dict[str, object] = {"__name__": "__main__"}
    wrong: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE, verbose=False)
    for block in blocks(page):
        if block.language != "python":
            continue
        if ">>> " in block.text:
            test = doctest.DocTestParser().get_doctest(
                block.text.replace("…", "..."), scope, name, name, block.line - 1
            )
            runner.run(test, out=wrong.append, clear_globs=False)
            scope.update(test.globs)
        else:
            try:
                exec(compile("\n" * (block.line - 1) + block.text, name, "exec"), scope)
            except Exception as error:
                wrong.append(f"{name}:{block.line}: {type(error).__name__}: {error}\n{block.text}")
    return wrong


def run_console(page: str, name: str, folder: Path) -> list[str]:
    """Run the console sessions of a page in a folder; return what went wrong."""
    return [
        f"{name}:{block.line}: $ {command.line}\n{problem}"
        for block in blocks(page)
        if block.language == "console"
        for command in commands(block.text)
        for problem in _problems(command, folder)
    ]


def _problems(command: Command, folder: Path) -> Iterator[str]:
    run = subprocess.run(
        command.line,
        shell=True,
        cwd=folder,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        timeout=300,
        check=False,
    )
    output = run.stdout.decode("utf-8", "replace").replace("\r\n", "\n")
    if command.expected:
        if not matches(command.expected, output):
            yield f"expected:\n{command.expected}\n\ngot:\n{output}"
    elif run.returncode:
        yield f"ended with {run.returncode}:\n{output}"


def _environment() -> Mapping[str, str]:
    """The commands of this interpreter's environment first on the path, a terminal 100 columns wide, UTF-8."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    return os.environ | {"PATH": path, "COLUMNS": "100", "PYTHONUTF8": "1"}


def _tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))
