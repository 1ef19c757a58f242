"""Whom to ask travels where a page says it: in the part that is there for it, or in a header or footer of the house."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path
from time import process_time

from briefing.house import FurnitureText
from briefing.load.house import read_house
from briefing.produce.building import build
from briefing.produce.extracting import extract
from briefing.produce.furnishing import prints_contact
from briefing.produce.templates import shipped_templates
from briefing.produce.verifying import verify
from briefing.values import replace

BRIEF = """\
title: A title
as_of: 2024-11-05
contact: The desk in the cellar
sections: {situation: {points: [{id: a, text: Said.}]}}
"""


def test_the_shipped_houses_print_it_in_its_own_part_alone() -> None:
    for name in ("policy", "memo"):
        house, _ = read_house(shipped_templates() / name)
        assert house is not None
        assert not prints_contact(house)
        footer = FurnitureText("Ask {{ contact }}", "footer", 20.0)
        assert prints_contact(replace(house, rest=replace(house.rest, footer=(footer,))))


def test_a_word_template_that_is_not_there_prints_nothing(tmp_path: Path) -> None:
    house, _ = read_house(shipped_templates() / "memo")
    assert house is not None
    assert not prints_contact(replace(house, word_template=tmp_path / "none.docx"))


def test_no_pipe_is_read_and_no_text_again_and_again(tmp_path: Path) -> None:
    house, _ = read_house(shipped_templates() / "memo")
    assert house is not None
    os.mkfifo(tmp_path / "pipe.docx")
    assert not prints_contact(replace(house, word_template=tmp_path / "pipe.docx"))
    with zipfile.ZipFile(tmp_path / "open.docx", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.xml", "{{" * 200_000 + "<" * 200_000 + "{% " * 200_000)
    began = process_time()
    assert not prints_contact(replace(house, word_template=tmp_path / "open.docx"))
    assert process_time() - began < 5


def test_whom_to_ask_stays_where_no_page_says_it(tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "editions.yaml").write_text(
        "quiet: {parts: [sections]}\nasked: {parts: [sections, contact]}\n", encoding="utf-8"
    )
    for file in build(tmp_path / "brief.yaml", out=tmp_path / "out").files:
        assert (b"cellar" in extract(file.path).yaml) == ("asked" in file.path.stem)
        assert verify(file.path).is_same


def test_it_travels_where_a_footer_says_it(tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    folder = tmp_path / "templates" / "own"
    shutil.copytree(shipped_templates() / "memo", folder)
    furniture = folder / "brief.pdf.yaml"
    text = furniture.read_text(encoding="utf-8")
    furniture.write_text(text.replace("{{ imprint }}", "{{ imprint }} {{ contact }}"), encoding="utf-8")
    (tmp_path / "templates" / "editions.yaml").write_text("quiet: {parts: [sections]}\n", encoding="utf-8")
    report = build(tmp_path / "brief.yaml", house="own", formats=["pdf"], out=tmp_path / "out")
    (file,) = report.files
    assert b"cellar" in extract(file.path).yaml
