"""An edition, heard once more from beginning to end: what it says, and what its document shows."""

from __future__ import annotations

from functools import cached_property

from briefing.compose.carried.stand_ins import UNSAID_TEXT, free_name
from briefing.compose.composer import Composer
from briefing.compose.parts.contested import contests, speakers
from briefing.compose.phrase import written_address
from briefing.compose.selection import Selection
from briefing.compose.trim import NEUTRAL_ADDRESS, trim
from briefing.compose.witness import witness
from briefing.document.document import Document
from briefing.document.strings import strings
from briefing.model.edition import Edition
from briefing.model.text import Cite, Text


class Hearing:
    """What `document` says, which is `edition` composed with `selection`."""

    def __init__(
        self, composer: Composer, edition: Edition, selection: Selection, document: Document, *, prints_contact: bool
    ) -> None:
        self.whole = composer.brief
        self.composer = composer
        self.edition = edition
        self.selection = selection
        self.document = document
        # Composed anew to hear what is said; nothing is worded twice.
        self.composition = witness(composer, edition, selection)
        self.references = self.composition.references
        self.said = self.composition.said
        self.naming = self.composition.naming
        self.release = self.composition.release
        self.parts = frozenset(self.composition.parts)
        self.prints_contact = prints_contact or "contact" in self.parts
        if self.prints_contact and self.release.contact:
            self.said.add(id(self.release.contact))
        self.printed = {name for name, _ in document.selection}
        groups = contests(self.composition) if "contested" in self.parts else []
        self.contested = {point.id for group in groups for point in group}
        self.points = self.printed | self.contested
        self.speaking = self._speakers()
        """The works that stand beside contested claims."""
        self.named = self.references.forms.keys() | self.speaking
        """The works that are named anywhere."""
        self.stand_in = free_name(self.whole.sources)

    def _speakers(self) -> set[str]:
        points = (point for point in self.release.points if point.id in self.contested)
        return {source.id for point in points for source in speakers(self.composition, point)}

    def say(self, text: Text, *, names: bool) -> None:
        """Counts `text` as said; with the works that it cites, where it `names` them."""
        self.said.add(id(text))
        if names:
            self.naming.add(id(text))

    def trimmed(self, text: Text) -> Text:
        """What is said of `text`."""
        if id(text) not in self.said:
            return UNSAID_TEXT
        said = self._cite_said if id(text) in self.naming else _nothing
        return trim(text, said, self._is_shown, self.stand_in)

    def _cite_said(self, cite: Cite) -> Cite | None:
        if cite.source not in self.named:
            return None
        return cite if not cite.locator or cite in self.references.cites else Cite(cite.source, None, cite.start)

    def _is_shown(self, url: str) -> bool:
        """Whether an address of a link stands in the document, under words or written out."""
        return url == NEUTRAL_ADDRESS or url in self._strings or written_address(url) in self.letters

    @cached_property
    def _strings(self) -> frozenset[str]:
        return frozenset(strings(self.document))

    @cached_property
    def letters(self) -> str:
        """All that the document says, in one row."""
        return "\n".join(self._strings)


def _nothing(cite: Cite) -> None:
    """What is said of a work that is cited where no work is named."""
    del cite
