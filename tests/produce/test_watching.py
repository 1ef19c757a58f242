"""Watching: what an edit touches is built again, nothing else. Nobody sleeps here: edits are made while it waits."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.diagnostics import BriefingError, WrongUse
from briefing.produce import building, making, watching
from briefing.produce.renderers import Proof
from briefing.produce.report import BuildReport
from briefing.produce.templates import shipped_templates
from briefing.produce.wishes import Wishes

BRIEF = """\
title: A small brief
as_of: 2024-11-05
house: memo
bottom_line: It is the case [@rutte].
sections:
  situation:
    points:
      - id: one
        priority: 1
        text: Something is the case [@rutte].
      - id: two
        priority: 1
        marking: TLP:RED
        text: Something else is not for all [@rutte].
sources: [{id: rutte, type: report, title: A report}]
"""
EDITIONS = """\
open: {marking: TLP:CLEAR, parts: [sections]}
closed: {marking: TLP:RED, parts: [sections]}
"""
Edit = Callable[[], object]


class Stopped(Exception):
    """There is no edit left to make."""


class Watch:
    """A watch whose waiting is a list of edits, one a look."""

    def __init__(self, paths: list[str], wishes: Wishes) -> None:
        self.edits: list[Edit] = []
        self.looks = 0
        self.reports = watching.builds(paths, wishes, Path("out"), wait=self._wait)

    def _wait(self, _: float) -> None:
        self.looks += 1
        if not self.edits and self.looks > 500:
            raise Stopped
        if self.edits:
            self.edits.pop(0)()

    def after(self, *edits: Edit) -> BuildReport:
        """The next report, when these edits have been made, one a look."""
        self.edits += edits
        self.looks = 0
        found = next(self.reports)
        if isinstance(found, BriefingError):
            raise found
        return found


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Formats that cost nothing, drawn in this process; what was drawn, in turn."""
    done: list[str] = []

    def draw(form: str) -> Callable[[Proof], bytes]:
        def write(proof: Proof) -> bytes:
            done.append(f"{proof.galley.document.furniture.edition}.{form}")
            return (proof.source or b"") + form.encode()

        return write

    monkeypatch.setattr(watching, "RENDERERS", {"pdf": draw("pdf"), "docx": draw("docx")})
    monkeypatch.setattr("briefing.produce.drawing.can_work_alongside", lambda: False)
    return done


@pytest.fixture
def watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drawn: list[str]) -> Iterator[Callable[..., Watch]]:
    monkeypatch.chdir(tmp_path)
    Path("templates").mkdir()
    Path("templates/editions.yaml").write_text(EDITIONS)
    Path("brief.yaml").write_text(BRIEF)
    begun: list[Watch] = []

    def begin(*paths: str, **wishes: Any) -> Watch:
        begun.append(Watch(list(paths) or ["brief.yaml"], Wishes(**wishes)))
        return begun[-1]

    yield begin
    for each in begun:
        each.reports.close()  # type: ignore[attr-defined]


def save(text: str, path: str = "brief.yaml") -> Edit:
    return lambda: Path(path).write_text(text)


def swap(text: str, path: str = "brief.yaml") -> Edit:
    """Saves as many editors do: another file gets the name."""

    def edit() -> None:
        Path("other").write_text(text)
        Path("other").replace(path)

    return edit


def written(report: BuildReport) -> list[str]:
    return [file.path.name for file in report.files if file.outcome == "written"]


CHANGED = BRIEF.replace("Something is the case", "Something was the case")
CHANGED_FOR_SOME = BRIEF.replace("is not for all", "was not for all")


def test_an_edit_rewrites_the_editions_that_it_touches(watch: Callable[..., Watch], drawn: list[str]) -> None:
    watched = watch()
    assert len(written(watched.after())) == 4
    drawn.clear()
    report = watched.after(save(CHANGED_FOR_SOME))
    assert written(report) == ["brief-closed.pdf", "brief-closed.docx"]
    assert {name.rpartition(".")[0] for name in drawn} == {"closed"}
    assert len(written(watched.after(swap(CHANGED)))) == 4


