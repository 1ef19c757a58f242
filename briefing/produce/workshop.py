"""A workshop: all that stays ready from one brief to the next, and while briefs are watched, from build to build.

A house is read once, its faces are opened once, and what was shaped and set in it stays known. Where briefs are
watched, what was drawn is remembered with what it was drawn from, so that an edition that says the same is not drawn
again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from itertools import islice
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic
from briefing.load.noting import Notes, changed, note, note_again, noting
from briefing.produce.drawing import PASSED_ON, DrawingOffice, Renderers, SecondProcess, begin_second
from briefing.produce.report import FormatName
from briefing.produce.templates import find_house
from briefing.values import dataclass

if TYPE_CHECKING:
    from briefing.document.document import Document
    from briefing.house import House, PageSetup
    from briefing.model.brief import Brief
    from briefing.model.edition import Edition
    from briefing.produce.briefs import Read
    from briefing.produce.press import Press
    from briefing.produce.renderers import Proof
    from briefing.produce.wishes import Wishes
    from briefing.render.pdf import Typesetter

MOST_NOTED = 500
"""Files of a house's folder that are watched."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The files of an edition, and all that they were drawn from."""

    house: House
    """As it was read: where its files have changed, it is another one."""
    document: Document
    page: PageSetup
    spread: float
    source: bytes | None
    files: Mapping[FormatName, bytes]

    def is_of(self, proof: Proof, formats: Collection[FormatName]) -> bool:
        """Whether drawing `proof` in `formats` would give the same files."""
        galley = proof.galley
        return (
            proof.source == self.source
            and galley.house is self.house
            and (galley.page, galley.spread) == (self.page, self.spread)
            and galley.document == self.document
            and self.files.keys() >= set(formats)
        )


@dataclass(frozen=True, slots=True)
class _Open:
    """A house that was read, and the files of which."""

    typesetter: Typesetter
    notes: Notes


class Workshop:
    """The houses that were asked for, each with whoever draws for it. With its context no process stays behind."""

    def __init__(self, renderers: Renderers, *, use_cache: bool = True, remembers: bool = False) -> None:
        """Where it `remembers`, an edition that is as it was is not drawn again."""
        self.before_writing: Callable[[], None] = lambda: None
        """Called before the files of an edition are written."""
        self.is_patient = True
        """Whether it waits until what it has written would outlast a power cut."""
        self._renderers = renderers
        self._use_cache = use_cache
        self._houses: dict[Path, _Open] = {}
        self._second: SecondProcess | None = None
        self._drawn: dict[tuple[Path, str], Drawn] | None = {} if remembers else None

    def expect(
        self, paths: Sequence[str | PathLike[str]], formats: Collection[FormatName], *, one_edition: bool
    ) -> None:
        """Be ready for the briefs at `paths`: where more than one file is wanted, a second process begins to read."""
        is_one = one_edition and len(formats) == len(paths) == 1
        if self._second is None and PASSED_ON in formats and not is_one:
            self._second = begin_second(self._renderers, use_cache=self._use_cache)
        if self._second:
            self._second.expect(paths)

    def read(self, path: str | PathLike[str]) -> Read:
        """The brief at `path`, read elsewhere where that was begun."""
        found = self._second.read(path) if self._second else None
        if found is None:
            from briefing.produce.reading import read

            found = read(path)
        return found

    def check(self, brief: Brief) -> Callable[[], tuple[Diagnostic, ...]]:
        """Has `brief` checked, elsewhere where that can be; gives what gives its warnings."""
        second = self._second
        number = second.check(brief.path) if second else 0

        def warnings() -> tuple[Diagnostic, ...]:
            found = second.warnings(number) if second else None
            if found is None:
                from briefing.check import check_brief

                found = check_brief(brief)
            return found

        return warnings

    def press(self, brief: Brief, editions: Sequence[Edition], wishes: Wishes, dated: datetime | None = None) -> Press:
        """A press for `brief`; see `open_press`, also for what it raises."""
        from briefing.produce.press import open_press

        folder = find_house(wishes.house or brief.house, brief.path.parent)
        known = self._houses.get(folder) if folder else None
        if folder and known and changed(known.notes):
            self._let_go(folder)
            known = None
        with noting() as notes:
            if known is not None:
                note_again(known.notes)
            elif folder:
                _note_folder(folder)
            press = open_press(
                brief, editions, house=wishes.house, paper=wishes.paper, use_cache=self._use_cache, dated=dated,
                typesetter=known.typesetter if known else None,
            )  # fmt: skip
        if folder and known is None:
            self._houses[folder] = _Open(
                press.typesetter, {path: known for path, known in notes.items() if path.is_relative_to(folder)}
            )
        return press

    def office(self, press: Press) -> DrawingOffice:
        """Who draws what `press` prints."""
        if self._second:
            self._second.lay_ready(press.house)
        return DrawingOffice(self._renderers, self._second)

    def spend(self, press: Press) -> None:
        """Something long is about to be drawn that `press` has set: what has been drawn need not be kept, unless it is
        to be set again soon."""
        press.typesetter.spends = self._drawn is None

    def drawn(self, press: Press, edition: str, proof: Proof, formats: Collection[FormatName]) -> Drawn | None:
        """The files of `edition`, where they were drawn of the same proof before."""
        found = self._drawn.get((press.brief.path, edition)) if self._drawn is not None else None
        return found if found and found.is_of(proof, formats) else None

    def remember(self, press: Press, edition: str, proof: Proof, files: Mapping[FormatName, bytes]) -> None:
        """That these are the files of `edition`."""
        if self._drawn is not None:
            galley = proof.galley
            made = Drawn(galley.house, galley.document, galley.page, galley.spread, proof.source, files)
            self._drawn[press.brief.path, edition] = made

    def _let_go(self, folder: Path) -> None:
        """The house in `folder` has changed: what a second process knows of it serves no longer."""
        del self._houses[folder]
        if self._second:
            self._second.close()
            self._second = begin_second(self._renderers, use_cache=self._use_cache)

    def settle(self) -> None:
        """A build is over, or given up: nothing that was asked for is wanted any more."""
        if self._second:
            self._second.settle()

    def __enter__(self) -> Workshop:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._second:
            self._second.close()
            self._second = None


def _note_folder(folder: Path) -> None:
    """Note a house's folder and what is in it."""
    note(folder)
    for path in islice(folder.rglob("*"), MOST_NOTED):
        note(path)
