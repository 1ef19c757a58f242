"""Each language's own words, as data: what the program itself says in a document.

`WORDINGS` lists the languages there are. A table is a module of its own and is read when a brief asks for it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from briefing.compose.wording.table import DateWords, Quotes, SourceWords, Wording
from briefing.diagnostics import InvalidBrief, Position, error

WORDINGS = {
    "en-GB": "en_gb",
    "en-US": "en_us",
    "uk": "uk",
    "fr": "fr",
    "de": "de",
}
"""The language tags that have a wording, and the module of each."""

__all__ = ["WORDINGS", "DateWords", "Quotes", "SourceWords", "Wording", "find_wording", "own_wording"]


def find_wording(language: str, position: Position) -> Wording:
    """The words for a brief in `language`: of the tag itself, or of its language (`en-IE` takes those of `en-GB`).

    `position` is where the brief is. Raises InvalidBrief where there are none.
    """
    wanted = language.replace("_", "-").casefold()
    for tag, module in WORDINGS.items():
        if tag.casefold() == wanted:
            return _read(module)
    primary = wanted.partition("-")[0]
    for tag, module in WORDINGS.items():
        if tag.partition("-")[0] == primary:
            return _read(module)
    there_are = ", ".join(WORDINGS)
    fault = error(f"there are no words for the language '{language}'", position, f"the languages are {there_are}")
    raise InvalidBrief(fault.message, [fault])


def own_wording(language: str) -> Wording | None:
    """The words of `language` itself, not of one like it; None where there are none."""
    primary = language.replace("_", "-").partition("-")[0].casefold()
    known = any(tag.partition("-")[0] == primary for tag in WORDINGS)
    return find_wording(language, Position("")) if known else None


@cache
def _read(module: str) -> Wording:
    wording = import_module(f"briefing.compose.wording.{module}").WORDING
    assert isinstance(wording, Wording)  # noqa: S101
    return wording
