"""Where the time of a cold build goes: milliseconds of one processor, stage by stage.

    python -m benchmarks.stages [RUNS]

Each run is a process of its own that does everything itself, one stage after the other; the least of each stage counts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parent.parent
BRIEF = ROOT / "data" / "brief.yaml"


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    found: dict[str, float] = {}
    for _ in range(runs):
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        command = [sys.executable, "-c", "from benchmarks.stages import stages; stages()"]
        told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, cwd=ROOT)
        for stage, took in json.loads(told.stdout).items():
            found[stage] = min(took, found.get(stage, took))
    print("| stage | ms |\n| --- | --- |")
    for stage, took in found.items():
        print(f"| {stage} | {took:.0f} |")
    print(f"| all | {sum(found.values()):.0f} |")
    return 0


def stages() -> None:
    """One run: tells each stage's milliseconds as JSON."""
    found: dict[str, float] = {}
    last = 0.0  # the process begins with the first stage

    def done(stage: str) -> None:
        nonlocal last
        now = time.process_time() * 1000
        found[stage] = found.get(stage, 0.0) + now - last
        last = now

    done("start Python")
    for stage, load in LOADS.items():
        load()
        done(stage)

    from briefing.check import check_brief
    from briefing.produce.making import take_orders
    from briefing.produce.press import open_press
    from briefing.produce.reading import read
    from briefing.produce.renderers import RENDERERS
    from briefing.produce.travelling import luggage
    from briefing.produce.wishes import Wishes

    wishes = Wishes(
        formats=("pdf", "docx"), editions=None, pages=None, house=None, paper=None, attach="edition", explain=False
    )
    (order,), _ = take_orders([read(BRIEF)], wishes)
    check_brief(order.brief)
    done("read and check the brief")
    press = open_press(order.brief, order.known)
    done("read the house, prepare a face")
    printed = [(each, press.print_edition(each)) for each in order.wanted]
    done("choose, set and cut pages")
    taken = [(each, luggage(press, edition, each, "edition")) for edition, each in printed]
    done("write what travels inside")
    proofs = [replace(each.proof, source=carried.source) for each, carried in taken]
    _load_pdf()
    done("load what draws PDFs")
    for proof in proofs:
        RENDERERS["pdf"](proof)
    done("draw four PDFs")
    _load_word()
    done("load what makes Word files")
    for proof in proofs:
        RENDERERS["docx"](proof)
    done("make four Word files")
    print(json.dumps(found))


def _load_command() -> None:
    import briefing.cli.build  # noqa: F401


def _load_reading() -> None:
    import briefing.check
    import briefing.produce.reading  # noqa: F401


def _load_setting() -> None:
    import briefing.produce.making  # noqa: F401


def _load_pdf() -> None:
    from briefing.render.pdf import load

    load()


def _load_word() -> None:
    from briefing.render.docx import load

    load()


LOADS: dict[str, Callable[[], None]] = {
    "load the command": _load_command,
    "load what reads and checks": _load_reading,
    "load what chooses and sets": _load_setting,
}

if __name__ == "__main__":
    sys.exit(main())
