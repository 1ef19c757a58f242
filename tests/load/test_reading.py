"""Ids and who refers to them."""

from __future__ import annotations

from pathlib import Path

from briefing.diagnostics import Position
from briefing.load.reading import Reading


def reading_of(*ids: str) -> Reading:
    reading = Reading(Path("brief.yaml"))
    for line, name in enumerate(ids, 1):
        reading.define("source", name, Position("brief.yaml", line, 1))
    return reading


def told(reading: Reading) -> list[str]:
    reading.resolve()
    return [f"{fault.message} | {fault.hint}" for fault in reading.diagnostics]


HERE = Position("brief.yaml", 90, 1)


def test_a_name_that_something_has_is_no_fault() -> None:
    reading = reading_of("rutte-2024")
    reading.refer("source", "rutte-2024", HERE)
    assert told(reading) == []


def test_an_unknown_name_is_told_with_what_was_meant() -> None:
    reading = reading_of("rutte-2024", "felitti-2024")
    reading.refer("source", "rute-2024", HERE)
    assert told(reading) == ["unknown source 'rute-2024' | did you mean 'rutte-2024'?"]


def test_where_nothing_is_near_the_few_that_there_are_are_told() -> None:
    reading = reading_of("rutte", "felitti")
    reading.refer("source", "zzz", HERE)
    assert told(reading) == ["unknown source 'zzz' | the brief has rutte or felitti"]


def test_an_id_is_used_once() -> None:
    reading = reading_of("rutte")
    assert not reading.define("point", "rutte", HERE)
    assert told(reading) == ["the id 'rutte' is used twice | it belongs to the source at line 1"]


def test_a_name_of_another_kind_is_told_what_it_is() -> None:
    reading = reading_of("rutte")
    reading.refer("figure", "rutte", HERE)
    assert told(reading) == ["'rutte' is no figure | it is the source at line 1"]


def test_of_a_kind_that_could_not_be_read_nothing_is_missed() -> None:
    reading = reading_of()
    reading.lose("source")
    reading.refer("source", "rutte", HERE)
    assert told(reading) == []


def test_an_id_that_the_program_gives_itself_is_refused() -> None:
    reading = reading_of("note-3", "part-method", "rutte", "source-rutte", "note-worthy")
    assert [fault.split(" is what")[0] for fault in told(reading)] == [
        "the id 'note-3'", "the id 'part-method'", "the id 'source-rutte'",
    ]  # fmt: skip


def test_an_exhibit_named_in_brackets_is_told_how_to_refer_to_it() -> None:
    reading = Reading(Path("brief.yaml"))
    reading.define("exhibit", "counts", HERE)
    reading.doubt("counts", HERE)
    assert told(reading) == ["this does not refer to the exhibit 'counts' | write (see [#counts])"]
