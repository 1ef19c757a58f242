"""docs/house-styles.md, as far as it comes from the tables of fields.

`python -m briefing.load.house_reference docs/house-styles.md` writes what stands between the marks again.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from briefing.load.furniture import PAGES
from briefing.load.house import BOX, EDGE, FAMILY, HOUSE, PAPER, STYLE
from briefing.load.reference import between, chapter

BEGIN = "<!-- From the tables of fields (briefing/load/house.py, furniture.py): do not edit below this line. -->"
END = "<!-- End of the tables of fields. -->"

_HOUSE = {
    HOUSE: "`house.yaml`",
    FAMILY: "`families`",
    PAPER: "`papers`",
    STYLE: "`styles`",
    BOX: "`boxes`",
    EDGE: "An edge: `rule_above` of a style; `top`, `right`, `bottom`, `left` and `inner` of a box",
}
_PAGES = {
    "page furniture": "`brief.pdf.yaml`",
    "page": "`first` and `rest`",
    "text item": "`text`",
    "marking item": "`marking`",
    "rule item": "`rule`",
    "fill item": "`fill`",
    "image item": "`image`",
}

COLOURS = {
    "text": "the running text",
    "accent": "headings, numbers, rules that lead the eye",
    "muted": "what explains: labels, dates, source lines",
    "link": "addresses",
    "ground": "the ground of boxes",
    "rule": "thin rules",
    "paper": "the paper, and words on a dark ground",
    "series-1": "the first series of a chart; `series-2` to `series-6` for the others",
}
STYLES = {
    "kicker, title, question": "how a brief opens: the edition's name, the title, the question that it answers",
    "fact-label, fact-value": "the particulars below the title",
    "cover-kicker, cover-title, cover-question, cover-fact-label, cover-fact-value": "the same on a cover",
    "heading-1, heading-2, heading-3": "the headings",
    "body, lead, small": "paragraphs; the sentence that opens a section; what is said in passing",
    "point, point-number, check": "lists: with a mark, with numbers, with boxes to tick",
    "quote, quote-by": "a quotation that stands by itself; who said so, below it",
    "callout-title, callout-text, callout-point": "what stands in a box: the bottom line, the ask, what has changed",
    "figure-number, figure-label": "the strip of large numbers",
    "term, range, confidence": "a judgement's likelihood, the range that it means, how sure it is",
    "judgement, basis, indicators-title, indicator": "a judgement's words, what it rests on, what to watch",
    "event-date, event": "the timeline",
    "option": "what an option is called, above what speaks for and against it",
    "exhibit-label, exhibit-title, source-line": "above and below a chart, a table or a picture",
    "table-head, table-head-number, table-cell, table-number": "the cells of a table, words at the left, numbers at "
    "the right",
    "claim-who, claim, claim-grade": "claims that are denied, side by side",
    "rung-term, rung-range": "the key to the scale of likelihood",
    "note, note-entry, source-entry": "notes at the foot of a page, notes at the end, works cited",
    "contents-title, contents-1, contents-2, contents-3": "the table of contents",
    "header, footer, marking": "what stands in the margins",
}
BOXES = {
    "facts, cover-facts": "the particulars below the title, and on a cover",
    "cover": "the cover's ground",
    "bottom-line, ask, changes, callout": "the boxes; `ratio` parts the title from the words",
    "key-figures": "the strip of large numbers",
    "judgement": "a judgement; `ratio` parts its term, its words and its confidence",
    "timeline": "the events; `ratio` parts date and words",
    "contested": "claims side by side; `ratio` parts who, what and grade",
    "table": "tables",
    "scale-key": "the key to the scale",
    "exhibit": "charts and pictures",
}
NAMES = {
    "title": "the brief's title",
    "edition": "the edition's name: `Two-page brief`",
    "organisation": "the publisher: `organisation` of house.yaml",
    "reference": "the brief's reference",
    "version": "`Version 1.2`",
    "status": "`Draft` or `Final`",
    "as_of": "`Information as of 5 November 2024`",
    "authors": "who wrote it",
    "contact": "whom to ask",
    "imprint": "reference, version, status and as-of in one line, as far as given",
    "page_of": "`Page 2 of 4`, as fields in Word",
    "marking": "the marking, in Word set as a TLP label where it is one",
}
"""What each name of the furniture prints."""


def house_reference() -> str:
    """The chapters that the tables give."""
    chapters = [chapter(kind, title) for kind, title in _HOUSE.items()]
    chapters += [_named("The colours that every house names", "name", COLOURS)]
    chapters += [_named("The styles that every house has", "styles", STYLES)]
    chapters += [_named("The boxes that every house has", "boxes", BOXES)]
    chapters += [chapter(kind, _PAGES[kind.name]) for kind in PAGES]
    chapters += [_named("The names that headers, footers and templates print", "name", NAMES)]
    return "\n".join(chapters)


def _named(title: str, first: str, rows: Mapping[str, str]) -> str:
    lines = [f"### {title}", "", f"| {first} | for |", "| --- | --- |"]
    lines += [f"| {', '.join(f'`{name}`' for name in names.split(', '))} | {what} |" for names, what in rows.items()]
    return "\n".join([*lines, ""])


def refresh(text: str) -> str:
    """The page `text` with the chapters between its marks written again."""
    return between(text, BEGIN, END, house_reference())


def main() -> None:
    """Write the chapters of the page named on the command line again."""
    page = Path(sys.argv[1])
    page.write_text(refresh(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
