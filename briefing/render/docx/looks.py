"""How a Word style looks, in Word's own units, so that a template's styles can be held against the house's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from briefing.house import House, Style
from briefing.render.docx.markup import eighths, half_points, qualified, rgb, twips, w
from briefing.render.docx.names import filed_name
from briefing.values import dataclass, fields

if TYPE_CHECKING:
    from lxml.etree import _Element

SIDES = {"left": "left", "start": "left", "right": "right", "end": "right", "center": "center", "both": "both"}
"""Values of w:jc, with the newer names for the older (17.18.44)."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph style sets. Lengths are in twips, sizes in half-points."""

    font: str = ""
    size: int = 20
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    colour: str = "auto"
    tracking: int = 0
    before: int = 0
    after: int = 0
    leading: int = 0
    """Exact; 0 where the style leaves it to the font."""
    left: int = 0
    right: int = 0
    hanging: int = 0
    """Negative for an indented first line."""
    alignment: str = "left"
    keep_with_next: bool = False
    keep_lines: bool = False
    rule_width: int = 0
    """Of the rule above, in eighths of a point."""
    rule_gap: int = 0
    """In points."""
    rule_colour: str = ""
    kerning: bool = True
    ligatures: bool = True


def wanted_look(style: Style, house: House) -> Look:
    """The look that the house gives to `style`."""
    rule = style.rule_above
    return Look(
        font=house.families[style.family].name,
        size=half_points(style.size),
        bold=style.bold,
        italic=style.italic,
        capitals=style.caps,
        colour=rgb(style.colour),
        tracking=twips(style.tracking),
        before=twips(style.before),
        after=twips(style.after),
        leading=twips(style.leading),
        left=twips(style.left),
        right=twips(style.right),
        hanging=twips(style.hang),
        alignment=style.align,
        keep_with_next=style.keep_next,
        keep_lines=style.keep_lines,
        rule_width=eighths(rule.width) if rule else 0,
        rule_gap=round(style.rule_gap) if rule else 0,
        rule_colour=rgb(rule.colour) if rule else "",
    )


_LENGTHS = frozenset({"tracking", "before", "after", "leading", "left", "right", "hanging"})


def differences(found: Look, wanted: Look) -> Iterator[str]:
    """What `found` has otherwise, as a person says it: `size 13 pt, not 14 pt`."""
    for each in fields(Look):
        one, other = getattr(found, each.name), getattr(wanted, each.name)
        if one != other:
            name = each.name.replace("_", " ")
            yield f"{name} {_told(each.name, one)}, not {_told(each.name, other)}"


def _told(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, int):
        divisor = 20 if name in _LENGTHS else 2 if name == "size" else 8 if name == "rule_width" else 1
        return f"{value / divisor:g} pt"
    return f"'{value}'" if name == "font" else str(value) or "none"


def read_looks(styles: _Element) -> dict[str, Look]:
    """The look of every paragraph style of a styles part, by its name as this program files it."""
    defaults: dict[str, object] = {"kerning": False, "ligatures": False}
    for holder in styles.iterfind(f"{w('docDefaults')}/*/*"):
        defaults |= _properties(holder)
    by_id = {
        style.get(w("styleId"), ""): style
        for style in styles.iterfind(w("style"))
        if style.get(w("type")) == "paragraph"
    }
    resolved: dict[str, dict[str, object]] = {}

    def resolve(key: str, below: frozenset[str]) -> dict[str, object]:
        if key not in resolved:
            style = by_id[key]
            base = _value(style.find(w("basedOn")))
            inherited = resolve(base, below | {key}) if base in by_id and base not in below | {key} else defaults
            own: dict[str, object] = {}
            for name in ("pPr", "rPr"):
                holder = style.find(w(name))
                if holder is not None:
                    own |= _properties(holder)
            resolved[key] = inherited | own
        return resolved[key]

    return {
        filed_name(_value(style.find(w("name")))): Look(**resolve(key, frozenset()))  # type: ignore[arg-type]
        for key, style in by_id.items()
    }


