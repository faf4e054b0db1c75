"""Words: segmentation with tags that never cuts a figure or a term of the lexicon, and keywords."""

from reformtext.words.keywords import keywords
from reformtext.words.segmentation import segment

__all__ = ["keywords", "segment"]
