"""The composer of one brief: what does not change from edition to edition is worded once and kept."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.compose.cite import CitationStyle, References
from briefing.compose.composition import Composition
from briefing.compose.dates import moment_words
from briefing.compose.furniture import furniture, properties
from briefing.compose.numbers import figure_words, number_words
from briefing.compose.parts import compose_parts
from briefing.compose.phrase import NO_EXHIBITS, Mode, Phrased, Phraser
from briefing.compose.release import Release, release
from briefing.compose.selection import Selection
from briefing.compose.terms import Terms
from briefing.compose.wording import Wording, find_wording
from briefing.document.blocks import Image
from briefing.document.document import Document
from briefing.model.brief import Brief
from briefing.model.edition import Edition
from briefing.model.event import Event
from briefing.model.marking import Marking
from briefing.model.point import Form
from briefing.model.text import Citation, Cite, FigureUse, Text
from briefing.values import replace

_NO_IMAGES: Mapping[str, Image] = {}


class _Figures:
    """What the figures of a brief say."""

    def __init__(self, brief: Brief, wording: Wording) -> None:
        self._figures = brief.figures
        self._wording = wording
        self._words: dict[str, str] = {}

    def words(self, figure: str) -> str:
        """Qualifier, number and unit, without a counted noun."""
        words = self._words.get(figure)
        if words is None:
            words = self._words[figure] = figure_words(self._figures[figure], self._wording)
        return words

    def used(self, use: FigureUse) -> str:
        """What stands in a text for one of them."""
        if use.part == "number":
            figure = self._figures[use.figure]
            return number_words(figure.value, figure.magnitude, self._wording)
        return self.words(use.figure)


class Composer:
    """Composes the editions of one brief, in one citation style."""

    def __init__(
        self,
        brief: Brief,
        *,
        citation: CitationStyle,
        images: Mapping[str, Image] = _NO_IMAGES,
        writes_addresses: bool = False,
    ) -> None:
        """`images` holds each picture under the path by which its exhibit names it. `writes_addresses` puts the
        address of each link behind its words.

        Raises InvalidBrief where the brief's language has no wording.
        """
        self.brief = brief
        self.citation = citation
        self.images = images
        self.wording: Wording = find_wording(brief.language, brief.position)
        self.as_of = moment_words(brief.as_of, self.wording)
        self._figures = _Figures(brief, self.wording)
        self._phraser = Phraser(
            self.wording,
            Terms(brief.terms, self.wording),
            brief.names,
            self._figures.used,
            lambda figure: brief.figures[figure].source,
            lambda figure: brief.figures[figure].unit,
            writes_addresses=writes_addresses,
        )
        self._phrased: dict[tuple[int, Mode], Phrased] = {}
        self._referring: dict[tuple[int, Mode, tuple[str | None, ...]], Phrased] = {}
        self._event_texts: dict[str, Text] = {}
        self._releases: dict[Marking | None, Release] = {}
        self._references: dict[Marking | None, References] = {}

    def compose(self, edition: Edition, selection: Selection) -> Document:
        """The document of `edition` with the content of `selection`.

        Points, parts and other items that the edition's audience may not see are left out, selected or not.
        Raises InvalidBrief where its title or bottom line uses something that the audience may not see.
        """
        composition = Composition(self, edition, selection)
        blocks = compose_parts(composition)
        references = self.references(edition)
        told_apart = references.among(composition.citer.cited)
        if told_apart is not references:
            composition = Composition(self, edition, selection, told_apart)
            blocks = compose_parts(composition)
        citer = composition.citer
        placement = edition.notes if edition.notes in ("foot", "end") and citer.notes else "none"
        return Document(
            properties=properties(composition),
            furniture=furniture(composition),
            blocks=blocks,
            notes=tuple(citer.notes) if placement == "foot" else (),
            note_placement="foot" if placement == "foot" else "end" if placement == "end" else "none",
            language=self.brief.language,
            pages=edition.pages,
            cover=edition.cover,
            sections=tuple(each.id for each in composition.release.sections if composition.prints(each)),
            selection=tuple(
                (point.id, "full" if selection.form(point.id) is Form.FULL else "short")
                for point in composition.release.points
                if point.id in composition.printed
            ),
        )

    def audience(self, edition: Edition) -> Marking | None:
        """The marking of the edition: its own, or the brief's."""
        return edition.marking or self.brief.marking

    def release(self, edition: Edition) -> Release:
        """What the edition's audience may see."""
        audience = self.audience(edition)
        if audience not in self._releases:
            self._releases[audience] = release(self.brief, audience)
        return self._releases[audience]

    def references(self, edition: Edition) -> References:
        """The references as the edition's audience sees them."""
        audience = self.audience(edition)
        if audience not in self._references:
            self._references[audience] = References(self.release(edition).sources, self.citation, self.wording)
        return self._references[audience]

    def phrased(self, text: Text, mode: Mode, exhibits: Mapping[str, str] = NO_EXHIBITS) -> Phrased:
        """`text`, phrased once; `exhibits` are those that are shown, with what they are called."""
        # The brief keeps its texts alive, so an identity names one of them for as long as this composer lives.
        key = (id(text), mode)
        phrased = self._phrased.get(key)
        if phrased is None:
            phrased = self._phrased[key] = self._phraser.phrase(text, mode)
        if not phrased.exhibits or not exhibits:
            return phrased
        labels = tuple(map(exhibits.get, phrased.exhibits))
        known = self._referring.get((*key, labels))
        if known is None:
            known = self._referring[*key, labels] = self._phraser.phrase(text, mode, exhibits)
        return known

    def event_text(self, event: Event) -> Text:
        """What the event says, citing its own source at the end unless it does so by itself."""
        text = self._event_texts.get(event.id)
        if text is None:
            text = event.text
            if event.source and event.source not in {cite.source for cite in self.phrased(text, "silent").cites}:
                text = replace(text, spans=(*text.spans, Citation((Cite(event.source),))))
            self._event_texts[event.id] = text
        return text

    def figure_words(self, figure: str) -> str:
        """Qualifier, number and unit, without a counted noun."""
        return self._figures.words(figure)
