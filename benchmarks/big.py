"""Big: reports of 50 to 500 pages, of invented briefs whose points are as long as a real report's."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from benchmarks.measured import Command

ROOT = Path(__file__).parent.parent
SIZES = (200, 500, 1000, 2000)
"""Points; ten of them make between two and three pages."""
SENTENCES, SOURCES = (3, 8), (80, 80)
EDITION = "report"


def name(what: str, size: int) -> str:
    return f"{what}, {size:,} points"


OURS_PDF, PLAIN_PDF, OURS_WORD, PANDOC_WORD = "briefing, PDF", "plain ReportLab, PDF", "briefing, Word", "pandoc, Word"
RATIOS = (
    ("the longest report, PDF", name(OURS_PDF, SIZES[-1]), name(PLAIN_PDF, SIZES[-1]), 1.5),
    ("the longest report, Word", name(OURS_WORD, SIZES[-1]), name(PANDOC_WORD, SIZES[-1]), 2.0),
)
MOST_MEMORY = 300
"""Megabytes for the longest PDF."""


def invented(size: int, path: Path) -> None:
    """Writes a brief of so many points."""
    from tests.invented import Seeded, invent

    text = invent(Seeded(3), points=size, language="en-GB", sentences=SENTENCES, sources=SOURCES, is_open=True)
    path.write_text(text, "utf-8")


def prepare(folder: Path, peers: Path) -> None:
    """Writes each brief and what the peers print of it."""
    folder.mkdir()
    for size in SIZES:
        made = folder / str(size)
        invented(size, folder / f"{size}.yaml")
        needed = [sys.executable, "-m", "benchmarks.content", str(folder / f"{size}.yaml"), str(made), EDITION]
        subprocess.run(needed, check=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)})
        script = "import pypandoc; print(pypandoc.get_pandoc_path())"
        pandoc = subprocess.run([peers, "-c", script], check=True, capture_output=True, text=True).stdout.strip()
        reference = [pandoc, "--print-default-data-file", "reference.docx"]
        (made / "reference.docx").write_bytes(subprocess.run(reference, check=True, capture_output=True).stdout)


def commands(folder: Path, peers: Path) -> Iterable[Command]:
    here = {"PYTHONPATH": str(ROOT)}
    for size in SIZES:
        for what, form in ((OURS_PDF, "pdf"), (OURS_WORD, "docx")):
            wishes = ["--edition", EDITION, "--format", form, "--out", str(folder / "out")]
            ours = [sys.executable, "-m", "briefing", "build", str(folder / f"{size}.yaml"), *wishes]
            yield Command(name(what, size), ours, ROOT, here)
        for what, script, form in ((PLAIN_PDF, "reportlab_docxtpl", "pdf"), (PANDOC_WORD, "pandoc_typst", "docx")):
            made = folder / str(size)
            peer = [
                ROOT / "benchmarks" / "peers" / f"{script}.py",
                made / "content.json",
                made / "faces",
                made / script,
            ]
            yield Command(name(what, size), [str(peers), *map(str, peer), form])


def pages(folder: Path) -> dict[int, int]:
    """How many pages each report has, by points."""
    import pikepdf

    found = {}
    for size in SIZES:
        with pikepdf.open(folder / "out" / f"{size}-{EDITION}.pdf") as pdf:
            found[size] = len(pdf.pages)
    return found
