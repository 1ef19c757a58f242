"""The page linter over both formats of an edition."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.compose.wording import find_wording
from briefing.diagnostics import Position
from briefing.galley.laid import LaidGalley
from briefing.galley.lint import Finding, lint
from tests.parity.align import tell
from tests.parity.trials import Result


@dataclass(frozen=True, slots=True)
class Linted:
    pdf: tuple[Finding, ...]
    word: tuple[Finding, ...]
    lost: tuple[str, ...]
    """Paragraphs that were not found on Word's pages."""


def lint_result(result: Result) -> Linted:
    """What is wrong with the pages of one edition, as the PDF and as LibreOffice lay them out."""
    trial = result.trial
    units = units_of(trial.proof.galley.document.language)
    told = tell(trial.laid, result.word)
    return Linted(findings(trial.laid, units), findings(told.laid, units), told.lost)


def findings(laid: LaidGalley, units: tuple[str, ...]) -> tuple[Finding, ...]:
    return tuple(lint(laid, units))


def units_of(language: str) -> tuple[str, ...]:
    """Words that belong to a number before them in a language."""
    return find_wording(language, Position("")).glue_before
