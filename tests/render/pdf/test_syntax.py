"""PDF's basic objects as bytes."""

from __future__ import annotations

import pikepdf
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.render.pdf.syntax import name, number, text_string

texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(texts)
@example("a (b) \\ c\r\n")
@example("Ukraine’s")
@example("\\")
def test_a_text_string_is_read_as_it_was_written(text: str) -> None:
    assert str(pikepdf.Object.parse(text_string(text))) == text


def test_a_lone_surrogate_does_not_stop_the_file() -> None:
    assert text_string("\ud800") == b"(\xfe\xff\x00?)"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
@example("application/yaml")
@example("a#b c(d)")
def test_a_name_is_read_as_it_was_written(text: str) -> None:
    assert str(pikepdf.Object.parse(name(text))) == f"/{text}"


@given(st.floats(min_value=-20_000, max_value=20_000))
def test_a_number_is_exact_to_a_thousandth(value: float) -> None:
    written = number(value)
    assert abs(float(written) - value) <= 0.0005001
    assert b"e" not in written


def test_whole_numbers_have_no_point() -> None:
    assert [number(value) for value in (0, -0.0, 12.0, 0.1004, -0.0001)] == [b"0", b"0", b"12", b"0.1", b"0"]
