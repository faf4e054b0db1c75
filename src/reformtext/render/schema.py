"""The JSON Schema (2020-12) of one analysis, strict about unknown names. docs/json.md says what each field means."""

from collections.abc import Sequence
from typing import Any, get_args

from reformtext.model import Bindingness, Change, Genre, Kind, MentionType, Modifier, Status, ToneName
from reformtext.render.json import SCHEMA
from reformtext.render.view import PARTS

_Type = dict[str, Any]

_INDEX: _Type = {"type": "integer", "minimum": 0}
_STRING: _Type = {"type": "string"}
_MAYBE: _Type = {"type": ["string", "null"]}
_SHARE: _Type = {"type": "number", "minimum": 0, "maximum": 1}
_DECIMAL = r"-?(0|[1-9]\d*)(\.\d+)?"
_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"


def schema() -> _Type:
    """Return the schema of one analysis: whole, or narrowed to one part beside its document.

    >>> schema()["properties"]["schema"]
    {'const': 'reformtext.analysis/1'}
    """
    parts = _parts()
    whole = [name for name in parts if name not in ("words", "tone")]
    narrowed = [{"required": [name], "maxProperties": 4} for name in PARTS]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':').replace('.', ':')}",
        "title": "One analysis by reformtext",
        "type": "object",
        "properties": {"schema": {"const": SCHEMA}, "document": _document(), **parts},
        "required": ["schema", "document"],
        "anyOf": [{"required": whole}, *narrowed],
        "additionalProperties": False,
    }


def _parts() -> dict[str, _Type]:
    here = {"start": _INDEX, "end": _INDEX}
    term = _object({"text": _STRING, "weight": {"type": "number"}})
    tag = _object(
        {"id": _STRING, "score": {"type": "number"}, "evidence": _list(_span()), "terms": _list(term)},
        optional=("terms",),
    )
    parent = {"oneOf": [{"type": "null"}, _INDEX]}
    theme = {"id": _STRING, "zh": _STRING, "share": _SHARE, "score": {"type": "number"}, "paragraphs": _list(_INDEX)}
    mention = {"text": _STRING, "type": _choice(MentionType), "spans": _list(_span()) | {"minItems": 1}}
    return {
        "sections": _list(_object(here | {"heading": _MAYBE, "level": _INDEX, "parent": parent})),
        "paragraphs": _list(_object(here | {"section": _INDEX, "heading": {"type": "boolean"}, "themes": _list(tag)})),
        "sentences": _list(_object(here | {"paragraph": _INDEX})),
        "figures": _list(_figure()),
        "dates": _list(_object(here | {"text": _STRING})),
        "themes": _list(_object(theme | {"terms": _list(term)}, optional=("terms",))),
        "mentions": _list(_object(mention | dict.fromkeys(("role", "code", "number", "issuer", "year"), _MAYBE))),
        "summary": _object(
            {
                "sentences": _list(_INDEX),
                "text": _STRING,
                "key_figures": _list(_INDEX),
                "lead": {"anyOf": [_span(), {"type": "null"}]},
                "points": _list(_object({"sentence": _INDEX, "theme": _MAYBE})),
                "firsts": _list(_span()),
            }
        ),
        "tone": _object(
            {
                "shares": _object(dict.fromkeys(get_args(ToneName), _SHARE)),
                "sentences": _list(_object({"sentence": _INDEX, "tone": _choice(ToneName), "score": _SHARE})),
            }
        ),
        "words": _list(_object(here | {"text": _STRING, "tag": _STRING})),
    }


def _document() -> _Type:
    return _object(
        {
            "path": _MAYBE,
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "encoding": _STRING,
            "encoding_reason": _STRING,
            "chars": _INDEX,
            **dict.fromkeys(("title", "author", "reporter", "source", "number"), _MAYBE),
            "published": {"type": ["string", "null"], "pattern": f"^{_DATE}$"},
            "place": _MAYBE,
            "genre": _choice(Genre),
            "body": _list(_span()),
            "warnings": _list(_STRING),
            "text": _STRING,
        },
        optional=("text",),
    )


def _figure() -> _Type:
    decimal = {"type": "string", "pattern": f"^{_DECIMAL}$"}
    fraction = {"type": "string", "pattern": r"^-?\d+/[1-9]\d*$"}
    number = {"oneOf": [{"type": "null"}, decimal, fraction, _list(decimal)]}
    date = {"type": "string", "pattern": f"^({_DATE})?$"}
    return _object(
        {
            "start": _INDEX,
            "end": _INDEX,
            "text": {"type": "string", "minLength": 1},
            "kind": _choice(Kind),
            "value": number,
            "low": number,
            "high": number,
            "modifier": _choice(Modifier),
            "unit": _STRING,
            "change": _choice(Change),
            "subject": _STRING,
            "indicator": _MAYBE,
            "status": _choice(Status),
            "period": {"oneOf": [{"type": "null"}, _object({"start": date, "end": date, "text": _STRING})]},
            "bindingness": _choice(Bindingness),
            "place": _MAYBE,
            "themes": _list(_STRING),
            "salience": _SHARE,
            "sentence": _INDEX,
            "group": _INDEX,
            "flags": _list(_STRING),
            "rules": _list(_STRING),
            "salience_reasons": {"type": "object", "additionalProperties": {"type": "number"}},
        },
        optional=("rules", "salience_reasons"),
    )


def _span() -> _Type:
    return {"type": "array", "prefixItems": [_INDEX, _INDEX], "items": False, "minItems": 2}


def _object(properties: dict[str, _Type], *, optional: Sequence[str] = ()) -> _Type:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _list(items: _Type) -> _Type:
    return {"type": "array", "items": items}


def _choice(alias: object) -> _Type:
    return {"enum": list(get_args(alias))}
