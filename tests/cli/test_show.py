"""What a brief says cannot steer the terminal."""

from __future__ import annotations

import pytest

from briefing.cli import show
from briefing.diagnostics import Position, error, warning


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("R&D <b> {{ 7*7 }}", "R&D <b> {{ 7*7 }}"),
        ("Що це — “так”?", "Що це — “так”?"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("two\nlines\r", "two\\x0alines\\x0d"),
        ("\u202etxt.exe", "\\u202etxt.exe"),
        ("\x9b2J", "\\x9b2J"),
    ],
)
def test_only_what_cannot_be_printed_is_spelled_out(text: str, shown: str) -> None:
    assert show.printable(text) == shown


def test_a_fault_is_printed_with_its_place_and_its_hint(capsys: pytest.CaptureFixture[str]) -> None:
    show.diagnostics(
        [
            error("unknown source 'rute'", Position("data/brief.yaml", 42, 15), "did you mean 'rutte'?"),
            warning("bare-number", "a bare number\x1b", Position("data/brief.yaml", 50, 1)),
        ]
    )
    assert capsys.readouterr().out == (
        "data/brief.yaml:42:15: error: unknown source 'rute'\n"
        "  hint: did you mean 'rutte'?\n"
        "data/brief.yaml:50:1: warning: a bare number\\x1b\n"
    )
