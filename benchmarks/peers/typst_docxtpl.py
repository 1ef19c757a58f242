"""Typst for the PDF (PDF/UA-1 and PDF/A-3a), docxtpl for Word, in one process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst
from work import HERE, run

COMPILERS: list[typst.Compiler] = []


def write_pdf(edition: dict[str, Any], faces: Path, target: Path) -> None:
    if not COMPILERS:
        COMPILERS.append(
            typst.Compiler(str(HERE / "brief.typ"), root=str(HERE), font_paths=[str(faces)], ignore_system_fonts=True)
        )
    data = json.dumps(edition, ensure_ascii=False)
    COMPILERS[0].compile(output=str(target), format="pdf", sys_inputs={"content": data}, pdf_standards=["ua-1", "a-3a"])


if __name__ == "__main__":
    run(write_pdf)
