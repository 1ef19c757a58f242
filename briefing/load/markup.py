"""The rules of the markup inside a text, for markdown-it-py, in the order in which they are tried.

Each pushes tokens that know their offset. What looks like markup and is none goes into the environment's `faults`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from briefing.load.names import ID_PATTERN, check_language
from briefing.load.shapes import Misread
from briefing.load.suggest import closest
from briefing.model.text import Citation, Cite, ExhibitReference, FigureUse, Text
from briefing.values import dataclass

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

DEPTH = 12
"""Marks within marks; more is a slip or an attack."""
MOST_PARENTHESES = 10
"""Within one another in a link's address."""

MARKUP = re.compile(r"[*\[\]{}\\]")
_STOP = re.compile(r"[*\[\]{}\\]|\((?=[^()*\[\]{}\\]*\[#)")
"""Where a run of words ends: at a mark, or at a bracket that could hold a reference to an exhibit."""
_ESCAPED = "*[]{}"
_FIGURE = re.compile(rf"({ID_PATTERN})(?:\.([a-z]+))?")
_LIKE_A_FIGURE = re.compile(r"[\w. -]+")
_CITATION = re.compile(r"\[\s*@")
_CITE = re.compile(rf"\s*@(?P<id>{ID_PATTERN})\s*(?:,\s*(?P<locator>.*))?", re.DOTALL)
_CITED_AGAIN = re.compile(rf"(?:^|(?<=[\s,]))@({ID_PATTERN})")
_UNCITED = re.compile(rf"(?<![\w/.\\@\[])@({ID_PATTERN})(?!\w)|(?<!\\)\[({ID_PATTERN})\](?![({{])", re.ASCII)
_REFERENCE = re.compile(
    rf"(?<!\S)\((?P<before>[^()*\[\]{{}}\\]*)\[#(?P<id>{ID_PATTERN})\](?P<after>[^()*\[\]{{}}\\]*)\)(?=[\s.,;:!?…\"'’”»“)]|$)"
)
_LIKE_A_REFERENCE = re.compile(r"\[#\s*([A-Za-z][\w-]*)\s*\]")
_LANG = re.compile(r"\{\s*lang\s*=([^}]*)\}")
_BARE = re.compile(r"[\"']?([^\"']*)[\"']?")
"""A language, in quotation marks or without."""
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextFault:
    """Markup that cannot be read, at an offset of the text."""

    offset: int
    message: str
    hint: str | None = None


@cache
def markup_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import emphasis

    parser = MarkdownIt("zero", {"maxNesting": 100}).disable(["text", "text_join", "fragments_join"])
    ruler = parser.inline.ruler
    for name, rule in (("words", _words), ("escaped", _escaped), ("verbatim", _verbatim), ("figure", _figure)):
        ruler.push(name, rule)
    for name, rule in (("stars", _stars), ("citation", _citation), ("reference", _reference)):
        ruler.push(name, rule)
    for name, rule in (("labelled", _labelled), ("literal", _literal)):
        ruler.push(name, rule)
    parser.inline.ruler2.after("balance_pairs", "stars", emphasis.postProcess)
    return parser


def _words(state: StateInline, silent: bool) -> bool:
    """A run of letters without a mark."""
    del silent
    match = _STOP.search(state.src, state.pos, state.posMax)
    end = match.start() if match else state.posMax
    if end == state.pos:
        return False
    _push_words(state, state.src[state.pos : end], end)
    return True


def _escaped(state: StateInline, silent: bool) -> bool:
    r"""`\{`"""
    del silent
    if state.src[state.pos] != "\\" or state.src[state.pos + 1 : state.pos + 2] not in tuple(_ESCAPED):
        return False
    if state.pos + 1 >= state.posMax:
        return False
    _push_words(state, state.src[state.pos + 1], state.pos + 2)
    return True


