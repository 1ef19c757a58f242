"""Files appear whole or not at all, and only in the folder that was asked for."""

from __future__ import annotations

import errno
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from briefing.diagnostics import OutputError
from briefing.produce import output
from briefing.produce.output import flush_files, is_plain_name, output_name, remove_abandoned, write_together


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_with_their_content(tmp_path: Path) -> None:
    outcomes = write_together(tmp_path / "out", {"a.pdf": b"one", "a.docx": b"two"})
    assert outcomes == {"a.pdf": "written", "a.docx": "written"}
    assert (tmp_path / "out/a.pdf").read_bytes() == b"one"
    assert names(tmp_path / "out") == ["a.docx", "a.pdf"]


def test_a_file_that_already_has_its_content_is_left_alone(tmp_path: Path) -> None:
    write_together(tmp_path, {"a.pdf": b"one"})
    os.utime(tmp_path / "a.pdf", (1, 1))
    assert write_together(tmp_path, {"a.pdf": b"one"}) == {"a.pdf": "unchanged"}
    assert (tmp_path / "a.pdf").stat().st_mtime == 1


def test_a_changed_file_of_the_same_length_is_written(tmp_path: Path) -> None:
    write_together(tmp_path, {"a.pdf": b"one"})
    assert write_together(tmp_path, {"a.pdf": b"two"}) == {"a.pdf": "written"}
    assert (tmp_path / "a.pdf").read_bytes() == b"two"


def test_new_files_have_the_permissions_that_the_user_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_together(tmp_path, {"a.pdf": b"one"})
    finally:
        os.umask(before)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o640


def test_the_name_is_made_of_stem_and_edition() -> None:
    assert output_name("brief", "one-page", "pdf") == "brief-one-page.pdf"
    assert output_name("..", "one-page", "pdf") == "..-one-page.pdf"


@pytest.mark.parametrize(
    ("stem", "edition"),
    [
        ("brief", "../../etc/x"),
        ("a/b", "x"),
        ("a\\b", "x"),
        ("a\0b", "x"),
        ("a\nb", "x"),
        ("C:x", "y"),
        ("x" * 300, "y"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(stem: str, edition: str) -> None:
    with pytest.raises(OutputError, match="cannot be a file's name"):
        output_name(stem, edition, "pdf")


@pytest.mark.parametrize("name", ["", ".", "..", "/etc/passwd", "../x", "a/../../x"])
def test_nothing_is_written_under_a_name_that_leads_elsewhere(name: str, tmp_path: Path) -> None:
    assert not is_plain_name(name)
    with pytest.raises(OutputError):
        write_together(tmp_path / "out", {"good.pdf": b"x", name: b"x"})
    assert not (tmp_path / "out").exists()


def test_a_link_is_replaced_and_what_it_leads_to_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a.pdf").symlink_to(tmp_path / "precious")
    (tmp_path / "out/b.pdf").hardlink_to(tmp_path / "precious")
    write_together(tmp_path / "out", {"a.pdf": b"new", "b.pdf": b"precious"})
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert (tmp_path / "precious").stat().st_nlink == 1
    assert not (tmp_path / "out/a.pdf").is_symlink()
    assert (tmp_path / "out/a.pdf").read_bytes() == b"new"


def test_where_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(OutputError, match=r"b\.pdf': a folder has this name"):
        write_together(tmp_path, {"a.pdf": b"one", "b.pdf": b"two"})
    assert names(tmp_path) == ["b.pdf"]


def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"signed")
    (tmp_path / "a.pdf").chmod(0o444)
    with pytest.raises(OutputError, match=r"a\.pdf': the file is read-only"):
        write_together(tmp_path, {"a.pdf": b"one"})
    assert (tmp_path / "a.pdf").read_bytes() == b"signed"
    assert names(tmp_path) == ["a.pdf"]


def test_a_file_that_another_program_reads_is_replaced_under_it(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    with (tmp_path / "a.pdf").open("rb") as reader:
        write_together(tmp_path, {"a.pdf": b"new"})
        assert reader.read() == b"old"
    assert (tmp_path / "a.pdf").read_bytes() == b"new"


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(OutputError, match="it is not a folder"):
        write_together(tmp_path / "out", {"a.pdf": b"one"})
    with pytest.raises(OutputError, match="a part of its path is not a folder"):
        write_together(tmp_path / "out/deeper", {"a.pdf": b"one"})


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "permission denied"),
        (errno.EROFS, "the file system is read-only"),
        (errno.EBUSY, "holds it open"),
    ],
)
def test_what_the_system_says_is_told_in_words(
    number: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(output.os, "open", refuse)
    with pytest.raises(OutputError, match=said):
        write_together(tmp_path, {"a.pdf": b"one"})


def _write_with_little_room(folder: str) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    try:
        write_together(Path(folder), {"small.pdf": b"new", "large.pdf": b"x" * 200_000})
    except OutputError as refused:
        sys.exit(7 if "larger than a file may be" in str(refused) else 8)


def test_where_there_is_no_room_the_old_files_stay(tmp_path: Path) -> None:
    write_together(tmp_path, {"small.pdf": b"old", "large.pdf": b"old"})
    writer = multiprocessing.get_context("spawn").Process(target=_write_with_little_room, args=(str(tmp_path),))
    writer.start()
    writer.join()
    assert writer.exitcode == 7
    assert names(tmp_path) == ["large.pdf", "small.pdf"]
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"old"}


