"""Runs: words in one style. The renderers print them as they are; nothing is added to them or taken away."""

from __future__ import annotations

from briefing.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one style, with every space, quotation mark and no-break glue already in place."""

    text: str
    strong: bool = False
    emphasis: bool = False
    lang: str | None = None
    """A BCP 47 tag where it differs from the document's."""
    href: str | None = None
    """`https://...`, `mailto:...`, or `#id` for a block, note or source entry of this document."""


@dataclass(frozen=True, slots=True)
class NoteReference:
    """The raised mark that leads to a note."""

    note: str
    """The note's id."""
    label: str
    """As printed: `1`."""


Run = Words | NoteReference
Runs = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """The words of `runs` without their styles and without note marks."""
    return "".join(run.text for run in runs if isinstance(run, Words))


def joined(runs: Runs) -> Runs:
    """`runs` with neighbours of one style made one, so that letters are kerned across them."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if isinstance(run, Words) and isinstance(last, Words) and replace(last, text=run.text) == run:
            found[-1] = replace(last, text=last.text + run.text)
        else:
            found.append(run)
    return runs if len(found) == len(runs) else tuple(found)
