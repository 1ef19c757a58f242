"""A reviewer edits a file in LibreOffice: every id of the brief is found again, around what the reviewer has changed.

LibreOffice is driven through UNO by the Python that it came with, or the system's.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml.etree import _Element

from briefing.document.runs import plain
from briefing.galley.matter import Para
from briefing.produce.press import open_press
from briefing.produce.reading import read
from briefing.produce.renderers import draw_docx
from briefing.render.docx.inside import source_inside
from briefing.render.docx.markup import w
from briefing.render.docx.register import bookmark_name
from tests.render.docx.galleys import body, find, part, parts, texts, values

pytestmark = pytest.mark.slow

BRIEF = Path(__file__).parents[3] / "data" / "brief.yaml"
REVIEWER = Path(__file__).parent / "office_edit.py"
CASES = [("policy", "one-page"), ("policy", "four-page"), ("policy", "report"), ("memo", "report")]


class Reviewed(NamedTuple):
    ids: list[str]
    """Of the points that the reviewer has changed, in the order of office_edit.py."""
    before: bytes
    after: bytes


@cache
def uno_python() -> str | None:
    """A Python that can talk to LibreOffice."""
    for candidate in ("/usr/bin/python3", shutil.which("python3") or ""):
        if Path(candidate).exists():
            asked = subprocess.run([candidate, "-c", "import uno"], capture_output=True, check=False)
            if asked.returncode == 0:
                return candidate
    return None


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def reviewed(request: pytest.FixtureRequest, soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Reviewed:
    python = uno_python()
    if python is None:
        pytest.skip("no Python that knows LibreOffice: install python3-uno")
    house, name = request.param
    found = read(BRIEF)
    assert found.brief is not None
    press = open_press(found.brief, found.editions, house=house)
    proof = press.print_edition(next(edition for edition in found.editions if edition.id == name)).proof
    galley = proof.galley
    points = {point.id for section in found.brief.sections for point in section.points}
    ids = [m.id for m in galley.matter if isinstance(m, Para) and m.id in points and len(plain(m.runs)) > 30][:6]
    folder = tmp_path_factory.mktemp("reviewed")
    source, target = folder / "brief.docx", folder / "reviewed.docx"
    source.write_bytes(draw_docx(replace(proof, source=BRIEF.read_bytes())))
    names = [bookmark_name(each or "") for each in ids]
    command = [python, str(REVIEWER), soffice, str(folder / "profile"), str(source), str(target), *names]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return Reviewed([each or "" for each in ids], source.read_bytes(), target.read_bytes())


def control_of(element: _Element) -> list[str]:
    """The aliases of the content controls around `element`, the nearest first."""
    return [alias for each in element.iterancestors(w("sdt")) for alias in values(each, "w:sdtPr/w:alias")]


def saying(root: _Element, text: str) -> _Element:
    """The one text of `root` that holds `text`."""
    (found,) = [each for each in find(root, ".//w:t") if text in (each.text or "")]
    return found


def test_every_bookmark_and_every_control_is_found_again(reviewed: Reviewed) -> None:
    before, after = body(reviewed.before), body(reviewed.after)
    names = [mark.get(w("name"), "") for mark in find(before, ".//w:bookmarkStart")]
    assert len([name for name in names if name.startswith("_brf_")]) > 15
    assert set(names) <= {mark.get(w("name")) for mark in find(after, ".//w:bookmarkStart")}
    aliases = values(before, ".//w:sdtPr/w:alias")
    assert len(aliases) > 15
    assert set(aliases) <= set(values(after, ".//w:sdtPr/w:alias"))


def test_an_edit_stands_in_the_point_that_was_edited(reviewed: Reviewed) -> None:
    after = body(reviewed.after)
    assert control_of(saying(after, "EDITED"))[0] == reviewed.ids[0]
    assert bookmark_of(saying(after, "EDITED")) == bookmark_name(reviewed.ids[0])


def bookmark_of(element: _Element) -> str:
    """The bookmark of the brief that is open where `element` stands in its paragraph."""
    paragraph = next(element.iterancestors(w("p")))
    open_ones: dict[str | None, str] = {}
    for each in paragraph.iter():
        if each.tag == w("bookmarkStart") and each.get(w("name"), "").startswith("_brf_"):
            open_ones[each.get(w("id"))] = each.get(w("name"), "")
        elif each.tag == w("bookmarkEnd"):
            open_ones.pop(each.get(w("id")), None)
        elif each is element:
            return next(iter(open_ones.values()), "")
    return ""


def test_tracked_changes_stand_in_their_point_as_tracked(reviewed: Reviewed) -> None:
    after = body(reviewed.after)
    inserted, deleted = find(after, ".//w:ins[w:r]"), find(after, ".//w:del[w:r]")
    assert "".join(text.text or "" for each in inserted for text in find(each, ".//w:t")) == "TRACKED"
    assert len("".join(text.text or "" for each in deleted for text in find(each, ".//w:delText"))) == 5
    assert {control_of(each)[0] for each in (*inserted, *deleted)} == {reviewed.ids[1]}
    assert {bookmark_of(each) for each in (*inserted, *deleted)} == {bookmark_name(reviewed.ids[1])}


def test_a_comment_is_tied_to_its_point(reviewed: Reviewed) -> None:
    after = body(reviewed.after)
    (start,) = find(after, ".//w:commentRangeStart")
    assert control_of(start)[0] == reviewed.ids[2]
    comments = part(reviewed.after, "word/comments.xml")
    assert [comment.get(w("author")) for comment in find(comments, "w:comment")] == ["A reviewer"]
    assert "".join(texts(comments)) == "Is this so?"


def test_a_new_paragraph_follows_its_point_outside_of_its_bookmark(reviewed: Reviewed) -> None:
    new = saying(body(reviewed.after), "A NEW PARAGRAPH")
    assert control_of(new)[0] == reviewed.ids[3]
    assert bookmark_of(new) == ""


def test_a_stressed_word_keeps_its_point(reviewed: Reviewed) -> None:
    stressed = [run for run in find(body(reviewed.after), ".//w:r[w:rPr/w:b]") if control_of(run) == [reviewed.ids[4]]]
    assert len("".join(text.text or "" for run in stressed for text in find(run, "w:t"))) == 5
    assert {bookmark_of(run) for run in stressed} == {bookmark_name(reviewed.ids[4])}


def test_a_new_note_joins_those_that_are_there(reviewed: Reviewed) -> None:
    before, after = (
        [note for note in find(part(data, "word/footnotes.xml"), "w:footnote") if note.get(w("type")) is None]
        for data in (reviewed.before, reviewed.after)
    )
    assert len(after) == len(before) + 1
    said = ["".join(text.text or "" for text in find(note, ".//w:t")).strip() for note in after]
    assert "A NEW NOTE" in said


def test_what_was_not_touched_says_the_same(reviewed: Reviewed) -> None:
    touched = {bookmark_name(each) for each in reviewed.ids}

    def said(data: bytes) -> dict[str, str]:
        found = {}
        for paragraph in find(body(data), ".//w:p"):
            for mark in find(paragraph, ".//w:bookmarkStart"):
                name = mark.get(w("name"), "")
                if name.startswith("_brf_") and name not in touched:
                    found[name] = "".join(text.text or "" for text in find(paragraph, ".//w:t"))
        return found

    before, after = said(reviewed.before), said(reviewed.after)
    assert len(before) > 5
    assert after == before


def test_the_brief_inside_survives(reviewed: Reviewed) -> None:
    inside = source_inside(reviewed.before, 10**7)
    assert inside is not None
    assert source_inside(reviewed.after, 10**7) == inside
    assert "docProps/custom.xml" in parts(reviewed.after)
