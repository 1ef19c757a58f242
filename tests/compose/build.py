"""Briefs, editions and cases for the tests of composing."""

from __future__ import annotations

from pathlib import Path

from briefing.compose import Composer, Selection, everything
from briefing.compose.cite import CitationStyle
from briefing.document.document import Document
from briefing.document.dump import dump, dump_block
from briefing.load.brief import parse_brief
from briefing.model.brief import Brief
from briefing.model.edition import Edition, NotePlacement, Part

HEAD = """\
title: A title
as_of: 2024-11-05
language: {language}
"""


def brief_of(yaml: str, language: str = "en-GB", folder: Path = Path()) -> Brief:
    """The brief that `yaml` says in `folder`, with a title, a date and a section where it gives none."""
    head = HEAD.format(language=language)
    if "\nsections:" not in f"\n{yaml}":
        head += "sections: {situation: {points: [{id: it, text: It is so.}]}}\n"
    given = {line.partition(":")[0] for line in yaml.splitlines() if line[:1].isalpha()}
    lines = [line for line in head.splitlines() if line.partition(":")[0] not in given]
    brief, faults = parse_brief(("\n".join(lines) + "\n" + yaml).encode(), folder / "brief.yaml")
    assert brief is not None, "\n".join(map(str, faults))
    return brief


def edition_of(*parts: str, notes: NotePlacement = "foot", **values: object) -> Edition:
    """An edition of those parts; a name with a question mark is an optional part."""
    named = tuple(Part(part.rstrip("?"), optional=part.endswith("?")) for part in parts)
    return Edition(id=str(values.pop("id", "report")), parts=named, notes=notes, **values)  # type: ignore[arg-type]


def composed(
    brief: Brief, edition: Edition, citation: CitationStyle = "notes", selection: Selection | None = None
) -> Document:
    """The edition with everything in it, or with `selection`."""
    return Composer(brief, citation=citation).compose(edition, selection or everything(brief, edition))


def lines_of(
    brief: Brief, edition: Edition, citation: CitationStyle = "notes", selection: Selection | None = None
) -> list[str]:
    """The same as readable lines, without the masthead."""
    document = composed(brief, edition, citation, selection)
    opening = len(list(dump_block(document.blocks[0])))
    return dump(document).splitlines()[opening:]


def cases(name: str) -> list[tuple[str, str, str]]:
    """The cases of a file: title, input and expected, each ended by a line with a single full stop."""
    text = (Path(__file__).parent / "cases" / f"{name}.txt").read_text(encoding="utf-8")
    pieces = [piece.strip("\n") for piece in text.split("\n.\n")]
    assert len(pieces) % 3 in (0, 1), name
    return [(pieces[place], pieces[place + 1], pieces[place + 2]) for place in range(0, len(pieces) - 2, 3)]
