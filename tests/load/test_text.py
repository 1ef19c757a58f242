"""The markup inside a text."""

from __future__ import annotations

import subprocess
import sys
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.load.text import parse_text
from briefing.model.text import (
    Citation,
    Cite,
    Emphasis,
    ExhibitReference,
    FigureUse,
    Foreign,
    Link,
    Span,
    Strong,
    Text,
    Words,
    walk_spans,
)


def spans(raw: str) -> tuple[Span, ...]:
    """The spans of a text without faults."""
    found, faults = parse_text(raw)
    assert not faults
    return found


def faults(raw: str) -> list[tuple[int, str, str | None]]:
    return [(fault.offset, fault.message, fault.hint) for fault in parse_text(raw)[1]]


def test_words_are_words() -> None:
    assert spans("Two parties count.") == (Words("Two parties count."),)


def test_an_empty_text_has_no_spans() -> None:
    assert spans("") == ()


def test_stress_and_strong_stress() -> None:
    assert spans("*a* **b** ***c***") == (
        Emphasis((Words("a"),)),
        Words(" "),
        Strong((Words("b"),)),
        Words(" "),
        Emphasis((Strong((Words("c"),)),)),
    )


def test_stress_within_stress() -> None:
    assert spans("**a *b* c**") == (Strong((Words("a "), Emphasis((Words("b"),)), Words(" c"))),)


@pytest.mark.parametrize(
    "url", ["https://example.org", "http://a.org/b_(c)?d=e*f*#g", "mailto:a@b.org", "HTTPS://EXAMPLE.ORG"]
)
def test_a_link(url: str) -> None:
    assert spans(f"[the *words*]({url}).") == (Link((Words("the "), Emphasis((Words("words"),))), url), Words("."))


def test_words_of_another_language() -> None:
    assert spans("[слова]{lang=uk} [Wörter]{lang=de-AT}") == (
        Foreign((Words("слова"),), "uk"),
        Words(" "),
        Foreign((Words("Wörter"),), "de-AT"),
    )


def test_citations_with_places() -> None:
    assert spans("x [@rutte-2024, p. 4; @b; @c, pp. 4, 6–8 [sic]]") == (
        Words("x "),
        Citation((Cite("rutte-2024", "p. 4"), Cite("b"), Cite("c", "pp. 4, 6–8 [sic]"))),
    )


def test_figures_whole_and_as_number() -> None:
    assert spans("{troops-nato} or {troops-nato.number}") == (
        FigureUse("troops-nato"),
        Words(" or "),
        FigureUse("troops-nato", "number"),
    )


def test_marks_within_brackets() -> None:
    assert spans("[{a} [@b]](https://c.org)") == (
        Link((FigureUse("a"), Words(" "), Citation((Cite("b"),))), "https://c.org"),
    )


@pytest.mark.parametrize("letter", list("*[]{}"))
def test_a_mark_after_a_backslash_prints(letter: str) -> None:
    assert spans(f"a \\{letter}b") == (Words(f"a {letter}b"),)


@pytest.mark.parametrize(
    "typed",
    [
        "R&D <b>bold</b>", "{{ 7*7 }}", "{{ *x* [@y] }}", "{{", "{% if x %}", "{# c #}", "{}", "{ }", "{a, b}", "}",
        "<para>", "\\input", "C:\\path\\new", "\\\\ \\", "1. October", "- a", "# a", "_x_ __y__", "`code`", "~~x~~",
        "&amp; &#42;", "[sic]", "[a] (b)", "[x]: y", "a] b", "e.g. [", "5 * 3", "7*7 and 8*8", "2**8", "***", "* * *",
        "a_b", "https://example.org/", "<https://example.org>", "$x$ %5", "“quoted”", '"x"', "^1", "==x==", "(c)", "--",
        "> a",
    ],
)  # fmt: skip
def test_everything_else_prints_as_typed(typed: str) -> None:
    assert spans(typed) == (Words(typed),)


def test_a_star_inside_a_word_is_a_star() -> None:
    assert spans("so*so and *so*") == (Words("so*so and "), Emphasis((Words("so"),)))


