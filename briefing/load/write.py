"""A Brief back into YAML: what reads as the same brief again. The table of fields says which keys there are.

Texts stand folded, as an analyst writes them; nothing is written that holds anyway, and no comment is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from briefing.load.fields import BRIEF, EVENT, EXHIBIT, FIGURE, JUDGEMENT, OPTION, POINT, QUOTE, SECTION
from briefing.load.markup import MARKUP
from briefing.load.record import Kind
from briefing.load.record_fields import RECORD
from briefing.load.source_fields import CUSTOM, NAME, SOURCE_KIND
from briefing.model.brief import Brief
from briefing.model.dates import Moment, PartialDate
from briefing.model.edition import Part, Record
from briefing.model.event import Event
from briefing.model.exhibit import Exhibit, Series
from briefing.model.figure import Figure, Magnitude
from briefing.model.judgement import Judgement
from briefing.model.marking import Marking
from briefing.model.option import Option
from briefing.model.point import Form, Point
from briefing.model.quote import Quote
from briefing.model.section import Section
from briefing.model.silence import Silence
from briefing.model.source import Name, Source
from briefing.model.text import Text, Words
from briefing.scales.likelihood import LikelihoodScale
from briefing.values import fields as attributes

WIDTH = 120
LONGEST_QUOTED = 60
"""Letters; longer texts stand folded, where no letter has a special meaning."""
MOST_DIGITS = 18

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-+_ ][A-Za-z0-9]+)*|[1-9][0-9-]*", re.ASCII)
"""Scalars that mean themselves without quotation marks to every reader of YAML, save the words below."""
_WORDS_OF_YAML = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
_SINGLE_SPACE = re.compile(r"(?<! ) (?! )")
_MARKS = re.compile(r"[*\[\]{}]")
_POWERS: dict[Magnitude, int] = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}

_KINDS: dict[type, Kind] = {
    Section: SECTION,
    Point: POINT,
    Quote: QUOTE,
    Judgement: JUDGEMENT,
    Figure: FIGURE,
    Event: EVENT,
    Option: OPTION,
    Exhibit: EXHIBIT,
    Name: NAME,
}
_IN_CUSTOM = frozenset(field.attribute for field in CUSTOM.fields)

Plain = str | list[Any] | dict[str, Any]


def write_brief(brief: Brief) -> bytes:
    """The YAML of `brief`, in UTF-8. What `parse_brief` makes of it equals `brief`, apart from places.

    Exhibits carry their values where the brief had them in a CSV beside it, and name their pictures; sources stand in
    the file where they came from an export.
    """
    plain = _item(brief, BRIEF)
    plain.setdefault("sections", {})
    pieces: list[str] = []
    _write(plain, 0, pieces)
    return "".join(pieces).encode()


# From the model to maps, lists and scalars


def _item(item: Any, kind: Kind, *, skip: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The keys of one item that say something."""
    model: Any = type(item)
    found: dict[str, Any] = {}
    for key, attribute, default in _rows(model, kind):
        value = getattr(item, attribute)
        if value is None or value is default or attribute in skip:
            continue
        if value == default or (not value and value in ((), {}, "")):
            continue
        found[key] = _plain(value)
    if isinstance(item, Figure):
        found["value"] = number_letters(item.value, item.magnitude)
    elif isinstance(item, Exhibit) and item.image:
        found["file"] = item.image
    return found


@cache
def _rows(model: Any, kind: Kind) -> tuple[tuple[str, str, Any], ...]:
    """The keys for which a class of the model has an attribute, with that attribute and its default."""
    defaults = {attribute.name: attribute.default for attribute in attributes(model)}
    named = ((field.key, field.attribute) for field in kind.fields)
    return tuple((key, name, defaults[name]) for key, name in named if name in defaults)


def _plain(value: Any) -> Plain:
    """A value of the model as YAML holds it."""
    match value:
        case Text():
            return text_letters(value)
        case str():
            return value
        case Form():
            return "full" if value is Form.FULL else "short"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return number_letters(value, None)
        case Marking():
            return value.text
        case PartialDate():
            return date_letters(value)
        case Moment():
            return " ".join(filter(None, (value.day.isoformat(), value.clock, value.zone)))
        case datetime():
            return value.isoformat(" ")
        case LikelihoodScale():
            return value.id
        case Part():
            return value.name if not value.optional else {value.name: "optional"}
        case Source():
            custom = _item(value, CUSTOM)
            return _item(value, SOURCE_KIND, skip=_IN_CUSTOM) | ({"custom": custom} if custom else {})
        case Record():
            edition = {"id": value.edition.id} | _item(value.edition, RECORD)
            return edition | {"points": _plain(value.forms)} | ({"dated": _plain(value.dated)} if value.dated else {})
        case Mapping():
            return _map(value)
        case tuple():
            return _list(value)
    return _item(value, _KINDS[type(value)])


def _map(value: Mapping[str, Any]) -> Plain:
    if value and isinstance(next(iter(value.values())), Source):
        return [_plain(source) for source in value.values()]
    return {name: _plain(item) for name, item in value.items()}


