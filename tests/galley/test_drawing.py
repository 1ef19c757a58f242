"""Shapes can be lifted, whatever they are."""

from __future__ import annotations

import pytest

from briefing.galley.drawing import Disc, Lettering, Line, Path, Rect, Shape, lifted


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (Line(0, 1, 2, 3, 0.5, "#000000"), Line(0, 11, 2, 13, 0.5, "#000000")),
        (Path(((0, 1), (2, 3))), Path(((0, 11), (2, 13)))),
        (Rect(0, 1, 5, 5, "#000000"), Rect(0, 11, 5, 5, "#000000")),
        (Disc(0, 1, 2, "#000000"), Disc(0, 11, 2, "#000000")),
        (Lettering(0, 1, "a", "text", 9, "#000000"), Lettering(0, 11, "a", "text", 9, "#000000")),
    ],
)
def test_a_shape_is_lifted_as_a_whole(shape: Shape, expected: Shape) -> None:
    assert lifted(shape, 10) == expected