def test_a_full_disk_leaves_the_old_file_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_together(tmp_path, {"a.pdf": b"old"})
    room = 1000

    def write(descriptor: int, content: memoryview) -> int:
        nonlocal room
        if not room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        taken = min(room, len(content))
        room -= taken
        return taken

    monkeypatch.setattr(output.os, "write", write)
    with pytest.raises(OutputError, match=r"a\.pdf': the disk is full"):
        write_together(tmp_path, {"a.pdf": b"new" * 1000})
    monkeypatch.undo()
    assert names(tmp_path) == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_an_interrupted_write_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(output.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_together(tmp_path, {"a.pdf": b"new"})
    assert names(tmp_path) == []


def test_what_killed_builds_left_is_removed_and_what_running_ones_hold_is_not(tmp_path: Path) -> None:
    left = tmp_path / f".a.pdf.0123456789abcdef{output.MARK}"
    left.write_bytes(b"half")
    other = tmp_path / ".keep"
    other.write_bytes(b"")
    held = output._open_part(tmp_path / "b.pdf")
    remove_abandoned(tmp_path)
    assert not left.exists()
    assert other.exists()
    assert held.path.exists()
    held.remove()
    assert not held.path.exists()


def test_a_linked_temporary_name_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / f".a.pdf.00{output.MARK}").symlink_to(tmp_path / "precious")
    remove_abandoned(tmp_path)
    assert (tmp_path / "precious").exists()


REWRITER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from briefing.produce.output import write_together
    print("ready", flush=True)
    size = 400_000
    while True:
        for letter in (b"a", b"b"):
            write_together(Path(sys.argv[1]), {"x.pdf": letter * size, "x.docx": letter * size})
    """
)


def rewriter(folder: Path) -> subprocess.Popen[bytes]:
    started = subprocess.Popen([sys.executable, "-c", REWRITER, str(folder)], stdout=subprocess.PIPE)
    assert started.stdout is not None
    assert started.stdout.readline() == b"ready\n"
    return started


def assert_whole(path: Path) -> None:
    content = path.read_bytes()
    assert len(content) == 400_000
    assert len(set(content)) == 1


def kill_again_and_again(folder: Path, times: int) -> None:
    for round_ in range(times):
        writer = rewriter(folder)
        time.sleep(0.005 + 0.013 * (round_ % 11))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        if writer.stdout:
            writer.stdout.close()
        for path in (folder / "x.pdf", folder / "x.docx"):
            if path.exists():
                assert_whole(path)
    write_together(folder, {"x.pdf": b"", "x.docx": b""})
    remove_abandoned(folder)
    assert names(folder) == ["x.docx", "x.pdf"]


def test_a_killed_build_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, 6)


@pytest.mark.slow
def test_a_build_killed_at_a_hundred_moments_leaves_whole_files(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, 100)


def test_two_builds_at_once_leave_whole_files(tmp_path: Path) -> None:
    writers = [rewriter(tmp_path), rewriter(tmp_path)]
    until = time.monotonic() + 0.5
    while time.monotonic() < until:
        remove_abandoned(tmp_path)
        for path in (tmp_path / "x.pdf", tmp_path / "x.docx"):
            if path.exists():
                assert_whole(path)
    assert all(writer.poll() is None for writer in writers)
    for writer in writers:
        writer.kill()
        writer.wait()
        if writer.stdout:
            writer.stdout.close()


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells what was flushed")
def test_what_was_written_without_waiting_can_be_flushed_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[str] = []
    monkeypatch.setattr(
        os, "fsync", lambda descriptor: flushed.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
    )
    write_together(tmp_path, {"a": b"a", "b": b"b"}, flush=False)
    assert flushed == []
    flush_files([tmp_path / "a", tmp_path / "b", tmp_path / "gone"])
    assert sorted(flushed) == [str(tmp_path), str(tmp_path / "a"), str(tmp_path / "b")]