@pytest.mark.parametrize(
    ("raw", "offset", "message"),
    [
        ("a *b", 2, "a star opens stress here and none closes it"),
        ("a **b", 2, "a star opens stress here and none closes it"),
        ("a b*", 3, "a star closes stress here and none opens it"),
        ("[*a](https://b.org)", 1, "a star opens stress here and none closes it"),
        ("a {b", 2, "a brace opens here and never closes"),
        ("{a and {b}", 0, "a brace opens here and never closes"),
        ("a { b }", 2, "braces hold no figure's id: 'b'"),
        ("a {B c}", 2, "braces hold no figure's id: 'B c'"),
        ("a {b.unit}", 2, "a figure has no part 'unit'"),
        ("a [@b", 2, "a citation opens here and never closes"),
        ("a [@b p. 4]", 3, "a comma is missing after the source 'b'"),
        ("a [@b @c]", 3, "two sources in a citation without a semicolon"),
        ("a [@b; c]", 7, "a citation names its source with @: 'c'"),
        ("a [@b;]", 6, "a citation holds nothing between two semicolons"),
        ("a [@B_c]", 3, "a citation holds no source's id: '@B_c'"),
        ("a [b](ftp://c.org)", 6, "a link leads to http, https or mailto only: 'ftp://c.org'"),
        ("a [b](javascript:x)", 6, "a link leads to http, https or mailto only: 'javascript:x'"),
        ("a [b](file:///etc/passwd)", 6, "a link leads to http, https or mailto only: 'file:///etc/passwd'"),
        ("a [b](www.c.org)", 6, "a link's address is not whole: 'www.c.org'"),
        ("a [b](https://c d)", 6, "a space in a link's address: 'https://c d'"),
        ("a [b]()", 6, "a link without an address"),
        ("a [b](https://c", 5, "a link's address opens here and never closes"),
        ("a [](https://c.org)", 2, "brackets with no words in them"),
        ("[[a](https://b.org)](https://c.org)", 1, "a link inside a link"),
        ("a [b]{lang=ua}", 5, "this is not a language tag: 'ua'"),
        ("a [b]{language: uk}", 5, "braces after brackets hold a language: '{language: uk}'"),
    ],
)
def test_broken_markup_is_an_error_at_its_letter(raw: str, offset: int, message: str) -> None:
    assert [(at, said) for at, said, _ in faults(raw)] == [(offset, message)]


@pytest.mark.parametrize(
    ("raw", "hint"),
    [
        ("{ Troops NATO }", "write {troops-nato} for a figure, or \\{ for a brace"),
        ("{a.nummer}", "write {a.number}"),
        ("[@a p. 4]", "write [@a, p. 4]"),
        ("[@a @b]", "write [@a; @b]"),
        ("[@Rutte_2024]", "write @rutte-2024"),
        ("[a](desk@b.org)", "write mailto:desk@b.org"),
        ("[a](b.org/c)", "write https://b.org/c"),
        ("[a]{lang=en_gb}", "write en-GB"),
    ],
)
def test_the_hint_says_what_was_meant(raw: str, hint: str) -> None:
    assert [said for _, _, said in faults(raw)] == [hint]


def test_all_faults_of_a_text_are_told_in_order() -> None:
    assert [offset for offset, _, _ in faults("*a {B} [@c d] {e")] == [0, 3, 8, 14]


@pytest.mark.parametrize(
    "raw", ["[a" * 3000 + "](https://b.org)" * 3000, "*a " * 3000 + "b* " * 3000, "[a" * 20 + "]{lang=uk}" * 20]
)
def test_marks_within_marks_have_an_end(raw: str) -> None:
    assert [message for _, message, _ in faults(raw)] == ["marks within marks: more than 12 levels"]


MARKS = st.sampled_from(
    ["a", "ї", " ", "*", "**", "[", "]", "(", ")", "{", "}", "{{", "}}", "\\", "@", "[@", ";", ",", ".", "{lang=uk}", "https://x.org",
     "(https://x.org)", "{a}", "{a.number}", "[@a, p. 4]", "number", "<b>", "&"]
)  # fmt: skip
RAW = st.lists(MARKS, max_size=25).map("".join)


@given(RAW)
@settings(max_examples=500, deadline=None)
def test_each_span_stands_where_it_says(raw: str) -> None:
    found, _ = parse_text(raw)
    for span in walk_spans(found):
        rest = raw[span.start :]
        if isinstance(span, Words):
            # Words join what a backslash parts.
            assert rest.startswith((span.text[0], "\\" + span.text[0]))
            if "\\" not in raw:
                assert rest.startswith(span.text)
        elif isinstance(span, Emphasis):
            assert rest.startswith("*")
        elif isinstance(span, Strong):
            assert rest.startswith("**")
        elif isinstance(span, FigureUse):
            assert rest.startswith("{" + span.figure)
        elif isinstance(span, Citation):
            assert rest.startswith("[")
            assert all(raw[cite.start :].startswith("@" + cite.source) for cite in span.cites)
        else:
            assert rest.startswith("[")


