"""Notes set together at the end, and lists of sources."""

from __future__ import annotations

from briefing.document.blocks import NoteList, SourceList
from briefing.galley.setter import Setter


def set_note_list(setter: Setter, notes: NoteList) -> None:
    for note in notes.notes:
        setter.place(setter.note(note, "note-entry", setter.parent))


def set_source_list(setter: Setter, sources: SourceList) -> None:
    listing = setter.parent.add("L", numbering="None")
    for entry in sources.entries:
        body = listing.add("LI").add("LBody")
        setter.place(setter.para(entry.runs, "source-entry", body, id=entry.id, origin=entry.origin))
