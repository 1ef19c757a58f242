"""The masthead: what the document is, at the head of its first page or on a cover of its own."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document.blocks import Fact, Masthead
from briefing.document.runs import plain
from briefing.galley.columns import fit_columns
from briefing.galley.matter import Cell, Grid, GridRow, Para
from briefing.galley.setter import ROUNDING, Setter, between_rows, spanned
from briefing.values import replace

FACTS_IN_A_ROW = 4


def set_masthead(setter: Setter, masthead: Masthead) -> None:
    if masthead.cover and setter.house.cover:
        _set_cover(setter, masthead)
        return
    setter.place(*_titles(setter, masthead, prefix=""))
    if masthead.facts:
        columns = _memo_facts if setter.house.masthead == "memo" else _banner_facts
        setter.place(columns(setter, masthead.facts, "facts", prefix=""))


def _titles(setter: Setter, masthead: Masthead, prefix: str) -> tuple[Para, ...]:
    """Kicker, title and question."""
    kicker = setter.para(masthead.kicker, f"{prefix}kicker", keep_next=True)
    title = setter.para(masthead.title, f"{prefix}title", setter.parent.add("H1"), block=masthead, keep_next=True)
    paras = [kicker, replace(title, kind="heading", level=0, listed=True)]
    if masthead.question:
        paras.append(setter.para(masthead.question, f"{prefix}question", keep_next=True))
    return tuple(paras)


def _set_cover(setter: Setter, masthead: Masthead) -> None:
    titles = setter.boxed("cover", [_titles(setter, masthead, prefix="cover-")])
    setter.place(setter.grid("cover", [titles], (1.0,)))
    if masthead.facts:
        setter.place(_banner_facts(setter, masthead.facts, "cover-facts", prefix="cover-"))
    setter.break_page()


def _fact(setter: Setter, fact: Fact, prefix: str) -> tuple[Para, Para]:
    return (
        setter.para(fact.label, f"{prefix}fact-label", keep_next=True),
        setter.para(fact.value, f"{prefix}fact-value"),
    )


def _banner_facts(setter: Setter, facts: Sequence[Fact], name: str, prefix: str) -> Grid:
    """Facts side by side, label above value: all in one row if their widths allow, else in rows of equal columns."""
    box = setter.box(name)
    gap = box.padding[1] + box.padding[3]
    widths = [_fact_width(setter, fact, prefix) + gap for fact in facts]
    if sum(widths) <= setter.width - box.indent:
        spare = (setter.width - box.indent - sum(widths)) / len(widths)
        columns = tuple(width + spare for width in widths)
    else:
        count = min(FACTS_IN_A_ROW, len(facts))
        least = [max(_fact_word(setter, fact, prefix) for fact in facts[at::count]) + gap for at in range(count)]
        columns = fit_columns(setter.width - box.indent, (1.0,) * count, least)
    count = len(columns)
    groups = [facts[start : start + count] for start in range(0, len(facts), count)]
    rows = [
        _row(setter, name, at, len(groups), [_fact(setter, fact, prefix) for fact in group], count)
        for at, group in enumerate(groups)
    ]
    return setter.grid(name, rows, columns)


def _fact_width(setter: Setter, fact: Fact, prefix: str) -> float:
    """How wide a fact is on one line."""
    label, value = setter.style(f"{prefix}fact-label"), setter.style(f"{prefix}fact-value")
    return max(setter.text_width(fact.label, label), setter.text_width(plain(fact.value), value)) + ROUNDING


def _fact_word(setter: Setter, fact: Fact, prefix: str) -> float:
    """How wide the widest word of a fact is."""
    texts = ((fact.label, f"{prefix}fact-label"), (plain(fact.value), f"{prefix}fact-value"))
    words = ((word, setter.style(style)) for text, style in texts for word in text.split(" "))
    return max(setter.text_width(word, style) for word, style in words) + ROUNDING


def _memo_facts(setter: Setter, facts: Sequence[Fact], name: str, prefix: str) -> Grid:
    """Facts below one another, label beside value; two of them in a row where the house gives four columns."""
    ratio = setter.box(name).ratio or (1.0, 4.0)
    in_a_row = len(ratio) // 2
    groups = [facts[start : start + in_a_row] for start in range(0, len(facts), in_a_row)]
    rows = [
        _row(
            setter,
            name,
            at,
            len(groups),
            [(para,) for fact in group for para in _fact(setter, fact, prefix)],
            len(ratio),
        )
        for at, group in enumerate(groups)
    ]
    return setter.grid(name, rows, ratio)


def _row(setter: Setter, name: str, at: int, rows: int, contents: Sequence[tuple[Para, ...]], columns: int) -> GridRow:
    """One row of facts; the last cell of a short row spans what is left."""
    box = setter.box(name)
    top, bottom = between_rows(box, at, rows)
    cells = tuple(
        Cell(content=content, fill=box.fill, top=top, bottom=bottom, padding=box.padding) for content in contents
    )
    return spanned(GridRow(cells=cells), columns)
