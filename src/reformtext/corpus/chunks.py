"""Inputs shared out: chunks that depend on nothing but the inputs, so that any run cuts the same ones.

The first chunks are small, so that a small corpus keeps every worker busy; later ones grow to a twentieth of what lies
before them at most, so that the last to end keeps the others waiting for little. They stay small: a worker holds the
results of one, and its memory is not to grow with the corpus.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reformtext.corpus.sources import Item

SMALLEST = 32 * 2**10  # bytes
MIDDLE = 128 * 2**10
LARGEST = 256 * 2**10
_OF_ONE_SIZE = 64  # chunks before their size doubles
_MANY = 4096  # chunks before they grow beyond the middle size
_AN_ITEM = 1000  # bytes that an input weighs beyond its own: opening it, its rows


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some inputs in their order; `name` is its number with a hash that tells of changed inputs or options."""

    number: int
    first: int
    items: tuple[Item, ...]
    name: str

    @property
    def size(self) -> int:
        """The bytes in it."""
        return sum(item.size + _AN_ITEM for item in self.items)

    @property
    def cost(self) -> int:
        """The bytes of the inputs that are done with it."""
        return sum(item.cost for item in self.items)


def chunks(items: Iterable[Item], fingerprint: str) -> Iterator[Chunk]:
    """Yield the chunks of inputs; `fingerprint` stands for the options."""
    number = first = size = 0
    held: list[Item] = []
    for item in items:
        weight = item.size + _AN_ITEM
        if held and size + weight > limit(number):
            yield _chunk(number, first, held, fingerprint)
            number, first, size, held = number + 1, first + len(held), 0, []
        held.append(item)
        size += weight
    if held:
        yield _chunk(number, first, held, fingerprint)


def limit(number: int) -> int:
    """Return the bytes from which the chunk of that number is full."""
    if number < _MANY:
        return min(MIDDLE, SMALLEST << min(10, number // _OF_ONE_SIZE))
    return min(LARGEST, MIDDLE << min(10, number // _MANY))


def _chunk(number: int, first: int, items: list[Item], fingerprint: str) -> Chunk:
    hashed = hashlib.sha256(f"{fingerprint} {number} {first}".encode())
    for item in items:
        told = (item.source, item.name, item.mark, item.id, item.facts, item.problem)
        hashed.update(repr(told).encode("utf-8", "surrogatepass") + b"\n")
    return Chunk(number, first, tuple(items), f"{number:08}-{hashed.hexdigest()[:16]}")
