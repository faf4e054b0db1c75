"""The errors a caller can expect, each saying what to do."""


class ReformtextError(Exception):
    """Base of all errors about inputs, tables and outputs; wrong arguments raise ValueError or TypeError instead."""


class ReadError(ReformtextError):
    """An input that cannot be read as an article: missing, a folder, binary, empty, or needing an extra."""


class ManifestError(ReformtextError):
    """A manifest that cannot be used; the message names the file and the line."""


class LexiconError(ReformtextError):
    """A lexicon file with a bad line; the message names the file and the line."""


class CodedError(ReformtextError):
    """A sheet of codes that cannot be used; the message names the file and the row."""


class ResourceError(ReformtextError):
    """A shipped or a user's table that breaks its own rules."""


class OutputError(ReformtextError):
    """A result that cannot be written where it was asked for."""


class StoreError(ReformtextError):
    """A store that cannot be used: in use by another run, unfinished, made otherwise, or not writable."""
