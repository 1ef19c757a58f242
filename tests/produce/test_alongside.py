"""The second process: it does what it is sent, in turn, and its faults are no faults of the build."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.check import rules
from briefing.diagnostics import Diagnostic
from briefing.load.noting import noting
from briefing.model.brief import Brief
from briefing.produce import building, drawing, reading
from briefing.produce.alongside import Alongside, Errand, Work, can_work_alongside
from briefing.produce.briefs import Read
from briefing.produce.workshop import Workshop

check = sys.modules["briefing.check"]
"""The module: the package's own name for it is that of a function."""
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is drawn alongside"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning"),
]


class Team:
    """Second processes, let go when the test is over."""

    def __init__(self) -> None:
        self.members: list[Alongside] = []

    def take(self, work: Work) -> Alongside:
        self.members.append(Alongside(work))
        return self.members[-1]


@pytest.fixture
def team() -> Iterator[Team]:
    hired = Team()
    yield hired
    for member in hired.members:
        member.close()


def test_work_is_done_in_another_process(team: Team) -> None:
    alongside = team.take(lambda data: data + str(os.getpid()).encode())
    found = alongside.receive(alongside.send(b"by "))
    assert found is not None
    assert found.startswith(b"by ")
    assert found != b"by " + str(os.getpid()).encode()


def test_results_can_be_asked_for_in_any_order(team: Team) -> None:
    alongside = team.take(bytes.upper)
    first, second = alongside.send(b"a"), alongside.send(b"b")
    assert [alongside.receive(second), alongside.receive(first)] == [b"B", b"A"]


def test_neither_process_waits_for_the_other_to_read(team: Team) -> None:
    large = bytes(3_000_000)
    alongside = team.take(lambda data: data + data)
    numbers = [alongside.send(large) for _ in range(4)]
    assert [len(alongside.receive(number) or b"") for number in numbers] == [6_000_000] * 4


def test_work_that_fails_gives_nothing_and_stops_nothing(team: Team) -> None:
    def work(data: bytes) -> bytes:
        if data == b"bad":
            raise ValueError
        return data

    alongside = team.take(work)
    numbers = [alongside.send(data) for data in (b"bad", b"good")]
    assert [alongside.receive(number) for number in numbers] == [None, b"good"]


def test_a_process_that_is_gone_gives_nothing(team: Team) -> None:
    alongside = team.take(lambda _: os.kill(os.getpid(), signal.SIGKILL) or b"")
    assert [alongside.receive(alongside.send(b"a")), alongside.receive(alongside.send(b"b"))] == [None, None]


def test_no_process_is_left_behind(team: Team) -> None:
    alongside = team.take(bytes.upper)
    alongside.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_process_that_lives_long_keeps_nothing_that_has_been_fetched(team: Team) -> None:
    alongside = team.take(bytes.upper)
    for _ in range(3):
        numbers = [alongside.send(b"a" * 100_000), alongside.send(b"b" * 1000)]
        assert [alongside.receive(number) for number in numbers] == [b"A" * 100_000, b"B" * 1000]
        assert os.fstat(alongside._results).st_size <= 101_000
        assert os.fstat(alongside._orders).st_size <= 101_000


def test_a_process_that_was_let_go_gives_nothing(team: Team) -> None:
    alongside = team.take(bytes.upper)
    number = alongside.send(b"a")
    alongside.close()
    assert alongside.receive(number) is None


def test_what_nobody_has_asked_for_is_forgotten(team: Team) -> None:
    alongside = team.take(bytes.upper)
    alongside.send(b"a")
    alongside.receive(alongside.send(b"b"))
    alongside.send(b"c")
    alongside.settle()
    assert alongside._kept == {}
    assert alongside.receive(alongside.send(b"d")) == b"D"


def test_an_errand_does_its_pieces_in_a_process_of_its_own() -> None:
    here = os.getpid()
    words = ["known", "to", "both"]
    errand = Errand([lambda: str(os.getpid()).encode(), lambda: " ".join(words).encode()])
    assert errand.result(1) == b"known to both"
    assert errand.result(0) not in (None, str(here).encode())
    errand.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_piece_that_fails_gives_nothing_and_stops_no_other() -> None:
    errand = Errand([lambda: [][0], lambda: b"b", lambda: os.kill(os.getpid(), signal.SIGKILL) or b"", lambda: b"d"])
    assert [errand.result(number) for number in range(4)] == [None, b"b", None, None]
    errand.close()


def test_one_core_is_not_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert not can_work_alongside()


def test_a_build_makes_the_same_files_with_one_process_and_with_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for with_two in (False, True):
        monkeypatch.setattr(drawing, "can_work_alongside", lambda answer=with_two: answer)
        out = tmp_path / str(with_two)
        report = building.build("data/brief.yaml", editions=["one-page", "two-page", "four-page"], out=out)
        assert report.ok
        found.append({path.name: path.read_bytes() for path in sorted(out.iterdir())})
    assert len(found[0]) == 6
    assert found[0] == found[1]


