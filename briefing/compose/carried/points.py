"""The sections and points that an edition carries, each in the form in which it prints it."""

from __future__ import annotations

from briefing.compose.carried.hearing import Hearing
from briefing.compose.carried.stand_ins import OWN_PRIORITY
from briefing.compose.parts.contested import claiming
from briefing.compose.trim import citing
from briefing.model.brief import BUILT_IN_SECTIONS
from briefing.model.point import Form, Point
from briefing.model.section import Section
from briefing.model.text import Text
from briefing.values import replace


def carried_sections(hearing: Hearing) -> tuple[Section, ...]:
    """Those of which something is said."""
    return tuple(section for each in hearing.release.sections if (section := _section(hearing, each)) is not None)


def _section(hearing: Hearing, section: Section) -> Section | None:
    points = tuple(_point(hearing, point) for point in section.points if point.id in hearing.points)
    prints = hearing.composition.prints(section)
    if not points and not (prints and not section.points):
        return None
    # A title names the section in the file's keywords, too, where no heading prints it.
    has_title = id(section.title) in hearing.said or section.id not in BUILT_IN_SECTIONS
    lead = section.lead if prints and id(section.lead) in hearing.said else None
    return replace(section, points=points, title=section.title if has_title else None, lead=lead)


def _point(hearing: Hearing, point: Point) -> Point:
    is_contested = point.id in hearing.contested
    in_full = hearing.selection.form(point.id) is Form.FULL and point.id in hearing.printed
    text = point.text if in_full else point.said(Form.SHORT)
    if is_contested and point.id not in hearing.printed and not hearing.composition.cited_in(text):
        text = _claimed(hearing, text, point)
    return replace(
        point,
        text=text,
        short=point.short if in_full and is_contested else None,
        quote=point.quote if in_full else None,
        priority=OWN_PRIORITY,
        essential=None,
        credibility=point.credibility if is_contested else None,
        contested=point.id in hearing.release.contested,
        contested_by=tuple(other for other in point.contested_by if is_contested and other in hearing.points),
        silence=(),
    )


def _claimed(hearing: Hearing, text: Text, point: Point) -> Text:
    """`text`, the short form of a claim, with those who make it, where they are cited in the long one alone."""
    cites = claiming(hearing.composition, point)
    if cites:
        text = citing(text, cites)
        hearing.say(text, names=True)
    return text
