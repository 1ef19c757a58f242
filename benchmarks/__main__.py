"""Ours against what a user could pick instead, on the same content, on this machine, by turns.

    python -m benchmarks [cold] [warm] [big] [--rounds 9] [--write]

The peers are installed into a virtual environment of their own (`--peers`, benchmarks/.peers unless told otherwise).
`--write` puts tables and plots into benchmarks/README.md and beside it. See there for what each peer does and does not
do.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import venv
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import big, warm
from benchmarks.measured import Command, Runs, by_turns
from benchmarks.plot import bars, compared

HERE = Path(__file__).parent
ROOT = HERE.parent
PEERS = {
    "Typst (UA, A) + docxtpl": "typst_docxtpl",
    "plain ReportLab + docxtpl": "reportlab_docxtpl",
    "pandoc (Typst, Word)": "pandoc_typst",
    "WeasyPrint (UA) + docxtpl": "weasyprint_docxtpl",
}
TYPST, REPORTLAB, PANDOC, _ = PEERS
OURS, FRESH = "briefing build", "briefing build --no-cache"
RATIOS: tuple[tuple[str, str, str, float], ...] = (
    (f"8 files, {FRESH}", FRESH, TYPST, 1.5),
    (f"8 files, {OURS}", OURS, TYPST, 1.0),
    ("one PDF", "briefing, one PDF", "plain ReportLab, one PDF", 2.0),
    ("briefing check", "briefing check", "import click, yaml", 3.0),
    ("briefing --help", "briefing --help", "import click", 1.5),
)
"""What is compared, ours, the peer, and how many times the peer's time it may take."""
PARTS = ("cold", "warm", "big")


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.partition("\n")[0])
    asked.add_argument("parts", nargs="*", help="What is measured: cold, warm, big; all of it unless told.")
    asked.add_argument("--rounds", type=int, default=9, help="How often each is run; a third as often where it is big.")
    asked.add_argument("--peers", type=Path, default=HERE / ".peers", help="The peers' virtual environment.")
    asked.add_argument("--brief", type=Path, default=ROOT / "data" / "brief.yaml")
    asked.add_argument("--only", default="", help="Only what has this in its name, of what is cold.")
    asked.add_argument("--write", action="store_true", help="Keep the result in benchmarks/README.md.")
    wishes = asked.parse_args()
    python = install(wishes.peers)
    for part in wishes.parts or PARTS:
        with TemporaryDirectory() as scratch:
            result = MEASURES[part](wishes, Path(scratch), python)
        print(result, flush=True)
        if wishes.write:
            page = HERE / "README.md"
            before, mark, rest = page.read_text("utf-8").partition(f"<!-- {part} -->\n")
            page.write_text(f"{before}{mark}{result}{rest[rest.index('<!-- end -->') :]}", "utf-8")
    return 0


def measure_cold(wishes: argparse.Namespace, folder: Path, python: Path) -> str:
    material = prepare(wishes.brief, folder / "all", python)
    single = prepare(wishes.brief, folder / "single", python, "one-page")
    wanted = [each for each in commands(wishes.brief, folder, python, material, single) if wishes.only in each.name]
    found = by_turns(wanted, wishes.rounds)
    if wishes.write:
        cold = [found[name] for name in (OURS, FRESH, *PEERS) if name in found]
        (HERE / "cold.svg").write_text(bars("8 files of the shipped brief, whole process, medians", cold), "utf-8")
    return report(found, wishes.rounds, RATIOS, "whole process", [f"Versions: {', '.join(versions(python))}."])


def measure_warm(wishes: argparse.Namespace, folder: Path, python: Path) -> str:
    material = prepare(wishes.brief, folder / "all", python)
    single = prepare(wishes.brief, folder / "single", python, "one-page")
    found = warm.measured(wishes.brief, folder, python, material, single, wishes.rounds)
    if wishes.write:
        (HERE / "warm.svg").write_text(bars("One word changed, medians", list(found.values())), "utf-8")
    return report(found, wishes.rounds, warm.RATIOS, "from the save to the last file")


