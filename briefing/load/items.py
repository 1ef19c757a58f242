"""From the values of an item's keys to the model's item."""

from __future__ import annotations

from briefing.diagnostics import Position
from briefing.load.nodes import Mapping, Scalar
from briefing.load.reading import BROKEN, Reading
from briefing.load.record import Values
from briefing.model.brief import BUILT_IN_SECTIONS
from briefing.model.edition import PART_NAMES, Edition
from briefing.model.event import Event
from briefing.model.figure import Figure
from briefing.model.judgement import Judgement
from briefing.model.option import Option
from briefing.model.point import Point
from briefing.model.quote import Quote
from briefing.model.section import Section
from briefing.model.text import Citation, ExhibitReference, FigureUse, Foreign, Text
from briefing.values import replace


def build_point(values: Values, node: Mapping, reading: Reading) -> object:
    for contester in values.get("contested_by", ()):
        if contester == values["id"]:
            reading.report(f"the point '{contester}' contests itself", node)
            return BROKEN
    return Point(**values, position=node.position)


def build_quote(values: Values, node: Mapping, reading: Reading) -> object:
    words: Text = values["words"]
    marked = [span for span in words.walk() if isinstance(span, Citation | FigureUse | ExhibitReference)]
    for span in marked:
        told, hint = _NOT_QUOTED[type(span)]
        reading.report(f"the words of a quotation {told}", words.position_at(span.start), hint)
    if marked:
        return BROKEN
    if language := values.get("language"):
        values["words"] = replace(words, spans=(Foreign(words.spans, language),))
    return Quote(**values, position=node.position)


_NOT_QUOTED = {
    Citation: ("cite no work", "cite it behind the name of who said them: by: 'Mark Rutte [@rutte-2024, p. 4]'"),
    FigureUse: ("use no figure: they stand as they were said", "write the number as it was said"),
    ExhibitReference: ("refer to no exhibit: they stand as they were said", "refer to it in the point's text"),
}
"""What the words of a quotation do not do, and the way out, by what stands in them."""


def build_judgement(values: Values, node: Mapping, reading: Reading) -> Judgement:
    del reading
    return Judgement(**values, position=node.position)


def build_event(values: Values, node: Mapping, reading: Reading) -> Event:
    del reading
    return Event(**values, position=node.position)


def build_option(values: Values, node: Mapping, reading: Reading) -> Option:
    del reading
    return Option(**values, position=node.position)


def build_figure(name: str, position: Position, values: Values, node: Mapping, reading: Reading) -> Figure:
    del node, reading
    value, magnitude = values.pop("value")
    return Figure(id=name, value=value, magnitude=magnitude, **values, position=position)


def build_section(name: str, position: Position, values: Values, node: Mapping, reading: Reading) -> object:
    if name in PART_NAMES:
        reading.report(f"a section cannot be called '{name}': that is a part of every edition", position)
        return BROKEN
    if "title" not in values and name not in BUILT_IN_SECTIONS:
        title = node.get("title")
        if title is not None and not (isinstance(title, Scalar) and title.is_nothing):
            return BROKEN  # it has one, of which something else has been said
        built_in = ", ".join(BUILT_IN_SECTIONS)
        hint = reading.suggest(name, BUILT_IN_SECTIONS) or f"only {built_in} have theirs built in"
        reading.report(f"the section '{name}' has no 'title'", position, hint)
        return BROKEN
    return Section(id=name, **values, position=position)


def build_edition(name: str, position: Position, values: Values, node: Mapping, reading: Reading) -> Edition:
    del node, reading
    return Edition(id=name, **values, position=position)
