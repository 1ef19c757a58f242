"""The parts of an edition."""

from __future__ import annotations

import pytest

from briefing.load.editions import parse_editions

STAYS_EMPTY = "the part 'contested' stays empty: it holds points of the edition, and no part of it has any"


def told(parts: str) -> list[str]:
    _, faults = parse_editions(f"x: {{pages: 1, parts: {parts}}}\n".encode(), "editions.yaml")
    return [f"{fault.message} | {fault.hint}" for fault in faults]


def test_a_part_may_be_optional_and_a_section_s_own_id() -> None:
    (edition,), faults = parse_editions(
        b"x: {parts: [bottom-line, options: optional, my-own-chapter]}\n", "editions.yaml"
    )
    assert faults == ()
    assert [(part.name, part.optional) for part in edition.parts] == [
        ("bottom-line", False), ("options", True), ("my-own-chapter", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ("[botom-line]", "unknown part 'botom-line' | did you mean 'bottom-line'?"),
        ("[sections, sections]", "the part 'sections' is named twice | None"),
        ("[options: maybe]", "a part is optional or it is always there | write options: optional"),
        ("[]", "'parts' is empty | write - bottom-line, a dash and a name on each line"),
        (
            "[bottom-line, contested: optional]",
            f"{STAYS_EMPTY} | add what-matters, sections or a section",
        ),
        ("[Key Figures]", "a part is not an id: 'Key Figures' | did you mean 'key-figures'?"),
    ],
)
def test_a_slip_in_a_part_is_told_with_the_way_out(parts: str, fault: str) -> None:
    assert told(parts) == [fault]


@pytest.mark.parametrize("points", ["sections", "what-matters: optional", "situation", "my-own-chapter"])
def test_contested_points_stand_beside_any_part_that_has_points(points: str) -> None:
    assert told(f"[contested, {points}]") == []


def test_an_empty_part_of_contested_points_is_told_at_its_line() -> None:
    _, (fault,) = parse_editions(b"x:\n  parts:\n    - bottom-line\n    - contested\n", "editions.yaml")
    assert str(fault.position) == "editions.yaml:4:7"
