"""Works cited: CSL-JSON in the brief, and an export beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.load.brief import read_brief
from briefing.load.nodes import VALUE_LIMIT
from briefing.model.brief import Brief
from briefing.model.dates import PartialDate
from briefing.model.source import Name, Source

HEAD = "title: Troops\nas_of: 2024-11-05\nsections: {situation: {points: [{id: count, text: 'Two [@rutte-2024].'}]}}\n"


def write(folder: Path, sources: str) -> Path:
    path = folder / "brief.yaml"
    path.write_text(f"{HEAD}sources: {sources}\n", encoding="utf-8")
    return path


def read(folder: Path, sources: str) -> Brief:
    brief, diagnostics = read_brief(write(folder, sources))
    assert [str(diagnostic) for diagnostic in diagnostics] == []
    assert brief is not None
    return brief


def source(folder: Path, fields: str) -> Source:
    """The one source with these fields beside its id."""
    return read(folder, f"[{{id: rutte-2024, type: speech, title: Doorstep, {fields}}}]").sources["rutte-2024"]


def exported(folder: Path, *entries: dict[str, object]) -> Brief:
    (folder / "zotero.json").write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
    return read(folder, "zotero.json")


def faults(folder: Path, export: str | bytes) -> list[str]:
    data = export if isinstance(export, bytes) else export.encode()
    (folder / "zotero.json").write_bytes(data)
    brief, diagnostics = read_brief(write(folder, "zotero.json"))
    assert brief is None
    return [str(diagnostic).replace(f"{folder}/", "") for diagnostic in diagnostics]


RUTTE = {"id": "rutte-2024", "type": "speech", "title": "Doorstep"}


def test_the_fields_of_csl_have_the_names_of_the_model(tmp_path: Path) -> None:
    found = source(
        tmp_path,
        "container-title: NATO TV, publisher: NATO, publisher-place: Brussels, "
        "event-title: Council, event-place: Hall, "
        "genre: Statement, number: 5, medium: Video, URL: 'https://nato.int/a', language: en-GB, "
        "custom: {reliability: A, descriptor: Speaks for it, title_en: At the door, "
        "archive_url: 'https://archive.org/a', archive_date: 2024-11}, marking: TLP:GREEN, volume: 66, issue: 3, "
        "page: 45-67, DOI: 'https://doi.org/10.1/x'",
    )
    assert (found.container_title, found.publisher_place, found.event_title, found.event_place) == (
        "NATO TV",
        "Brussels",
        "Council",
        "Hall",
    )
    assert (found.genre, found.number, found.medium, found.url, found.language) == (
        "Statement",
        "5",
        "Video",
        "https://nato.int/a",
        "en-GB",
    )
    assert (found.volume, found.issue, found.page, found.doi) == ("66", "3", "45-67", "10.1/x")
    assert (found.reliability, found.descriptor, found.title_en) == ("A", "Speaks for it", "At the door")
    assert (found.archive_url, found.archive_date) == ("https://archive.org/a", PartialDate(2024, 11))


def test_authors_are_persons_or_organisations(tmp_path: Path) -> None:
    found = source(
        tmp_path,
        "author: [{family: Rutte, given: Mark}, {literal: NATO}, "
        "{family: Leyen, given: Ursula, non-dropping-particle: von der}]",
    )
    assert found.author == (Name("Rutte", "Mark"), Name(literal="NATO"), Name("von der Leyen", "Ursula"))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-10-28", PartialDate(2024, 10, 28)),
        ("early 2024-10", PartialDate(2024, 10, stage="early")),
        ("{date-parts: [[2024, 10, 28]]}", PartialDate(2024, 10, 28)),
        ('{"date-parts": [["2024", "1"]]}', PartialDate(2024, 1)),
        ("{date-parts: [[2024]]}", PartialDate(2024)),
        ("{date-parts: [[2024, 10, 1], [2024, 10, 3]]}", PartialDate(2024, 10, 1)),
        ("{raw: 2024-10-28}", PartialDate(2024, 10, 28)),
        ("{literal: 2024-10}", PartialDate(2024, 10)),
        ("2024-10-28T12:30:00Z", PartialDate(2024, 10, 28)),
        ("{date-parts: [[2024]], season: 4}", PartialDate(2024, 12)),
    ],
)
def test_a_date_has_the_shapes_of_csl(tmp_path: Path, written: str, expected: PartialDate) -> None:
    assert source(tmp_path, f"issued: {written}").issued == expected


def test_an_export_is_read_with_keys_that_nobody_knows(tmp_path: Path) -> None:
    brief = exported(
        tmp_path,
        {
            **RUTTE,
            "abstract": "Long\nand broken",
            "system_id": 5,
            "issued": {"date-parts": [["2024", 10, 28]]},
            "author": [{"family": "Rutte"}],
        },
    )
    assert brief.sources["rutte-2024"].issued == PartialDate(2024, 10, 28)
    assert brief.sources["rutte-2024"].author == (Name("Rutte"),)
    assert brief.sources["rutte-2024"].position.file.endswith("zotero.json")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"id": "Rutte_2024_b"}, "rutte-2024-b"),
        ({"id": "http://zotero.org/users/1/items/ABC", "citation-key": "rutte2024"}, "rutte2024"),
        ({"id": "2024: Rutte"}, "rutte"),
        ({"id": "an-id-of-more-letters-than-an-id-may-have"}, "an-id-of-more-letters-than-an-id-ma"),
    ],
)
def test_an_exported_key_is_brought_into_the_form_of_an_id(
    tmp_path: Path, entry: dict[str, object], expected: str
) -> None:
    assert list(exported(tmp_path, RUTTE, {**RUTTE, **entry}).sources) == ["rutte-2024", expected]


def test_markup_in_an_exported_title_is_taken_off(tmp_path: Path) -> None:
    assert (
        exported(tmp_path, {**RUTTE, "title": 'The <i>Mirage</i> <span class="nocase">x</span> & <b2>'})
        .sources["rutte-2024"]
        .title
        == "The Mirage x & <b2>"
    )


def test_an_empty_field_of_an_export_is_no_field(tmp_path: Path) -> None:
    assert exported(tmp_path, {**RUTTE, "URL": None, "publisher": ""}).sources["rutte-2024"].publisher == ""


def test_the_export_is_told_to_those_who_watch_the_files(tmp_path: Path) -> None:
    brief = exported(tmp_path, RUTTE)
    assert brief.files == (tmp_path / "zotero.json",)


@pytest.mark.parametrize(
    ("export", "fault"),
    [
        ("", "zotero.json:1:1: error: this is not JSON"),
        ("{}", "zotero.json:1:1: error: the file holds no list of sources"),
        ("[{]", "zotero.json:1:3: error: a key in quotation marks is due here"),
        ('[\n {"id": "a" "type": "speech"}]', "zotero.json:2:13: error: a comma is due here"),
        ('[{"id" "a"}]', "zotero.json:1:8: error: a colon is due here"),
        ('["a', "zotero.json:1:2: error: a quotation mark opens here and never closes"),
        ("[] x", "zotero.json:1:4: error: something stands after the end of the JSON"),
        ("[" * 100, "zotero.json:1:62: error: the file nests too deep: more than 60 levels"),
        ("[1]", "zotero.json:1:2: error: an entry of the list is not a source, but a text"),
        ('[{"id": "їжак", "type": "speech", "title": "A"}]', "zotero.json:1:9: error: no id can be made of 'їжак'"),
        ('[{"id": "a", "type": "speech"}]', "zotero.json:1:2: error: the source 'a' has no 'title'"),
        (b"\xff\xfe[", "zotero.json:1:1: error: the file is not UTF-8: it is UTF-16"),
    ],
)
def test_what_is_wrong_with_an_export_is_told_at_its_place(tmp_path: Path, export: str | bytes, fault: str) -> None:
    assert [said.split("\n")[0] for said in faults(tmp_path, export)] == [fault]


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../brief.yaml", "a/../../b.json", "C:\\a.json", "\\\\host\\a.json", "..\\a.json", ".", "./"],
)
def test_nothing_outside_the_folder_is_read(tmp_path: Path, name: str) -> None:
    brief, diagnostics = read_brief(write(tmp_path, f"'{name}'"))
    assert brief is None
    assert len(diagnostics) == 1
    assert "is not a file beside the brief" in diagnostics[0].message or "no such file" in diagnostics[0].message


def test_a_link_that_leads_outside_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    outside.write_text(json.dumps([RUTTE]))
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "zotero.json").symlink_to(outside)
    brief, diagnostics = read_brief(write(folder, "zotero.json"))
    assert brief is None
    assert diagnostics[0].message == "'zotero.json' is not a file beside the brief"


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text(json.dumps([RUTTE]))
    (tmp_path / "zotero.json").symlink_to("real.json")
    assert read(tmp_path, "zotero.json").sources


def test_the_paths_of_messages_are_as_the_user_would_type_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "zotero.json").write_text("{}")
    write(tmp_path / "data", "zotero.json")
    monkeypatch.chdir(tmp_path)
    _, diagnostics = read_brief("data/brief.yaml")
    assert str(diagnostics[0].position) == "data/zotero.json:1:1"


def test_an_export_that_holds_more_than_any_library_is_refused(tmp_path: Path) -> None:
    (tmp_path / "zotero.json").write_text("[" + "1," * VALUE_LIMIT + "1]", encoding="utf-8")
    brief, (fault,) = read_brief(write(tmp_path, "zotero.json"))
    assert brief is None
    assert fault.message == "the file holds more than 200,000 values"
