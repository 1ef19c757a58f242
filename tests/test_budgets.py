"""What each command may cost, in what can be counted without noise: modules loaded, layouts, lines broken, text shaped.

A budget is what was counted when it was stated, and a tenth. Whoever passes one has made every start or every build
slower: find out why before you raise it. Seconds are never asserted; `python -m benchmarks` measures them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.compose import works
from briefing.compose.castoff import Castoff
from briefing.compose.ways import Ways
from briefing.produce import ahead, building, drawing, press, watching
from briefing.produce.layout import DryLayout
from briefing.produce.report import BuildReport
from briefing.produce.wishes import Wishes
from briefing.render.docx import template
from briefing.render.pdf import fit
from briefing.render.pdf.typesetter import Typesetter
from briefing.typeset import shaping
from briefing.typeset.faces import Faces
from tests.invented import Seeded, invent

ROOT = Path(__file__).parent.parent
LOADED = """
import json, sys
before = set(sys.modules)
sys.argv[1:] = json.loads(sys.argv[1])
sys.stdout = sys.stderr
try:
    from briefing.cli import main
    main()
except SystemExit:
    pass
sys.__stdout__.write(json.dumps(sorted(set(sys.modules) - before)))
"""
WORD = {"docx", "docxtpl", "jinja2", "lxml"}
PDF = {"reportlab", "pikepdf"}
SETTING = {"uharfbuzz", "fontpkg", "PIL"}
READING = {"yaml", "markdown_it"}
PICTURES = {"PIL.ExifTags"}
"""Loaded by Pillow as soon as anything of it is used."""
NEVER = {"babel", "rich", "ssl", "urllib.request", "http", "asyncio", "multiprocessing", "xml.sax"}
"""Needed by no command here: progress is drawn on a terminal only."""


UNTIL_FORKED = "import os, sys; os.fork = sys.exit\n" + LOADED
"""The same until a second process would be begun."""


def loaded(*arguments: str, script: str = LOADED) -> set[str]:
    """The modules that a command loads."""
    command = [sys.executable, "-c", script, json.dumps(arguments)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(json.loads(told.stdout))


@pytest.mark.parametrize(
    ("arguments", "most", "forbidden"),
    [
        (["--help"], 72, WORD | PDF | SETTING | READING | NEVER),
        (["build", "--help"], 76, WORD | PDF | SETTING | READING | NEVER),
        (["check", "data/brief.yaml"], 275, WORD | PDF | SETTING | NEVER),
        (["build", "--format", "pdf", "--edition", "one-page", "--out", "{out}"], 553, WORD | NEVER | PICTURES),
        (["build", "--format", "docx", "--edition", "one-page", "--out", "{out}"], 708, PDF | NEVER),
    ],
    ids=["help", "build-help", "check", "one-pdf", "one-docx"],
)
def test_a_command_loads_what_it_needs_and_no_more(
    arguments: list[str], most: int, forbidden: set[str], tmp_path: Path
) -> None:
    found = loaded(*(each.format(out=tmp_path) for each in arguments))
    assert forbidden & found == set()
    assert len(found) <= most


@pytest.mark.skipif(sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="no second process is begun")
def test_a_second_process_is_begun_before_anything_is_loaded_that_reads_or_sets(tmp_path: Path) -> None:
    found = loaded("build", "data/brief.yaml", "--out", str(tmp_path), script=UNTIL_FORKED)
    assert (WORD | PDF | SETTING | READING | NEVER | {"briefing.model.brief", "briefing.house"}) & found == set()
    assert "briefing.produce.building" in found
    assert len(found) <= 89


BUDGETS = {
    "choices predicted": 220,
    "galleys set": 100,
    "layouts": 11,
    "pages cut": 11,
    "lines broken": 570,
    "pieces shaped": 1085,
    "works worded": 195,
}
"""For all editions of the shipped brief together."""


def counted(monkeypatch: pytest.MonkeyPatch, counts: Counter[str], name: str, owner: Any, function: str) -> None:
    """Counts the calls of `owner.function` as `name`."""
    real: Callable[..., Any] = getattr(owner, function)

    def counting(*args: Any, **kwargs: Any) -> Any:
        counts[name] += 1
        return real(*args, **kwargs)

    monkeypatch.setattr(owner, function, counting)


def test_a_build_sets_measures_and_shapes_no_more_than_it_must(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: Counter[str] = Counter()
    monkeypatch.setattr(drawing, "can_work_alongside", lambda: False)
    for name, owner, function in (
        ("choices predicted", Castoff, "_cast_off"),
        ("galleys set", DryLayout, "set"),
        ("layouts", DryLayout, "fit_galley"),
        ("pages cut", fit, "cut_pages"),
        ("lines broken", Typesetter, "_set_para"),
        ("pieces shaped", shaping, "_shape_piece"),
        ("works worded", Ways, "say"),
    ):
        counted(monkeypatch, counts, name, owner, function)
    works._told.cache_clear()
    assert building.build("data/brief.yaml", formats=["pdf"], out=tmp_path).ok
    assert set(counts) == set(BUDGETS)
    assert {name: count for name, count in counts.items() if count > BUDGETS[name]} == {}


WARM_BUDGETS = {
    "houses read": 0,
    "faces prepared": 0,
    "layouts": 11,
    "lines broken": 4,
    "pieces shaped": 4,
    "works worded": 0,
}
"""For all editions again, when one word of one point has changed while the brief is watched."""


def test_an_edit_is_set_and_shaped_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: Counter[str] = Counter()
    brief = tmp_path / "brief.yaml"
    text = Path("data/brief.yaml").read_text("utf-8")
    brief.write_text(text, "utf-8")
    edits = [text.replace("North Korean", "Nocth Korean", 1)]
    assert edits[0] != text

    def wait(_: float) -> None:
        if edits:
            brief.write_text(edits.pop(), "utf-8")

    monkeypatch.setattr(drawing, "can_work_alongside", lambda: False)
    reports = watching.builds([str(brief)], Wishes(formats=("pdf",)), tmp_path / "out", wait=wait)
    next(reports)
    for name, owner, function in (
        ("houses read", press, "read_house"),
        ("faces prepared", Faces, "_prepare"),
        ("layouts", DryLayout, "fit_galley"),
        ("lines broken", Typesetter, "_set_para"),
        ("pieces shaped", shaping, "_shape_piece"),
        ("works worded", Ways, "say"),
    ):
        counted(monkeypatch, counts, name, owner, function)
    report = next(reports)
    reports.close()  # type: ignore[attr-defined]
    assert isinstance(report, BuildReport)
    assert [file.outcome for file in report.files] == ["written"] * 4
    assert counts["layouts"]
    assert {name: count for name, count in counts.items() if count > WARM_BUDGETS[name]} == {}


def test_a_long_report_is_set_once_and_grows_in_proportion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "can_work_alongside", lambda: False)
    monkeypatch.setattr(ahead, "can_work_alongside", lambda: False)
    found = []
    for points in (40, 160):
        counts: Counter[str] = Counter()
        path = tmp_path / f"{points}.yaml"
        text = invent(Seeded(3), points=points, language="en-GB", sentences=(3, 8), sources=(20, 20), is_open=True)
        path.write_text(text, "utf-8")
        with monkeypatch.context() as patched:
            for name, owner, function in (
                ("layouts", DryLayout, "fit_galley"),
                ("lines broken", Typesetter, "_set_para"),
                ("pieces shaped", shaping, "_shape_piece"),
            ):
                counted(patched, counts, name, owner, function)
            report = building.build(path, formats=["pdf"], editions=["report"], out=tmp_path)
        assert report.ok
        found.append((counts, report.editions[0].pages or 0))
    (few, short), (many, long) = found
    assert long > 2.5 * short
    assert many["layouts"] == few["layouts"] == 1
    for name in ("lines broken", "pieces shaped"):
        assert many[name] / long <= 1.1 * few[name] / short


def test_what_editions_share_is_made_once_for_all_word_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: Counter[str] = Counter()
    monkeypatch.setattr(drawing, "can_work_alongside", lambda: False)
    template._STYLES_SEEN.clear()
    template._KEPT.clear()
    counted(monkeypatch, counts, "styles compared", template, "out_of_step")
    assert building.build("data/brief.yaml", formats=["docx"], out=tmp_path).ok
    assert counts["styles compared"] == 1
