"""A text phrased once: where its citations stand, what opens a sentence, what is bound, and what paper has to show."""

from __future__ import annotations

import pytest

from briefing.compose import Composer
from briefing.compose.phrase import CiteHole, Phrased, written_address
from briefing.document.dump import visible
from briefing.document.runs import Words
from tests.compose.build import brief_of

REST = """\
figures:
  troops: {value: 10000, unit: troops, qualifier: about, label: Troops, as_of: 2024-10-28, source: a}
  shells: {value: 3 million, unit: shells, label: Shells, as_of: 2024-10-28, source: b}
sources:
  - {id: a, type: report, title: A}
  - {id: b, type: report, title: B}
"""


def phrased(typed: str, mode: str = "notes", *, writes_addresses: bool = False, language: str = "en-GB") -> Phrased:
    brief = brief_of(f"bottom_line: >-\n  {typed}\n{REST}", language)
    composer = Composer(brief, citation="notes", writes_addresses=writes_addresses)
    assert brief.bottom_line is not None
    return composer.phrased(brief.bottom_line, mode)  # type: ignore[arg-type]


def said(phrased: Phrased) -> str:
    """The text with the works cited in braces."""
    pieces = phrased.pieces(frozenset())
    return visible(
        "".join(
            "{" + ",".join(cite.source for cite in piece.cites) + "}" if isinstance(piece, CiteHole) else piece.text
            for piece in pieces
        )
    )


def test_a_figure_that_opens_a_sentence_has_a_capital() -> None:
    text = "{troops} troops came. {troops} stayed, of {troops}."
    assert said(phrased(text, "silent")) == "About 10,000~troops came. About 10,000 stayed, of about~10,000."


def test_a_figure_behind_an_opening_quotation_mark_has_a_capital_too() -> None:
    assert said(phrased('He said: it is so. "{troops}", they said.', "silent")).endswith("‘About 10,000’, they~said.")


def test_a_figure_cites_its_source_once_a_sentence() -> None:
    assert said(phrased("{troops} came and {troops} left. {troops} came back.")) == (
        "About 10,000 came and about 10,000 left.{a} About 10,000 came~back.{a}"
    )


def test_two_sources_of_one_sentence_stand_at_their_clauses() -> None:
    assert said(phrased("Of {troops} troops, it is said, {shells} were fired.")) == (
        "Of about 10,000~troops,{a} it is said, 3~million were~fired.{b}"
    )


def test_a_mark_stands_behind_the_full_stop_and_brackets_before_it() -> None:
    assert said(phrased("It is so [@a]. More.")) == "It is so.{a}~More."
    assert said(phrased("It is so [@a]. More.", "author-date")) == "It is so{a}.~More."


def test_a_citation_that_is_silent_is_known_all_the_same() -> None:
    silent = phrased("It is so [@a; @b].", "silent")
    assert not silent.has_holes
    assert [cite.source for cite in silent.cites] == ["a", "b"]


def test_a_number_is_bound_to_the_noun_that_it_counts_in_any_form() -> None:
    assert "10,000~troopers" in said(phrased("There were {troops} troopers in the town of that name.", "silent"))
    assert "10,000 men" in said(phrased("There were {troops} men in the town of that name.", "silent"))


# Addresses


def test_the_address_of_a_link_stands_behind_its_words_where_it_is_asked_for() -> None:
    text = "See [the *full* report](https://example.org/a--b?c='d') [@a]. More."
    pieces = phrased(text, writes_addresses=True).pieces(frozenset())
    assert said(phrased(text, writes_addresses=True)) == (
        "See the full report (https://example.org/a--b?c='d').{a}~More."
    )
    (address,) = [piece for piece in pieces if isinstance(piece, Words) and piece.text.startswith("https:")]
    assert address.href == address.text
    assert [piece.href for piece in pieces if isinstance(piece, Words) and "(" in piece.text] == [None]


def test_the_address_of_a_link_stays_behind_its_words_where_it_is_not() -> None:
    assert said(phrased("See [the report](https://example.org/a).")) == "See the~report."


@pytest.mark.parametrize("words", ["example.org", "https://example.org", "www.example.org/", "Example.org"])
def test_words_that_are_the_address_are_not_followed_by_it(words: str) -> None:
    text = f"See [{words}](https://www.example.org/)."
    assert said(phrased(text, writes_addresses=True)) == f"See {words}."


def test_a_link_ends_a_sentence_like_its_words() -> None:
    text = "It is [here.](https://example.org/a) {troops} came."
    assert said(phrased(text, writes_addresses=True)) == "It is here. (https://example.org/a) About 10,000~came.{a}"


def test_an_e_mail_address_is_printed_without_its_scheme() -> None:
    assert written_address("mailto:desk@example.org?subject=x") == "desk@example.org"
    text = "[Write to us](mailto:desk@example.org) or to [me@example.org](mailto:me@example.org)."
    assert said(phrased(text, writes_addresses=True)) == "Write to us (desk@example.org) or to me@example.org."


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Es sind {shells}.", "Es sind 3~Mio.{b}"),
        ("Es sind {shells}. Mehr kommen nicht.", "Es sind 3~Mio.{b} Mehr kommen~nicht."),
        ("Es sind {shells} [@a].", "Es sind 3~Mio.{a,b}"),
        ("Es sind {shells}, oder nicht?", "Es sind 3~Mio., oder~nicht?{b}"),
    ],
)
def test_the_full_stop_of_a_magnitude_ends_the_sentence_too(typed: str, printed: str) -> None:
    assert said(phrased(typed, language="de")) == printed
