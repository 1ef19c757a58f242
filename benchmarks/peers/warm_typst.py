"""Typst and docxtpl in a process that stays, as a watcher of one's own would have them.

python warm_typst.py FACES TEMPLATE OUT FORMATS...; then, for each line that names a content file, it prints all of it
and says `done`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import word
from typst_docxtpl import write_pdf

faces, template, out, *formats = sys.argv[1:]
folder = Path(out)
folder.mkdir(parents=True, exist_ok=True)
for line in sys.stdin:
    for edition in json.loads(Path(line.strip()).read_text("utf-8"))["editions"]:
        if "pdf" in formats:
            write_pdf(edition, Path(faces), folder / f"{edition['name']}.pdf")
        if "docx" in formats:
            word.write_docx(edition, Path(template), folder / f"{edition['name']}.docx")
    print("done", flush=True)
