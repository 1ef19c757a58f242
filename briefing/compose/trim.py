"""A text without what an edition does not say of it: works that it does not name, places in them, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.model.text import Citation, Cite, Emphasis, ExhibitReference, Foreign, Link, Span, Strong, Text, Words
from briefing.values import dataclass, field, replace

NEUTRAL_ADDRESS = "https://example.org"
"""Stands where the brackets of a link cannot be taken away without making other marks of what is beside them."""

_BRACKETS = re.compile(r"\\[*\[\]{}]|\[|\]")
_MARKS = frozenset("*[]{}\\")
_ENDS = frozenset(" .,;:!?…\"'”’»“)")

Said = Callable[[Cite], Cite | None]
"""What is said of a work cited; None for nothing."""


def trim(text: Text, said: Said, is_shown: Callable[[str], bool], stand_in: str) -> Text:
    """`text` with what is `said` of the works that it cites, and with those addresses alone that are shown.

    A citation of which nothing is said is gone, or cites `stand_in` where its place has to be held. The rest of the
    text stays as it is typed, letter for letter, and prints the same where citations and addresses print nothing.
    """
    if not any(isinstance(span, Citation | Link) for span in text.walk()):
        return text
    trimmer = _Trimmer(text.raw, said, is_shown, stand_in)
    spans = trimmer.trim(text.spans)
    if not trimmer.edits:
        return text
    raw, moves = _edited(text.raw, sorted(trimmer.edits))
    return replace(text, spans=_moved(spans, moves), raw=raw)


def citing(text: Text, cites: tuple[Cite, ...]) -> Text:
    """`text` with `cites` cited at its end; it says the same where citations print nothing."""
    last = text.spans[-1]
    spans = (
        (*text.spans[:-1], replace(last, text=f"{last.text} ")) if isinstance(last, Words) else (*text.spans, _SPACE)
    )
    return replace(text, spans=(*spans, Citation(cites, len(text.raw) + 1)), raw=f"{text.raw} {_letters(cites)}")


_SPACE = Words(" ")


def _letters(cites: tuple[Cite, ...]) -> str:
    """`[@source, p. 4; @other]`"""
    works = (f"@{cite.source}, {cite.locator}" if cite.locator else f"@{cite.source}" for cite in cites)
    return f"[{'; '.join(works)}]"


Edit = tuple[int, int, str]
"""(start, end, what stands there instead)"""


@dataclass(slots=True)
class _Trimmer:
    """Collects what changes in the letters while it makes the new spans."""

    raw: str
    said: Said
    is_shown: Callable[[str], bool]
    stand_in: str
    edits: list[Edit] = field(default_factory=list)

    def trim(self, spans: tuple[Span, ...], parent: Span | None = None) -> tuple[Span, ...]:
        trimmed: list[Span] = []
        for place, span in enumerate(spans):
            is_last = place == len(spans) - 1
            match span:
                case Citation():
                    self._citation(span, trimmed, parent if is_last else None)
                case Link() if not self.is_shown(span.url):
                    self._link(span, trimmed)
                case Emphasis() | Strong() | Link() | Foreign():
                    trimmed.append(replace(span, spans=self.trim(span.spans, span)))
                case _:
                    trimmed.append(span)
        return tuple(_joined(trimmed))

    def _citation(self, span: Citation, before: list[Span], closes: Span | None) -> None:
        """`closes` is what ends right behind the citation."""
        kept = tuple(cite for each in span.cites if (cite := self.said(each)) is not None)
        if kept == span.cites:
            before.append(span)
            return
        end = closing_bracket(self.raw, span.start) + 1
        start = len(self.raw[: span.start].rstrip(" "))
        if not kept and self._can_close_up(start, end, before, closes):
            self.edits.append((start, end, ""))
            last = before[-1]
            if isinstance(last, Words):
                before[-1:] = [replace(last, text=last.text.rstrip(" "))] if last.text.strip(" ") else []
            return
        kept = kept or (Cite(self.stand_in),)
        self.edits.append((span.start, end, _letters(kept)))
        before.append(Citation(kept, span.start))

    def _can_close_up(self, start: int, end: int, before: list[Span], closes: Span | None) -> bool:
        """Whether what stands on both sides means the same when it stands together."""
        if all(
            isinstance(span, ExhibitReference) or (isinstance(span, Words) and not span.text.strip(" "))
            for span in before
        ):
            return False
        left, right = self.raw[start - 1], self.raw[end : end + 1]
        if left in "*]}":
            return not right or right in _ENDS
        if left in _MARKS:
            return False
        if right == "*":
            stars = len(self.raw) - end - len(self.raw[end:].lstrip("*"))
            return (isinstance(closes, Emphasis) and stars == 1) or (isinstance(closes, Strong) and stars == 2)
        return right not in ("]", "}") or isinstance(closes, Link | Foreign)

    def _link(self, span: Link, before: list[Span]) -> None:
        close = closing_bracket(self.raw, span.start)
        opens = self.raw.index("(", close)
        end = _closing_parenthesis(self.raw, opens) + 1
        behind = self.raw[end : end + 1]
        beside = {self.raw[max(span.start - 1, 0)], self.raw[span.start + 1], self.raw[close - 1], behind}
        beside.discard("[" if not span.start else "")
        if _MARKS.isdisjoint(beside) and behind != "(":
            self.edits += [(span.start, span.start + 1, ""), (close, end, "")]
            before.extend(self.trim(span.spans))
            return
        if span.url != NEUTRAL_ADDRESS:
            self.edits.append((opens + 1, end - 1, NEUTRAL_ADDRESS))
        before.append(replace(span, url=NEUTRAL_ADDRESS, spans=self.trim(span.spans, span)))


def _says_something(span: Span) -> bool:
    """Whether it prints something by itself, in any edition."""
    return bool(span.text.strip(" ")) if isinstance(span, Words) else not isinstance(span, ExhibitReference)


def _joined(spans: list[Span]) -> list[Span]:
    """`spans` with neighbouring words as one."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if isinstance(span, Words) and isinstance(last, Words):
            joined[-1] = replace(last, text=last.text + span.text)
        else:
            joined.append(span)
    return joined


