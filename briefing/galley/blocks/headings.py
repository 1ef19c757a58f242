"""Headings, paragraphs, and the table of contents that lists the headings."""

from __future__ import annotations

from briefing.document.blocks import Contents, Heading, Paragraph, Role
from briefing.galley.blocks.quotations import quotation_paras
from briefing.galley.matter import Para
from briefing.galley.setter import Setter
from briefing.values import replace

STYLE_OF_ROLE: dict[Role, str] = {
    "body": "body",
    "lead": "lead",
    "point": "body",
    "bottom-line": "lead",
    "ask": "body",
    "method": "body",
    "change": "body",
    "contact": "small",
    "distribution": "small",
    "sources-line": "small",
    "term": "small",
    "option": "option",
}


def set_heading(setter: Setter, heading: Heading) -> None:
    # The title is H1, so a heading of level 1 is H2 (ISO 14289-1, 7.4.2: levels start at one and skip none).
    para = setter.para(
        heading.runs, f"heading-{heading.level}", setter.parent.add(f"H{heading.level + 1}"), block=heading
    )
    setter.place(replace(para, kind="heading", level=heading.level, listed=heading.listed, keep_next=True))


def set_paragraph(setter: Setter, paragraph: Paragraph) -> None:
    quotation = paragraph.quotation
    setter.place(
        setter.para(paragraph.runs, STYLE_OF_ROLE[paragraph.role], block=paragraph, keep_next=quotation is not None)
    )
    if quotation is not None:
        setter.place(*quotation_paras(setter, quotation, setter.parent, paragraph.origin))


def set_contents(setter: Setter, contents: Contents) -> None:
    title = setter.para(contents.title, "contents-title", setter.parent.add("H2"), block=contents, keep_next=True)
    setter.place(replace(title, kind="heading", level=1, listed=True))
    table = setter.parent.add("TOC")
    for entry in contents.entries:
        setter.place(
            Para(
                runs=entry.runs,
                style=setter.style(f"contents-{entry.level}"),
                element=table.add("TOCI").add("Reference"),
                kind="contents",
                level=entry.level,
                target=entry.target,
                part=setter.part,
            )
        )
