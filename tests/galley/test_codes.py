from __future__ import annotations

import pytest
import segno

from briefing.check.long_address import MOST
from briefing.document import blocks as b
from briefing.document.runs import Words, plain
from briefing.galley.charts.codes import DOT, QUIET, Code, qr_code
from briefing.galley.drawing import Rect
from briefing.galley.matter import Grid, Para, Picture
from briefing.galley.setting import set_galley
from tests.galley.house import half_an_em, plain_house
from tests.galley.test_setting import document

URL = "https://example.org/briefs/2024-11"


def modules(code: Code) -> list[list[int]]:
    """The code read back from its shapes, without the white around it."""
    module = code.quiet / QUIET
    count = round(code.width / module) - 2 * QUIET
    rows = [[0] * count for _ in range(count)]
    for shape in code.shapes:
        assert isinstance(shape, Rect)
        row = count - 1 - round((shape.y - code.quiet) / module)
        first = round((shape.x - code.quiet) / module)
        for at in range(first, first + round(shape.width / module)):
            rows[row][at] = 1
    return rows


@pytest.mark.parametrize("text", [URL, "https://example.org/?q=" + "x" * 120])
def test_a_code_holds_the_modules_of_its_text(text: str) -> None:
    code = qr_code(text, "#000000")
    assert code is not None
    assert modules(code) == [list(row) for row in segno.make_qr(text, error="m").matrix]


def test_modules_are_whole_dots_of_a_printer() -> None:
    code = qr_code(URL, "#000000")
    assert code is not None
    assert code.quiet / QUIET / DOT == pytest.approx(round(code.quiet / QUIET / DOT))


@pytest.mark.parametrize("length", [400, 5000])
def test_a_text_too_long_for_paper_has_no_code(length: int) -> None:
    assert qr_code("x" * length, "#000000") is None


def online(url: str) -> b.Online:
    return b.Online(url=url, address=(Words(url, href=url),), contact=(Words("Ask us."),))


def test_the_code_decorates_and_the_address_stands_beside_it() -> None:
    (grid,) = set_galley(document(online(URL)), plain_house(), "a4", half_an_em).matter
    assert isinstance(grid, Grid)
    code, text = grid.rows[0].cells
    (picture,) = code.content
    assert isinstance(picture, Picture)
    assert picture.element is None
    assert [plain(para.runs) for para in text.content if isinstance(para, Para)] == ["Ask us.", URL]


def test_without_a_code_the_address_is_still_printed() -> None:
    url = "https://example.org/" + "x" * 400
    matter = set_galley(document(online(url)), plain_house(), "a4", half_an_em).matter
    assert [plain(para.runs) for para in matter if isinstance(para, Para)] == ["Ask us.", url]


@pytest.mark.parametrize("letters", ["x", "є", "/a1B?"])
def test_an_address_has_a_code_up_to_the_length_that_the_check_names(letters: str) -> None:
    most = (letters * MOST).encode()[:MOST].decode(errors="ignore")
    assert qr_code(most + "x" * (MOST - len(most.encode())), "#000000") is not None
    assert qr_code("x" * (MOST + 1), "#000000") is None