def _verbatim(state: StateInline, silent: bool) -> bool:
    """`{{ anything }}` prints as typed, and so does a brace that opens nothing."""
    del silent
    if not state.src.startswith("{{", state.pos):
        return False
    end = state.src.find("}}", state.pos, state.posMax)
    while end != -1 and state.src.startswith("}", end + 2) and end + 3 <= state.posMax:
        end += 1
    end = end + 2 if end != -1 else state.pos + 2
    _push_words(state, state.src[state.pos : end], end)
    return True


def _figure(state: StateInline, silent: bool) -> bool:
    """`{figure}`, `{figure.number}`"""
    del silent
    src, start = state.src, state.pos
    if src[start] != "{":
        return False
    end = src.find("}", start, state.posMax)
    if -1 < src.find("{", start + 1, state.posMax) < end:
        end = -1
    inner = src[start + 1 : end] if end != -1 else src[start + 1 : min(start + 40, state.posMax)]
    faults = state.env["faults"]
    if end == -1:
        if not re.match(r"[A-Za-z]", inner):
            return False
        word = re.match(r"[\w.-]*", inner)
        name = word[0].rstrip(".-") if word else ""
        faults.append(TextFault(start, "a brace opens here and never closes", f"write {{{name}}}, or \\{{ for a brace"))
        _push_words(state, "{", start + 1)
        return True
    match = _FIGURE.fullmatch(inner)
    if match is None or match[2] not in (None, "number"):
        if not _LIKE_A_FIGURE.fullmatch(inner) or not inner.strip():
            return False
        faults.append(TextFault(start, *_no_figure(inner)))
        _push_words(state, src[start : end + 1], end + 1)
        return True
    token = state.push("figure", "", 0)
    part: Literal["full", "number"] = "number" if match[2] else "full"
    token.meta = {"start": start, "span": FigureUse(match[1], part, start)}
    state.pos = end + 1
    return True


def _no_figure(inner: str) -> tuple[str, str]:
    """Message and hint for braces that hold no figure's id."""
    tidy = inner.strip()
    head, dot, tail = tidy.partition(".")
    if dot and _FIGURE.fullmatch(head):
        meant = closest(tail, ["number"])
        return (
            f"a figure has no part '{tail}'",
            f"write {{{head}.{meant}}}" if meant else f"write {{{head}}} or {{{head}.number}}",
        )
    plain = re.sub(r"[^a-z0-9]+", "-", tidy.casefold()).strip("-")
    if re.fullmatch(ID_PATTERN, plain):
        return f"braces hold no figure's id: '{tidy}'", f"write {{{plain}}} for a figure, or \\{{ for a brace"
    return f"braces hold no figure's id: '{tidy}'", "write \\{ for a brace"


def _stars(state: StateInline, silent: bool) -> bool:
    """The stars of `*stress*` and `**strong**`, to be paired later; a star inside a word is a star."""
    del silent
    if state.src[state.pos] != "*":
        return False
    from markdown_it.rules_inline.state_inline import Delimiter

    scanned = state.scanDelims(state.pos, False)
    if not scanned.can_open and not scanned.can_close:
        _push_words(state, state.src[state.pos : state.pos + scanned.length], state.pos + scanned.length)
        return True
    for offset in range(state.pos, state.pos + scanned.length):
        token = state.push("text", "", 0)
        token.content = "*"
        token.meta = {"start": offset, "star": scanned.can_open}
        place = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord("*"), scanned.length, place, -1, scanned.can_open, scanned.can_close))
    state.pos += scanned.length
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    """`[@source, p. 4; @other]`"""
    del silent
    src, start = state.src, state.pos
    if not _CITATION.match(src, start, state.posMax):
        return False
    end = state.env["closers"].get(start, -1)
    faults = state.env["faults"]
    if end == -1 or end >= state.posMax:
        faults.append(TextFault(start, "a citation opens here and never closes", "close it with ]"))
        _push_words(state, src[start : state.posMax], state.posMax)
        return True
    cites: list[Cite] = []
    at = start + 1
    for piece in src[start + 1 : end].split(";"):
        match = _CITE.fullmatch(piece.rstrip())
        if match:
            offset = at + match.start("id") - 1
            cites.append(Cite(match["id"], match["locator"] or None, offset))
            another = _CITED_AGAIN.search(match["locator"] or "")
            if another:
                offset = at + match.start("locator") + another.start(1) - 1
                told = "a comma between two sources in a citation"
                faults.append(TextFault(offset, told, f"write a semicolon: ; @{another[1]}"))
        else:
            offset = at + len(piece) - len(piece.lstrip())
            faults.append(TextFault(offset, *_no_cite(piece.strip())))
        at += len(piece) + 1
    token = state.push("citation", "", 0)
    token.meta = {"start": start, "span": Citation(tuple(cites), start)}
    state.pos = end + 1
    return True


