"""Galleys, houses and registers for the Word renderer's tests, and what is read back out of its files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

from lxml import etree

from briefing.diagnostics import Position
from briefing.document.document import Document, Furniture, Properties
from briefing.document.runs import Words
from briefing.galley.matter import Galley, Matter, Para
from briefing.galley.structure import Element
from briefing.house import House, PaperName
from briefing.load.house import read_house
from briefing.render.docx.lists import FRESH_LISTS, MARK_OF_STYLE, Lists
from briefing.render.docx.markup import NAMESPACES, ROOT_ATTRIBUTES, w
from briefing.render.docx.names import style_id
from briefing.render.docx.register import Register

TEMPLATES = Path(__file__).parents[3] / "templates"
HERE = Position("brief.yaml", 7, 9)

FURNITURE = Furniture(
    title="Troops: R&D <b>",
    edition="Two-page brief",
    as_of="Information as of 5 November 2024",
    status="Final",
    page_of="Page {page} of {pages}",
    reference="FP/24",
    version="Version 1.2",
    organisation="Institute",
    imprint="FP/24 · Version 1.2",
    marking="TLP:AMBER",
    marking_colour="#FFC000",
)
PROPERTIES = Properties(
    title="Troops: R&D <b>",
    language="en-GB",
    created=datetime(2024, 11, 5, 18),
    authors=("A. Analyst", "B. Writer"),
    subject="Who counts what?",
    keywords=("DPRK", "Russia"),
    edition="two-page",
    edition_id="two-page",
    reference="FP/24",
    version="1.2",
    status="Final",
    as_of="2024-11-05",
    marking="TLP:AMBER",
)


@cache
def shipped(name: str) -> House:
    """A shipped house, without its faces: they are the bulk of a file and the same in every one."""
    house, faults = read_house(TEMPLATES / name, f"templates/{name}")
    assert house is not None, faults
    return replace(house, embed_fonts=False)


def para(text: str = "Words.", style: str = "body", **more: object) -> Para:
    """A paragraph of the policy house."""
    runs = more.pop("runs", (Words(text),))
    return Para(runs=runs, style=shipped("policy").styles[style], element=Element("P"), **more)  # type: ignore[arg-type]


def galley(
    *matter: Matter,
    house: House | None = None,
    paper: PaperName = "a4",
    notes: Iterable[Para] = (),
    furniture: Furniture = FURNITURE,
    properties: Properties = PROPERTIES,
    cover: bool = False,
) -> Galley:
    house = house or shipped("policy")
    return Galley(
        document=Document(properties, furniture, (), language=properties.language),
        house=house,
        page=house.papers[paper],
        matter=matter,
        root=Element("Document"),
        notes={note.id or "": note for note in notes},
        cover=cover,
    )


def register(
    *,
    notes: Iterable[Para] = (),
    targets: Iterable[str] = (),
    page_numbers: Mapping[str, int] | None = None,
    house: House | None = None,
) -> Register:
    """A register over a fresh template of the policy house."""
    house = house or shipped("policy")
    texts = {"bullet": (house.bullet, False), "check": (house.check, False), "number": ("%1.", True)}
    return Register(
        house=house,
        styles={},
        lists=Lists(
            {style_id(house.styles[name].word): texts[mark] for name, mark in MARK_OF_STYLE.items()},
            len(FRESH_LISTS) + 1,
        ),
        language="en-GB",
        notes={note.id or "": note for note in notes},
        targets=frozenset(targets),
        page_numbers=page_numbers or {},
        draw=lambda _drawing: b"\x89PNG drawn",
    )


def tree(markup: str) -> etree._Element:
    """Markup as children of a body."""
    return etree.fromstring(f"<w:body {ROOT_ATTRIBUTES}>{markup}</w:body>")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def part(data: bytes, name: str) -> etree._Element:
    """One part of a Word file, as a tree."""
    return etree.fromstring(parts(data)[name])


def body(data: bytes) -> etree._Element:
    return part(data, "word/document.xml")[0]


def find(root: etree._Element, path: str) -> list[etree._Element]:
    """The elements at `path`, in the prefixes that Word uses."""
    found: list[etree._Element] = root.xpath(path, namespaces=dict(NAMESPACES))
    return found


def texts(root: etree._Element) -> list[str]:
    """The words of each paragraph."""
    return ["".join(text.text or "" for text in each.iter(w("t"))) for each in root.iter(w("p"))]


def values(root: etree._Element, path: str) -> list[str]:
    """The `w:val` of each element at `path`."""
    return [element.get(w("val"), "") for element in find(root, path)]
