"""What is asked of a build, held against what there is: wrong use is found before anything is made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import get_args

from briefing.diagnostics import Diagnostic, WrongUse, error
from briefing.house import PAPERS, PaperName
from briefing.load.suggest import all_of, closest, spell_out
from briefing.model.brief import Brief
from briefing.model.edition import SECTIONS_PART, Edition, Record
from briefing.produce.output import output_name
from briefing.produce.report import ATTACHMENTS, FORMATS, AttachName, FormatName
from briefing.produce.templates import find_house, house_names
from briefing.values import dataclass, replace

MOST_PAGES = 500
FAR = 1.5
"""How many times longer than any other an edition may be that is made after it."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a build is asked for, the same for each of its briefs."""

    formats: tuple[FormatName, ...] = FORMATS
    editions: tuple[str, ...] | None = None
    """None for all."""
    pages: int | None = None
    house: str | None = None
    """None for the brief's own."""
    paper: PaperName | None = None
    attach: AttachName = "edition"
    """What travels inside the files."""
    explain: bool = False
    """Whether to tell what each edition leaves out, and what it would take to get it in."""

    def __post_init__(self) -> None:
        for form in self.formats:
            if form not in FORMATS:
                raise WrongUse(f"there is no format '{form}'; there are {all_of(FORMATS)}")
        if not self.formats:
            raise WrongUse("no format is asked for")
        if self.paper is not None and self.paper not in PAPERS:
            raise WrongUse(f"there is no paper '{self.paper}'; there are {all_of(get_args(PaperName))}")
        if self.attach not in ATTACHMENTS:
            raise WrongUse(f"nothing called '{self.attach}' can be attached; there are {all_of(ATTACHMENTS)}")
        if self.pages is not None and not 1 <= self.pages <= MOST_PAGES:
            raise WrongUse(f"an edition has from 1 to {MOST_PAGES} pages, not {self.pages}")
        if self.pages is not None and self.editions:
            raise WrongUse("ask for editions by name or by their pages, not for both")

    @property
    def asks_for_one(self) -> bool:
        """Whether one edition is asked for, whatever editions there are."""
        return self.pages is not None or len(self.editions or ()) == 1

    def require_house(self, beside: Path) -> None:
        """Raise WrongUse where the house that is asked for is not found for a brief in the folder `beside`."""
        if self.house is not None and find_house(self.house, beside) is None:
            raise WrongUse(unknown_house(self.house, beside))

    def wanted(self, editions: Sequence[Edition], record: Record | None = None) -> tuple[Edition, ...]:
        """Those of `editions` that are asked for, in their own order. Raises WrongUse for one that there is not.

        A brief that was taken from an edition, as `record` says, is printed as that edition alone, unless others are
        asked for.
        """
        if record is not None and self.pages is None and self.editions in (None, (record.edition.id,)):
            return (record.edition,)
        if self.pages is not None:
            return (edition_of(self.pages, editions),)
        if self.editions is None:
            return tuple(editions)
        known = {edition.id: edition for edition in editions}
        for name in self.editions:
            if name not in known:
                raise WrongUse(f"there is no edition '{name}'{_meant(name, list(known))}")
        return tuple(edition for edition in editions if edition.id in self.editions)


def edition_of(pages: int, editions: Sequence[Edition]) -> Edition:
    """An edition of just `pages` pages: one that there is, or the nearest one held to so many, the longer of two.

    Beyond one and a half times the longest, that is the edition that takes as many pages as it likes, if there is one.
    What is made after a longer edition holds for certain what the next shorter one does, as much of it and noted as
    there; whatever else the longer one has is optional. So it fits wherever the shorter one does. It has no cover.
    """
    held = [edition for edition in editions if edition.pages is not None]
    free = [edition for edition in editions if edition.pages is None]
    longest = max((edition.pages or 0 for edition in held), default=0)
    if free and pages > longest * FAR:
        nearest = free[0]
    else:
        nearest = min(held, key=lambda edition: (abs((edition.pages or 0) - pages), -(edition.pages or 0)))
    if nearest.pages == pages:
        return nearest
    made = replace(nearest, id=f"{pages}-page", pages=pages, label=made_label(pages), cover=False)
    shorter = [edition for edition in held if (edition.pages or 0) < pages]
    if shorter and nearest not in shorter:
        made = _shortened(made, max(shorter, key=lambda edition: edition.pages or 0), is_held=nearest in held)
    return replace(made, is_made_to_measure=True)


def _shortened(made: Edition, shorter: Edition, *, is_held: bool) -> Edition:
    """`made` with what it has more than `shorter` made optional; where it `is_held` to pages, with its numbers too."""
    kept = {part.name for part in shorter.parts if not part.optional} | {"masthead", SECTIONS_PART, "sources"}
    parts = tuple(replace(part, optional=part.optional or part.name not in kept) for part in made.parts)
    if not is_held:
        return replace(made, parts=parts)
    return replace(
        made,
        parts=parts,
        notes=shorter.notes,
        judgements=shorter.judgements,
        key_figures=shorter.key_figures,
        events=shorter.events,
        indicators=shorter.indicators,
        basis=shorter.basis,
    )


def made_label(pages: int) -> dict[str, str]:
    """The name of an edition made for so many pages, by language; elsewhere its id serves."""
    last, teens = pages % 10, 11 <= pages % 100 <= 14
    leaves = "сторінку" if last == 1 and not teens else "сторінки" if 2 <= last <= 4 and not teens else "сторінок"
    one = pages == 1
    return {
        "en": "One-page brief" if one else f"{pages}-page brief",
        "uk": f"Записка на {pages} {leaves}",
        "de": "Kurzbericht auf einer Seite" if one else f"Kurzbericht auf {pages} Seiten",
        "fr": "Note d’une page" if one else f"Note de {pages} pages",
    }


def require_own_names(outputs: Iterable[tuple[Path, Edition]], formats: Iterable[FormatName]) -> None:
    """Raise WrongUse where two outputs, each of a brief's edition, would have one name on some file system."""
    takers: dict[str, Path] = {}
    forms = tuple(formats)
    for brief, edition in outputs:
        for form in forms:
            name = output_name(brief.stem, edition.id, form)
            other = takers.setdefault(name.casefold(), brief)
            if other is not brief:
                raise WrongUse(f"'{other}' and '{brief}' would both be written to '{name}'; give each its own --out")


def house_fault(brief: Brief) -> Diagnostic | None:
    """The error that there is no house of the name that `brief` gives; None where there is one."""
    beside = brief.path.parent
    if find_house(brief.house, beside) is not None:
        return None
    names = list(house_names(beside))
    meant = closest(brief.house, names)
    hint = f"did you mean '{meant}'?" if meant else f"there are {all_of(names)}"
    return error(f"there is no house '{brief.house}'", brief.house_position or brief.position, hint)


def unknown_house(name: str, beside: Path) -> str:
    """The sentence that says so, with what was probably meant."""
    return f"there is no house '{name}'{_meant(name, list(house_names(beside)))}"


def _meant(name: str, known: list[str]) -> str:
    meant = closest(spell_out(name), known)
    return f"; did you mean '{meant}'?" if meant else f"; there are {all_of(known)}"