def test_an_edit_that_touches_no_edition_draws_and_writes_nothing(
    watch: Callable[..., Watch], drawn: list[str]
) -> None:
    watched = watch()
    watched.after()
    drawn.clear()
    report = watched.after(save(f"# A remark\n{BRIEF}"))
    assert [file.outcome for file in report.files] == ["unchanged"] * 4
    assert drawn == []


def test_a_file_that_somebody_else_has_changed_is_written_again(watch: Callable[..., Watch], drawn: list[str]) -> None:
    watched = watch()
    watched.after()
    Path("out/brief-open.pdf").unlink()
    assert written(watched.after(save(f"# A remark\n{BRIEF}"))) == ["brief-open.pdf"]


def test_the_files_are_those_of_a_build(watch: Callable[..., Watch], monkeypatch: pytest.MonkeyPatch) -> None:
    watched = watch()
    watched.after()
    watched.after(save(CHANGED))
    monkeypatch.setattr(building, "RENDERERS", watching.RENDERERS)
    report = building.build("brief.yaml")
    assert [file.outcome for file in report.files] == ["unchanged"] * 4


def test_errors_are_reported_and_the_watch_goes_on(watch: Callable[..., Watch]) -> None:
    watched = watch()
    watched.after()
    before = Path("out/brief-open.pdf").read_bytes()
    report = watched.after(save(BRIEF.replace("@rutte", "@rute")))
    assert [found.message for found in report.diagnostics] == ["unknown source 'rute'"] * 3
    assert Path("out/brief-open.pdf").read_bytes() == before
    report = watched.after(save("title: [\n"))
    assert not report.ok
    assert watched.after(save(CHANGED)).ok


def test_a_brief_that_is_not_there_yet_is_waited_for(watch: Callable[..., Watch]) -> None:
    Path("brief.yaml").unlink()
    watched = watch()
    assert [found.message for found in watched.after().diagnostics] == ["there is no such file"]
    assert watched.after(save(BRIEF)).ok


def test_a_save_in_two_writes_is_one_change(watch: Callable[..., Watch]) -> None:
    watched = watch()
    watched.after()
    half = CHANGED[:200]
    assert written(watched.after(save(""), lambda: None, save(half), save(CHANGED)))
    assert watched.edits == []
    assert "Something was the case" in Path("out/brief-open.pdf").read_text()


def test_a_file_that_is_gone_for_a_moment_is_waited_for(watch: Callable[..., Watch]) -> None:
    watched = watch()
    watched.after()
    report = watched.after(lambda: Path("brief.yaml").unlink(), *[lambda: None] * 5, save(CHANGED))
    assert report.ok
    assert len(written(report)) == 4


def test_a_file_that_stays_away_is_reported(watch: Callable[..., Watch]) -> None:
    watched = watch()
    watched.after()
    report = watched.after(lambda: Path("brief.yaml").unlink())
    assert [found.message for found in report.diagnostics] == ["there is no such file"]