def measure_big(wishes: argparse.Namespace, folder: Path, python: Path) -> str:
    big.prepare(folder / "big", python)
    rounds = max(1, wishes.rounds // 3)
    found = by_turns(list(big.commands(folder / "big", python)), rounds, uncounted=0)
    long = big.pages(folder / "big")
    names = (big.OURS_PDF, big.PLAIN_PDF, big.OURS_WORD, big.PANDOC_WORD)
    grown = {what: [(long[size], found[big.name(what, size)].processor) for size in big.SIZES] for what in names}
    if wishes.write:
        (HERE / "big.svg").write_text(compared("Reports as they grow, all processors", "pages", grown), "utf-8")
    lengths = "; ".join(f"{size:,} points make {count} pages" for size, count in long.items())
    paces = {what: [1000 * took / count for count, took in grown[what]] for what in (big.OURS_PDF, big.OURS_WORD)}
    pace = "; ".join(f"{what}: {min(each):.0f} to {max(each):.0f} ms a page" for what, each in paces.items())
    peak = found[big.name(big.OURS_PDF, big.SIZES[-1])].peak
    remarks = [
        f"{lengths}. By all processors, {pace}.",
        f"Memory of the longest PDF: {peak:.0f} MB, of at most {big.MOST_MEMORY}.",
    ]
    return report(found, rounds, big.RATIOS, "whole process", remarks)


MEASURES = {"cold": measure_cold, "warm": measure_warm, "big": measure_big}


def install(folder: Path) -> Path:
    """The Python of an environment that has the peers, made where it is not there."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
        needed = HERE / "peers" / "requirements.txt"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", needed], check=True)
    return python


def prepare(brief: Path, made: Path, peers: Path, *editions: str) -> Path:
    """Writes content, faces and templates into the folder `made`: what every peer finds ready.

    Other processes do it, for a process that has grown large passes its size on to those that it starts.
    """
    needed = [sys.executable, "-m", "benchmarks.content", str(brief), str(made), *editions]
    subprocess.run(needed, check=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)})
    script = "import pathlib, sys, word; word.write_template(pathlib.Path(sys.argv[1]))"
    subprocess.run([peers, "-c", script, made / "template.docx"], check=True, cwd=HERE / "peers")
    script = "import pypandoc; print(pypandoc.get_pandoc_path())"
    pandoc = subprocess.run([peers, "-c", script], check=True, capture_output=True, text=True).stdout.strip()
    reference = subprocess.run([pandoc, "--print-default-data-file", "reference.docx"], check=True, capture_output=True)
    (made / "reference.docx").write_bytes(reference.stdout)
    return made


def commands(brief: Path, out: Path, peers: Path, material: Path, single: Path) -> Iterable[Command]:
    """Everything that is measured. Ours writes into a folder that is empty at each first run, as the peers' do."""
    python, here = sys.executable, {"PYTHONPATH": str(ROOT)}

    def ours(name: str, *arguments: str) -> Command:
        return Command(name, [python, "-m", "briefing", *arguments], ROOT, here)

    def peer(name: str, script: str, given: Path, *formats: str) -> Command:
        target = out / f"{script}-{len(formats)}"
        place = [str(HERE / "peers" / f"{script}.py"), str(given / "content.json"), str(given / "faces"), str(target)]
        return Command(name, [str(peers), *place, *formats])

    yield ours(OURS, "build", str(brief), "--out", str(out / "ours"))
    yield ours(FRESH, "build", str(brief), "--no-cache", "--out", str(out / "fresh"))
    for name, script in PEERS.items():
        yield peer(name, script, material, "pdf", "docx")
    one = ("build", str(brief), "--format", "pdf", "--edition", "one-page", "--out", str(out / "one"))
    yield ours("briefing, one PDF", *one)
    yield peer("plain ReportLab, one PDF", PEERS[REPORTLAB], single, "pdf")
    yield peer("Typst (UA, A), one PDF", PEERS[TYPST], single, "pdf")
    yield ours("briefing check", "check", str(brief))
    yield Command("import click, yaml", [python, "-c", "import click, yaml"])
    yield ours("briefing --help", "--help")
    yield Command("import click", [python, "-c", "import click"])


def report(
    found: dict[str, Runs],
    rounds: int,
    ratios: Iterable[tuple[str, str, str, float]],
    what: str,
    remarks: Sequence[str] = (),
) -> str:
    """The tables, as Markdown."""
    where = f"{os.cpu_count()} cores ({platform.machine()}, {platform.system()})"
    waiting = f"{os.getloadavg()[2]:.1f} processes wanted them in the last quarter of an hour"
    lines = [
        f"{rounds} rounds, by turns, on {where}; {waiting}.", "",
        f"| {what} | median | fastest to slowest | all processors | largest process |",
        "| --- | --- | --- | --- | --- |",
    ]  # fmt: skip
    for runs in found.values():
        low, high = runs.spread
        took = f"{runs.wall:.3f} s | {low:.3f} to {high:.3f} s | {runs.processor:.3f} s"
        lines.append(f"| {runs.name} | {took} | {runs.peak:.0f} MB |")
    lines += ["", "| wanted | at most | by the clock | by all processors | met |", "| --- | --- | --- | --- | --- |"]
    for wanted, ours, other, most in ratios:
        if ours in found and other in found:
            ratio = found[ours].wall / found[other].wall
            work = found[ours].processor / found[other].processor
            lines.append(
                f"| {wanted} / {other} | {most} | {ratio:.2f} | {work:.2f} | {'yes' if ratio <= most else 'no'} |"
            )
    return "\n".join([*lines, *(line for remark in remarks for line in ("", remark)), ""])


def versions(peers: Path) -> Sequence[str]:
    names = ["typst", "docxtpl", "python-docx", "reportlab", "weasyprint", "pypandoc_binary"]
    script = "import sys, importlib.metadata as m; print(', '.join(f'{n} {m.version(n)}' for n in sys.argv[1:]))"
    told = subprocess.run([peers, "-c", script, *names], check=True, capture_output=True, text=True).stdout.strip()
    here = ", ".join(f"{name} {version(name)}" for name in ("reportlab", "docxtpl", "uharfbuzz", "pikepdf"))
    return [f"Python {platform.python_version()}", f"the peers' {told}", f"ours {here}"]


if __name__ == "__main__":
    sys.exit(main())
