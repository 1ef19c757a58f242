"""Making the files of briefs: what each edition holds is chosen, and drawn wherever there is somebody to draw it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from math import inf
from os import PathLike
from pathlib import Path

from briefing.compose.choose import Shortfall
from briefing.diagnostics import BriefingError, Diagnostic, OutputError, Position, by_place, error, warning
from briefing.model.brief import Brief
from briefing.model.edition import Edition
from briefing.produce.briefs import Read
from briefing.produce.drawing import Commission, DrawingOffice
from briefing.produce.output import output_name, remove_abandoned, write_together
from briefing.produce.press import Press, Printed
from briefing.produce.renderers import Proof
from briefing.produce.report import BuildReport, EditionResult, FileResult, FormatName, Step
from briefing.produce.travelling import luggage
from briefing.produce.wishes import Wishes, require_own_names
from briefing.produce.workshop import Drawn, Workshop
from briefing.values import dataclass, replace

LONG = 100
"""Pages from which on memory is worth some time."""
Progress = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Order:
    """A brief that is whole, and the editions of it that are asked for."""

    brief: Brief
    wanted: tuple[Edition, ...]
    known: tuple[Edition, ...]
    """All editions that there are: a longer one holds what a shorter one holds."""


def make(
    workshop: Workshop,
    paths: Sequence[str | PathLike[str]],
    wishes: Wishes,
    folder: Path,
    *,
    dated: datetime | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Make the files of the briefs at `paths` with what stands ready in `workshop`, and write them into `folder`."""
    orders, faults = take_orders((workshop.read(path) for path in paths), wishes)
    checks = [workshop.check(order.brief) for order in orders]
    remove_abandoned(folder)
    tally = _Tally(sum(len(order.wanted) for order in orders) * len(wishes.formats), progress)
    results: list[EditionResult] = []
    for order in orders:
        try:
            press = workshop.press(order.brief, order.known, wishes, dated)
        except BriefingError as stop:
            faults += told(stop, order.brief)
            tally.skip(len(order.wanted) * len(wishes.formats))
            continue
        job = _Job(press, workshop, workshop.office(press), wishes, folder)
        try:
            every = begin_editions(job, order.wanted, tally)
            press.close()
            if any((begun.result.pages or 0) > LONG for begun in every):
                workshop.spend(press)
                if any(begun.result.limit for begun in every):
                    gc.collect()  # what a long edition was chosen with would stand beside its pages
            for begun in every:
                result = finish_edition(job, begun, tally)
                results.append(result)
                tally.finish(result, len(wishes.formats))
        finally:
            job.office.close()
    for warnings in checks:
        faults += warnings()
    return BuildReport(tuple(results), by_place(faults))


@dataclass(frozen=True, slots=True)
class _Job:
    """One brief on its press, and where its files go."""

    press: Press
    workshop: Workshop
    office: DrawingOffice
    wishes: Wishes
    folder: Path


def take_orders(briefs: Iterable[Read], wishes: Wishes) -> tuple[list[Order], list[Diagnostic]]:
    """What is to be made of each of `briefs`, not yet checked, and every fault of those of which nothing can be made.

    Raises WrongUse for an edition or house that there is not, and where two outputs would have one name.
    """
    orders: list[Order] = []
    faults: list[Diagnostic] = []
    for found in briefs:
        wishes.require_house(found.path.parent)
        faults += found.diagnostics
        if found.editions:
            wanted = wishes.wanted(found.editions, found.brief.record if found.brief else None)
            if found.brief is not None:
                orders.append(Order(found.brief, wanted, _with(found.editions, wanted)))
    outputs = [(order.brief.path, edition) for order in orders for edition in order.wanted]
    require_own_names(outputs, wishes.formats)
    return orders, faults


@dataclass(frozen=True, slots=True)
class Begun:
    """An edition with its content chosen, being drawn; what became of it, where it cannot be drawn."""

    result: EditionResult
    files: Mapping[FormatName, Path]
    proof: Proof | None
    commission: Commission | None = None
    """None where it need not be drawn: `drawn` was drawn before, of the same."""
    drawn: Drawn | None = None


