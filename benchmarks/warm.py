"""Warm: one word changed in one point, until every file is on the disk again.

Ours is `briefing build --watch`, from the save to the line for the last file: noticing the save is part of it. The peer
is a process that keeps Typst's compiler and docxtpl and is told at once. Each edit is one that neither has seen before.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from benchmarks.measured import Runs

ROOT = Path(__file__).parent.parent
WORD = "North Korean troops on"
"""It stands in both forms of a point that every edition holds, and nowhere else."""
LONGEST_REST = 1.5


class Kept:
    """A process that stays."""

    def __init__(self, name: str, command: Sequence[str], folder: Path | None = None) -> None:
        self.runs = Runs(name)
        self.process = subprocess.Popen(
            command, cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip

    @property
    def said(self) -> IO[str]:
        assert self.process.stdout is not None  # noqa: S101
        return self.process.stdout

    def edit(self, number: int) -> None:
        """Makes the edit and waits until it is printed."""
        raise NotImplementedError

    def measure(self, number: int) -> None:
        before, begun = self.processor(), time.perf_counter()
        self.edit(number)
        self.runs.walls.append(time.perf_counter() - begun)
        self.runs.processors.append(self.processor() - before)
        self.runs.memory.append(self.memory())

    def processor(self) -> float:
        """Seconds of all processors that the process and its children have used."""
        ticks = 0
        for process in self._family():
            fields = (process / "stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:15]))
        return ticks / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """Bytes of the largest of them."""
        sizes = ((process / "statm").read_text().split()[1] for process in self._family())
        return max(map(int, sizes)) * os.sysconf("SC_PAGE_SIZE")

    def _family(self) -> list[Path]:
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [path for path in (Path(f"/proc/{each}") for each in (pid, *children)) if path.exists()]

    def end(self) -> None:
        self.process.terminate()
        self.process.communicate()


class Ours(Kept):
    def __init__(self, name: str, brief: Path, folder: Path, *wishes: str, files: int) -> None:
        self.text = brief.read_text("utf-8")
        self.brief = folder / "brief.yaml"
        self.files = files
        folder.mkdir()
        self.brief.write_text(self.text, "utf-8")
        command = [sys.executable, "-m", "briefing", "build", "--watch", *wishes, "--out", str(folder / "out")]
        super().__init__(name, [*command, str(self.brief)], ROOT)
        self._wait()

    def edit(self, number: int) -> None:
        saved = self.brief.with_name("saved")
        saved.write_text(self.text.replace(WORD, variant(number)), "utf-8")
        saved.replace(self.brief)
        self._wait()

    def _wait(self) -> None:
        missing = self.files
        while missing:
            missing -= self.said.readline().startswith(str(self.brief.parent / "out"))  # warnings stand between


class Typst(Kept):
    def __init__(self, name: str, peers: Path, material: Path, folder: Path, *formats: str) -> None:
        self.content = json.loads((material / "content.json").read_text("utf-8"))["editions"]
        self.folder = folder
        folder.mkdir()
        script = ROOT / "benchmarks" / "peers" / "warm_typst.py"
        given = [material / "faces", material / "template.docx", folder / "out", *formats]
        super().__init__(name, [str(peers), str(script), *map(str, given)])
        self.edit(0)

    def edit(self, number: int) -> None:
        editions = [json.dumps(each, ensure_ascii=False).replace(WORD, variant(number)) for each in self.content]
        path = self.folder / "content.json"
        path.write_text(f'{{"editions": [{", ".join(editions)}]}}', "utf-8")
        assert self.process.stdin is not None  # noqa: S101
        print(path, file=self.process.stdin, flush=True)
        self.said.readline()


def variant(number: int) -> str:
    """Another word of about the same length for each number."""
    letters = "abcdefghiklmnoprstuvwyz"
    first, second = divmod(number, len(letters))
    return f"No{letters[first]}{letters[second]}h Korean troops on" if number else WORD


def measured(brief: Path, out: Path, peers: Path, material: Path, single: Path, rounds: int) -> dict[str, Runs]:
    """Each edit in turn by all of them, with a rest between two, as people have."""
    one = ("--format", "pdf", "--edition", "one-page")
    kept: list[Kept] = [
        Ours("briefing --watch, 8 files", brief, out / "warm-ours", files=8),
        Typst("Typst + docxtpl kept, 8 files", peers, material, out / "warm-typst", "pdf", "docx"),
        Ours("briefing --watch, one PDF", brief, out / "warm-ours-one", *one, files=1),
        Typst("Typst kept, one PDF", peers, single, out / "warm-typst-one", "pdf"),
    ]
    try:
        for number in range(1, rounds + 1):
            for each in kept:
                time.sleep(LONGEST_REST * (number % 3 + 1) / 3)
                each.measure(number)
    finally:
        for each in kept:
            each.end()
    return {each.runs.name: each.runs for each in kept}


RATIOS = (
    ("one word changed, 8 files", "briefing --watch, 8 files", "Typst + docxtpl kept, 8 files", 0.65),
    ("one word changed, one PDF", "briefing --watch, one PDF", "Typst kept, one PDF", 1.0),
)
