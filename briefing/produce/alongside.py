"""Processes that draw while the first goes on, so that a build uses more than one core.

`Alongside` is forked before anything is read, and does what it is sent, in turn. What it is sent and what it makes pass
through two files in memory; only their places pass through pipes, so neither process ever waits for the other to read.
An `Errand` is forked when all is chosen; it does what it was forked for and is gone. Whatever goes wrong here costs
time and nothing else: what does not come back is done by the first process itself, which then meets the same fault and
tells of it.
"""

from __future__ import annotations

import os
import signal
import struct
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NoReturn

_PLACE = struct.Struct("<QQ")
"""Where something stands in a file, and how long it is."""
Work = Callable[[bytes], bytes]


class Alongside:
    """One process beside this one, which does `work` for what it is sent, in turn."""

    def __init__(self, work: Work) -> None:
        self._orders, self._results = os.memfd_create("orders"), os.memfd_create("results")
        self._written = self._sent = self._read = 0
        self._kept: dict[int, bytes | None] = {}
        orders_out, self._sending = os.pipe()
        self._receiving, results_in = os.pipe()
        self._process = os.fork()
        if not self._process:
            others = (self._sending, self._receiving)
            _serve(work, (self._orders, self._results), orders_out, results_in, others)
        os.close(orders_out)
        os.close(results_in)

    def send(self, data: bytes) -> int:
        """Have the work done for `data`; the number to ask for it by."""
        if self._sent == self._read:
            self._written = 0  # nothing is under way: both files begin anew, so that they never grow without end
            os.ftruncate(self._orders, 0)
        _write(self._orders, data, self._written)
        with suppress(OSError):
            os.write(self._sending, _PLACE.pack(self._written, len(data)))
        self._written += len(data)
        self._sent += 1
        return self._sent

    def receive(self, number: int) -> bytes | None:
        """What was made of what was sent as `number`; None where the work failed, or the process is gone."""
        if not self._process:
            return None
        while self._read < number:
            at, length = _read_place(self._receiving)
            self._read += 1
            self._kept[self._read] = _read(self._results, at, length) or None
        return self._kept.pop(number)

    def settle(self) -> None:
        """Wait for all that is under way, and forget what nobody has asked for."""
        if self._sent > self._read:
            self.receive(self._sent)
        self._kept.clear()

    def close(self) -> None:
        """Let the process go, done or not."""
        if not self._process:
            return
        for descriptor in (self._sending, self._receiving, self._orders, self._results):
            os.close(descriptor)
        _end(self._process)
        self._process = 0


class Errand:
    """A copy of this process that does some pieces of work, each without being told anything, and is gone."""

    def __init__(self, pieces: Sequence[Callable[[], bytes]]) -> None:
        self._results = os.memfd_create("results")
        self._places: list[tuple[int, int]] = []
        self._receiving, sending = os.pipe()
        self._process = os.fork()
        if not self._process:
            _run(pieces, self._results, sending)
        os.close(sending)

    def result(self, number: int) -> bytes | None:
        """What came of a piece, counted from 0; None where it failed, or the process is gone."""
        while len(self._places) <= number:
            self._places.append(_read_place(self._receiving))
        return _read(self._results, *self._places[number]) or None

    def close(self) -> None:
        """Let the process go, done or not."""
        if not self._process:
            return
        os.close(self._receiving)
        os.close(self._results)
        _end(self._process)
        self._process = 0


def can_work_alongside() -> bool:
    """Whether a second process helps here, and can be forked without harm: nothing else runs in this one."""
    if sys.platform != "linux":
        return False
    try:
        return len(os.sched_getaffinity(0)) > 1 and sum(1 for _ in Path("/proc/self/task").iterdir()) == 1
    except OSError:
        return False


def _end(process: int) -> None:
    with suppress(OSError):
        os.kill(process, signal.SIGKILL)
    with suppress(OSError):
        os.waitpid(process, 0)


def _run(pieces: Sequence[Callable[[], bytes]], results: int, sending: int) -> NoReturn:
    """The life of a process on an errand; it never returns."""
    try:
        written = 0
        for piece in pieces:
            written += _hand_over(piece, results, sending, written)
    finally:
        os._exit(0)


def _serve(
    work: Work,
    files: tuple[int, int],
    orders_out: int,
    results_in: int,
    others: tuple[int, int],
) -> NoReturn:
    """The life of the second process. It ends when the first one lets go of its pipe, and never returns."""
    try:
        for descriptor in others:
            os.close(descriptor)
        orders, results = files
        written = 0
        while True:
            at, length = _read_place(orders_out)
            if not length:
                break
            if not at:
                written = 0
                os.ftruncate(results, 0)
            written += _hand_over(partial(_work_on, work, orders, at, length), results, results_in, written)
    finally:
        os._exit(0)


def _work_on(work: Work, orders: int, at: int, length: int) -> bytes:
    return work(_read(orders, at, length))


def _hand_over(make: Callable[[], bytes], results: int, sending: int, at: int) -> int:
    """Writes what is made into the file of results at the place `at`, and tells where; how many bytes that is."""
    try:
        made = make()
    except Exception:  # noqa: BLE001 (the first process will meet it again, and tell)
        made = b""
    _write(results, made, at)
    os.write(sending, _PLACE.pack(at, len(made)))
    return len(made)


def _read_place(descriptor: int) -> tuple[int, int]:
    """The next place that a pipe tells; of nothing where it has ended."""
    found = b""
    while len(found) < _PLACE.size:
        more = os.read(descriptor, _PLACE.size - len(found))
        if not more:
            return 0, 0
        found += more
    at, length = _PLACE.unpack(found)
    return at, length


def _read(descriptor: int, at: int, length: int) -> bytes:
    parts = []
    while length:
        part = os.pread(descriptor, length, at)
        if not part:
            return b""
        parts.append(part)
        at, length = at + len(part), length - len(part)
    return b"".join(parts)


def _write(descriptor: int, data: bytes, at: int) -> None:
    view = memoryview(data)
    while view:
        count = os.pwrite(descriptor, view, at)
        view, at = view[count:], at + count
