"""Whether a finished file says what its brief says: it is drawn again, without choosing, and compared."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from os import PathLike, fspath
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from briefing.diagnostics import Diagnostic, InvalidBrief, InvalidFile
from briefing.document.blocks import Image
from briefing.load.brief import read_brief
from briefing.model.brief import Brief
from briefing.produce.agreeing import contradictions
from briefing.produce.extracting import Extracted, extract_from, inside_of, read_finished
from briefing.produce.pictures import read_pictures
from briefing.produce.press import open_press
from briefing.produce.renderers import RENDERERS
from briefing.produce.report import FormatName
from briefing.values import dataclass, replace

CONTEXT = 3
"""Words shown on each side of a difference."""
MOST_COMPARED = 4_000
"""Words on each side, between where two texts part and where they meet again, that are compared one by one."""
BRIEF = "brief.yaml"


Kind = Literal["words", "structure", "languages", "pictures", "drawings"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of words in which the file differs from what is drawn of its brief."""

    said: str
    """The words of the file; empty where it lacks them."""
    drawn: str
    """The words that its brief gives; empty where there are none."""
    before: str
    """The words that stand before both."""
    after: str
    is_beside: bool = False
    """Whether the words stand beside the page: in the place of a picture, in a link, a bookmark or the metadata."""
    kind: Kind = "words"
    """What differs. The words of what is none are names: of elements and marks, styles, languages, pictures and pages
    with their fingerprints."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of drawing a file again."""

    edition: str
    format: FormatName
    is_same: bool
    """Whether the bytes are the same."""
    differences: tuple[Difference, ...] = ()
    """Where the words differ, or what else is compared; none where only other bytes do."""
    contradicted: tuple[str, ...] | None = ()
    """The ids and keys of which the whole brief inside, where it travels too, says something else than the pages; None
    where it cannot be read without its files."""


def verify(path: str | PathLike[str]) -> Verdict:
    """Draws the file at `path` again from what it carries, and compares.

    Raises InvalidFile where it carries no brief that tells its edition, InvalidBrief where that brief has errors, and
    what drawing raises.
    """
    shown = fspath(path)
    data = read_finished(path)
    found = extract_from(data, shown)
    brief, images = _read(found, shown)
    record = brief.record
    if record is None:
        raise InvalidFile(f"'{shown}': the brief that it carries does not tell what the edition held")
    press = open_press(brief, (record.edition,), images=images)
    proof = press.print_edition(record.edition).proof
    drawn = RENDERERS[found.format](replace(proof, source=found.yaml, edition=found.edition))
    contradicted = () if found.edition is None else _contradicted(found.yaml, brief)
    if drawn == data:
        return Verdict(record.edition.id, found.format, True, contradicted=contradicted)
    inside = inside_of(found.format)
    try:
        said, beside, made = inside.words_inside(data), inside.words_beside_pages(data), inside.makeup_inside(data)
    except InvalidFile as fault:
        raise InvalidFile(f"'{shown}': {fault.message}") from None
    told = differences(said, inside.words_inside(drawn))
    others = differences(beside, inside.words_beside_pages(drawn))
    told += tuple(replace(each, is_beside=True) for each in others)
    for kind, wanted in inside.makeup_inside(drawn).items():
        told += tuple(replace(each, kind=kind) for each in differences(made[kind], wanted))
    return Verdict(record.edition.id, found.format, False, told, contradicted)


def _contradicted(whole: bytes, edition: Brief) -> tuple[str, ...] | None:
    with TemporaryDirectory() as folder:
        place = Path(folder) / BRIEF
        place.write_bytes(whole)
        brief, _ = read_brief(place)
    return None if brief is None else contradictions(brief, edition)


def _read(found: Extracted, shown: str) -> tuple[Brief, dict[str, Image]]:
    """The brief that a file carries, with its pictures, as if it stood beside that file."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / BRIEF
        place.write_bytes(found.yaml if found.edition is None else found.edition)
        for name, picture in found.pictures.items():
            (place.parent / name).write_bytes(picture)
        brief, faults = read_brief(place)
        if brief is None or faults:
            inside = [_moved(fault, str(place), f"{shown} ({BRIEF})") for fault in faults]
            raise InvalidBrief(f"'{shown}': the brief that it carries has errors", inside)
        images, faults = read_pictures(brief)
        if faults:
            raise InvalidBrief(faults[0].message, [_moved(f, str(place), f"{shown} ({BRIEF})") for f in faults])
    return replace(brief, path=Path(shown).parent / BRIEF), images


def _moved(fault: Diagnostic, place: str, shown: str) -> Diagnostic:
    file = shown if fault.position.file == place else Path(fault.position.file).name
    return replace(fault, position=replace(fault.position, file=file))


def differences(said: Sequence[str], drawn: Sequence[str]) -> tuple[Difference, ...]:
    """Where two texts differ, in order. Where they have little in common, one stretch holds all of it."""
    first = next((n for n, (a, b) in enumerate(zip(said, drawn, strict=False)) if a != b), min(len(said), len(drawn)))
    rest = min(len(said), len(drawn)) - first
    ends = zip(reversed(said), reversed(drawn), strict=False)
    last = next((n for n, (a, b) in enumerate(ends) if a != b or n >= rest), rest)
    here, there = said[first : len(said) - last], drawn[first : len(drawn) - last]
    if not here and not there:
        return ()
    if max(len(here), len(there)) > MOST_COMPARED:
        return (_difference(said, first, first + len(here), drawn, first, first + len(there)),)
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    return tuple(
        _difference(said, first + a, first + b, drawn, first + c, first + d)
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )


def _difference(said: Sequence[str], a: int, b: int, drawn: Sequence[str], c: int, d: int) -> Difference:
    return Difference(
        " ".join(said[a:b]),
        " ".join(drawn[c:d]),
        " ".join(said[max(0, a - CONTEXT) : a]),
        " ".join(said[b : b + CONTEXT]),
    )
