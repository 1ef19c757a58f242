"""What a LibreOffice save leaves of a file: every id, every word, every note and link."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest

from briefing.render.docx.markup import w
from tests.render.docx.galleys import body, find, part, texts, values
from tests.render.docx.test_file import drawn, everything

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def saved(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """A file, and the same after LibreOffice has opened and saved it."""
    folder = tmp_path_factory.mktemp("saved")
    path = folder / "brief.docx"
    path.write_bytes(drawn(everything(), situation=1))
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "docx", "--outdir",
         str(folder / "out"), str(path)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return path.read_bytes(), Path(folder / "out" / "brief.docx").read_bytes()


def test_every_id_is_found_again(saved: tuple[bytes, bytes]) -> None:
    before, after = (body(data) for data in saved)
    names = {each.get(w("name"), "") for each in find(before, ".//w:bookmarkStart")}
    assert {name for name in names if name.startswith("_brf_")} > {"_brf_row-kyiv", "_brf_nato-count", "_brf_ex-counts"}
    assert names <= {each.get(w("name")) for each in find(after, ".//w:bookmarkStart")}
    assert set(values(before, ".//w:sdtPr/w:alias")) <= set(values(after, ".//w:sdtPr/w:alias"))


def test_no_word_is_lost(saved: tuple[bytes, bytes]) -> None:
    before, after = (Counter("".join(texts(body(data))).split()) for data in saved)
    assert before == after


def test_notes_links_and_looks_are_kept(saved: tuple[bytes, bytes]) -> None:
    before, after = (body(data) for data in saved)
    for path in (".//w:footnoteReference", ".//w:hyperlink", ".//w:drawing", ".//w:tblHeader"):
        assert len(find(before, path)) == len(find(after, path)), path
    strong = [run for run in find(after, ".//w:r[w:t='10,000']") if find(run, "w:rPr/w:rStyle[@w:val='Strong']")]
    assert len(strong) == 1
    assert "Rutte, x" in [said.strip() for said in texts(part(saved[1], "word/footnotes.xml"))]
