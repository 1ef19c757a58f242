"""Words that are wider than their line: parted between syllables, and codes at a hyphen, never inside a number.

Both formats cut such a word after the last letter that fits. A soft hyphen says where else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate

from briefing.document.runs import Run, Words
from briefing.galley.charts.wrapping import FEWEST, Fits, begins_syllable
from briefing.galley.matter import Cell, Grid, Matter, Para
from briefing.galley.setter import ROUNDING, Setter
from briefing.house import Style, face_style
from briefing.typeset.breaks import SPACES, find_breaks
from briefing.typeset.codes import NO_BREAK_HYPHEN, tied
from briefing.values import replace

SOFT_HYPHEN = "\u00ad"
WIDE = 0.8
"""The width of a letter, as a share of its size: on average no word has wider ones, so that few need to be measured."""
_BETWEEN_SPACES = re.compile(f"[^{SPACES}]+")
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"[/@]|\w\.\w")


def part_long_words(setter: Setter, matter: Iterable[Matter]) -> list[Matter]:
    """`matter`, in which each word that is wider than its line says where it may be parted."""
    return [_parted(setter, each) for each in matter]


def _parted(setter: Setter, matter: Matter) -> Matter:
    if isinstance(matter, Para):
        return _para(setter, matter, setter.width)
    if not isinstance(matter, Grid):
        return matter
    rows = []
    stops = [*accumulate(matter.columns, initial=0.0)]
    for row in matter.rows:
        at, cells = 0, []
        for cell in row.cells:
            past = min(at + cell.span, len(matter.columns))
            cells.append(_cell(setter, cell, stops[past] - stops[at]))
            at = past
        same = all(new is old for new, old in zip(cells, row.cells, strict=True))
        rows.append(row if same else replace(row, cells=tuple(cells)))
    same = all(new is old for new, old in zip(rows, matter.rows, strict=True))
    return matter if same else replace(matter, rows=tuple(rows))


def _cell(setter: Setter, cell: Cell, width: float) -> Cell:
    room = width - cell.padding[1] - cell.padding[3]
    content = tuple(_para(setter, item, room) if isinstance(item, Para) else item for item in cell.content)
    same = all(new is old for new, old in zip(content, cell.content, strict=True))
    return cell if same else replace(cell, content=content)


def _para(setter: Setter, para: Para, width: float) -> Para:
    room = width - para.style.left - para.style.right - ROUNDING
    runs = tuple(_run(setter, run, para.style, room) for run in para.runs)
    return para if runs == para.runs else replace(para, runs=runs)


def _run(setter: Setter, run: Run, style: Style, room: float) -> Run:
    if not isinstance(run, Words):
        return run
    longest = max(map(len, run.text.split(" ")))
    if longest * (WIDE * style.size + style.tracking) <= room:
        return run
    face = face_style(bold=run.strong or style.bold, italic=run.emphasis or style.italic)

    def fits(text: str) -> bool:
        drawn = text.upper() if style.caps else text
        return setter.measure(drawn, style.family, face, style.size) + len(text) * style.tracking <= room

    text = with_soft_hyphens(run.text, fits)
    return run if text == run.text else replace(run, text=text)


def with_soft_hyphens(text: str, fits: Fits) -> str:
    """`text` with a soft hyphen at each place where a word of it that does not fit may be parted. After the hyphen of a
    code it only says that a line may end there."""
    return _BETWEEN_SPACES.sub(lambda found: _in_words(found[0], fits), text)


def _in_words(text: str, fits: Fits) -> str:
    """The same of what stands between two spaces. An address is left as it is, for it may be typed."""
    if fits(text) or _ADDRESS.search(text):
        return text
    parts, begin = [], 0
    for place in find_breaks(tied(text)):
        word = text[begin : place.end]
        parts += [word if fits(word) else _soft(word, fits), text[place.end : place.next]]
        begin = place.next
    return "".join(parts)


def _soft(word: str, fits: Fits) -> str:
    joined = tied(word)
    if NO_BREAK_HYPHEN in joined:
        hyphens = [at + 1 for at, letter in enumerate(joined) if letter == NO_BREAK_HYPHEN]
        # At one hyphen where that does, rather before a number than inside one that has hyphens itself.
        halves = [at for at in hyphens if fits(word[:at]) and fits(word[at:])]
        return _marked(word, halves[:1] or hyphens)
    places = [
        found.start() + at
        for found in _WORD.finditer(word)
        for at in range(FEWEST, len(found[0]) - FEWEST + 1)
        if begins_syllable(found[0], at)
    ]
    return _marked(word, places)


def _marked(word: str, places: list[int]) -> str:
    begins = [0, *places]
    return SOFT_HYPHEN.join(word[first:last] for first, last in zip(begins, [*places, len(word)], strict=True))