def closing_bracket(raw: str, start: int) -> int:
    """The place of the bracket that closes the one at `start`; escaped ones count for nothing. It is there."""
    depth = 0
    for match in _BRACKETS.finditer(raw, start):
        depth += {"[": 1, "]": -1}.get(match[0], 0)
        if depth == 0:
            return match.start()
    raise ValueError(raw)


def _closing_parenthesis(raw: str, start: int) -> int:
    depth = 0
    for place in range(start, len(raw)):
        depth += {"(": 1, ")": -1}.get(raw[place], 0)
        if depth == 0:
            return place
    raise ValueError(raw)


def _edited(raw: str, edits: list[Edit]) -> tuple[str, list[tuple[int, int]]]:
    """`raw` with the `edits`, and by how much what stands behind each end is moved."""
    pieces: list[str] = []
    moves: list[tuple[int, int]] = []
    at = moved = 0
    for start, end, letters in edits:
        pieces += [raw[at:start], letters]
        at = end
        moved += len(letters) - (end - start)
        moves.append((end, moved))
    return "".join((*pieces, raw[at:])), moves


def _moved(spans: tuple[Span, ...], moves: list[tuple[int, int]]) -> tuple[Span, ...]:
    """`spans` with their places in the edited letters."""

    def move(offset: int) -> int:
        return offset + max((each for each in moves if each[0] <= offset), default=(0, 0))[1]

    def moved(span: Span) -> Span:
        start = move(span.start)
        if isinstance(span, Citation):
            return Citation(tuple(replace(cite, start=start) for cite in span.cites), start)
        if isinstance(span, ExhibitReference):
            return replace(span, start=start, end=move(span.end))
        if isinstance(span, Emphasis | Strong | Link | Foreign):
            return replace(span, start=start, spans=tuple(map(moved, span.spans)))
        return replace(span, start=start)

    return tuple(map(moved, spans))
