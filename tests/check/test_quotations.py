from __future__ import annotations

import pytest

from briefing.check.quotations import quoted_stretches


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ('He said "no" and "never".', ['"no"', '"never"']),
        ("He said “no”.", ["“no”"]),
        ("Він сказав «ні» і „ніколи“.", ["«ні»", "„ніколи“"]),
        ("Er sagte »nein«.", ["»nein«"]),
        ("He said “a ‘b’ c”.", ["“a ‘b’ c”"]),
        ("He said ‘it’s no’ and left.", ["‘it’s no’"]),
        ("П‘ять і дев’ять.", []),
        ('It is 5" long.', []),
        ("He said “no.", []),
        ("", []),
    ],
)
def test_what_stands_between_marks_is_quoted(said: str, quoted: list[str]) -> None:
    assert [said[start:end] for start, end in quoted_stretches(said)] == quoted
