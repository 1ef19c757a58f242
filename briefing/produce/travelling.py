"""What travels inside the files of an edition: the brief as the edition says it, the whole of it, or nothing."""

from __future__ import annotations

from briefing.diagnostics import Diagnostic, InvalidBrief, warning
from briefing.load.files import read_bytes
from briefing.load.write import write_brief
from briefing.model.edition import Edition
from briefing.model.event import Event
from briefing.model.exhibit import Exhibit
from briefing.model.figure import Figure
from briefing.model.judgement import Judgement
from briefing.model.marking import Marking
from briefing.model.option import Option
from briefing.model.point import Point
from briefing.model.source import Source
from briefing.produce.press import Press, Printed
from briefing.produce.report import AttachName
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Luggage:
    """What goes into a file, and what its maker should know of it."""

    source: bytes | None
    edition: bytes | None = None
    """What the edition says, by which its pages can be verified, where `source` is the whole brief."""
    diagnostics: tuple[Diagnostic, ...] = ()


def luggage(press: Press, edition: Edition, printed: Printed, attach: AttachName) -> Luggage:
    """What travels inside the files of `edition`, so printed. Raises InvalidBrief where the file is gone."""
    if attach == "none":
        return Luggage(None)
    said = write_brief(press.carried(edition, printed))
    if attach == "edition":
        return Luggage(said)
    path = press.brief.path
    data = read_bytes(path, str(path))
    if isinstance(data, Diagnostic):
        raise InvalidBrief(data.message, [data])
    return Luggage(data, said, tuple(_warnings(press, edition)))


def _warnings(press: Press, edition: Edition) -> list[Diagnostic]:
    """That the whole brief holds what this edition's audience may not see, told once."""
    brief = press.brief
    audience: Marking | None = edition.marking or brief.marking
    items: tuple[Point | Judgement | Event | Option | Exhibit | Figure | Source, ...] = (
        *brief.points, *brief.judgements, *brief.events, *brief.options, *brief.exhibits,
        *brief.figures.values(), *brief.sources.values(),
    )  # fmt: skip
    above = [item for item in items if item.marking and not item.marking.allows(audience)]
    if not above:
        return []
    name = audience.text if audience else "TLP:CLEAR"
    message = f"the files of '{edition.id}' carry the whole brief, also what is marked above '{name}' ('{above[0].id}')"
    hint = "without --attach full, they carry what the edition says"
    return [warning("attach-full", message, above[0].position, hint, above[0].id)]
