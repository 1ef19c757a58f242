"""What the file says of itself, in both places."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing.document.document import Properties
from briefing.galley.structure import Element
from briefing.render.pdf.canvas import TaggedCanvas
from briefing.render.pdf.metadata import NAMESPACES, creator, info_dictionary, tidied, xmp_packet
from tests.render.pdf.drawn import A4, PROPERTIES, face, one_word, opened, sample, say
from tests.render.pdf.structure_check import faults

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
BARE = Properties(title="T", language="uk", created=datetime(2024, 1, 2))


def named(prefixed: str) -> str:
    prefix, name = prefixed.split(":")
    return f"{{{NAMESPACES[prefix]}}}{name}"


def stated(properties: Properties, prefixed: str) -> list[str] | None:
    """What the XMP says under a name, each value; None where it says nothing."""
    packet = ElementTree.fromstring(xmp_packet(properties, properties.created).decode("utf-8"))  # noqa: S314
    found = packet.find(f".//{named(prefixed)}")
    if found is None:
        return None
    items = found.findall(f".//{RDF}li")
    return [item.text or "" for item in items] if items else [found.text or ""]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("dc:title", ["Енергетика & <power>"]),
        ("dc:creator", ["A. Author", "B. Other"]),
        ("dc:description", ["What the winter needs"]),
        ("dc:subject", ["energy", "winter"]),
        ("dc:language", ["en-GB"]),
        ("dc:type", ["Two-page brief"]),
        ("dc:identifier", ["EN/2024/7"]),
        ("dc:rights", ["TLP:CLEAR"]),
        ("dc:source", ["https://example.org/brief"]),
        ("pdf:Keywords", ["energy, winter"]),
        ("xmp:CreateDate", ["2024-11-05T18:30:00Z"]),
        ("xmpMM:VersionID", ["1.2"]),
        ("pdfaid:part", ["3"]),
        ("pdfaid:conformance", ["A"]),
        ("pdfuaid:part", ["1"]),
    ],
)
def test_the_packet_says_what_the_document_is(name: str, values: list[str]) -> None:
    assert stated(PROPERTIES, name) == values


@pytest.mark.parametrize("name", ["dc:creator", "dc:description", "dc:subject", "dc:rights", "pdf:Keywords"])
def test_what_is_not_said_is_left_out_of_the_packet(name: str) -> None:
    assert stated(BARE, name) is None


def test_what_is_not_said_is_left_out_of_the_dictionary() -> None:
    assert b"/Author" not in info_dictionary(BARE, BARE.created)
    assert b"/Keywords" not in info_dictionary(BARE, BARE.created)


def test_the_dictionary_joins_all_authors() -> None:
    with opened(sample()) as pdf:
        assert str(pdf.docinfo["/Author"]) == "A. Author; B. Other"


def test_the_window_shows_the_title_in_the_documents_language() -> None:
    with opened(sample()) as pdf:
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.MarkInfo.Marked)


def test_the_packet_can_be_read_without_unpacking_anything() -> None:
    assert b"<dc:title><rdf:Alt>" in sample()


@given(title=st.text(min_size=1), author=st.text(), keyword=st.text())
def test_both_places_agree_whatever_is_said(title: str, author: str, keyword: str) -> None:
    face()
    root = Element("Document")
    properties = replace(PROPERTIES, title=title, authors=(author,), keywords=(keyword,))
    canvas = TaggedCanvas(root, properties, A4)
    say(canvas, root.add("H1"), 72, 700, "Word")
    with opened(canvas.finish()) as pdf:
        assert [fault for fault in faults(pdf) if fault != "the document has no title"] == []


def test_what_is_said_stands_on_one_line() -> None:
    told = tidied(replace(BARE, title=" A\n  title\t\x00 ", authors=("", "A.\rB.")))
    assert (told.title, told.authors) == ("A title", ("A. B.",))


def test_the_file_tells_the_version_of_the_program_that_made_it() -> None:
    assert creator() == f"briefing {briefing.__version__}"
    with opened(one_word()) as pdf:
        assert str(pdf.docinfo["/Creator"]) == creator()
