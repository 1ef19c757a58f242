"""A reviewer at work in LibreOffice: run by a Python that has `uno`, with a program of its own.

    python3 office_edit.py SOFFICE PROFILE SOURCE TARGET BOOKMARK...

Opens SOURCE, changes the words of the first bookmarks, one in each way, and saves it as TARGET:
the first is edited outright, the second with tracked changes, the third gets a comment, after the fourth a new
paragraph is written, the fifth is set in bold, the sixth gets a note of its own.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]
from com.sun.star.lang import DisposedException  # type: ignore[import-not-found]
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK  # type: ignore[import-not-found]

PIPE = "briefing-edit"


def prop(name: str, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def desktop_of(pipe: str) -> Any:
    """LibreOffice's desktop, as soon as it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
            continue
        return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    raise SystemExit("LibreOffice does not answer")


def edit(document: Any, names: list[str]) -> None:
    marks = document.Bookmarks
    anchors = [marks.getByName(name).Anchor for name in names]

    def at_start(anchor: Any) -> Any:
        cursor = anchor.Text.createTextCursorByRange(anchor.Start)
        cursor.goRight(1, False)
        return cursor

    plain = at_start(anchors[0])
    plain.goRight(4, True)
    plain.String = "EDITED"

    document.RecordChanges = True
    tracked = at_start(anchors[1])
    tracked.Text.insertString(tracked, "TRACKED", False)
    tracked.goRight(3, False)
    tracked.goRight(5, True)
    tracked.String = ""
    document.RecordChanges = False

    comment = document.createInstance("com.sun.star.text.textfield.Annotation")
    comment.Author, comment.Content = "A reviewer", "Is this so?"
    where = at_start(anchors[2])
    where.goRight(6, True)
    where.Text.insertTextContent(where, comment, True)

    after = anchors[3].Text.createTextCursorByRange(anchors[3].End)
    after.gotoEndOfParagraph(False)
    after.Text.insertControlCharacter(after, PARAGRAPH_BREAK, False)
    after.Text.insertString(after, "A NEW PARAGRAPH", False)

    bold = at_start(anchors[4])
    bold.goRight(5, True)
    bold.CharWeight = 150.0

    note = document.createInstance("com.sun.star.text.Footnote")
    place = at_start(anchors[5])
    place.Text.insertTextContent(place, note, False)
    note.insertString(note.createTextCursor(), "A NEW NOTE", False)


def main(soffice: str, profile: str, source: str, target: str, names: list[str]) -> None:
    pipe = f"{PIPE}-{abs(hash(profile))}"
    office = subprocess.Popen(
        [soffice, f"-env:UserInstallation={uno.systemPathToFileUrl(profile)}", "--headless", "--norestore",
         f"--accept=pipe,name={pipe};urp"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        desktop = desktop_of(pipe)
        document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, (prop("Hidden", True),))
        edit(document, names)
        saved = (prop("FilterName", "MS Word 2007 XML"),)
        document.storeToURL(uno.systemPathToFileUrl(target), saved)
        document.close(False)
        with contextlib.suppress(DisposedException):
            desktop.terminate()
        office.wait(timeout=60)
    finally:
        if office.poll() is None:
            office.kill()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4], sys.argv[5:])
