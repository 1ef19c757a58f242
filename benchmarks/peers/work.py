"""What every peer is asked: the content of some editions, each as a PDF and as a Word file.

python work.py CONTENT FACES OUT FORMATS
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

TEMPLATE = "template.docx"
HERE = Path(__file__).parent


Write = Callable[[dict[str, Any], Path, Path], None]


def run(write_pdf: Write, write_docx: Write | None = None) -> None:
    """Does the work that the command line asks for."""
    content, faces, out, *formats = sys.argv[1:]
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    editions = json.loads(Path(content).read_text("utf-8"))["editions"]
    for edition in editions:
        if "pdf" in formats:
            write_pdf(edition, Path(faces), folder / f"{edition['name']}.pdf")
        if "docx" in formats:
            (write_docx or by_docxtpl)(edition, Path(content).parent / TEMPLATE, folder / f"{edition['name']}.docx")


def by_docxtpl(edition: dict[str, Any], template: Path, target: Path) -> None:
    """Imports docxtpl only where a Word file is asked for."""
    import word

    word.write_docx(edition, template, target)
