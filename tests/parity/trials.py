"""What is laid out twice: every edition of a brief, in each house, on each paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.diagnostics import EditionUnfit
from briefing.galley.laid import LaidGalley
from briefing.house import PaperName
from briefing.load.editions import read_editions
from briefing.model.edition import Edition
from briefing.produce.press import Press, open_press
from briefing.produce.reading import read
from briefing.produce.renderers import RENDERERS, Proof
from briefing.render.pdf.laid import lay_out
from tests.invented import LANGUAGES, Seeded, invent
from tests.parity.compare import Agreement, compare
from tests.parity.lines import Box, Line, read_lines
from tests.parity.office import convert
from tests.strategies import read_invented

ROOT = Path(__file__).parent.parent.parent
BRIEFS = (ROOT / "data" / "brief.yaml", *sorted((ROOT / "data" / "examples").glob("*.yaml")))
HOUSES = ("policy", "memo")
PAPERS: tuple[PaperName, ...] = ("a4", "letter")


@dataclass(frozen=True, slots=True)
class Trial:
    """One edition in both formats."""

    name: str
    proof: Proof
    laid: LaidGalley
    """How the PDF lays it out."""
    pdf: Path
    docx: Path


@dataclass(frozen=True, slots=True)
class Result:
    """A trial, with what LibreOffice has made of the Word file."""

    trial: Trial
    agreement: Agreement
    word: tuple[tuple[Line, ...], ...]
    """The lines of its pages."""


def shipped(
    folder: Path,
    *,
    briefs: Iterable[Path] = BRIEFS,
    houses: Sequence[str] = HOUSES,
    papers: Sequence[PaperName] = PAPERS,
    editions: Sequence[str] = (),
) -> Iterator[Trial]:
    """Each edition of each brief in each house on each paper; `editions` are all of them where none is named."""
    for path in briefs:
        found = read(path)
        assert found.brief is not None, [str(fault) for fault in found.diagnostics]
        wanted = [edition for edition in found.editions if not editions or edition.id in editions]
        for house in houses:
            for paper in papers:
                press = open_press(found.brief, found.editions, house=house, paper=paper)
                name = f"{path.stem}-{house}-{paper}"
                yield from printed(press, wanted, folder, name)


def printed(press: Press, editions: Iterable[Edition], folder: Path, name: str) -> Iterator[Trial]:
    """The files of each edition; an edition that the brief does not fit is passed over."""
    for edition in editions:
        try:
            proof = press.print_edition(edition).proof
        except EditionUnfit:
            continue
        stem = f"{name}-{edition.id}"
        files = {form: folder / f"{stem}.{form}" for form in RENDERERS}
        for form, draw in RENDERERS.items():
            files[form].write_bytes(draw(proof))
        laid = lay_out(proof.galley, proof.typesetter)
        yield Trial(stem, proof, laid, files["pdf"], files["docx"])


def invented(folder: Path, seeds: Iterable[int], *, editions: Sequence[str] = ()) -> Iterator[Trial]:
    """Each edition of invented briefs of 5 to 60 points, in all languages, houses and papers by turns."""
    known, _ = read_editions(ROOT / "templates" / "editions.yaml")
    wanted = [edition for edition in known if not editions or edition.id in editions]
    for seed in seeds:
        language = LANGUAGES[seed % len(LANGUAGES)]
        house, paper = HOUSES[seed % len(HOUSES)], PAPERS[seed // len(HOUSES) % len(PAPERS)]
        text = invent(Seeded(seed), points=5 + seed * 7 % 56, language=language, quotes=seed % 3 == 1)
        brief = read_invented(text)
        press = open_press(brief, known, house=house, paper=paper)
        yield from printed(press, wanted, folder, f"invented-{seed:03}-{language}-{house}-{paper}")


def try_out(command: str, trials: Sequence[Trial], folder: Path) -> list[Result]:
    """Lets LibreOffice lay out the Word files of all trials, and holds its lines against those of the PDFs."""
    folder.mkdir(parents=True, exist_ok=True)
    made = convert(command, [trial.docx for trial in trials], folder)
    return [_result(trial, pdf) for trial, pdf in zip(trials, made, strict=True)]


def _result(trial: Trial, made: Path) -> Result:
    charts = [
        (picture.page, Box(picture.left - 1, picture.top - 2, picture.right + 1, picture.bottom + 2))
        for picture in trial.laid.pictures()
    ]
    word = read_lines(made, without=charts)
    agreement = compare(read_lines(trial.pdf, without=charts), word)
    return Result(trial, agreement, tuple(map(tuple, word)))
