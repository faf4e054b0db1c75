"""Mentions: the initiatives, documents, organisations, people and places a text names, each with all its spans."""

from collections import Counter

from reformtext.characters import fold
from reformtext.mentions.documents import find_documents, with_issuers
from reformtext.mentions.found import Cover, Found
from reformtext.mentions.initiatives import find_initiatives
from reformtext.mentions.organisations import find_organisations
from reformtext.mentions.people import find_people, without_people
from reformtext.mentions.place_names import verdict
from reformtext.mentions.places import candidates, find_places
from reformtext.mentions.same import with_one_key
from reformtext.mentions.spacing import Closed
from reformtext.model import Document, Layout, Mention


def find(document: Document, layout: Layout) -> tuple[Mention, ...]:
    """Return the named things of a document's body, each once with all its spans, in the order of the text.

    A name inside another is left out (东明县 in 东明县行政审批服务局 is no place), and nothing is looked for in 《》.

    >>> from reformtext.reading import from_text
    >>> from reformtext.structure import divide
    >>> document = from_text("市委书记张伦明确指出，要推行“链长制”。巨野县先行，巨野经验已在山东推广。")
    >>> [(m.text, m.type, m.role, m.code) for m in find(document, divide(document))]  # doctest: +NORMALIZE_WHITESPACE
    [('市委', 'organisation', None, None), ('张伦', 'person', '市委书记', None), ('“链长制”', 'initiative', None, None),
     ('巨野县', 'place', None, '371724'), ('山东', 'place', None, '370000')]
    """
    closed = Closed(fold(document.text), [(paragraph.start, paragraph.end) for paragraph in layout.paragraphs])
    text, paragraphs = closed.text, closed.paragraphs
    names = candidates(text, paragraphs, document.place)
    taken = Cover(len(text))
    documents = find_documents(text, paragraphs)
    taken.add(*documents)
    organisations = find_organisations(text, paragraphs, names, taken)
    documents = with_issuers(text, documents, organisations)
    taken.add(*documents)
    organisations = tuple(one for one in organisations if not taken.touches(one.start, one.end))
    sites = {one.start for one in names if verdict(one) != "word"}
    initiatives = find_initiatives(text, paragraphs, sites, taken)
    taken.add(*organisations, *initiatives)
    places = without_people(text, find_places(text, document, names, taken))
    taken.add(*places)
    people = find_people(text, paragraphs, (*organisations, *places), taken)
    return _entries(document.text, closed, (*documents, *with_one_key(organisations), *initiatives, *places, *people))


def _entries(text: str, closed: Closed, found: tuple[Found, ...]) -> tuple[Mention, ...]:
    """Gather what is found under its type and key.

    The text of an entry is its most frequent form, in marks where it has them, of these the longest: “一带一路” and not
    “一带一路”…论坛 named once. People, places and documents are told by their longest form: 巨野县, not 巨野.
    """
    entries: dict[tuple[str, str], list[Found]] = {}
    for one in sorted(found, key=lambda one: (one.start, one.end)):
        entries.setdefault((one.type, one.key), []).append(one)
    return tuple(_entry(text, closed, places) for places in entries.values())


def _entry(text: str, closed: Closed, places: list[Found]) -> Mention:
    first = places[0]
    quotes = [text[slice(*closed.back(*one.span))] for one in places]
    told = Counter(quotes if first.type in ("initiative", "organisation") else ())
    shown, _ = max(zip(places, quotes, strict=True), key=lambda pair: ("“" in pair[1], told[pair[1]], len(pair[1])))
    start, end = closed.back(*shown.span)
    return Mention(
        text[start:end],
        first.type,
        tuple(closed.back(*one.span) for one in places),
        role=next((one.role for one in places if one.role), None),
        code=first.code,
        number=next((one.number for one in places if one.number), None),
        issuer=next((one.issuer for one in places if one.issuer), None),
        year=next((one.year for one in places if one.year), None),
    )
