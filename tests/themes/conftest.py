"""Articles of a text, divided."""

from collections.abc import Callable

import pytest

from reformtext.model import Document, Layout
from reformtext.structure import divide


@pytest.fixture
def article() -> Callable[[str], tuple[Document, Layout]]:
    """Return a function from a text to its document and layout."""

    def make(text: str) -> tuple[Document, Layout]:
        document = Document(text, ((0, len(text)),))
        return document, divide(document)

    return make
