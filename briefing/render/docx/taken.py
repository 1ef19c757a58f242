"""The numbers and names that a template's own bookmarks, controls and pictures have, so that a brief's have others."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from briefing.render.docx.markup import w
from briefing.values import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Taken:
    """Numbers that are given already, each in its own row."""

    bookmarks: frozenset[int] = frozenset()
    """Of whatever is marked from here to there (17.13.1)."""
    controls: frozenset[int] = frozenset()
    pictures: frozenset[int] = frozenset()


def taken_in(roots: Iterable[_Element]) -> Taken:
    """The numbers in the parts of a template that hold text."""
    bookmarks, controls, pictures = set[int](), set[int](), set[int]()
    for root in roots:
        for element in root.iter():
            if not isinstance(element.tag, str):
                continue
            if element.tag == _ID:
                controls |= _number(element.get(w("val")))
            elif element.tag.endswith("}docPr"):
                pictures |= _number(element.get("id"))
            elif number := element.get(_ID):
                bookmarks |= _number(number)
    return Taken(frozenset(bookmarks), frozenset(controls), frozenset(pictures))


def tidy_bookmarks(root: _Element, names: Collection[str]) -> None:
    """Takes the bookmarks out of a filled template that a brief has by the same names, and what is left of those that
    begin or end where a slot or an `if` stood."""
    ours = {name.lower() for name in names}  # Word knows no difference between small letters and capitals in them
    starts, ends = list(root.iter(w("bookmarkStart"))), list(root.iter(w("bookmarkEnd")))
    begun, ended = {each.get(_ID) for each in starts}, {each.get(_ID) for each in ends}
    lost = {each.get(_ID) for each in starts if each.get(w("name"), "").lower() in ours} | (begun ^ ended)
    for each in (*starts, *ends):
        if each.get(_ID) in lost and (parent := each.getparent()) is not None:
            parent.remove(each)


_ID = w("id")

"""The number of a control is an element of that name (17.5.2.18), that of a bookmark an attribute."""


def _number(said: str | None) -> set[int]:
    try:
        return {int(said or "")}
    except ValueError:
        return set()