@given(RAW)
@settings(max_examples=300, deadline=None)
def test_no_letter_is_lost_or_invented(raw: str) -> None:
    """What prints is what was typed without the marks that were understood."""
    found, wrong = parse_text(raw)
    printed = "".join(span.text for span in walk_spans(found) if isinstance(span, Words))
    letters = iter(raw)
    assert all(letter in letters for letter in printed)
    if not wrong and not set(raw) & set("*[]{}\\"):
        assert printed == raw


@given(st.text(st.characters(exclude_characters="*[]{}\\", exclude_categories=["Cs"]), max_size=60))
@settings(max_examples=200, deadline=None)
def test_words_without_marks_read_alike_with_one_beside_them(raw: str) -> None:
    """The way round the parser, which a text without any mark takes, gives what the parser gives."""
    clean = raw.replace("\r", "").replace("\n", "").replace("\0", "")
    found, _ = parse_text(f"{clean}\\*")
    assert found == (Words(f"{clean}*"),)


@pytest.mark.parametrize(
    "raw", ["[" * 10_000, "{a " * 4000, "[@a; " * 3000, "{{" * 5000, "[a](" * 2500, "[a]{" * 2500, "\\[" * 5000]
)
def test_ten_thousand_marks_are_read_at_once(raw: str) -> None:
    parse_text(raw)


def test_a_text_without_marks_loads_no_parser() -> None:
    code = (
        "import sys; from briefing.load.text import parse_text; parse_text('a'); sys.exit('markdown_it' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_reference_to_an_exhibit() -> None:
    raw = "Kyiv counts most (see [#counts], too)."
    assert spans(raw) == (Words("Kyiv counts most "), ExhibitReference("counts", "see ", ", too"), Words("."))
    (reference,) = Text(spans(raw), raw).references()
    assert raw[reference.start : reference.end] == "(see [#counts], too)"


@pytest.mark.parametrize("raw", ["(see \\[#counts])", "[#1]", "#counts", "(see #counts)", "[# ]", "{{ ([#counts]) }}"])
def test_what_is_no_reference_prints_as_typed(raw: str) -> None:
    assert spans(raw) == (Words(raw.replace("\\", "")),)


BETWEEN_WORDS = "a reference to an exhibit stands in round brackets between words, with nothing but words beside it"


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ("As [#x] shows.", (3, BETWEEN_WORDS, "write (see [#x]), or \\[ for a bracket")),
        ("A (see {y}, [#x]).", (12, BETWEEN_WORDS, "write (see [#x]), or \\[ for a bracket")),
        ("A(see [#x]).", (6, BETWEEN_WORDS, "write (see [#x]), or \\[ for a bracket")),
        (
            "A (see [#My_Counts]).",
            (7, "a reference holds no exhibit's id: 'My_Counts'", "write (see [#my-counts]), or \\[ for a bracket"),
        ),
        (
            "A *b (see [#x]).*",
            (
                5,
                "a reference to an exhibit inside stress, a link or foreign words",
                "end them before it: it is left out where the exhibit is",
            ),
        ),
        (
            "(see [#x]) ([#y])",
            (
                0,
                "a text that holds nothing but a reference to an exhibit",
                "say something beside it: it is left out where the exhibit is",
            ),
        ),
    ],
)
def test_a_reference_that_could_not_be_left_out_is_told(raw: str, fault: tuple[int, str, str]) -> None:
    assert fault in faults(raw)


@pytest.mark.parametrize("raw", ["[слово]{lang=" + " " * 5000 + 'x y"z}', "[@a, " + (" " * 5000 + "b") * 20 + "]"])
def test_spaces_are_read_once(raw: str) -> None:
    began = process_time()
    parse_text(raw)
    assert process_time() - began < 2


@pytest.mark.parametrize("held", ["lang=uk", "lang = uk ", ' lang="uk"', "lang='uk'", "lang=  uk"])
def test_a_language_may_stand_in_quotation_marks(held: str) -> None:
    (span,) = spans(f"[слово]{{{held}}}")
    assert isinstance(span, Foreign)
    assert span.lang == "uk"
