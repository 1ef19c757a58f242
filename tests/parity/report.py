"""What the parity of files looks like, a line for each and a sum for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.galley.lint import counted
from tests.parity.linted import Linted
from tests.parity.trials import Result

HEAD = f"{'file':<44} {'lines that agree':>17} {'pages':>12} {'drift':>6} {'fill':>5}  page lint: PDF, Word"
SHOWN = 6
"""Lines of each kind that are shown of a file that does not agree."""


def row(result: Result, linted: Linted) -> str:
    """One file: lines and pages that agree, the most that a line is lower or higher, the last page's fill, findings."""
    agreement, fit = result.agreement, result.trial.proof.fit
    lines = f"{agreement.placed_alike} of {agreement.lines}"
    pages = f"{agreement.pages_alike} of {agreement.pages[0]}"
    if agreement.pages[0] != agreement.pages[1]:
        pages += f" ({agreement.pages[1]})"
    fill = f"{fit.fill:.0%}" if fit.limit else "-"
    lint = f"{len(linted.pdf)}, {len(linted.word)}" + (f", {len(linted.lost)} lost" if linted.lost else "")
    return f"{result.trial.name:<44} {lines:>17} {pages:>12} {agreement.drift:>6.2f} {fill:>5}  {lint}"


def details(result: Result, linted: Linted) -> Iterator[str]:
    """What does not agree, and what the linter has found."""
    for sign, lines in (("-", result.agreement.missing), ("+", result.agreement.added)):
        yield from (f"   {sign} page {line.page}, {line.y:.0f} pt: {line.text[:90]}" for line in lines[:SHOWN])
    for name, findings in (("PDF", linted.pdf), ("Word", linted.word)):
        yield from (f"   {name} {finding}" for finding in findings[:SHOWN])
    yield from (f"   not found in Word: {words}" for words in linted.lost[:SHOWN])


def total(results: Sequence[Result], linted: Sequence[Linted]) -> Iterator[str]:
    """Shares over all files."""
    agreements = [result.agreement for result in results]
    lines = sum(agreement.lines for agreement in agreements)
    placed = sum(agreement.placed_alike for agreement in agreements)
    broken = sum(agreement.broken_alike for agreement in agreements)
    pages = sum(agreement.pages[0] for agreement in agreements)
    alike = sum(agreement.pages_alike for agreement in agreements)
    counts = sum(agreement.pages[0] == agreement.pages[1] for agreement in agreements)
    held = [result for result in results if result.trial.proof.fit.limit]
    kept = sum(result.agreement.pages[1] <= (result.trial.proof.fit.limit or 0) for result in held)
    yield f"line ends that agree     {_share(broken, lines)}"
    yield f"lines on the same page   {_share(placed, lines)}"
    yield f"pages that agree         {_share(alike, pages)}"
    yield f"files of as many pages   {_share(counts, len(results))}"
    yield f"page contracts that Word keeps   {_share(kept, len(held))}"
    yield f"most that a line stands higher or lower on a page that agrees   {most_drift(results):.2f} pt"
    for name, every in (("PDF", [one.pdf for one in linted]), ("Word", [one.word for one in linted])):
        found = counted([finding for findings in every for finding in findings])
        said = ", ".join(f"{count} {rule}" for rule, count in sorted(found.items())) or "nothing"
        yield f"page lint, {name}: {said}"


def most_drift(results: Sequence[Result]) -> float:
    """Over all pages that hold the same lines in both formats."""
    return max((result.agreement.drift_of_agreeing_pages for result in results), default=0.0)


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.2%})" if whole else "none"
