"""`unspelled-acronym`: an acronym that no edition spells out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.check.proof import Passage, Proof, holds, is_silenced
from briefing.check.units import CAPITAL_UNITS, CURRENCIES
from briefing.diagnostics import Diagnostic

RULE = "unspelled-acronym"

_CAPITALS = re.compile(r"(?<![\w:./@&])(?:[A-Z]{2,6}(?=s?(?![\w]))|[А-ЯЁЄІЇҐ]{2,6}(?!\w))(?![-‑]?\d|&)")
_ROMAN = re.compile(
    r"(?=[MDCLXVIХІ])M{0,3}(?:CM|CD|D?C{0,3})(?:[XХ]C|[XХ]L|L?[XХ]{0,3})(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3})\Z"
)
_EXPLAINED = re.compile(r"[^\W_]\s*\(\Z")


def unspelled_acronym(proof: Proof) -> Iterator[Diagnostic]:
    """Each acronym once, where it first stands; again where the first place is silenced."""
    brief = proof.brief
    known = {*brief.terms, *brief.names, *proof.language.acronyms, *CURRENCIES, *CAPITAL_UNITS, "TLP"}
    known.update(word for figure in brief.figures.values() for word in figure.unit.split())
    for passage in proof.passages:
        silenced = is_silenced(passage.item, RULE)
        for acronym, offset in _acronyms(passage, known):
            if not silenced:
                known.add(acronym)
            yield passage.warn(
                RULE,
                f"acronym '{acronym}' is not spelled out",
                offset,
                f"add it under 'terms', {acronym}: what it stands for; each edition then spells it out at first use",
            )


def _acronyms(passage: Passage, known: set[str]) -> Iterator[tuple[str, int]]:
    """The acronyms of a passage that are not known, each once."""
    characters = passage.characters
    seen: set[str] = set()
    for match in _CAPITALS.finditer(characters):
        acronym, offset = match[0], match.start()
        if acronym in known or acronym in seen or _ROMAN.match(acronym):
            continue
        if holds(passage.names, offset) or holds(passage.prose.foreign, offset):
            continue
        seen.add(acronym)
        # `Main Intelligence Directorate (GUR)`: the text explains it by itself.
        if not _EXPLAINED.search(characters, max(offset - 3, 0), offset):
            yield acronym, offset
