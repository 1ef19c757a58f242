"""The brief as its proof-readers get it: every printed text as prose, read once for all rules."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from briefing.check.language import find_language
from briefing.check.prose import Prose, Stretch, set_prose
from briefing.check.quotations import quoted_stretches
from briefing.check.sentences import split_sentences
from briefing.diagnostics import Diagnostic, warning
from briefing.model.brief import Brief
from briefing.model.silence import Silence
from briefing.model.texts import Item, PrintedText, printed_texts


class Proof:
    """A brief and its passages."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.language = find_language(brief.language)

    @cached_property
    def texts(self) -> tuple[PrintedText, ...]:
        """Every text that some edition may print."""
        return tuple(printed_texts(self.brief))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The texts that are the brief's own prose: all but the contact, which is names, addresses and telephone
        numbers, and the words of quotations."""
        return tuple(Passage(printed, self) for printed in self.texts if printed.key not in ("contact", "words"))

    @cached_property
    def names(self) -> re.Pattern[str] | None:
        """Finds the brief's own names and terms, longest first."""
        names = sorted(
            {name for name in (*self.brief.names, *self.brief.terms) if name.strip()},
            key=lambda name: (-len(name), name),
        )
        if not names:
            return None
        return re.compile(r"(?<!\w)(?:" + "|".join(map(_any_space, names)) + r")(?!\w)")


class Passage:
    """One printed text, read as prose."""

    def __init__(self, printed: PrintedText, proof: Proof) -> None:
        self.text = printed.text
        self.key = printed.key
        self.item = printed.item
        self.proof = proof
        self.prose: Prose = set_prose(printed.text)

    @property
    def characters(self) -> str:
        return self.prose.characters

    @cached_property
    def lowered(self) -> str:
        """The same in lower case; its offsets may differ."""
        return self.characters.lower()

    @property
    def is_cell(self) -> bool:
        """Whether it stands in a table."""
        return self.key in ("columns", "rows")

    @cached_property
    def quotations(self) -> tuple[Stretch, ...]:
        """Other people's words."""
        return quoted_stretches(self.characters)

    @cached_property
    def names(self) -> tuple[Stretch, ...]:
        """The brief's names and terms in it."""
        pattern = self.proof.names
        return tuple(match.span() for match in pattern.finditer(self.characters)) if pattern else ()

    @cached_property
    def sentences(self) -> tuple[Stretch, ...]:
        return split_sentences(self.characters, self.proof.language)

    def speaks_for_itself(self, offset: int) -> bool:
        """Whether the character at `offset` is the analyst's own: in no quotation and no foreign words."""
        return not holds(self.quotations, offset) and not holds(self.prose.foreign, offset)

    def warn(self, rule: str, message: str, offset: int, hint: str | None = None) -> Diagnostic:
        """A warning about what stands at `offset`."""
        position = self.text.position_at(self.prose.typed_at(offset))
        return warning(rule, message, position, hint, self.item.id if self.item else "")


def holds(stretches: tuple[Stretch, ...], offset: int) -> bool:
    """Whether one of `stretches`, which are in order and apart, holds the character at `offset`."""
    before = bisect_right(stretches, (offset, 1 << 60)) - 1
    return before >= 0 and offset < stretches[before][1]


def silences_of(item: Item | None) -> tuple[Silence, ...]:
    """The rules that are switched off for `item`."""
    return getattr(item, "silence", ())


def is_silenced(item: Item | None, rule: str) -> bool:
    """Whether `rule` is switched off for `item`."""
    return any(silence.rule == rule for silence in silences_of(item))


def _any_space(name: str) -> str:
    return " +".join(map(re.escape, name.split()))
