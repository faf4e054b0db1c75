"""A frame of texts to one dataset: what engines that bring their own frames map over their partitions."""

import warnings
from typing import TYPE_CHECKING, Any

from reformtext.corpus import datasets
from reformtext.corpus.analysis import analyse
from reformtext.corpus.results import keywords_of
from reformtext.corpus.rows import Columns
from reformtext.corpus.sources import row_item
from reformtext.errors import ReadError
from reformtext.model import Failure
from reformtext.resources.lexicon import Lexicon
from reformtext.themes import Tagger

if TYPE_CHECKING:
    import pandas as pd


def analyze_frame(
    frame: "pd.DataFrame", dataset: str, columns: Columns, lexicon: Lexicon | None, tagger: Tagger | None = None
) -> "pd.DataFrame":
    """Return one dataset for the rows of a frame, without categories, which differ between such engines."""
    import pandas as pd

    if not isinstance(frame, pd.DataFrame):
        raise TypeError(f"a partition is a pandas DataFrame, not {type(frame).__name__}")
    names = [str(name) for name in frame.columns]
    try:
        columns.check(names)
    except ReadError as error:
        raise ValueError(str(error)) from error
    datasets.types(dataset)
    gathered = datasets.Gathered(0)
    failed = 0
    for number, (index, cells) in enumerate(zip(frame.index, frame.to_dict("records"), strict=True), 1):
        known = {str(name): value for name, value in cells.items() if not _missing(value)}
        row = columns.row(number, {columns.of_text: None, **known}, 0)
        item = row_item(0, str(index) if row.id is None else row.id, "", row)
        result = analyse(item, tagger)
        if isinstance(result, Failure):
            failed += 1
            gathered.add(item, result)
        else:
            gathered.add(item, result, keywords_of(result, lexicon) if lexicon else None)
    if failed and dataset != "failures":
        warnings.warn(f'{failed} of {len(frame)} texts failed; dataset="failures" tells why', stacklevel=3)
    return datasets.frame(dataset, gathered.table(dataset), categories=False)


def _missing(value: Any) -> bool:
    """Whether a cell is empty, as pandas has it: None, NaN, NaT or NA."""
    import pandas as pd

    return bool(pd.isna(value)) if pd.api.types.is_scalar(value) else False
