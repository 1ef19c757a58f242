"""Fields, each with the result that it has on paper, so that Word asks nothing when it opens the file (17.16)."""

from __future__ import annotations

from briefing.render.docx.markup import content


def field_runs(instruction: str, result: str, properties: str = "") -> str:
    """The runs of a complex field that shows `result`."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f"{field_begin(instruction, look)}"
        f'<w:r>{look}<w:t xml:space="preserve">{content(result)}</w:t></w:r>{field_end(look)}'
    )


def field_begin(instruction: str, look: str = "") -> str:
    """What stands before a field's result; `look` is a `w:rPr` or nothing."""
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {content(instruction)} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end(look: str = "") -> str:
    return f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'


def page_of_runs(sentence: str, properties: str, pages: int) -> str:
    """`Page {page} of {pages}` with fields in its holes; `properties` are the children of each run's `w:rPr`."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    parts, rest = [], sentence
    fields = {"{page}": ("PAGE", "1"), "{pages}": ("NUMPAGES", str(pages))}
    while rest:
        at, hole = min(((rest.find(hole), hole) for hole in fields if hole in rest), default=(len(rest), ""))
        if at:
            parts.append(f'<w:r>{look}<w:t xml:space="preserve">{content(rest[:at])}</w:t></w:r>')
        if hole:
            parts.append(field_runs(*fields[hole], properties))
        rest = rest[at + len(hole) :]
    return "".join(parts)