def test_what_changes_while_it_is_built_is_not_written(
    watch: Callable[..., Watch], monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = watch()
    watched.after()
    begin = making.begin_edition
    later = [save(CHANGED)]

    def begin_slowly(*arguments: Any) -> Any:
        begun = begin(*arguments)
        if later:
            later.pop()()
        return begun

    monkeypatch.setattr(making, "begin_edition", begin_slowly)
    report = watched.after(save(BRIEF.replace("It is the case", "It was the ca")))
    assert "It was the ca" not in Path("out/brief-open.pdf").read_text()
    assert len(written(report)) == 4
    assert "Something was the case" in Path("out/brief-open.pdf").read_text()


def test_what_never_rests_is_built_all_the_same(watch: Callable[..., Watch], monkeypatch: pytest.MonkeyPatch) -> None:
    begin, builds = making.begin_edition, []

    def begin_slowly(*arguments: Any) -> Any:
        builds.append(1)
        os.utime("brief.yaml", ns=(len(builds), len(builds)))
        return begin(*arguments)

    monkeypatch.setattr(making, "begin_edition", begin_slowly)
    assert watch(editions=("open",), formats=("pdf",)).after().ok
    assert len(builds) == watching.MOST_OVERTAKEN + 1


def test_a_file_beside_the_brief_is_watched(watch: Callable[..., Watch]) -> None:
    exhibit = "exhibits: [{id: e, kind: bar, title: It rose., unit: t, source: rutte, file: grain.csv}]\n"
    Path("brief.yaml").write_text(BRIEF + exhibit)
    Path("templates/editions.yaml").write_text(EDITIONS.replace("[sections]", "[sections, exhibits]"))
    watched = watch()
    assert "'grain.csv': there is no such file" in [found.message for found in watched.after().diagnostics]
    report = watched.after(save("x,A\n1,2\n2,3\n", "grain.csv"))
    assert report.ok, report
    assert len(written(watched.after(save("x,A\n1,2\n2,4\n", "grain.csv")))) == 4


def test_the_editions_are_watched(watch: Callable[..., Watch]) -> None:
    watched = watch()
    watched.after()
    more = EDITIONS + "more: {parts: [sections]}\n"
    assert written(watched.after(save(more, "templates/editions.yaml"))) == ["brief-more.pdf", "brief-more.docx"]


def test_the_house_is_watched_and_one_that_comes_nearer(watch: Callable[..., Watch]) -> None:
    reads: list[float] = []
    watched = watch(formats=("pdf",))
    watched.after()

    def draw(proof: Proof) -> bytes:
        reads.append(proof.galley.house.styles["body"].size)
        return b"%.1f" % reads[-1]

    watching.RENDERERS["pdf"] = draw
    shipped = shipped_templates() / "memo"

    def copy() -> None:
        Path("nearer").mkdir()
        for path in shipped.iterdir():
            Path("nearer", path.name).write_bytes(path.read_bytes())
        Path("nearer").rename("templates/memo")

    assert len(written(watched.after(copy))) == 2
    house = Path("templates/memo/house.yaml").read_text()
    size = f"size: {reads[0]:g} pt, leading: 14.5 pt, colour: text"
    assert size in house, house
    bigger = house.replace(size, f"size: {reads[0] + 0.5:g} pt, leading: 14.5 pt, colour: text")
    assert len(written(watched.after(save(bigger, "templates/memo/house.yaml")))) == 2
    assert reads[-1] == reads[0] + 0.5


def test_wrong_use_stops_it_at_once(watch: Callable[..., Watch]) -> None:
    with pytest.raises(WrongUse, match="there is no edition 'opne'"):
        watch(editions=("opne",)).after()


def test_what_becomes_wrong_use_later_does_not_stop_it(watch: Callable[..., Watch]) -> None:
    watched = watch(editions=("closed",))
    watched.after()
    with pytest.raises(WrongUse, match="there is no edition 'closed'"):
        watched.after(save(EDITIONS.replace("closed", "shut"), "templates/editions.yaml"))
    assert watched.after(save(EDITIONS, "templates/editions.yaml")).ok


def test_two_briefs_are_watched_and_only_the_changed_one_is_drawn(
    watch: Callable[..., Watch], drawn: list[str]
) -> None:
    Path("second.yaml").write_text(BRIEF)
    watched = watch("brief.yaml", "second.yaml")
    assert len(written(watched.after())) == 8
    drawn.clear()
    report = watched.after(save(CHANGED, "second.yaml"))
    assert [name.partition("-")[0] for name in written(report)] == ["second"] * 4
    assert len(drawn) == 4
