"""The markup inside a text: one paragraph into spans, each with the offset where it stands.

    *stress*  **strong**  [words](https://example.org)  [слова]{lang=uk}
    [@source, p. 4; @other]  {figure}  {figure.number}  (see [#exhibit])

A backslash before one of `* [ ] { }` lets it print. Everything else prints as typed, `{{ 7*7 }}`, `<b>` and `\\input`
included: a star inside a word or a number is a star, and what stands between double braces is left alone.

markdown-it-py reads it, on the preset that knows no rule at all, with the rules below; it is loaded when the first text
with markup is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefing.load.markup import DEPTH, MARKUP, TextFault, markup_parser
from briefing.model.text import Emphasis, ExhibitReference, Foreign, Link, Span, Strong, Words, walk_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token


def parse_text(raw: str) -> tuple[tuple[Span, ...], list[TextFault]]:
    """The spans of the paragraph `raw`, and what is wrong with its markup."""
    if not MARKUP.search(raw):
        return (((Words(raw),) if raw else ()), [])
    env: dict[str, Any] = {"faults": [], "closers": _closing_brackets(raw)}
    tokens = markup_parser().parseInline(raw, env)[0].children or []
    faults: list[TextFault] = env["faults"]
    deep = _nests_too_deep(tokens)
    if deep is not None:
        return (Words(raw),), [deep]
    spans, _ = _gather(tokens, 0, faults)
    faults += _misplaced_references(spans)
    return spans, sorted(faults, key=lambda fault: fault.offset)


def _misplaced_references(spans: tuple[Span, ...]) -> Iterator[TextFault]:
    """References to exhibits that could not be left out of the text without harm to it."""
    references = [span for span in walk_spans(spans) if isinstance(span, ExhibitReference)]
    for reference in references:
        if reference not in spans:
            told = "a reference to an exhibit inside stress, a link or foreign words"
            yield TextFault(reference.start, told, "end them before it: it is left out where the exhibit is")
    if references and all(isinstance(span, ExhibitReference) or span == Words(" ") for span in spans):
        told = "a text that holds nothing but a reference to an exhibit"
        yield TextFault(references[0].start, told, "say something beside it: it is left out where the exhibit is")


def _closing_brackets(raw: str) -> dict[int, int]:
    """For each `[` that has one the place of its `]`; escaped ones count for nothing."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in re.finditer(r"\\[*\[\]{}]|\[|\]", raw):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == "]" and opened:
            found[opened.pop()] = match.start()
    return found


def _nests_too_deep(tokens: list[Token]) -> TextFault | None:
    depth = start = 0
    for token in tokens:
        start = (token.meta or {}).get("start", start)
        depth += token.nesting
        if depth > DEPTH:
            return TextFault(start, f"marks within marks: more than {DEPTH} levels", "take some out")
    return None


def _gather(tokens: list[Token], at: int, faults: list[TextFault], until: str = "") -> tuple[tuple[Span, ...], int]:
    """The spans from token `at` to the closing token `until`, and the place after it."""
    spans: list[Span] = []
    words: list[str] = []
    begun = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == until:
            at += 1
            break
        if token.type == "text":
            if token.content:
                if "star" in token.meta and not (
                    at and tokens[at - 1].content == "*" and "star" in tokens[at - 1].meta
                ):
                    faults.append(TextFault(token.meta["start"], *_lone_star(token.meta["star"])))
                if not words:
                    begun = token.meta["start"]
                words.append(token.content)
            at += 1
            continue
        if words:
            spans.append(Words("".join(words), begun))
            words = []
        if token.nesting == 1:
            inner, at = _gather(tokens, at + 1, faults, token.type.replace("_open", "_close"))
            spans.append(_around(token, inner))
        else:
            if "span" in (token.meta or {}):
                spans.append(token.meta["span"])
            at += 1
    if words:
        spans.append(Words("".join(words), begun))
    return tuple(spans), at


def _around(token: Token, inner: tuple[Span, ...]) -> Span:
    start = token.meta["start"]
    if token.type == "em_open":
        return Emphasis(inner, start)
    if token.type == "strong_open":
        return Strong(inner, start - 1)
    if token.type == "link_open":
        return Link(inner, token.meta["value"], start)
    return Foreign(inner, token.meta["value"], start)


def _lone_star(opens: bool) -> tuple[str, str]:
    said = "a star opens stress here and none closes it" if opens else "a star closes stress here and none opens it"
    return said, "stress stands between two stars, outside a word; write \\* for a star"
