"""A composition that notes what it says of a brief: which texts, with or without the works that they cite, and in which
forms each work is named.
"""

from __future__ import annotations

from briefing.compose.cite import References
from briefing.compose.composer import Composer
from briefing.compose.composition import Composition
from briefing.compose.furniture import properties
from briefing.compose.parts import compose_parts
from briefing.compose.selection import Selection
from briefing.compose.ways import Ways
from briefing.document.blocks import SourceEntry
from briefing.document.runs import Runs
from briefing.model.edition import Edition
from briefing.model.text import Cite, Text


class Witness(Composition):
    """What one edition says, heard once more from beginning to end."""

    def __init__(
        self, composer: Composer, edition: Edition, selection: Selection, references: References | None = None
    ) -> None:
        self.references = Heard(references or composer.references(edition))
        self.said: set[int] = set()
        """The texts that are said, by their identities."""
        self.naming: set[int] = set()
        """Those of them whose works are named: where they stand, in a line, in a list, or beside them."""
        super().__init__(composer, edition, selection, self.references)
        self._names = self.citer.mode != "silent" or edition.notes == "line" or self.has_source_list

    def text(self, text: Text) -> Runs:
        self._hear(text, names=self._names)
        return super().text(text)

    def unmarked(self, text: Text) -> Runs:
        self._hear(text)
        return super().unmarked(text)

    def heading(self, text: Text) -> Runs:
        self._hear(text)
        return super().heading(text)

    def quoted(self, text: Text) -> Runs:
        self._hear(text)
        return super().quoted(text)

    def label(self, text: Text) -> Runs:
        self._hear(text)
        return super().label(text)

    def contact(self, text: Text, *, as_label: bool = False) -> Runs:
        listed = self.has_source_list or self.edition.notes == "line"
        self._hear(text, names=listed and not as_label)
        return super().contact(text, as_label=as_label)

    def cited_in(self, text: Text) -> tuple[Cite, ...]:
        self.naming.add(id(text))
        return super().cited_in(text)

    def _hear(self, text: Text, *, names: bool = False) -> None:
        self.said.add(id(text))
        if names:
            self.naming.add(id(text))


def witness(composer: Composer, edition: Edition, selection: Selection) -> Witness:
    """What `edition` says with `selection`: all parts, and what the file says of itself. Its furniture is not heard."""
    heard = Witness(composer, edition, selection)
    compose_parts(heard)
    references = composer.references(edition)
    told_apart = references.among(heard.citer.cited)
    if told_apart is not references:
        heard = Witness(composer, edition, selection, told_apart)
        compose_parts(heard)
    properties(heard)
    return heard


class Heard(References):
    """References that note which works are asked for, and in which forms."""

    def __init__(self, references: References) -> None:
        """`references` are those that are asked; what they have worded before is not worded again."""
        self.__dict__.update(references.__dict__)
        self.forms: dict[str, set[str]] = {}
        """Of each work by id: the forms in which it is said, by their names in `FORMS`."""
        self.cites: set[Cite] = set()
        """Every work and place in it that is named."""

    def first(self, cite: Cite) -> Runs:
        self._hear(_in_full(cite), cite)
        return super().first(cite)

    def again(self, cite: Cite, number: str) -> Runs:
        self._hear("again", cite)
        return super().again(cite, number)

    def in_text(self, cite: Cite, linked: bool, *, named: bool = False) -> Runs:
        self._hear("in_text", cite)
        return super().in_text(cite, linked, named=named)

    def short(self, cite: Cite, linked: bool) -> Runs:
        self._hear("short", cite)
        return super().short(cite, linked)

    def shortest(self, cite: Cite, linked: bool) -> Runs:
        self._hear("shortest", cite)
        return super().shortest(cite, linked)

    def entry(self, source: str, *, graded: bool = True) -> SourceEntry:
        self.forms.setdefault(source, set()).add("graded" if graded else "listed")
        return super().entry(source, graded=graded)

    def note(self, cites: tuple[Cite, ...], numbers: tuple[str | None, ...], *, linked: bool = False) -> Runs:
        for cite, number in zip(cites, numbers, strict=True):
            self._hear(_in_full(cite) if number is None else "again", cite)
        return super().note(cites, numbers, linked=linked)

    def _hear(self, form: str, cite: Cite) -> None:
        self.forms.setdefault(cite.source, set()).add(form)
        self.cites.add(cite)

    def ways(self, source: str) -> Ways:
        """In which ways the work `source` is worded."""
        return Ways(self.wording.language, self.style, self.distinctions(source), self.wording)


def _in_full(cite: Cite) -> str:
    """The form that says all of a work where `cite` names it."""
    return "placed" if cite.locator else "first"
