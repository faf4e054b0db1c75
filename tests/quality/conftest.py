"""The sample articles with their gold, analysed once."""

import pytest
from collection import Collection, own


@pytest.fixture(scope="session")
def samples() -> Collection:
    return own()
