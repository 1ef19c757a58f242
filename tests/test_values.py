"""Values behave like the standard library's dataclasses, and every class of the package is made so."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from pathlib import Path

import pytest

import briefing
from briefing.values import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    lines: tuple[int, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)
    origin: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Port(Place):
    depth: float


@dataclass(frozen=True, slots=True, order=True)
class Rank:
    number: int


@dataclass(slots=True)
class Tally:
    counts: list[int] = field(default_factory=list, repr=False)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Positive:
    number: int

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError("not positive")


def test_fields_come_by_place_by_name_and_by_default() -> None:
    assert Place("a", lines=(1,)) == Place(name="a", lines=(1,), notes={}, origin=0)


def test_a_first_object_and_a_second_are_made_alike() -> None:
    assert [Rank(1).number, Rank(2).number] == [1, 2]


def test_each_object_has_its_own_default_from_a_factory() -> None:
    assert Tally().counts is not Tally().counts


def test_a_field_left_out_of_comparison_makes_no_difference() -> None:
    assert Rank(1) == Rank(1)
    assert Place("a", origin=1) == Place("a", origin=2)
    assert Place("a") != Place("b")


def test_objects_of_different_classes_are_never_equal() -> None:
    assert Place("a") != Port("a", depth=1)


def test_equal_objects_hash_alike() -> None:
    assert hash(Rank(3)) == hash(Rank(3)) == hash((3,))


def test_what_can_change_has_no_hash() -> None:
    with pytest.raises(TypeError):
        hash(Tally())


def test_order_is_that_of_the_fields() -> None:
    assert sorted([Rank(2), Rank(1)]) == [Rank(1), Rank(2)]
    assert Rank(1) <= Rank(1) < Rank(2)


def test_a_frozen_object_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Rank(1).number = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del Rank(1).number  # type: ignore[misc]


def test_an_object_has_room_for_its_fields_only() -> None:
    with pytest.raises(AttributeError):
        Tally().other = 1  # type: ignore[attr-defined]


def test_an_inherited_field_comes_first_and_a_named_one_cannot_come_by_place() -> None:
    assert Port("a", depth=2.0) == replace(Port("a", depth=1.0), depth=2.0)
    with pytest.raises(TypeError):
        Port("a", (), {}, 0, 2.0)  # type: ignore[misc]


def test_a_missing_or_unknown_field_is_refused() -> None:
    with pytest.raises(TypeError):
        Rank()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Rank(number=1, other=2)  # type: ignore[call-arg]


def test_an_object_shows_its_fields_but_those_that_are_not_to_be_shown() -> None:
    assert repr(Rank(1)) == "Rank(number=1)"
    assert repr(Tally([1], "a")) == "Tally(name='a')"


def test_what_is_to_follow_the_making_follows() -> None:
    with pytest.raises(ValueError, match="not positive"):
        replace(Positive(1), number=0)


def test_objects_can_be_copied_and_pickled() -> None:
    place = Place("a", (1, 2), {"b": "c"}, 4)
    assert copy.deepcopy(place) == pickle.loads(pickle.dumps(place)) == place  # noqa: S301 (its own bytes)


def test_the_standard_library_sees_the_fields() -> None:
    assert [each.name for each in dataclasses.fields(Place)] == ["name", "lines", "notes", "origin"]
    assert dataclasses.replace(Rank(1), number=2) == Rank(2)


def test_fields_can_be_matched_by_place() -> None:
    match Rank(7):
        case Rank(number):
            assert number == 7


def test_every_class_of_the_package_is_made_so() -> None:
    others = [
        path.name
        for path in Path(briefing.__file__).parent.rglob("*.py")
        if path.name != "values.py" and "from dataclasses import dataclass" in path.read_text("utf-8")
    ]
    assert others == []
