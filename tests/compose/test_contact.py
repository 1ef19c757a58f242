"""Whom to ask, as it is printed."""

from __future__ import annotations

from tests.compose.build import brief_of, composed, edition_of, lines_of


def test_a_number_to_call_is_printed_as_typed() -> None:
    brief = brief_of("contact: Tel. 555-1234\n")
    assert lines_of(brief, edition_of("contact")) == [
        "paragraph #part-contact (contact) **Contact:** Tel. 555-1234",
    ]
    assert composed(brief, edition_of("contact")).furniture.contact == "Tel. 555-1234"