def begin_editions(job: _Job, editions: Sequence[Edition], tally: _Tally) -> list[Begun]:
    """Begin each of `editions`: first what takes as many pages as it likes, for nothing is chosen in it; the longest
    last, whose choice takes longest, so that the others are drawn meanwhile.
    """
    begun: dict[str, Begun] = {}
    for number, edition in enumerate(sorted(editions, key=lambda edition: edition.pages or 0), start=1):
        if number == len(editions):
            job.office.draw_ahead()
        begun[edition.id] = begin_edition(job, edition, tally)
    return [begun[edition.id] for edition in editions]


def begin_edition(job: _Job, edition: Edition, tally: _Tally) -> Begun:
    """Choose what one edition holds, and have it drawn in all formats."""
    press, wishes = job.press, job.wishes
    brief = press.brief
    tally.tell(f"{brief.path.stem}, {edition.id}")
    files = {form: job.folder / output_name(brief.path.stem, edition.id, form) for form in wishes.formats}
    result = EditionResult(brief.path, edition.id, press.house.name, press.paper, (), limit=edition.pages)
    try:
        printed = press.print_edition(edition)
        fit = printed.proof.fit
        result = replace(
            result, pages=fit.pages, fill=printed.plain_fit.fill, words=printed.words, omissions=printed.omissions,
            diagnostics=by_place([
                *placed(fit.diagnostics, brief),
                *_not_filled(press, edition, printed),
                *essential_withheld(brief, edition, printed, press.editions),
            ]),
            explanation=press.explain(edition, printed) if wishes.explain else None,
        )  # fmt: skip
        taken = luggage(press, edition, printed, wishes.attach)
        result = replace(result, diagnostics=by_place([*result.diagnostics, *taken.diagnostics]))
        proof = replace(printed.proof, source=taken.source, edition=taken.edition)
    except BriefingError as stop:
        return Begun(failed(result, files, stop, brief), files, None)
    drawn = job.workshop.drawn(press, edition.id, proof, wishes.formats)
    if drawn is not None:
        return Begun(result, files, proof, drawn=drawn)
    return Begun(result, files, proof, job.office.hand_in(proof, wishes.formats))


def finish_edition(job: _Job, begun: Begun, tally: _Tally) -> EditionResult:
    """One edition in all formats: written when all of them are drawn, or not at all."""
    result, files, brief = begun.result, begun.files, job.press.brief
    if begun.proof is None:
        return result
    made: dict[FormatName, bytes] = {}
    try:
        for form in files:
            if begun.commission is None:
                assert begun.drawn is not None  # noqa: S101
                made[form] = begun.drawn.files[form]
                continue
            tally.tell(f"{brief.path.stem}, {result.edition}, {form}")
            made[form] = job.office.draw(begun.commission, form)
        job.workshop.remember(job.press, result.edition, begun.proof, made)
        job.workshop.before_writing()
        content = {path.name: made[form] for form, path in files.items()}
        outcomes = write_together(job.folder, content, flush=job.workshop.is_patient)
    except BriefingError as stop:
        return failed(result, files, stop, brief)
    return replace(result, files=tuple(FileResult(path, form, outcomes[path.name]) for form, path in files.items()))


def _not_filled(press: Press, edition: Edition, printed: Printed) -> tuple[Diagnostic, ...]:
    """`not_filled` of an edition that `press` has printed; what it leaves out is asked for where a page is open."""
    return not_filled(press.brief, edition, printed, press.shortfalls(edition)) if printed.words_missing else ()


def not_filled(
    brief: Brief, edition: Edition, printed: Printed, shortfalls: Sequence[Shortfall] = ()
) -> tuple[Diagnostic, ...]:
    """A warning where no choice fills the last page that the edition promises; `shortfalls` are what is left out."""
    words = printed.words_missing
    if not words:
        return ()
    promised = "its page" if edition.pages == 1 else f"its {edition.pages} pages"
    missing = "one word is" if words == 1 else f"{words} words are"
    there = {block.part for block in printed.document.blocks}
    late = [part.name for part in edition.parts if part.optional and part.name in there]
    message = f"'{edition.id}' does not fill {promised}: about {missing} missing"
    return (warning("not-filled", message, brief.title.position, _how_to_fill(words, shortfalls, late)),)


