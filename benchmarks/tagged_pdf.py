"""What tags and archive cost: a PDF/UA and PDF/A file against a plain ReportLab document of the same text.

    python -m benchmarks.tagged_pdf

From a galley to the file's bytes, 4 and 100 pages, in one process with all faces ready, the two by turns, the best of
several runs of each. What a build adds is less: lines that were broken while content was chosen are not broken again
(`lines kept`). The exit status is 1 where the whole takes more than 1.5 times as long.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.plain_reportlab import draw_plain, register_faces
from briefing.galley.matter import Galley
from briefing.produce.press import open_press
from briefing.produce.reading import read
from briefing.render.pdf import Typesetter, render_pdf
from tests.invented import Seeded, invent

MOST = 1.5
RUNS = {"4 pages": 15, "100 pages": 4}
ROOT = Path(__file__).parent.parent
SOURCE = (ROOT / "data" / "brief.yaml").read_bytes()
"""What travels inside."""
POINTS = 1950
"""So many give a report of just over a hundred pages; what the inventor marks is left out of it."""


def galleys() -> dict[str, tuple[Galley, Typesetter]]:
    """The shipped four-page brief, and a long report, each set once."""
    made = {"4 pages": set_edition(ROOT / "data" / "brief.yaml", "four-page")}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "long.yaml"
        path.write_text(invent(Seeded(1), points=POINTS, language="en-GB"), encoding="utf-8")
        made["100 pages"] = set_edition(path, "report")
    return made


def set_edition(path: Path, edition: str) -> tuple[Galley, Typesetter]:
    """An edition of the brief at `path`, set, with the typesetter that knows its lines."""
    found = read(path)
    assert found.brief is not None, found.diagnostics  # noqa: S101
    press = open_press(found.brief, found.editions)
    proof = press.print_edition(next(each for each in found.editions if each.id == edition)).proof
    return proof.galley, proof.typesetter


def measure(draws: Sequence[Callable[[], bytes]], runs: int) -> list[float]:
    """Seconds of the processor that each takes, at its best."""
    best = [float("inf")] * len(draws)
    for _ in range(runs):
        for place, draw in enumerate(draws):
            gc.collect()
            gc.disable()  # as timeit does: what one allocates is not collected in the time of the other
            begun = time.process_time()
            draw()
            best[place] = min(best[place], time.process_time() - begun)
            gc.enable()
    return best


def main() -> int:
    worst = 0.0
    print("| document | pages | tagged, archival | lines kept | plain ReportLab | times | tagged | plain |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for name, (galley, warm) in galleys().items():
        faces = warm.shaper.faces
        register_faces(faces)

        def ours(galley: Galley = galley, warm: Typesetter = warm) -> bytes:
            # A typesetter of its own: nothing that was measured while content was chosen is used again.
            fresh = Typesetter(galley.house)
            fresh.shaper.faces = warm.shaper.faces
            return render_pdf(galley, fresh, source=SOURCE)

        def plain(galley: Galley = galley) -> bytes:
            return draw_plain(galley)

        def kept(galley: Galley = galley, warm: Typesetter = warm) -> bytes:
            return render_pdf(galley, warm, source=SOURCE)

        tagged, drawn, simple = measure((ours, kept, plain), RUNS[name])
        pages, sizes = _pages(ours()), (len(ours()), len(plain()))
        worst = max(worst, tagged / simple)
        print(
            f"| {name} | {pages} | {tagged * 1000:.0f} ms | {drawn * 1000:.0f} ms | {simple * 1000:.0f} ms "
            f"| {tagged / simple:.2f} | {sizes[0] // 1000} kB | {sizes[1] // 1000} kB |"
        )
    print(f"\nat most {MOST} times: {'yes' if worst <= MOST else 'no'}")
    return 0 if worst <= MOST else 1


def _pages(data: bytes) -> int:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


if __name__ == "__main__":
    sys.exit(main())
