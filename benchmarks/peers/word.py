"""Word files by docxtpl, as its documentation teaches: one template with styles, loops and rich text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate, RichText


def write_docx(edition: dict[str, Any], template: Path, target: Path) -> None:
    """One edition as a Word file."""
    document = DocxTemplate(template)
    blocks = [made for block in edition["blocks"] for made in flat(block)]
    document.render(
        {
            "heading": rich(edition["heading"]), "question": rich(edition["question"]), "marking": edition["marking"],
            "imprint": edition["imprint"], "kicker": edition["kicker"],
            "facts": [{"label": label, "value": rich(value)} for label, value in edition["facts"]],
            "blocks": blocks, "notes": [{"label": label, "text": rich(words)} for label, words in edition["notes"]],
        },
        autoescape=True,
    )  # fmt: skip
    document.docx.core_properties.title = edition["title"]
    document.docx.core_properties.language = edition["language"]
    document.save(target)


def rich(words: list[list[str]]) -> RichText:
    """Runs as docxtpl's rich text."""
    made = RichText()
    for text, style, _ in words:
        made.add(text, bold="b" in style, italic="i" in style, superscript=style == "n")
    return made


def flat(block: dict[str, Any]) -> list[dict[str, Any]]:
    """A block as what the template's loop knows: paragraphs in a style, and tables."""
    match block["kind"]:
        case "heading":
            return [{"style": f"h{block['level']}", "text": rich(block["runs"])}]
        case "paragraph":
            return [{"style": "p", "text": rich(block["runs"])}]
        case "list":
            return [{"style": "li", "text": rich(item)} for item in block["items"]]
        case "box":
            inner = [made for each in block["blocks"] for made in flat(each)]
            return [{"style": "h3", "text": rich(block["title"])}, *inner]
        case "figures":
            heads = [rich([[number, "b", ""]]) for number, _ in block["items"]]
            return [
                {"style": "table", "rows": [{"cells": heads}, {"cells": [rich(each) for _, each in block["items"]]}]}
            ]
        case "table":
            rows = [*([block["heads"]] if block["heads"] else []), *block["rows"]]
            title = [{"style": "h3", "text": rich(block["title"])}] if block["title"] else []
            return [*title, {"style": "table", "rows": [{"cells": [rich(cell) for cell in row]} for row in rows]}]
        case "bars":
            cells = [[rich([[name, "", ""]]), rich([[value, "", ""]])] for name, value, _ in block["bars"]]
            return [{"style": "table", "rows": [{"cells": row} for row in cells]}]
        case _:
            return []


def write_template(target: Path) -> None:
    """The template, as its designer would have made it in Word."""
    from docx import Document
    from docx.shared import Pt

    document = Document()
    for name, family, size in (("Normal", "Source Serif 4", 10), ("List Bullet", "Source Serif 4", 10)):
        document.styles[name].font.name, document.styles[name].font.size = family, Pt(size)
    for level in (1, 2, 3):
        document.styles[f"Heading {level}"].font.name = "Source Sans 3"
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ marking }}"
    section.footer.paragraphs[0].text = "{{ imprint }}"
    document.add_paragraph("{{ kicker }}")
    document.add_paragraph("{{r heading }}", style="Title")
    document.add_paragraph("{{r question }}")
    for text in ("{%p for fact in facts %}", "{{ fact.label }} {{r fact.value }}", "{%p endfor %}"):
        document.add_paragraph(text)
    document.add_paragraph("{%p for block in blocks %}")
    styles = (("h1", "Heading 1"), ("h2", "Heading 2"), ("h3", "Heading 3"), ("li", "List Bullet"), ("p", "Normal"))
    for key, style in styles:
        document.add_paragraph(f"{{%p if block.style == '{key}' %}}")
        document.add_paragraph("{{r block.text }}", style=style)
        document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if block.style == 'table' %}")
    table = document.add_table(3, 3, style="Table Grid")
    table.cell(0, 0).text = "{%tr for row in block.rows %}"
    for cell, text in zip(
        table.rows[1].cells, ("{%tc for cell in row.cells %}", "{{r cell }}", "{%tc endfor %}"), strict=True
    ):
        cell.text = text
    table.cell(2, 0).text = "{%tr endfor %}"
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    for text in ("{%p for note in notes %}", "{{ note.label }} {{r note.text }}", "{%p endfor %}"):
        document.add_paragraph(text)
    document.save(target)
