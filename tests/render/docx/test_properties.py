from __future__ import annotations

from dataclasses import replace

from lxml import etree

from briefing.render.docx.properties import core_part, custom_part
from tests.render.docx.galleys import PROPERTIES


def told(markup: str) -> dict[str, str]:
    root = etree.fromstring(markup.encode())
    return {etree.QName(each).localname: each.text or "" for each in root}


def test_core_properties_say_what_the_brief_is() -> None:
    assert told(core_part(PROPERTIES)) == {
        "title": "Troops: R&D <b>",
        "subject": "Who counts what?",
        "creator": "A. Analyst; B. Writer",
        "keywords": "DPRK, Russia",
        "lastModifiedBy": "briefing",
        "revision": "1",
        "language": "en-GB",
        "version": "1.2",
        "contentStatus": "Final",
        "identifier": "FP/24",
        "created": "2024-11-05T18:00:00Z",
        "modified": "2024-11-05T18:00:00Z",
    }


def test_what_the_brief_does_not_say_is_left_out() -> None:
    assert "identifier" not in told(core_part(replace(PROPERTIES, reference="")))


def test_custom_properties_carry_what_a_registry_asks_for() -> None:
    root = etree.fromstring(custom_part(PROPERTIES).encode())
    assert {each.get("name"): each[0].text for each in root} == {
        "Edition": "two-page",
        "As of": "2024-11-05",
        "Reference": "FP/24",
        "Marking": "TLP:AMBER",
        "Version": "1.2",
        "Status": "Final",
    }
    assert [each.get("pid") for each in root] == ["2", "3", "4", "5", "6", "7"]


def test_the_address_of_a_brief_that_has_one_is_among_them() -> None:
    root = etree.fromstring(custom_part(replace(PROPERTIES, url="https://example.org/b?a=1&b=2")).encode())
    assert {each.get("name"): each[0].text for each in root}["URL"] == "https://example.org/b?a=1&b=2"


def test_control_characters_are_left_out_of_properties() -> None:
    assert told(core_part(replace(PROPERTIES, title="a\x00b\nc")))["title"] == "ab c"