def _reference(state: StateInline, silent: bool) -> bool:
    """`(see [#exhibit])`"""
    del silent
    src, start = state.src, state.pos
    match = _REFERENCE.match(src, start, state.posMax) if src[start] == "(" else None
    if match:
        token = state.push("reference", "", 0)
        span = ExhibitReference(match["id"], match["before"], match["after"], start, match.end())
        token.meta = {"start": start, "span": span}
        state.pos = match.end()
        return True
    stray = _LIKE_A_REFERENCE.match(src, start, state.posMax)
    if stray is None:
        return False
    name = re.sub(r"[^a-z0-9]+", "-", stray[1].casefold()).strip("-")
    told = "a reference to an exhibit stands in round brackets between words, with nothing but words beside it"
    if name != stray[1]:
        told = f"a reference holds no exhibit's id: '{stray[1]}'"
    state.env["faults"].append(TextFault(start, told, f"write (see [#{name}]), or \\[ for a bracket"))
    _push_words(state, src[start : stray.end()], stray.end())
    return True


def uncited(text: Text) -> list[tuple[int, str]]:
    """The offsets of what would cite a source if brackets and @ stood around its id, and the id: `(@survey)`,
    `[survey]`.
    """
    if "@" not in text.raw and "[" not in text.raw:
        return []
    cited = [
        range(span.start, text.raw.find("]", span.start) + 1) for span in text.walk() if isinstance(span, Citation)
    ]
    return [
        (match.start(), match[1] or match[2])
        for match in _UNCITED.finditer(text.raw)
        if not any(match.start() in citation for citation in cited)
    ]


def _no_cite(piece: str) -> tuple[str, str]:
    """Message and hint for a part of a citation that names no source."""
    if not piece:
        return "a citation holds nothing between two semicolons", "delete one of them"
    if not piece.startswith("@"):
        hint = f"write @{piece}" if re.match(ID_PATTERN, piece) else "write [@source, p. 4; @other]"
        return f"a citation names its source with @: '{piece[:40]}'", hint
    name = re.match(r"@([^\s,;]*)\s*(.*)", piece)
    word, rest = (name[1], name[2]) if name else ("", "")
    if re.fullmatch(ID_PATTERN, word) and rest:
        if rest.startswith("@"):
            return "two sources in a citation without a semicolon", f"write [@{word}; {rest[:40]}]"
        return f"a comma is missing after the source '{word}'", f"write [@{word}, {rest[:40]}]"
    plain = re.sub(r"[^a-z0-9]+", "-", word.casefold()).strip("-")
    hint = f"write @{plain}" if re.fullmatch(ID_PATTERN, plain) else "write [@source, p. 4; @other]"
    return f"a citation holds no source's id: '{piece[:40]}'", hint