def test_a_brief_is_checked_in_the_second_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    here, real = os.getpid(), rules.check_brief
    path = tmp_path / "brief.yaml"
    path.write_text(
        Path("data/brief.yaml").read_text("utf-8").replace("North Korean troops on", "7 troops yesterday on"), "utf-8"
    )
    for with_two in (False, True):
        monkeypatch.setattr(drawing, "can_work_alongside", lambda answer=with_two: answer)
        with monkeypatch.context() as patched:
            if with_two:
                patched.setattr(check, "check_brief", lambda brief: real(brief) if os.getpid() != here else ())
            found.append(building.build(path, editions=["one-page"], out=tmp_path / str(with_two)).diagnostics)
    assert any(one.rule == "relative-date" for one in found[0])
    assert found[0] == found[1]


def test_briefs_are_read_in_the_second_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    here, real = os.getpid(), reading.read
    path = tmp_path / "brief.yaml"
    path.write_text("title: A brief\nas_off: 2024-11-05\n", "utf-8")
    for with_two in (False, True):
        monkeypatch.setattr(drawing, "can_work_alongside", lambda answer=with_two: answer)
        with monkeypatch.context() as patched:
            if with_two:
                patched.setattr(reading, "read", lambda path: real(path) if os.getpid() != here else None)
            found.append(building.build([path, "data/brief.yaml"], editions=["one-page"], out=tmp_path / str(with_two)))
    assert found[0].diagnostics == found[1].diagnostics
    assert [len(each.files) for each in found] == [2, 2]


def test_a_brief_is_read_here_where_the_second_process_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, real = os.getpid(), reading.read
    seen: list[int] = []

    def read(path: str) -> Read:
        if os.getpid() != here:
            os._exit(1)
        seen.append(1)
        return real(path)

    monkeypatch.setattr(drawing, "can_work_alongside", lambda: True)
    monkeypatch.setattr(reading, "read", read)
    assert building.build("data/brief.yaml", editions=["one-page"], out=tmp_path).ok
    assert seen == [1]
    assert (tmp_path / "brief-one-page.docx").exists()


def test_a_brief_that_was_read_in_the_second_process_is_watched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "can_work_alongside", lambda: True)
    path = tmp_path / "brief.yaml"
    path.write_text("title: A brief\n", "utf-8")
    with Workshop(building.RENDERERS) as workshop:
        workshop.expect([path], ["pdf", "docx"], one_edition=False)
        with noting() as notes:
            workshop.read(path)
    assert path in notes


def test_a_brief_is_checked_here_where_the_second_process_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, real = os.getpid(), rules.check_brief
    seen: list[int] = []

    def checking(brief: Brief) -> tuple[Diagnostic, ...]:
        if os.getpid() != here:
            os._exit(1)
        seen.append(1)
        return real(brief)

    monkeypatch.setattr(drawing, "can_work_alongside", lambda: True)
    monkeypatch.setattr(check, "check_brief", checking)
    assert building.build("data/brief.yaml", editions=["one-page"], out=tmp_path).ok
    assert seen == [1]
    assert (tmp_path / "brief-one-page.docx").exists()


def test_what_the_second_process_cannot_draw_is_told_by_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = os.getpid()

    def draw(_: object) -> bytes:
        if os.getpid() != here:
            raise RuntimeError
        return b"drawn by the first"

    monkeypatch.setattr(drawing, "can_work_alongside", lambda: True)
    monkeypatch.setitem(building.RENDERERS, "docx", draw)
    building.build("data/brief.yaml", editions=["one-page"], out=tmp_path)
    assert (tmp_path / "brief-one-page.docx").read_bytes() == b"drawn by the first"


def test_what_a_copy_cannot_draw_is_told_by_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, elsewhere = os.getpid(), []

    def draw(_: object) -> bytes:
        if os.getpid() != here:
            raise RuntimeError
        elsewhere.append(1)
        return b"drawn by the first"

    monkeypatch.setattr(drawing, "can_work_alongside", lambda: True)
    monkeypatch.setitem(building.RENDERERS, "pdf", draw)
    report = building.build("data/brief.yaml", formats=["pdf"], editions=["one-page", "two-page"], out=tmp_path)
    assert report.ok
    assert len(elsewhere) == 2
    assert (tmp_path / "brief-two-page.pdf").read_bytes() == b"drawn by the first"


def test_a_copy_draws_what_is_chosen_after_it_was_made_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "can_work_alongside", lambda: True)
    monkeypatch.setitem(building.RENDERERS, "pdf", lambda _: str(os.getpid()).encode())
    assert building.build("data/brief.yaml", formats=["pdf"], editions=["one-page", "two-page"], out=tmp_path).ok
    drew = {(tmp_path / f"brief-{name}-page.pdf").read_text() for name in ("one", "two")}
    assert len(drew) == 1
    assert drew != {str(os.getpid())}
