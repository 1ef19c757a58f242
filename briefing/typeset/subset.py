"""A face with nothing but the glyphs that a file uses."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import uharfbuzz as hb

from briefing.diagnostics import InvalidHouse
from briefing.typeset.faces import Face


def subset(face: Face, glyphs: Sequence[int], tables: Collection[str]) -> tuple[bytes, dict[int, int]]:
    """`face` with these glyphs and tables alone, and the glyphs' numbers in it. Raises InvalidHouse."""
    wish = hb.SubsetInput()
    wish.glyph_set.update(glyphs)
    wish.layout_feature_tag_set.clear()
    dropped = [tag for tag in face.outlines.table_tags if tag not in tables]
    wish.drop_table_tag_set.update([int.from_bytes(tag.encode("latin-1"), "big") for tag in dropped])
    wish.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_HINTING
    try:
        plan = hb.SubsetPlan(face.outlines, wish)
        numbers = dict(plan.old_to_new_glyph_mapping)
        return bytes(plan.execute().blob.data), {glyph: numbers[glyph] for glyph in glyphs}
    except (RuntimeError, ValueError, KeyError, MemoryError) as fault:
        message = f"the {face.style} face of '{face.family}' is broken: no subset of it can be made"
        raise InvalidHouse(message) from fault
