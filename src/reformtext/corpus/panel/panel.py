"""The panel of many documents: its rows, the documents they come from, and the inputs that gave nothing."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING

from reformtext.corpus.panel.choice import WideRow, wide
from reformtext.corpus.panel.conflicts import marked
from reformtext.corpus.panel.measures import year_of_document
from reformtext.corpus.panel.rows import PanelRow, rows
from reformtext.model import Analysis, Failure, Genre
from reformtext.resources.indicators import indicators

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class PanelDocument:
    """A document of the panel; `themes` are its theme shares by id, which sum to 1 at most."""

    document: str | None
    title: str | None
    place: str | None
    published: str | None
    genre: Genre
    sha256: str
    themes: tuple[tuple[str, float], ...]

    @property
    def year(self) -> int | None:
        """The year the document is of: the one a report plans (of the year's end: the next), a communiqué reports."""
        return year_of_document(self.genre, self.published)


@dataclass(frozen=True, slots=True)
class Panel:
    """One row per statement in `rows`, those that contradict one another marked; `cells` is one row per place and year.

    `long`, `wide`, `gaps`, `conflicts` and `themes` are pandas tables of them; `save` writes a file.
    """

    rows: tuple[PanelRow, ...]
    documents: tuple[PanelDocument, ...]
    failures: tuple[Failure, ...] = ()

    @property
    def cells(self) -> tuple[WideRow, ...]:
        """One row per place and year: of each cell's statements the one that the rule of choice.py prefers."""
        return wide(self.rows, {one.document: (one.genre, one.published or "") for one in self.documents})

    def long(self) -> "pd.DataFrame":
        """Return one row per statement: numbers as exact strings, and beside them as floats."""
        from reformtext.render import panel_tables

        return panel_tables.long_frame(self)

    def wide(self) -> "pd.DataFrame":
        """Return one row per place and year, numbers as floats, missing cells empty, theme shares at its end."""
        from reformtext.render import panel_tables

        return panel_tables.wide_frame(self)

    def gaps(self) -> "pd.DataFrame":
        """Return target against outcome: one row per place, year and indicator that has both; gaps.py says how."""
        from reformtext.render import panel_tables

        return panel_tables.gaps_frame(self)

    def conflicts(self) -> "pd.DataFrame":
        """Return the rows of the long form that contradict another row of their cell."""
        found = self.long()
        return found[found["conflict"]].reset_index(drop=True)

    def themes(self) -> "pd.DataFrame":
        """Return the theme shares of each document."""
        from reformtext.render import panel_tables

        return panel_tables.themes_frame(self)

    def save(self, path: str | PathLike[str], form: str | None = None) -> None:
        """Write the panel as its suffix says: .xlsx (both forms unless one is asked for), .csv, .dta or .parquet.

        `form` is "long" or "wide"; the long one where a file holds one table only. Raises ValueError for another suffix
        or form, OutputError where the file cannot be written.
        """
        from reformtext.render import panel_files

        panel_files.save(self, path, form)


def build(results: Iterable[Analysis | Failure], chosen: Collection[str] | None = None) -> Panel:
    """Make a panel of analyses, which are let go one by one; `chosen` are indicator ids, all without it.

    Raises ValueError for an id that no indicator has.
    """
    unknown = sorted(set(chosen or ()) - set(indicators()))
    if unknown:
        raise ValueError(f"no indicator {unknown[0]!r}: the ids are {', '.join(indicators())}")
    found: list[PanelRow] = []
    documents: list[PanelDocument] = []
    failures: list[Failure] = []
    for result in results:
        if isinstance(result, Failure):
            failures.append(result)
            continue
        if not isinstance(result, Analysis):
            raise TypeError(f"a panel is made of analyses, not of {type(result).__name__}")
        found += rows(result, chosen)
        document = result.document
        documents.append(
            PanelDocument(
                document.path,
                document.title,
                document.place,
                document.published,
                document.genre,
                document.sha256,
                tuple((theme.id, theme.share) for theme in result.themes),
            )
        )
    return Panel(marked(found), tuple(documents), tuple(failures))
