"""The ways back: from a note to its mark, and from a work in the list to where it is first cited.

What a mark leads to leads back to the line in which the first such mark stands (ISO 14289-1, 7.9); a work that a note
names is cited where the note's mark stands.
"""

from __future__ import annotations

from typing import NamedTuple

from briefing.document.runs import plain
from briefing.galley.matter import Galley, Para

LONGEST = 80
"""Letters of the line that a way back is described with."""
SOURCE_STYLE = "source-entry"


class Way(NamedTuple):
    """A link between what is cited and where it is."""

    href: str
    said: str
    """The words there, for those who do not see the page."""


class Returns:
    """The places of marks, as they are drawn, and the ways back to them."""

    def __init__(self, galley: Galley) -> None:
        self._wanted = set(galley.notes)
        self._notes = set(galley.notes)
        for matter in galley.matter:
            if isinstance(matter, Para) and matter.id and is_cited(matter):
                self._wanted.add(matter.id)
                if matter.kind == "note":
                    self._notes.add(matter.id)
        self._works = {note.id: [work for work in note.works if work in self._wanted] for note in galley.document.notes}
        self._found: dict[str, Way] = {}
        """What has been cited so far, each with the way to where it was first."""

    def note_mark(self, href: str, para: Para) -> str | None:
        """Notes that `para` leads to `href`; the name of the place, where it is the first that does."""
        target = href[1:]
        if not href.startswith("#") or target not in self._wanted or target in self._found:
            return None
        if para.kind == "note" and (target in self._notes or target in self._works.get(para.id or "", ())):
            return None  # a work noted before, or one that the note names: that is no mark
        said = " ".join(plain(para.runs).split())
        said = said if len(said) <= LONGEST else f"{said[:LONGEST].rsplit(' ', 1)[0]}…"
        way = self._found[target] = Way(f"#{place_of(target)}", said)
        for work in self._works.get(target, ()):
            self._found.setdefault(work, way)
        return place_of(target)

    def back_from(self, para: Para) -> Way | None:
        """The way back from a note or a work; None where no mark has been drawn that leads to it."""
        return self._found.get(para.id or "")


def is_cited(para: Para) -> bool:
    """Whether marks lead to `para`: a note, or a work in the list."""
    return para.kind == "note" or para.style.name == SOURCE_STYLE


def place_of(target: str) -> str:
    """The name of the place from which `target` is cited; no id of a brief has a full stop."""
    return f"from.{target}"
