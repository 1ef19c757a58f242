"""Drawings as SVG: text that can be compared line by line, and a picture that can be looked at."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from briefing.galley.drawing import Disc, Drawing, Lettering, Line, Path, Rect, Shape

SPACE = "http://www.w3.org/2000/svg"
ANCHOR = {"left": "start", "center": "middle", "right": "end"}


def svg(drawing: Drawing, families: Mapping[str, str]) -> str:
    """`drawing`, a shape a line, rounded to a tenth of a point; `families` names the typefaces."""
    width, height = _number(drawing.width), _number(drawing.height)
    lines = [_shape(shape, drawing.height, families) for shape in drawing.shapes]
    return "\n".join(
        [
            f'<svg xmlns="{SPACE}" width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
            f'<rect width="{width}" height="{height}" fill="#FFFFFF"/>',
            *lines,
            "</svg>\n",
        ]
    )


def _number(value: float) -> str:
    return f"{round(value, 1) + 0.0:g}"


def _shape(shape: Shape, height: float, families: Mapping[str, str]) -> str:
    match shape:
        case Line():
            ends = {"x1": shape.x1, "y1": height - shape.y1, "x2": shape.x2, "y2": height - shape.y2}
            dash = f' stroke-dasharray="{" ".join(map(_number, shape.dash))}"' if shape.dash else ""
            return f'<line{_places(ends)} stroke="{shape.colour}" stroke-width="{shape.width:g}"{dash}/>'
        case Rect():
            box = {"x": shape.x, "y": height - shape.y - shape.height, "width": shape.width, "height": shape.height}
            return f'<rect{_places(box)} fill="{shape.fill}"/>'
        case Disc():
            edge = f' stroke="{shape.edge}" stroke-width="{shape.edge_width:g}"' if shape.edge else ""
            place = _places({"cx": shape.x, "cy": height - shape.y, "r": shape.radius})
            return f'<circle{place} fill="{shape.fill}"{edge}/>'
        case Path():
            points = " ".join(f"{_number(x)},{_number(height - y)}" for x, y in shape.points)
            stroke = f' stroke="{shape.colour}" stroke-width="{shape.width:g}"' if shape.colour else ""
            return f'<polyline points="{points}" fill="{shape.fill or "none"}"{stroke}/>'
        case Lettering():
            return _lettering(shape, height, families)


def _lettering(letters: Lettering, height: float, families: Mapping[str, str]) -> str:
    face = ' font-weight="700"' * letters.bold + ' font-style="italic"' * letters.italic
    family = quoteattr(families[letters.family])
    return (
        f"<text{_places({'x': letters.x, 'y': height - letters.y})} font-family={family} "
        f'font-size="{letters.size:g}" fill="{letters.colour}" text-anchor="{ANCHOR[letters.anchor]}"{face}>'
        f"{escape(letters.text)}</text>"
    )


def _places(values: Mapping[str, float]) -> str:
    return "".join(f' {name}="{_number(value)}"' for name, value in values.items())