def _list(value: tuple[Any, ...]) -> Plain:
    match value[0] if value else None:
        case Section():
            return {section.id: _plain(section) for section in value}
        case Series():
            return {series.name: {_axis(p.x): _value(p.value) for p in series.points} for series in value}
        case Silence():
            return {silence.rule: silence.reason for silence in value}
    return [_plain(item) for item in value]


def _axis(x: str | PartialDate) -> str:
    return x if isinstance(x, str) else date_letters(x)


def _value(value: Decimal | None) -> str:
    return "-" if value is None else number_letters(value, None)


# Letters


def text_letters(text: Text) -> str:
    """The paragraph as it is typed; what came without markup from a file beside the brief has its marks escaped."""
    if len(text.spans) == 1 and isinstance(text.spans[0], Words) and MARKUP.search(text.raw):
        return _MARKS.sub(r"\\\g<0>", text.spans[0].text)
    return text.raw


def date_letters(date: PartialDate) -> str:
    """`2024-10-28`, `2024-10`, `early 2024-10`, `first half 2024-10`."""
    parts = (f"{date.year}", *(f"{part:02}" for part in (date.month, date.day) if part is not None))
    return f"{date.stage} {'-'.join(parts)}" if date.stage else "-".join(parts)


def number_letters(number: Decimal, magnitude: Magnitude | None) -> str:
    """`175 billion`, `0.50`: what reads as the same number, with the word that it was written with."""
    if magnitude is None and len(number.as_tuple().digits) > MOST_DIGITS:
        # Only a word of magnitude lets so many digits in.
        magnitude = "trillion"
    if magnitude is None:
        return f"{number:f}"
    scaled = number.scaleb(-_POWERS[magnitude])
    letters = f"{scaled:f}"
    if number == number.to_integral_value() and "." in letters:
        letters = letters.rstrip("0").rstrip(".")
    return f"{letters} {magnitude}"


# YAML


def _write(value: Plain, indent: int, pieces: list[str]) -> None:
    """Adds the lines of a map or list in block style to `pieces`."""
    pad = " " * indent
    if isinstance(value, dict):
        for key, item in value.items():
            pieces.append(f"{pad}{_scalar(key)}:")
            _write_held(item, indent, pieces)
    else:
        for item in value:
            if isinstance(item, dict) and item:
                first = len(pieces)
                _write(item, indent + 2, pieces)
                pieces[first] = f"{pad}- {pieces[first][indent + 2 :]}"
            else:
                pieces.append(f"{pad}-")
                _write_held(item, indent, pieces)


def _write_held(value: Plain, indent: int, pieces: list[str]) -> None:
    """Adds what stands behind a colon or a dash, to the end of its last line."""
    if isinstance(value, str):
        if len(value) > LONGEST_QUOTED and " " in value and value == value.strip():
            pieces.append(" >-\n")
            pieces.extend(_folded(value, indent + 2))
        else:
            pieces.append(f" {_scalar(value)}\n")
    elif not value:
        pieces.append(f" {'{}' if isinstance(value, dict) else '[]'}\n")
    elif _fits_on_a_line(value):
        pieces.append(f" {_flow(value)}\n")
    else:
        pieces.append("\n")
        _write(value, indent + 2, pieces)


def _fits_on_a_line(value: Plain) -> bool:
    """Whether a list holds nothing but a few words that need no quotation marks."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return False
    return sum(map(len, value)) < 80 and all(_is_plain(item) for item in value)


def _flow(value: Plain) -> str:
    return f"[{', '.join(_scalar(item) for item in value)}]"


def _folded(text: str, indent: int) -> Iterator[str]:
    """The lines of a folded text, broken at single spaces alone: more than one would not come back."""
    pad = " " * indent
    room = max(WIDTH - indent, 40)
    for line in _lines_of_words(text, room) if "  " in text else _lines(text, room):
        yield f"{pad}{line}\n"


def _lines(text: str, room: int) -> Iterator[str]:
    """`text`, in which no two spaces stand together, in lines of at most `room` letters or of one word."""
    start, end = 0, len(text)
    while end - start > room:
        stop = text.rfind(" ", start, start + room + 1)
        if stop < 0:
            stop = text.find(" ", start)
            if stop < 0:
                break
        yield text[start:stop]
        start = stop + 1
    yield text[start:]


def _lines_of_words(text: str, room: int) -> Iterator[str]:
    """The same of any text, unbroken where several spaces stand."""
    line = ""
    for word in _SINGLE_SPACE.split(text):
        if line and len(line) + 1 + len(word) > room:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _is_plain(text: str) -> bool:
    return len(text) < 80 and _PLAIN.fullmatch(text) is not None and text.casefold() not in _WORDS_OF_YAML


@lru_cache(maxsize=1024)
def _scalar(text: str) -> str:
    return str(text) if _is_plain(text) else json.dumps(text, ensure_ascii=False)