def _labelled(state: StateInline, silent: bool) -> bool:
    """`[words](https://...)`, `[слова]{lang=uk}`; brackets that neither follows print as typed."""
    del silent
    src, start = state.src, state.pos
    if src[start] != "[":
        return False
    end = state.env["closers"].get(start, -1)
    if end == -1 or end >= state.posMax:
        return False
    faults: list[TextFault] = state.env["faults"]
    if state.level >= DEPTH + 2:
        _push_words(state, "[", start + 1)
        return True
    if src.startswith("(", end + 1) and end + 1 < state.posMax:
        close = _closing_parenthesis(src, end + 1, state.posMax)
        if close == -1:
            faults.append(TextFault(end + 1, "a link's address opens here and never closes", "close it with )"))
            return False
        address = src[end + 2 : close].strip()
        fault = _wrong_address(address)
        if state.linkLevel:
            faults.append(TextFault(start, "a link inside a link", "take one of them out"))
        if fault:
            faults.append(TextFault(end + 2, *fault))
        _push_around(state, "link", address, end, close + 1)
        return True
    if src.startswith("{", end + 1) and end + 1 < state.posMax:
        close = src.find("}", end + 1, state.posMax)
        held = src[end + 1 : close + 1] if close != -1 else ""
        match = _LANG.fullmatch(held)
        match = match and _BARE.fullmatch(match[1].strip())
        if match is None:
            if not re.match(r"\{\s*[A-Za-z]+\s*[=:]", held):
                return False
            faults.append(
                TextFault(end + 1, f"braces after brackets hold a language: '{held}'", "write [слова]{lang=uk}")
            )
            language = ""
        else:
            language = match[1]
            try:
                check_language(language)
            except Misread as wrong:
                faults.append(TextFault(end + 1, f"this {wrong.message}", wrong.hint))
        _push_around(state, "foreign", language, end, close + 1)
        return True
    return False


def _literal(state: StateInline, silent: bool) -> bool:
    """A mark that opens nothing prints as typed."""
    del silent
    _push_words(state, state.src[state.pos], state.pos + 1)
    return True


def _push_words(state: StateInline, content: str, end: int) -> None:
    token = state.push("text", "", 0)
    token.content = content
    token.meta = {"start": state.pos}
    state.pos = end


def _push_around(state: StateInline, kind: str, value: str, label_end: int, end: int) -> None:
    """Tokens for the words in brackets that begin at the state's place, between an opening and a closing token."""
    start, limit = state.pos, state.posMax
    opening = state.push(f"{kind}_open", "", 1)
    opening.meta = {"start": start, "value": value}
    if label_end == start + 1:
        state.env["faults"].append(
            TextFault(start, "brackets with no words in them", "write the words between [ and ]")
        )
    state.pos, state.posMax = start + 1, label_end
    state.linkLevel += kind == "link"
    state.md.inline.tokenize(state)
    state.linkLevel -= kind == "link"
    closing = state.push(f"{kind}_close", "", -1)
    closing.meta = {"start": label_end}
    state.pos, state.posMax = end, limit


def _wrong_address(address: str) -> tuple[str, str] | None:
    """Message and hint for what is no address of a link; None if it is one."""
    if _ADDRESS.fullmatch(address):
        return None
    if not address:
        return "a link without an address", "write [words](https://example.org)"
    if re.match(r"[a-z][a-z0-9+.-]*:", address, re.IGNORECASE) and not address.lower().startswith(
        ("http:", "https:", "mailto:")
    ):
        return f"a link leads to http, https or mailto only: '{address[:60]}'", "print the address as words instead"
    if " " in address:
        return f"a space in a link's address: '{address[:60]}'", "write %20 for a space"
    if "@" in address and "/" not in address:
        return f"a link's address is not whole: '{address[:60]}'", f"write mailto:{address[:60]}"
    return f"a link's address is not whole: '{address[:60]}'", f"write https://{address[:60].removeprefix('//')}"


def _closing_parenthesis(src: str, start: int, limit: int) -> int:
    """The place of the parenthesis that closes the one at `start`, or -1."""
    depth = 0
    for match in re.compile(r"[()\s]").finditer(src, start, min(limit, start + 2100)):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if depth == 0:
            return match.start()
        if depth > MOST_PARENTHESES:
            break
    return -1
