"""Inputs one by one: any mix of files, folders, globs, archives and tables, always in the same order.

What is wrong with an input is told in its place, so that every input is there once, as a text or as a failure.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from typing import BinaryIO

from reformtext.corpus import archives, rows, storage
from reformtext.corpus.storage import Entry
from reformtext.errors import ManifestError, ReadError
from reformtext.model import Facts, Manifest
from reformtext.reading import SUFFIXES
from reformtext.reading.manifest import facts_for, facts_of

ARCHIVES = (".zip",)
LARGEST_FILE = 64 * 2**20  # bytes of one article; more is no article


@dataclass(frozen=True, slots=True)
class Item:
    """One input: bytes in hand or a file to read, or what is wrong with it.

    `source` is the index of the path it came from, `name` what results call it, `mark` changes when its content does,
    `size` is what it weighs for sharing out the work and `cost` the bytes of the inputs that are done with it.
    """

    source: int
    name: str
    mark: str
    size: int = 0
    cost: int = 0
    data: bytes | None = None
    path: str | None = None
    id: str | None = None
    facts: Facts | None = None
    warnings: tuple[str, ...] = ()
    encoding: str | None = None
    problem: str = ""


@dataclass(frozen=True)
class Inputs:
    """What to read: paths as they were given and how.

    `glob` chooses among the files of folders and archives; without it the articles and archives are taken, and tables
    where `columns.text` is given. `aside` is a folder to pass over: the store itself; `manifest_path` a file likewise.
    """

    paths: tuple[str, ...]
    glob: str | None = None
    columns: rows.Columns = field(default_factory=rows.Columns)
    manifest: Manifest = field(default_factory=dict)
    manifest_path: str | None = None
    encoding: str | None = None
    aside: str | None = None

    def takes(self, path: str, suffix: str) -> bool:
        """Whether a file of a folder or an archive is an input; `path` is its path in it."""
        if self.glob is not None:
            name = path if "/" in self.glob else path.rpartition("/")[2]
            return fnmatch(name, self.glob)
        return suffix in SUFFIXES or suffix in ARCHIVES or (suffix in rows.SUFFIXES and self.columns.text is not None)


@dataclass
class Walk:
    """One walk over the inputs. `hashes` gathers the sha256 of archives and tables by their paths, `left` the tables in
    folders that were not asked for."""

    inputs: Inputs
    hashes: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Item]:
        """Yield every input in the order of the paths, folders and archives in the order of their files."""
        for source, given in enumerate(self.inputs.paths):
            yield from self._given(source, given)

    def _given(self, source: int, given: str) -> Iterator[Item]:
        try:
            entry = storage.look(given)
        except ReadError as error:
            if not re.search(r"[*?\[]", given):
                yield Item(source, given, "", problem=str(error))
                return
            try:
                found = storage.expand(given)
            except ReadError as unlisted:
                yield Item(source, given, "", problem=str(unlisted))
                return
            if not found:
                yield Item(source, given, "", problem=f"{given}: no file matches")
            for path in found:
                if self.inputs.glob is None or Path(path).is_dir() or fnmatch(Path(path).name, self.inputs.glob):
                    yield from self._path(source, path)
            return
        yield from self._entry(source, entry)

    def _path(self, source: int, path: str) -> Iterator[Item]:
        try:
            entry = storage.look(path)
        except ReadError as error:
            yield Item(source, path, "", problem=str(error))
            return
        yield from self._entry(source, entry)

    def _entry(self, source: int, entry: Entry) -> Iterator[Item]:
        if entry.kind == "other":
            yield Item(source, entry.path, "", problem=f"{entry.path}: neither a file nor a folder")
        elif entry.kind == "file":
            yield from self._file(source, entry)
        else:
            yield from self._folder(source, entry)

    def _folder(self, source: int, folder: Entry) -> Iterator[Item]:
        aside = Path(self.inputs.aside).resolve() if self.inputs.aside else None
        empty = True
        try:
            for entry in storage.files(folder):
                within = entry.path[len(folder.path) :].replace("\\", "/").lstrip("/")
                if not self.inputs.takes(within, entry.suffix):
                    if entry.suffix in rows.SUFFIXES and self.inputs.glob is None and not self._is_manifest(entry.path):
                        self.left.append(entry.path)
                    continue
                if aside is not None and aside in Path(entry.path).resolve().parents:
                    continue
                if self._is_manifest(entry.path):
                    continue
                empty = False
                yield from self._file(source, entry)
        except ReadError as error:
            yield Item(source, folder.path, "", problem=str(error))
            return
        if empty:
            wanted = self.inputs.glob or " ".join(SUFFIXES)
            yield Item(source, folder.path, "", problem=f"{folder.path}: a folder without articles ({wanted})")

    def _is_manifest(self, path: str) -> bool:
        known = self.inputs.manifest_path
        return (
            known is not None and Path(path).name == Path(known).name and Path(path).resolve() == Path(known).resolve()
        )

    def _file(self, source: int, entry: Entry) -> Iterator[Item]:
        if entry.suffix in ARCHIVES:
            yield from self._contained(source, entry, self._archive)
        elif entry.suffix in rows.SUFFIXES:
            yield from self._contained(source, entry, self._table)
        else:
            problem = ""
            if entry.size > LARGEST_FILE:
                problem = f"{entry.path}: {entry.size:,} bytes are no article ({LARGEST_FILE:,} at most); split it"
            yield Item(
                source,
                entry.path,
                entry.mark,
                size=entry.size,
                cost=entry.size,
                path=entry.path,
                facts=facts_for(self.inputs.manifest, entry.path),
                encoding=self.inputs.encoding,
                problem=problem,
            )

    def _contained(self, source: int, entry: Entry, open_up: "_Opener") -> Iterator[Item]:
        """The inputs in one file; what is wrong with the file as a whole is one failure."""
        try:
            hashed = self.hashes[entry.path] = storage.sha256(entry.path)
            with storage.open_binary(entry.path) as file:
                yield from open_up(source, _Container(entry.path, hashed, entry.suffix, entry.size), file)
        except ReadError as error:
            message = str(error)
            if not message.startswith(entry.path):
                message = f"{entry.path}: {message}"
            yield Item(source, entry.path, entry.mark, problem=message)
        except OSError as error:
            yield Item(source, entry.path, entry.mark, problem=f"{entry.path}: {storage.why(error)}")

    def _archive(self, source: int, container: "_Container", file: BinaryIO) -> Iterator[Item]:
        with archives.opened(file) as archive:
            for member in archives.members(archive):
                if not self.inputs.takes(member.name, member.suffix) and not member.problem:
                    if member.suffix in rows.SUFFIXES and self.inputs.glob is None:
                        self.left.append(f"{container.path}/{member.name}")
                    continue
                yield from self._member(source, container, archive, member)

    def _member(
        self, source: int, container: "_Container", archive: zipfile.ZipFile, member: archives.Member
    ) -> Iterator[Item]:
        name = f"{container.path}/{member.name}"
        mark = f"{container.sha256} {member.name}"
        problem = member.problem
        if member.suffix in ARCHIVES:
            problem = problem or "an archive in an archive; unpack the outer one"
        elif member.suffix in rows.SUFFIXES and not problem:
            inner = _Container(name, container.sha256, member.suffix, member.info.compress_size)
            try:
                with archives.stream(archive, member) as file:
                    yield from self._table(source, inner, file)
            except (ReadError, *archives.DAMAGE) as error:
                yield Item(source, name, mark, problem=f"{name}: {storage.why(error)}")
            return
        elif member.info.file_size > LARGEST_FILE:
            problem = problem or f"{member.info.file_size:,} bytes are no article ({LARGEST_FILE:,} at most)"
        data = None
        if not problem:
            try:
                data = archives.read(archive, member)
            except ReadError as error:
                problem = str(error)
        yield Item(
            source,
            name,
            mark,
            size=len(data or b""),
            cost=member.info.compress_size,
            data=data,
            facts=facts_for(self.inputs.manifest, name),
            encoding=self.inputs.encoding,
            problem=f"{name}: {problem}" if problem else "",
        )

    def _table(self, source: int, container: "_Container", file: BinaryIO) -> Iterator[Item]:
        for row in rows.rows(file, container.suffix, self.inputs.columns):
            name = f"{container.path}#{row.id if row.id is not None else row.number}"
            known = self.inputs.manifest.get(row.id) if row.id is not None else None
            item = row_item(source, name, f"{container.sha256} {row.number}", row)
            yield replace(item, facts=facts_for(self.inputs.manifest, name) or known or item.facts)


def row_item(source: int, name: str, mark: str, row: rows.Row) -> Item:
    """Return the input that a row of a table is, with what its own columns tell of it."""
    data = row.text
    if isinstance(data, str):  # half of a surrogate pair, as broken JSON has it, is no character
        data = re.sub("[\ud800-\udfff]", "\ufffd", data).encode()
    facts: Facts | None = None
    warnings: tuple[str, ...] = ()
    if row.told:
        try:
            facts = facts_of({key: _cell(value) for key, value in row.told.items()})
        except ManifestError as error:
            warnings = (f"columns left unread: {error}",)
    return Item(
        source,
        name,
        mark,
        size=len(data or b""),
        cost=row.cost,
        data=data,
        id=row.id,
        facts=facts,
        warnings=warnings,
        encoding="utf-8" if isinstance(row.text, str) else None,
        problem=f"{name}: {row.problem}" if row.problem else "",
    )


@dataclass(frozen=True, slots=True)
class _Container:
    """An archive or a table that is being read."""

    path: str
    sha256: str
    suffix: str
    size: int


_Opener = Callable[[int, _Container, BinaryIO], Iterator[Item]]


def _cell(value: object) -> object:
    """A cell as a manifest has it: days as 2021-03-05."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    return value


def total_size(inputs: Inputs) -> int:
    """Return the bytes of all inputs, as far as is known before reading them; for showing how much is left."""
    total = 0
    for given in inputs.paths:
        try:
            for path in [given] if not re.search(r"[*?\[]", given) else storage.expand(given) or [given]:
                entry = storage.look(path)
                if entry.kind == "folder":
                    total += sum(file.size for file in storage.files(entry) if inputs.takes(file.name, file.suffix))
                else:
                    total += entry.size
        except ReadError:
            continue
    return total