def essential_withheld(brief: Brief, edition: Edition, printed: Printed, known: Iterable[Edition]) -> list[Diagnostic]:
    """A warning for each point that is essential for `edition`, or for one of `known` that is shorter, and that its
    audience may not see. It is for the author: the edition's files say nothing of it.
    """
    pages = edition.pages or inf
    must = {each.id for each in known if (each.pages or inf) <= pages} | {edition.id}
    withheld = {omission.id for omission in printed.omissions if omission.reason == "marking"}
    return [
        warning(
            "essential-withheld",
            f"'{edition.id}' does not say '{point.id}', which is essential for '{point.essential}': "
            "its audience may not see it",
            point.position,
            "narrow the edition's marking, or take `essential` from the point",
        )
        for point in brief.points
        if point.essential in must and point.id in withheld
    ]


def _how_to_fill(words: int, shortfalls: Sequence[Shortfall], late: Sequence[str]) -> str:
    """What helps a page that stays open: more words, or where something is left out, room for it. `late` are the
    optional parts that are said, which may give way to points."""
    more = f"write about {words} words more, in new points or longer ones"
    near = min((each for each in shortfalls if each.lines), key=lambda each: each.lines or 0, default=None)
    if near is not None:
        lines = "a line" if near.lines == 1 else f"{near.lines} lines"
        what = f"'{near.id}' in full" if near.is_said else f"'{near.id}'"
        return f"{more}; or shorten what is said by {lines}, so that {what} comes in"
    if any(each.reason == "longer" for each in shortfalls):
        return "what is left out is not in a longer edition, which would have to hold it: make room for it there"
    if late:
        return f"{more}; still more, should {' or '.join(map(repr, late))} give way to them; or leave this edition out"
    return f"{more}, or leave this edition out"


def failed(result: EditionResult, files: Mapping[FormatName, Path], stop: BriefingError, brief: Brief) -> EditionResult:
    """`result` of an edition that `stop` stopped: no file of it is written."""
    nothing = tuple(FileResult(path, form, "failed") for form, path in files.items())
    return replace(result, files=nothing, diagnostics=by_place([*result.diagnostics, *told(stop, brief)]))


def told(stop: BriefingError, brief: Brief) -> tuple[Diagnostic, ...]:
    """Why the work stopped, as diagnostics: its own, or its sentence, at the file that cannot be written or else at the
    brief's beginning.
    """
    file = stop.file if isinstance(stop, OutputError) else ""
    own = placed(stop.diagnostics, brief)
    return own or (error(stop.message, Position(file, 0, 0) if file else brief.position),)


def placed(diagnostics: Iterable[Diagnostic], brief: Brief) -> tuple[Diagnostic, ...]:
    """`diagnostics`, those that know no place at the brief's beginning: what is drawn from several of its values, as
    the title's lines are, has none of its own.
    """
    return tuple(one if one.position.file else replace(one, position=brief.position) for one in diagnostics)


def _with(editions: Sequence[Edition], wanted: Iterable[Edition]) -> tuple[Edition, ...]:
    """`editions`, and those of `wanted` that are not among them."""
    return (*editions, *(edition for edition in wanted if edition not in editions))


class _Tally:
    """Counts finished files and tells whoever wants to know."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self.done = 0
        self.total = total
        self._progress = progress

    def tell(self, doing: str, finished: EditionResult | None = None) -> None:
        if self._progress is not None:
            self._progress(Step(self.done, self.total, doing, finished))

    def skip(self, files: int) -> None:
        self.total -= files

    def finish(self, result: EditionResult, files: int) -> None:
        self.done += files
        self.tell(f"{result.brief.stem}, {result.edition}", result)
