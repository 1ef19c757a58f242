"""What Word styles set beside their look: page breaks, shading, underlines, outline, language, and all else.

A house's styles are written whole, so that anything else that a template's style sets is a difference, too. What
programs write in other words, or of their own accord and without a trace on paper, is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from briefing.render.docx.looks import SIDES, is_on
from briefing.render.docx.markup import NAMESPACES, w
from briefing.render.docx.names import filed_name
from briefing.render.docx.paper import NEAR

if TYPE_CHECKING:
    from lxml.etree import _Element

Traits = dict[str, str]
"""What a style sets, in words, by what it is called; nothing where it is as in a paragraph without a style."""

WITHOUT_TRACE = frozenset(
    {"bCs", "iCs", "szCs", "webHidden", "snapToGrid", "suppressLineNumbers", "suppressAutoHyphens", "kinsoku"}
    | {"wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd", "eastAsianLayout"}
    | {"cntxtAlts", "rPr", "sectPr", "pPrChange", "rPrChange"}
)
"""For complex or Asian scripts, for grids and hyphens that a finished file does not have, or told elsewhere."""
_OF_THE_LOOK = frozenset({"b", "i", "caps", "sz", "jc", "keepNext", "keepLines", "kern", "ligatures"})
"""Read as the look of a paragraph style."""
NOTHING = frozenset({"", "none", "nil", "baseline", "auto", "default", "0", "false", "off"})
_ONLY_TOO_MUCH = frozenset({"list", "no proofing"})
"""Told where a style has them and should not: a list that is missing is told with its mark."""
_NAMES = {
    "b": "bold", "i": "italic", "caps": "capitals", "sz": "size", "jc": "alignment", "shd": "shading", "bdr": "border",
    "u": "underline", "strike": "struck through", "dstrike": "struck through twice", "vanish": "hidden",
    "specVanish": "hidden mark", "noProof": "no proofing", "vertAlign": "raised or lowered", "position": "raised by",
    "w": "width of letters", "em": "emphasis mark", "bidi": "right to left", "rtl": "letters right to left",
    "framePr": "frame", "kern": "kerning", "tblInd": "indent", "tblW": "width", "tblLayout": "layout",
    "vAlign": "vertical alignment",
}  # fmt: skip


def read_traits(styles: _Element, kind: str, frame: int | None = None) -> dict[str, Traits]:
    """The traits of every style of a `kind` (`paragraph` or `character`), by its name as this program files it.

    What a style takes from the one that it is based on counts as its own. `frame` is how wide the frame is, in twips,
    at whose edge page numbers stand; None where any place will do.
    """
    defaults: Traits = {}
    if kind == "paragraph":
        for holder in styles.iterfind(f"{w('docDefaults')}/*/*"):
            defaults |= _properties(holder, kind, frame)
    language = defaults.pop("language", "") or _default_language(styles)
    by_id = {
        style.get(w("styleId"), ""): style for style in styles.iterfind(w("style")) if style.get(w("type")) == kind
    }
    resolved: dict[str, Traits] = {}

    def resolve(key: str, below: frozenset[str]) -> Traits:
        if key not in resolved:
            style = by_id[key]
            base = _value(style, "basedOn")
            inherited = resolve(base, below | {key}) if base in by_id and base not in below | {key} else defaults
            own: Traits = {}
            for name in ("pPr", "rPr"):
                holder = style.find(w(name))
                if holder is not None:
                    own |= _properties(holder, kind, frame)
            resolved[key] = inherited | own
        return resolved[key]

    return {
        filed_name(_value(style, "name")): _plain(resolve(key, frozenset()), kind, language)
        for key, style in by_id.items()
    }


def strange_traits(found: Mapping[str, str], wanted: Mapping[str, str]) -> Iterator[str]:
    """What `found` has otherwise than `wanted`, as a person says it: `hidden on, not off`."""
    for name in dict.fromkeys((*found, *wanted)):
        one, other = found.get(name, ""), wanted.get(name, "")
        if one != other and (one or name not in _ONLY_TOO_MUCH):
            yield f"{name} {one or _without(other)}, not {other or _without(one)}"


def _without(other: str) -> str:
    return {"on": "off", "off": "on"}.get(other, "none")


def _plain(traits: Traits, kind: str, language: str) -> Traits:
    """Without what says nothing: the language of the file, and one face for all letters."""
    kept = {name: value for name, value in traits.items() if value}
    ascii_font, other = kept.pop("font", ""), kept.pop("font of other letters", "")
    if kind == "character" and ascii_font:
        kept["font"] = ascii_font
    if other and other != ascii_font:
        kept["font of other letters"] = other
    if kept.get("language") == language:
        del kept["language"]
    return kept


def _default_language(styles: _Element) -> str:
    holder = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    return "" if holder is None else _value(holder, "lang")


def _properties(holder: _Element, kind: str, frame: int | None) -> Traits:
    """What a `w:pPr` or `w:rPr` sets; an empty value undoes what a style below has set."""
    found: Traits = {}
    for child in holder:
        if not isinstance(child.tag, str):
            continue
        name = local_name(child)
        if name in WITHOUT_TRACE or (kind == "paragraph" and name in _OF_THE_LOOK):
            continue
        if name == "tabs":
            found |= _tabs(child, frame)
        elif child.tag.startswith(f"{{{NAMESPACES['w14']}}}"):
            found[f"effect '{name}'"] = _drawn(child)
        elif name in _READERS:
            found |= _READERS[name](child, kind)
        else:
            found[called(name)] = _said(child)
    return found


def _value(element: _Element, name: str) -> str:
    held = element.find(w(name))
    return "" if held is None else held.get(w("val"), "")


def local_name(element: _Element) -> str:
    """Without its namespace; nothing of a comment."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def called(name: str) -> str:
    """What a person calls a property."""
    return _NAMES.get(name) or in_words(name)


