"""Measuring whole commands by turns: wall time, processor time and memory, as medians with their spread."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Command:
    """What is run, from where."""

    name: str
    arguments: Sequence[str]
    folder: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Runs:
    """What a command took: seconds of the clock, seconds of all its processors, and at its largest process, bytes."""

    name: str
    walls: list[float] = field(default_factory=list)
    processors: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)

    @property
    def wall(self) -> float:
        return median(self.walls)

    @property
    def processor(self) -> float:
        return median(self.processors)

    @property
    def peak(self) -> float:
        """Megabytes."""
        return max(self.memory) / 1e6

    @property
    def spread(self) -> tuple[float, float]:
        """The fastest and the slowest."""
        return min(self.walls), max(self.walls)


def by_turns(commands: Sequence[Command], rounds: int, *, uncounted: int = 1) -> dict[str, Runs]:
    """Each command once a round, after some that are not counted, so that what slows the machine slows all of them."""
    found = {command.name: Runs(command.name) for command in commands}
    for turn in range(rounds + uncounted):
        for command in commands:
            wall, processor, memory = run(command)
            if turn >= uncounted:
                runs = found[command.name]
                runs.walls.append(wall)
                runs.processors.append(processor)
                runs.memory.append(memory)
    return found


def run(command: Command) -> tuple[float, float, int]:
    """Seconds of the clock, seconds of the processors, bytes of the largest process; ends the program on a failure."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    process = subprocess.Popen(
        command.arguments, cwd=command.folder, env=environment | command.environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stderr is not None  # noqa: S101
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command.name}: exit {process.returncode}\n{said.decode(errors='replace')[-2000:]}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024
