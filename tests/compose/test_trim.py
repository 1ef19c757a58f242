"""A text without what an edition does not say of it stays the same text, and reads as what is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.compose import Composer
from briefing.compose.runs import merged
from briefing.compose.trim import NEUTRAL_ADDRESS, citing, trim
from briefing.document.runs import Run
from briefing.document.runs import Words as PrintedWords
from briefing.load.text import parse_text
from briefing.model.text import Citation, Cite, Link, Text, Words
from briefing.values import replace
from tests.compose.build import brief_of


def text_of(raw: str) -> Text:
    spans, faults = parse_text(raw)
    assert not faults, faults
    return Text(spans, raw)


def nothing(_: Cite) -> None:
    return None


def trimmed(raw: str, *, shown: tuple[str, ...] = ()) -> str:
    """`raw` without works, and with those addresses alone that are `shown`; what is typed is what it says."""
    found = trim(text_of(raw), nothing, lambda url: url in shown, "left-out")
    assert parse_text(found.raw) == (found.spans, [])
    return found.raw


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("They moved.", "They moved."),
        ("They moved [@spy, p. 7].", "They moved."),
        ("They moved. [@spy]", "They moved."),
        ("They moved [@spy] [@other; @third], too.", "They moved, too."),
        ("They *moved* [@spy].", "They *moved*."),
        ("**They moved [@spy].** So.", "**They moved.** So."),
        ("They {moved} [@spy]!", "They {moved}!"),
        ("[Вони]{lang=uk} [@spy] moved", "[Вони]{lang=uk} moved"),
        ("[@spy] They moved.", "[@left-out] They moved."),
        ("They *[@spy] moved*.", "They *[@left-out] moved*."),
        ("They[@spy]*moved*.", "They[@left-out]*moved*."),
        ("A \\[ [@spy].", "A \\[ [@left-out]."),
        ("See [the words](https://example.org/a_(b)).", "See the words."),
        ("[The words](mailto:a@example.org), and more", "The words, and more"),
        ("See [*the* words](https://secret.example).", f"See [*the* words]({NEUTRAL_ADDRESS})."),
        ("See [the words](https://shown.example).", "See [the words](https://shown.example)."),
        ("See [words [@spy] here](https://shown.example).", "See [words here](https://shown.example)."),
        ("Ends [so [@spy]](https://shown.example).", "Ends [so](https://shown.example)."),
    ],
)
def test_what_is_not_said_is_gone_and_the_rest_stays_as_typed(typed: str, left: str) -> None:
    assert trimmed(typed, shown=("https://shown.example",)) == left


def test_of_a_citation_stays_what_is_said_of_it() -> None:
    def said(cite: Cite) -> Cite | None:
        return Cite("a", None, cite.start) if cite.source == "a" else cite if cite.source == "b" else None

    found = trim(text_of("So [@a, p. 7; @b, p. 8; @c], and [@b]."), said, bool, "left-out")
    assert found.raw == "So [@a; @b, p. 8], and [@b]."
    assert found.spans == text_of(found.raw).spans


def test_the_places_of_what_stays_are_those_in_the_new_letters() -> None:
    found = trim(text_of("A [@spy] {n} (see [#map]) [@spy] *b* [c](https://x.example) {m}."), nothing, bool, "left-out")
    again = text_of(found.raw)
    assert [(type(span), span.start) for span in found.walk() if not isinstance(span, Words)] == [
        (type(span), span.start) for span in again.walk() if not isinstance(span, Words)
    ]
    (reference,), (other,) = found.references(), again.references()
    assert (reference.start, reference.end) == (other.start, other.end)


def test_works_are_cited_at_the_end() -> None:
    for raw in ("They moved.", "They *moved*"):
        found = citing(text_of(raw), (Cite("a", "p. 7"), Cite("b")))
        assert found.raw == f"{raw} [@a, p. 7; @b]"
        assert found.spans == text_of(found.raw).spans


COMPOSER = Composer(
    brief_of(
        "figures: {n: {value: 5, unit: km, label: N, as_of: 2024, source: a}}\n"
        "sources: [{id: a, type: report, title: A}, {id: b, type: report, title: B}, {id: c, type: report, title: C}]\n"
    ),
    citation="notes",
)


ALIVE: list[Text] = []
"""A composer knows texts by their identities."""


def _printed(text: Text) -> tuple[Run, ...]:
    """`text` as it is printed where works are not named, without the addresses that are not shown."""
    ALIVE.append(text)
    pieces = COMPOSER.phrased(text, "silent").pieces(frozenset())
    runs = [piece for piece in pieces if isinstance(piece, PrintedWords)]
    return merged(run if run.href and run.href.endswith("2") else replace(run, href=None) for run in runs)


PIECES = st.sampled_from(
    (
        "word", "word ", " ", ".", ", ", "*stress*", "**strong**", "[@a]", "[@b, p. 4; @a]", " [@c]", "{n}",
        "(see [#x])", "[go](https://example.org/1)", "[*go* on](https://example.org/2)", "[слово]{lang=uk}", "\\*",
        "\\[", "\\", "(", ")", "**so [@a]**", "*[@a] so*", "[so [@b]](https://example.org/3)", "{{ 7*7 }}", "“", "”",
    )
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=9).map(lambda pieces: "".join(pieces).strip()))
def test_whatever_is_typed_reads_as_it_was_without_what_is_gone(raw: str) -> None:
    spans, faults = parse_text(raw)
    if faults or not raw:
        return
    found = trim(Text(spans, raw), nothing, lambda url: url.endswith("2"), "left-out")
    again, faults = parse_text(found.raw)
    assert faults == []
    assert again == found.spans
    assert {cite.source for cite in found.citations()} <= {"left-out"}
    assert {span.url for span in found.walk() if isinstance(span, Link)} <= {"https://example.org/2", NEUTRAL_ADDRESS}
    assert _printed(found) == _printed(Text(spans, raw))
    bare = "".join(span.text for span in found.walk() if isinstance(span, Words))
    whole = "".join(span.text for span in Text(spans, raw).walk() if isinstance(span, Words))
    assert bare.replace(" ", "") == whole.replace(" ", "")
    if not any(isinstance(span, Citation) for span in Text(spans, raw).walk()):
        assert bare == whole