def _properties(holder: _Element) -> dict[str, object]:
    """What a `w:pPr` or `w:rPr` sets, under the names of Look."""
    found: dict[str, object] = {}
    for child in holder:
        read = _READERS.get(child.tag) if isinstance(child.tag, str) else None
        if read is not None:
            found |= read(child)
    return found


def _value(element: _Element | None) -> str:
    return "" if element is None else element.get(w("val"), "")


def _whole(text: str | None) -> int:
    try:
        return round(float(text or 0))
    except ValueError:
        return 0


def is_on(element: _Element) -> bool:
    """Whether a toggle such as `w:b` is on (17.17.4)."""
    return element.get(w("val"), "true") not in {"0", "false", "off"}


def _spacing(element: _Element) -> dict[str, object]:
    if element.get(w("val")) is not None:
        return {"tracking": _whole(element.get(w("val")))}
    found: dict[str, object] = {}
    for name in ("before", "after"):
        if element.get(w(name)) is not None:
            found[name] = _whole(element.get(w(name)))
    if element.get(w("line")) is not None:
        exact = element.get(w("lineRule")) == "exact"
        found["leading"] = _whole(element.get(w("line"))) if exact else 0
    return found


def _indents(element: _Element) -> dict[str, object]:
    found: dict[str, object] = {}
    for side, older in (("left", "start"), ("right", "end")):
        value = element.get(w(side), element.get(w(older)))
        if value is not None:
            found[side] = _whole(value)
    if element.get(w("hanging")) is not None:
        found["hanging"] = _whole(element.get(w("hanging")))
    elif element.get(w("firstLine")) is not None:
        found["hanging"] = -_whole(element.get(w("firstLine")))
    return found


def _fonts(element: _Element) -> dict[str, object]:
    if element.get(w("asciiTheme")) is not None:
        return {"font": "a font of the theme"}
    name = element.get(w("ascii"), element.get(w("hAnsi")))
    return {} if name is None else {"font": name}


def _borders(element: _Element) -> dict[str, object]:
    top = element.find(w("top"))
    if top is None or top.get(w("val")) in {"none", "nil"}:
        return {"rule_width": 0, "rule_gap": 0, "rule_colour": ""}
    return {
        "rule_width": _whole(top.get(w("sz"))),
        "rule_gap": _whole(top.get(w("space"))),
        "rule_colour": top.get(w("color"), "auto").upper(),
    }


def _colour(element: _Element) -> dict[str, object]:
    value = _value(element)
    return {"colour": "auto" if value == "auto" else value.upper()}


_READERS: dict[str, Callable[[_Element], dict[str, object]]] = {
    w("rFonts"): _fonts,
    w("sz"): lambda e: {"size": _whole(_value(e))},
    w("b"): lambda e: {"bold": is_on(e)},
    w("i"): lambda e: {"italic": is_on(e)},
    w("caps"): lambda e: {"capitals": is_on(e)},
    w("color"): _colour,
    w("spacing"): _spacing,
    w("ind"): _indents,
    w("jc"): lambda e: {"alignment": SIDES.get(_value(e), _value(e))},
    w("keepNext"): lambda e: {"keep_with_next": is_on(e)},
    w("keepLines"): lambda e: {"keep_lines": is_on(e)},
    w("pBdr"): _borders,
    w("kern"): lambda e: {"kerning": _whole(_value(e)) > 0},
    qualified("w14:ligatures"): lambda e: {
        "ligatures": e.get(qualified("w14:val"), "") in {"standard", "standardContextual", "all"}
    },
}


def named_looks(house: House) -> Mapping[str, tuple[Style, Look]]:
    """The look wanted for each Word style that the house names, under Word's name for it."""
    return {style.word: (style, wanted_look(style, house)) for style in house.styles.values()}
