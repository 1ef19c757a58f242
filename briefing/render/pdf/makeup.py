"""What a PDF is made of beside its words: the order and the kinds of its elements, its pictures, what is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from typing import Any

import pikepdf

from briefing.render.pdf.asides import MOST
from briefing.render.pdf.foreign.reading import BROKEN

SHOWN = 12
"""Letters of a fingerprint."""
_OF_TEXT = frozenset(("BT", "ET", "BDC", "BMC", "EMC", "MP", "DP"))
"""Operators that draw nothing: they open and close."""


def structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The kind of each element of the structure in reading order, `/P` where a `P` ends; among them which marks belong
    to it, `2:14` the mark 14 of page 2, and the cells' scopes and spans."""
    root = pdf.Root.get("/StructTreeRoot")
    pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    waiting: list[tuple[Any, int] | str] = [(root.get("/K"), 0)] if isinstance(root, pikepdf.Dictionary) else []
    seen = set[tuple[int, int]]()
    for _ in range(MOST):
        if not waiting:
            return
        thing = waiting.pop()
        if isinstance(thing, str):
            yield thing
            continue
        kid, page = thing
        if isinstance(kid, pikepdf.Array):
            waiting += ((each, page) for each in reversed(list(kid)))
        elif isinstance(kid, int):
            yield f"{page}:{kid}"
        elif isinstance(kid, pikepdf.Dictionary):
            if kid.is_indirect and kid.objgen in seen:
                continue
            seen.update((kid.objgen,) if kid.is_indirect else ())
            if isinstance(at := kid.get("/Pg"), pikepdf.Dictionary):
                page = pages.get(at.objgen, 0)
            if "/MCID" in kid:
                yield f"{page}:{kid.MCID}"
            elif isinstance(kind := kid.get("/S"), pikepdf.Name):
                yield str(kind)[1:]
                yield from _attributes(kid)
                waiting += (f"{kind}", (kid.get("/K"), page))


def _attributes(element: pikepdf.Dictionary) -> Iterator[str]:
    """What is told of a cell or a list: `Column`, `2`, `Decimal` (ISO 32000-1, 14.8.5)."""
    told = element.get("/A")
    for attributes in told if isinstance(told, pikepdf.Array) else (told,):
        if isinstance(attributes, pikepdf.Dictionary):
            for key in ("/Scope", "/ColSpan", "/RowSpan", "/ListNumbering"):
                if key in attributes:
                    yield str(attributes[key]).removeprefix("/")


def pictures(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Size and fingerprint of each picture that is anywhere in the file, in their own order."""
    found = []
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == pikepdf.Name.Image:
            pixels = thing.read_raw_bytes()
            with suppress(*BROKEN):
                pixels = thing.read_bytes()
            found.append(f"{thing.get('/Width')}x{thing.get('/Height')}:{_finger(pixels)}")
    yield from sorted(found)


def drawings(pdf: pikepdf.Pdf) -> Iterator[str]:
    """For each page a fingerprint of what is drawn beside its text: lines, grounds, charts, the places of pictures."""
    for number, page in enumerate(pdf.pages, start=1):
        drawn, is_text = sha256(), False
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            is_text = operator == "BT" or (is_text and operator != "ET")
            if not is_text and operator not in _OF_TEXT:
                drawn.update(f"{operator} {[str(each) for each in instruction.operands]}\n".encode())
        yield f"page {number}:{drawn.hexdigest()[:SHOWN]}"


def _finger(data: bytes) -> str:
    return sha256(data).hexdigest()[:SHOWN]
