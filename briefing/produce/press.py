"""A press: one brief in one house on one paper, made ready once for all of its editions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property

from briefing.compose.carry import carry, recorded_selection
from briefing.compose.choose import Chooser, Shortfall
from briefing.compose.composer import Composer
from briefing.compose.selection import Omission, Selection
from briefing.diagnostics import EditionUnfit, InvalidBrief, InvalidHouse, error
from briefing.document.blocks import Image
from briefing.document.document import Document
from briefing.document.measure import Fit
from briefing.document.runs import plain
from briefing.document.walk import stretches
from briefing.house import House, PaperName
from briefing.load.house import read_house
from briefing.model.brief import Brief
from briefing.model.edition import Edition
from briefing.produce.density import words_a_point
from briefing.produce.explain import Explanation, left_out
from briefing.produce.furnishing import prints_contact
from briefing.produce.layout import DryLayout
from briefing.produce.lettering import undrawable
from briefing.produce.pictures import picture_faults, picture_names, read_pictures
from briefing.produce.renderers import Proof
from briefing.produce.spreading import set_to_fill
from briefing.produce.templates import find_house
from briefing.produce.wishes import house_fault, unknown_house
from briefing.render.pdf import Typesetter
from briefing.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Printed:
    """An edition with its content chosen, ready to be drawn."""

    document: Document
    proof: Proof
    omissions: tuple[Omission, ...]
    selection: Selection
    plain_fit: Fit
    """How it lies on its pages with the spaces as the house sets them."""
    words_a_point: float | None = None
    """Words in a point of height of running text, where pages stay open and text says it."""

    @property
    def words(self) -> int:
        """How many words it says."""
        told = [*stretches(self.document), *(note.runs for note in self.document.notes)]
        return sum(len(plain(runs).split()) for runs in told)

    @property
    def words_missing(self) -> int:
        """About how many words of running text are missing for the last page to be well filled; 0 where none are.
        Spread spaces say nothing, so they stand in for no words, nor do the gaps that jumping blocks leave."""
        fit = self.plain_fit
        if not fit.height_missing:
            return 0
        if self.words_a_point is None:
            return max(1, round(fit.height_missing * self.words / max(fit.used, fit.leading)))
        # A line more, for the last lines of what is added are seldom full.
        return round((fit.height_missing + fit.leading) * self.words_a_point)


class Press:
    """Prints the editions of one brief. What they share is worded, shaped and set once."""

    def __init__(
        self,
        composer: Composer,
        editions: Sequence[Edition],
        typesetter: Typesetter,
        paper: PaperName,
        *,
        house_name: str,
        dated: datetime | None = None,
    ) -> None:
        """`dated` is the date that the files give for themselves, instead of the brief's as-of."""
        self.brief: Brief = composer.brief
        self.editions = tuple(editions)
        self._composer = composer
        self._house_name = house_name
        self.house: House = typesetter.house
        self.paper: PaperName = paper
        self.typesetter = typesetter
        self._layout = DryLayout(typesetter, paper, composer.brief.position)
        self._chooser = Chooser(composer, editions, self._layout)
        self._dated = dated

    def compose(self, edition: Edition) -> Document:
        """`edition` with the content that fits its pages. Raises EditionUnfit where what is essential does not.

        An edition that the brief was taken from is composed as its record says.
        """
        return self._dating(self._chosen(edition)[1])

    def print_edition(self, edition: Edition) -> Printed:
        """The same, set in the house's style and laid out."""
        selection, document, omissions = self._chosen(edition)
        document = self._dating(document)
        filled = set_to_fill(self._layout, document)
        galley, fit = filled.galley, filled.fit
        if self._is_recorded(edition) and not fit.holds:
            raise unfit_record(edition, fit, self.brief)
        density = words_a_point(galley, self.typesetter) if filled.plain.height_missing else None
        return Printed(document, Proof(galley, fit, self.typesetter), omissions, selection, filled.plain, density)

    def explain(self, edition: Edition, printed: Printed) -> Explanation:
        """What `edition`, so printed, leaves out, and what it would take to get it in."""
        layouts = 0 if self._is_recorded(edition) else self._chooser.choose(edition.id).layouts
        return Explanation(
            fill=printed.plain_fit.fill if printed.plain_fit.limit is not None else None,
            spread=printed.proof.galley.spread,
            words_missing=printed.words_missing,
            layouts=layouts,
            left=left_out(self.shortfalls(edition), printed.omissions),
        )

    def shortfalls(self, edition: Edition) -> tuple[Shortfall, ...]:
        """What `edition` leaves out or says in short though it has a place for it, in the order of its worth; nothing
        of one that a brief was taken from."""
        return () if self._is_recorded(edition) else self._chooser.shortfalls(edition.id)

    def carried(self, edition: Edition, printed: Printed) -> Brief:
        """The brief as `edition`, so printed, says it: what may travel inside its files."""
        taken = carry(
            self._composer,
            edition,
            printed.selection,
            printed.document,
            pictures=picture_names(printed.proof.galley),
            dated=self._dated,
            prints_contact=self._prints_contact,
        )
        return replace(taken, house=self._house_name, paper=self.paper)

    @cached_property
    def _prints_contact(self) -> bool:
        return self.brief.contact is not None and prints_contact(self.house)

    def close(self) -> None:
        """Lets go of all that is needed to choose and to set: no edition can be printed any more."""
        del self._composer, self._chooser, self._layout

    def _chosen(self, edition: Edition) -> tuple[Selection, Document, tuple[Omission, ...]]:
        record = self.brief.record
        if record is not None and self._is_recorded(edition):
            selection = recorded_selection(record)
            return selection, self._composer.compose(record.edition, selection), ()
        choice = self._chooser.choose(edition.id)
        return choice.selection, choice.document, choice.omissions

    def _is_recorded(self, edition: Edition) -> bool:
        return self.brief.record is not None and self.brief.record.edition == edition

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
    images: Mapping[str, Image] | None = None,
    typesetter: Typesetter | None = None,
) -> Press:
    """A press for `brief` in `house` on `paper`, or in its own; its pictures are read, unless given as `images`, and
    its house is, unless there is a `typesetter` of it already.

    Raises InvalidHouse where the house has faults or is not found, InvalidBrief where a picture cannot be read or no
    face of the house can draw what the brief says.
    """
    name = house or brief.house
    if typesetter is None:
        typesetter = Typesetter(load_house(name, brief), use_cache=use_cache)
    composer = composer_of(brief, typesetter.house, images)
    faults = undrawable(brief, typesetter.shaper.missing, typesetter.house.name)
    if faults:
        raise InvalidBrief(faults[0].message, faults)
    if dated is None and brief.record is not None:
        dated = brief.record.dated
    return Press(composer, editions, typesetter, paper or brief.paper, house_name=name, dated=dated)


def composer_of(brief: Brief, house: House, images: Mapping[str, Image] | None = None) -> Composer:
    """What words `brief` as `house` has it: its way of citing, its addresses. The brief's pictures are read, unless
    given.

    Raises InvalidBrief where one cannot be read.
    """
    if images is None:
        images, faults = read_pictures(brief)
        if faults:
            raise InvalidBrief(faults[0].message, faults)
    return Composer(brief, citation=house.citation, images=images, writes_addresses=house.write_out_urls)


def unfit_record(edition: Edition, fit: Fit, brief: Brief) -> EditionUnfit:
    """The error of a brief that was taken from an edition and has grown since."""
    over = f"{fit.lines_over} line" if fit.lines_over == 1 else f"{fit.lines_over} lines"
    place = brief.record.edition.position if brief.record else brief.position
    fault = error(
        f"what '{edition.id}' held when it was printed is now {over} too long",
        place,
        "shorten what has been added, or take out `edition:` to have its content chosen again",
    )
    return EditionUnfit(fault.message, [fault])


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
