"""A press: one brief in one house on one paper, made ready once for all of its editions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from briefing.compose.choose import Chooser
from briefing.compose.composer import Composer
from briefing.compose.selection import Omission
from briefing.diagnostics import InvalidBrief, InvalidHouse, error
from briefing.document.document import Document
from briefing.document.runs import plain
from briefing.document.walk import stretches
from briefing.house import House, PaperName
from briefing.load.house import read_house
from briefing.model.brief import Brief
from briefing.model.edition import Edition
from briefing.produce.layout import DryLayout
from briefing.produce.lettering import undrawable
from briefing.produce.pictures import picture_faults, read_pictures
from briefing.produce.renderers import Proof
from briefing.produce.templates import find_house
from briefing.produce.wishes import house_fault, unknown_house
from briefing.render.pdf import Typesetter, fit_pdf


@dataclass(frozen=True, slots=True)
class Printed:
    """An edition with its content chosen, ready to be drawn."""

    document: Document
    proof: Proof
    omissions: tuple[Omission, ...]

    @property
    def words(self) -> int:
        """How many words it says."""
        told = [*stretches(self.document), *(note.runs for note in self.document.notes)]
        return sum(len(plain(runs).split()) for runs in told)


class Press:
    """Prints the editions of one brief. What they share is worded, shaped and set once."""

    def __init__(
        self,
        composer: Composer,
        editions: Sequence[Edition],
        typesetter: Typesetter,
        paper: PaperName,
        *,
        dated: datetime | None = None,
    ) -> None:
        """`dated` is the date that the files give for themselves, instead of the brief's as-of."""
        self.brief: Brief = composer.brief
        self.house: House = typesetter.house
        self.paper: PaperName = paper
        self._typesetter = typesetter
        self._layout = DryLayout(typesetter, paper, composer.brief.position)
        self._chooser = Chooser(composer, editions, self._layout)
        self._dated = dated

    def compose(self, edition: Edition) -> Document:
        """`edition` with the content that fits its pages. Raises EditionUnfit where what is essential does not."""
        return self._dating(self._chooser.choose(edition.id).document)

    def print_edition(self, edition: Edition) -> Printed:
        """The same, set in the house's style and laid out."""
        choice = self._chooser.choose(edition.id)
        document = self._dating(choice.document)
        galley = self._layout.set(document)
        fit = fit_pdf(galley, self._typesetter)
        return Printed(document, Proof(galley, fit, self._typesetter), choice.omissions)

    def _dating(self, document: Document) -> Document:
        if self._dated is None:
            return document
        return replace(document, properties=replace(document.properties, created=self._dated))


def open_press(
    brief: Brief,
    editions: Sequence[Edition],
    *,
    house: str | None = None,
    paper: PaperName | None = None,
    use_cache: bool = True,
    dated: datetime | None = None,
) -> Press:
    """A press for `brief` in `house` on `paper`, or in its own.

    Raises InvalidHouse where the house has faults or is not found, InvalidBrief where a picture cannot be read or no
    face of the house can draw what the brief says.
    """
    style = load_house(house or brief.house, brief)
    images, faults = read_pictures(brief)
    if faults:
        raise InvalidBrief(faults[0].message, faults)
    composer = Composer(brief, citation=style.citation, images=images)
    typesetter = Typesetter(style, use_cache=use_cache)
    faults = undrawable(brief, typesetter.shaper.missing, style.name)
    if faults:
        raise InvalidBrief(faults[0].message, faults)
    return Press(composer, editions, typesetter, paper or brief.paper, dated=dated)


def load_house(name: str, brief: Brief) -> House:
    """The house called `name` that is found for `brief`, with its pictures seen. Raises InvalidHouse."""
    folder = find_house(name, brief.path.parent)
    if folder is None:
        fault = house_fault(brief) if name == brief.house else None
        message = fault.message if fault else unknown_house(name, brief.path.parent)
        raise InvalidHouse(message, [fault or error(message, brief.position)])
    style, faults = read_house(folder)
    if style is not None:
        faults = picture_faults(style)
    if style is None or faults:
        raise InvalidHouse(f"the house '{name}' has faults", faults)
    return style
