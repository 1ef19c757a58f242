"""The parts of an edition, a module each. Each takes the composition and gives its blocks.

Most are composed in the edition's order. Three look back on the whole and are composed last, in their places:
the contents, the terms and the sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from briefing.compose.composition import Composition
from briefing.compose.parts import (
    callouts,
    changes,
    contact,
    contents,
    contested,
    distribution,
    exhibits,
    indicators,
    judgements,
    key_figures,
    masthead,
    method,
    options,
    scale_key,
    sections,
    sources,
    terms,
    timeline,
)
from briefing.document.blocks import AnyBlock

PARTS: dict[str, Callable[[Composition], Iterator[AnyBlock]]] = {
    "bottom-line": callouts.bottom_line,
    "ask": callouts.ask,
    "changes": changes.changes,
    "key-figures": key_figures.key_figures,
    "judgements": judgements.judgements,
    "what-matters": sections.what_matters,
    "sections": sections.sections,
    "timeline": timeline.timeline,
    "contested": contested.contested,
    "exhibits": exhibits.exhibits,
    "options": options.options,
    "indicators": indicators.indicators,
    "method": method.method,
    "scale-key": scale_key.scale_key,
    "contact": contact.contact,
    "distribution": distribution.distribution,
}

_LAST: dict[str, Callable[[Composition], Iterator[AnyBlock]]] = {"terms": terms.terms, "sources": sources.sources}

_GATHERED = frozenset({"bottom-line", "ask", "changes", "key-figures", "contact", "distribution"})
"""Parts without a heading and a sources line of their own: the next one says what they cite."""


def compose_parts(composition: Composition) -> tuple[AnyBlock, ...]:
    """Every block of the document, in reading order."""
    opening = tuple(masthead.masthead(composition))
    placed: dict[str, tuple[AnyBlock, ...]] = {}
    for name in composition.parts:
        if name in placed or name in _LAST or name in ("masthead", "contents"):
            continue
        composition.part = name
        if name in PARTS and name not in _GATHERED:
            # A section that is placed by its name begins one itself where it prints; where it does not, none travels.
            composition.citer.begin_stretch(repeats=name == "timeline")
        compose_part = PARTS.get(name)
        blocks = tuple(compose_part(composition) if compose_part else sections.one_section(composition, name))
        # What prints nothing has no line below it: what has been cited so far stands below the next that prints.
        has_line = blocks and name not in _GATHERED
        placed[name] = (*blocks, *_sources_line(composition, name)) if has_line else blocks
    names = list(composition.parts)
    if "sources" not in names and composition.edition.notes != "none":
        # Notes and lists that the edition has given no place stand where nothing is lost: at the end.
        names.append("sources")
    for name, compose_last in _LAST.items():
        if name in names:
            composition.part = name
            placed[name] = tuple(compose_last(composition))
    if "contents" in names:
        placed["contents"] = tuple(contents.contents(composition, _in_order(names, placed)))
    return (*opening, *_in_order(names, placed))


def _in_order(names: list[str], placed: Mapping[str, tuple[AnyBlock, ...]]) -> list[AnyBlock]:
    return [block for name in dict.fromkeys(names) for block in placed.get(name, ())]


def _sources_line(composition: Composition, part: str) -> Iterator[AnyBlock]:
    """The works cited in a part, in an edition that names them in a line; none where one line serves them all."""
    if "sources" not in composition.parts:
        yield from sources.line(composition, part)
