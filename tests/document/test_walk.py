"""Reading a document aloud."""

from __future__ import annotations

from datetime import date, datetime

from briefing.document import blocks as b
from briefing.document.document import Document, Furniture, Properties
from briefing.document.runs import NoteReference, Runs, Words, plain
from briefing.document.walk import note_references, printed, stretches


def words(text: str) -> Runs:
    return (Words(text),)


def read(block: b.AnyBlock) -> list[str]:
    return [plain(runs) for runs in printed(block)]


def test_a_judgement_is_read_likelihood_first_and_confidence_after_what_is_judged() -> None:
    block = b.Judgement(
        term="Likely", range="55 to 75%", low=55, high=75, confidence="High confidence", confidence_level=3,
        runs=words("It rains."), basis=words("Rests on 1."), indicators_title="Watch", indicators=(words("Wind."),),
        would_change=words("Sun."),
    )  # fmt: skip
    assert read(block) == [
        *("Likely", "55 to 75%", "It rains.", "High confidence", "Rests on 1.", "Watch", "Wind.", "Sun.")
    ]


def test_a_table_is_read_row_by_row_below_its_heads() -> None:
    columns = (b.Column(words("Who")), b.Column(words("What")))
    rows = (b.Row((words("NATO"), words("10"))), b.Row((words("Kyiv"), words("11"))))
    block = b.Table(label="Table 1", title=words("Counts"), columns=columns, rows=rows, source=words("Source: S"))
    assert read(block) == ["Table 1", "Counts", "Who", "What", "NATO", "10", "Kyiv", "11", "Source: S"]


def test_a_callout_is_read_with_what_stands_in_it() -> None:
    inner = (b.Paragraph(runs=words("It matters.")), b.Listing(items=(b.Item(words("One.")), b.Item(words("Two.")))))
    assert read(b.Callout(title=words("Ask"), blocks=inner)) == ["Ask", "It matters.", "One.", "Two."]


def test_an_event_is_read_with_its_date_before_it() -> None:
    event = b.TimelineEvent("e", "1 May", date(2024, 5, 1), date(2024, 5, 1), words("It began."))
    assert read(b.Timeline(events=(event,))) == ["1 May", "It began."]


def test_what_says_nothing_is_not_read() -> None:
    blocks = (b.Masthead(kicker="", title=words("T")), b.Exhibit(label="", title=(), content=_image(), alt="A map."))
    document = Document(
        Properties("T", "en-GB", datetime(2024, 11, 5)), Furniture("T", "Brief", "", "Final", "{page}"), blocks
    )
    assert [plain(runs) for runs in stretches(document)] == ["T"]


def test_the_marks_of_notes_are_found_in_order() -> None:
    runs: Runs = (Words("A"), NoteReference("n2", "2"), Words("B"), NoteReference("n1", "1"))
    assert [mark.label for mark in note_references(runs)] == ["2", "1"]


def _image() -> b.Image:
    return b.Image(b"", 2, 2)
