"""What Word calls its styles: the names that it knows, and the id that a style has in a file."""

from __future__ import annotations

import re

BUILT_IN = {
    **{f"Heading {level}": f"heading {level}" for level in range(1, 10)},
    **{f"TOC {level}": f"toc {level}" for level in range(1, 10)},
    "Caption": "caption",
    "Header": "header",
    "Footer": "footer",
    "Footnote Text": "footnote text",
    "Footnote Reference": "footnote reference",
    "Endnote Text": "endnote text",
    "Endnote Reference": "endnote reference",
}
"""Styles whose name in a file differs from the one in Word's window (ECMA-376, 17.7.4.9)."""

KNOWN = frozenset(
    {*BUILT_IN, "Normal", "Title", "Subtitle", "Body Text", "List Bullet", "List Number", "Bibliography"}
    | {"TOC Heading", "Hyperlink", "Strong", "Emphasis", "Quote", "Intense Emphasis"}
)
"""Styles that Word brings along; every other is a custom style."""

_FILED = {BUILT_IN.get(word, word).lower(): BUILT_IN.get(word, word) for word in KNOWN}

_NOT_IN_AN_ID = re.compile(r"[^0-9A-Za-z]+")


def stored_name(word: str) -> str:
    """The name of the style `word` as a file holds it."""
    return BUILT_IN.get(word, word)


def filed_name(name: str) -> str:
    """The name `name` of a style in anybody's file as this program writes it: other programs write `Heading 1` where
    Word writes `heading 1`, and Word takes the names that it knows in any letters."""
    return _FILED.get(name.lower(), name)


def style_id(word: str) -> str:
    """The id that this program gives to the style `word`: its name's letters and digits."""
    plain = _NOT_IN_AN_ID.sub("", word.title() if word == word.lower() else word)
    return plain or "Style" + "".join(f"{ord(letter):X}" for letter in word)[:40]
