"""docs/data-format.md, as far as it comes from the table of fields.

`python -m briefing.load.reference docs/data-format.md` writes what stands between the marks again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from briefing.load.edition_fields import EDITION
from briefing.load.fields import BRIEF_KINDS
from briefing.load.record import Kind
from briefing.scales.grading import CREDIBILITY, RELIABILITY
from briefing.scales.likelihood import SCALES

BEGIN = "<!-- From the table of fields (briefing/load/fields.py): do not edit below this line. -->"
END = "<!-- End of the table of fields. -->"

_TITLES = {
    "brief": "The brief",
    "section": "`sections`",
    "point": "`points` of a section",
    "quote": "`quote` of a point",
    "judgement": "`judgements`",
    "figure": "`figures`",
    "event": "`events`",
    "option": "`options`",
    "exhibit": "`exhibits`",
    "source": "`sources`",
    "name": "`author` of a source",
    "custom": "`custom` of a source",
    "record": "`edition`",
    "edition": "An edition, in `editions.yaml`",
}


def reference() -> str:
    """The chapters that the table gives, one for each kind of item."""
    return "\n".join([*(chapter(kind, _TITLES[kind.name]) for kind in (*BRIEF_KINDS, EDITION)), _scales()])


def refresh(text: str) -> str:
    """The page `text` with the chapters between its marks written again."""
    return between(text, BEGIN, END, reference())


def between(text: str, begin: str, end: str, written: str) -> str:
    """`text` with what stands between the marks `begin` and `end` replaced by `written`."""
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n\n{written}\n{end}{after}"


def chapter(kind: Kind, title: str) -> str:
    """A kind of item as a heading and a table with a row for each of its keys."""
    lines = [
        f"### {title}",
        "",
        kind.doc,
        "",
        "| key | holds | for | example |",
        "| --- | --- | --- | --- |",
    ]
    for field in kind.fields:
        needed = " (required)" if field.required else ""
        default = f" Without it: `{_said(field.default)}`." if field.default is not None else ""
        example = f"`{field.example}`" if field.example else ""
        row = (f"`{field.key}`{needed}", field.shape.says, field.doc + default, example)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |")
    if kind.ignored:
        others = ", ".join(f"`{key}`" for key in sorted(kind.ignored, key=str.casefold))
        lines += ["", f"Allowed and not printed: {others}."]
    return "\n".join([*lines, ""])


def _scales() -> str:
    lines = ["### Terms and grades", ""]
    for scale in SCALES.values():
        lines += [f"Likelihood, `scale: {scale.id}` ({scale.source}):", "", "| term | per cent |", "| --- | --- |"]
        for rung in scale.rungs:
            terms = ", ".join(f"`{term}`" for term in rung.terms)
            lines.append(f"| {terms} | {scale.range_of(rung)} |")
        lines.append("")
    lines += [
        "Admiralty system:",
        "",
        "| reliability of a source | | credibility of a claim | |",
        "| --- | --- | --- | --- |",
    ]
    for (letter, reliable), (digit, credible) in zip(RELIABILITY.items(), CREDIBILITY.items(), strict=True):
        lines.append(f"| `{letter}` | {reliable} | `{digit}` | {credible} |")
    return "\n".join([*lines, ""])


def _said(default: object) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)


def main() -> None:
    """Write the chapters of the page named on the command line again."""
    page = Path(sys.argv[1])
    page.write_text(refresh(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