def in_words(name: str) -> str:
    """`contextual spacing` for `contextualSpacing`."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


def _said(element: _Element) -> str:
    value = element.get(w("val"))
    if value is None:
        return "on"
    return "" if value in NOTHING else "on" if value in {"1", "true", "on"} else value


def _drawn(element: _Element) -> str:
    """An effect of Word 2010 and later, which has its value in its own namespace or in its children."""
    value = element.get(f"{{{NAMESPACES['w14']}}}val")
    return "on" if value is None else "" if value in NOTHING else value


def _outline(element: _Element, _: str) -> Traits:
    """Counted from 1; level 9 of a file is none (17.3.1.20)."""
    value = element.get(w("val"), "")
    return {"outline level": str(int(value) + 1) if value.isdigit() and int(value) < 9 else ""}


def _widows(element: _Element, _: str) -> Traits:
    return {"widow control": "" if is_on(element) else "off"}


def _shading(element: _Element, _: str) -> Traits:
    return {"shading": shade(element)}


def shade(element: _Element) -> str:
    """The colour of a `w:shd`; nothing where it has none."""
    fill, pattern = element.get(w("fill"), "auto"), element.get(w("val"), "clear")
    if element.get(w("themeFill")) not in {None, "none"}:
        return "a colour of the theme"
    if fill.lower() == "auto":
        return "" if pattern in {"clear", "nil"} else pattern
    return str(fill).upper()


def _list(element: _Element, _: str) -> Traits:
    return {"list": "on" if _value(element, "numId") not in {"", "0"} else ""}


def _colour(element: _Element, kind: str) -> Traits:
    theme = element.get(w("themeColor"), "")
    found = {"colour of the theme": "" if theme == "none" else theme}
    if kind == "character":
        value = element.get(w("val"), "auto")
        found["colour"] = "" if value == "auto" else value.upper()
    return found


def _fonts(element: _Element, _: str) -> Traits:
    found = {}
    for name, attribute in (("font", "ascii"), ("font of other letters", "hAnsi")):
        if element.get(w(f"{attribute}Theme")) is not None:
            found[name] = "a font of the theme"
        elif element.get(w(attribute)) is not None:
            found[name] = f"'{element.get(w(attribute))}'"
    return found


def _spacing(element: _Element, kind: str) -> Traits:
    if kind == "character":
        value = element.get(w("val"), "0")
        return {"tracking": "" if value == "0" else in_points(value)}
    found = {}
    for side in ("before", "after"):
        value = element.get(w(f"{side}Autospacing"))
        if value is not None:
            found[f"space {side} of a web page"] = "" if value in NOTHING else "on"
        value = element.get(w(f"{side}Lines"))
        if value is not None:
            found[f"space {side} in lines"] = "" if value == "0" else value
    return found


def _indents(element: _Element, _: str) -> Traits:
    """Indents in letters come before those in points (17.3.1.12)."""
    found = {}
    for side in ("left", "start", "right", "end", "hanging", "firstLine"):
        value = element.get(w(f"{side}Chars"))
        if value is not None:
            name = in_words({"firstLine": "hanging"}.get(side) or SIDES.get(side, side))
            found[f"{name} indent in letters"] = "" if value == "0" else value
    return found


def _borders(element: _Element, _: str) -> Traits:
    """The rule above is part of the look, where it is a plain one."""
    told = []
    for side in element:
        if isinstance(side.tag, str):
            name, value = side.tag.rpartition("}")[2], side.get(w("val"), "none")
            if value not in {"none", "nil"} and (name, value) != ("top", "single"):
                told.append(f"{value} {name}")
    return {"borders": " and ".join(told)}


def _tabs(element: _Element, frame: int | None) -> Traits:
    """The stop for page numbers stands at the frame's edge, and moves with it when a file is made."""
    found = {}
    for stop in element:
        if not isinstance(stop.tag, str):
            continue
        try:
            at = round(float(stop.get(w("pos"), "0")))
        except ValueError:
            at = 0
        kind, leader = stop.get(w("val"), "left"), stop.get(w("leader"), "none")
        side = SIDES.get(kind, kind)
        told = side + ("" if leader == "none" else f" with {leader}")
        at_edge = (side, leader) == ("right", "dot") and (frame is None or abs(at - frame) <= NEAR)
        found["tab for page numbers" if at_edge else f"tab at {at / 20:g} pt"] = "" if kind == "clear" else told
    return found


def in_points(value: str, divisor: int = 20) -> str:
    try:
        return f"{float(value) / divisor:g} pt"
    except ValueError:
        return value


def _raised(element: _Element, _: str) -> Traits:
    value = element.get(w("val"), "0")
    return {"raised by": "" if value == "0" else in_points(value, 2)}


def _size(element: _Element, _: str) -> Traits:
    return {"size": in_points(element.get(w("val"), ""), 2)}


def _letter_width(element: _Element, _: str) -> Traits:
    value = element.get(w("val"), "100").rstrip("%")
    return {"width of letters": "" if value == "100" else f"{value}%"}


_READERS: dict[str, Callable[[_Element, str], Traits]] = {
    "outlineLvl": _outline,
    "widowControl": _widows,
    "shd": _shading,
    "numPr": _list,
    "lang": lambda e, _: {"language": e.get(w("val"), "")},
    "color": _colour,
    "rFonts": _fonts,
    "spacing": _spacing,
    "ind": _indents,
    "pBdr": _borders,
    "position": _raised,
    "sz": _size,
    "w": _letter_width,
}
