"""Every example in a docstring is executed."""

import doctest
import importlib
import pkgutil

import pytest

import reformtext

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(reformtext.__path__, "reformtext.")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_package_shows_an_example() -> None:
    found = doctest.testmod(reformtext)
    assert (found.failed, found.attempted) == (0, 2)
