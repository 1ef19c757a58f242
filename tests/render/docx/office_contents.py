"""A reader who updates the contents in LibreOffice: run by a Python that has `uno`, with a program of its own.

    python3 office_contents.py SOFFICE PROFILE FILE...

Prints, as JSON, for each file the entries of its contents as it was opened and after an update, and the words of all
that stands in its outline, in reading order.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.lang import DisposedException  # type: ignore[import-not-found]
from office_edit import desktop_of, prop


def outline(text: Any) -> Iterator[str]:
    paragraphs = text.createEnumeration()
    while paragraphs.hasMoreElements():
        each = paragraphs.nextElement()
        if each.supportsService("com.sun.star.text.TextTable"):
            for name in each.CellNames:
                yield from outline(each.getCellByName(name))
        elif each.OutlineLevel:
            yield each.String


def looked_at(desktop: Any, path: str) -> dict[str, list[str]]:
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (prop("Hidden", True),))
    index = document.DocumentIndexes.getByIndex(0)
    opened = index.Anchor.String.split("\n")
    index.update()
    found = {"opened": opened, "updated": index.Anchor.String.split("\n"), "outline": [*outline(document.Text)]}
    document.close(False)
    return found


def main(soffice: str, profile: str, files: list[str]) -> None:
    pipe = f"briefing-contents-{abs(hash(profile))}"
    office = subprocess.Popen(
        [soffice, f"-env:UserInstallation={uno.systemPathToFileUrl(profile)}", "--headless", "--norestore",
         f"--accept=pipe,name={pipe};urp"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        desktop = desktop_of(pipe)
        print(json.dumps([looked_at(desktop, path) for path in files]))
        with contextlib.suppress(DisposedException):
            desktop.terminate()
        office.wait(timeout=60)
    finally:
        if office.poll() is None:
            office.kill()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
