"""Templates of a few kilobytes that would take minutes, were a text read again from each of its letters."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from briefing.diagnostics import InvalidHouse, Position
from briefing.render.docx.tags import LEFT_BRACE, MOST_PLACED
from briefing.render.docx.template import read_template
from tests.render.docx.galleys import find, part, shipped
from tests.render.docx.packages import changed, with_body

SECONDS = 5
"""Each takes a fraction of one; read again from each letter, none would be done."""
MANY = 200_000
TOO_MANY = f"the body holds more than {MOST_PLACED} tags"
OPEN = "opens a tag that is not closed"


def told(data: bytes) -> list[str]:
    began = process_time()
    try:
        read_template(data, shipped("policy"), (), Position("brief.docx"))
    except InvalidHouse as refused:
        found = [fault.message for fault in refused.diagnostics]
    else:
        found = []
    assert process_time() - began < SECONDS
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{" * MANY, OPEN), ("{% " * MANY, OPEN), ("{# " * MANY, OPEN), ("{{" + " " * MANY, OPEN),
        ("{{ r " * MANY, OPEN), ("}}" * MANY, "a tag is closed that was not opened"), ("\uff5b" * MANY, None),
        ("{" + "a" * MANY + "}", None), ("{p" + " " * MANY, None), ("{{ title }}" * MANY, TOO_MANY),
        ("{title}" * MANY, TOO_MANY),
    ],
    ids=ascii,
)  # fmt: skip
def test_a_text_is_read_once(text: str, expected: str | None) -> None:
    found = told(with_body(text, "{{p body }}"))
    assert any(expected in each for each in found) if expected else not found


@pytest.mark.parametrize("form", ["{{{{ name{} }}}}", "{{%p if name{} %}}", "{{{{p name{} }}}}"])
def test_tags_without_number_are_not_each_held_against_every_name(form: str) -> None:
    assert TOO_MANY in told(with_body("{{p body }}", *(form.format(at) for at in range(3 * MOST_PLACED))))


def test_breaks_are_not_each_held_against_every_tag() -> None:
    line = "<w:p><w:r>" + "<w:br/><w:t>{{ title }}</w:t>" * (MOST_PLACED - 10) + "<w:tab/>" * MANY + "</w:r></w:p>"
    assert told(in_body(line)) == []


def test_a_header_is_read_once_for_all_sections() -> None:
    def change(files: dict[str, bytes]) -> None:
        document, header = files["word/document.xml"], files["word/header-default.xml"]
        start = document.index(b"<w:sectPr>")
        section = document[start : document.index(b"</w:sectPr>") + len(b"</w:sectPr>")]
        pages = (b"<w:p><w:pPr>" + section + b"</w:pPr></w:p>") * 5000
        files["word/document.xml"] = document[:start] + pages + document[start:]
        files["word/header-default.xml"] = header.replace(
            b"</w:hdr>", b"<w:p><w:r>" + b"<w:t>a</w:t>" * 20_000 + b"</w:r></w:p></w:hdr>"
        )

    told(changed(change))


def in_body(markup: str) -> bytes:
    def change(files: dict[str, bytes]) -> None:
        files["word/document.xml"] = files["word/document.xml"].replace(b"<w:sectPr>", markup.encode() + b"<w:sectPr>")

    return changed(change)


CUTS: list[Callable[[str], list[str]]] = [
    lambda said: [said],
    list,
    lambda said: [said[:5], "", said[5:9], said[9:]],
]


@pytest.mark.parametrize("cut", CUTS)
def test_a_tag_stands_in_the_first_of_its_texts_and_other_braces_are_covered(cut: Callable[[str], list[str]]) -> None:
    said = "a {b {{ title }} c}{{ version }}"
    runs = "".join(f'<w:r><w:t xml:space="preserve">{each}</w:t></w:r>' for each in cut(said))
    template = read_template(in_body(f"<w:p>{runs}</w:p>"), shipped("policy"), (), Position("brief.docx"))
    texts = [each.text or "" for each in find(part(template.data, "word/document.xml"), ".//w:t")]
    assert "".join(texts).endswith(f"a {LEFT_BRACE}b {{{{ title }}}} c\ufdd4{{{{ version }}}}")
    assert sum("{{ title }}" in each for each in texts) == 1
