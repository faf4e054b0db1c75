"""What the rules of status and of periods are asked about alike."""

from typing import NamedTuple

from reformtext.figures.clauses import Place
from reformtext.figures.outlook import Outlook
from reformtext.figures.quantities import Quantity
from reformtext.model import Change, Document, Genre


class Asked(NamedTuple):
    """A quantity where it stands, and what is known of its sentence and of its document."""

    text: str  # folded
    place: Place
    change: Change
    outlook: Outlook
    document: Document
    start: int  # the span of the sentence, as far as it can bear on the quantity
    end: int

    @property
    def quantity(self) -> Quantity:
        return self.place.quantity

    @property
    def genre(self) -> Genre:
        return self.document.genre
