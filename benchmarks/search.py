"""What the choice of content costs: `python -m benchmarks.search [--write]`.

The first table sets the search for each edition of the shipped brief beside a plain layout of that edition: the same
document composed, set and cut into pages, once, nothing kept from before. Both start with fonts that are open and
nothing shaped. The second lets briefs grow: for each number of points, several invented briefs, all their editions with
a page contract. Times are medians of a processor's time; the counts do not vary.

`--write` keeps both in benchmarks/README.md, and the growth in benchmarks/search.svg.
"""

from __future__ import annotations

import gc
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeVar

ROOT = Path(__file__).parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from benchmarks.plot import growth  # noqa: E402
from briefing.compose import Choice, Chooser  # noqa: E402
from briefing.diagnostics import EditionUnfit  # noqa: E402
from briefing.house import House, PaperName  # noqa: E402
from briefing.load.brief import read_brief  # noqa: E402
from briefing.load.editions import read_editions  # noqa: E402
from briefing.load.house import read_house  # noqa: E402
from briefing.model.brief import Brief  # noqa: E402
from briefing.model.edition import Edition  # noqa: E402
from briefing.produce.layout import DryLayout  # noqa: E402
from briefing.produce.press import composer_of  # noqa: E402
from briefing.render.pdf import Typesetter  # noqa: E402
from tests.invented import Seeded, invent  # noqa: E402
from tests.strategies import read_invented  # noqa: E402

RUNS = 7
MOST_LAYOUTS = 3.0
"""Plain layouts of the same edition that its search may cost."""
SIZES = (50, 100, 200, 500, 1000, 2000)
SEEDS = (3, 4, 5)
"""The invented briefs of each size."""
HOUSES = ("policy", "memo")
PAPER: PaperName = "a4"
MARK = re.compile(r"(?<=<!-- search -->\n).*(?=<!-- end of search -->)", re.DOTALL)


@dataclass(frozen=True)
class Grown:
    """What the choice costs for briefs of one size."""

    points: int
    seconds: float
    layouts: int
    """Documents measured or laid out, at the most."""
    predictions: int
    """At the most."""


def main(arguments: Sequence[str]) -> int:
    gc.disable()  # a build is over before anything is thrown away, and the test libraries are large
    known, _ = read_editions(ROOT / "templates" / "editions.yaml")
    editions = [edition for edition in known if edition.pages]
    shipped = _whole(read_brief(ROOT / "data" / "brief.yaml"))
    rows: list[Sequence[str]] = []
    for name in HOUSES:
        house = _whole(read_house(ROOT / "templates" / name))
        rows += [_against_plain(shipped, house, editions, edition) for edition in editions]
        rows.append(_all_together(shipped, house, editions))
    head = ("house, edition", "search", "plain layout", "ratio", "layouts", "predictions")
    beside = _table(head, rows)
    print(beside)

    house = _whole(read_house(ROOT / "templates" / HOUSES[0]))
    grown = [_as_it_grows(size, house, editions) for size in SIZES]
    told = [
        (str(each.points), _ms(each.seconds), _ms(each.seconds / each.points), str(each.layouts), str(each.predictions))
        for each in grown
    ]
    growing = _table(("points", "search", "for each point", "layouts", "predictions"), told)
    print(growing)
    if "--write" in arguments:
        page, result = ROOT / "benchmarks" / "README.md", f"{beside}\n{growing}"
        page.write_text(MARK.sub(lambda _: result, page.read_text("utf-8")), "utf-8")
        plot = growth("Choosing what three editions hold", "points", [(each.points, each.seconds) for each in grown])
        (ROOT / "benchmarks" / "search.svg").write_text(plot, "utf-8")
    return 0


def _against_plain(brief: Brief, house: House, editions: Sequence[Edition], edition: Edition) -> Sequence[str]:
    shorter = [each for each in editions if (each.pages or 0) < (edition.pages or 0)]

    def searched() -> tuple[float, Choice, int]:
        chooser = _chooser(brief, house, editions)
        for each in shorter:
            chooser.choose(each.id)
        chooser._layout = _layout(brief, house)  # what the shorter ones have shaped is not given to this one
        begun = time.process_time()
        choice = chooser.choose(edition.id)
        return time.process_time() - begun, choice, chooser._searches[edition.id].asked

    def plain(choice: Choice) -> float:
        composer = composer_of(brief, house)
        layout = _layout(brief, house)
        begun = time.process_time()
        layout.fit(composer.compose(edition, choice.selection))
        return time.process_time() - begun

    searches, plains = [], []
    for _ in range(RUNS):
        took, choice, asked = searched()
        searches.append(took)
        plains.append(plain(choice))
    search, once = median(searches), median(plains)
    ratio = f"{search / once:.2f}" if search <= MOST_LAYOUTS * once else f"{search / once:.2f}, too many"
    return f"{house.name}, {edition.id}", _ms(search), _ms(once), ratio, str(choice.layouts), str(asked)


def _all_together(brief: Brief, house: House, editions: Sequence[Edition]) -> Sequence[str]:
    """The editions one after the other, as a build chooses them: what one has shaped, the next one uses."""
    searches, plains = [], []
    for _ in range(RUNS):
        chooser = _chooser(brief, house, editions)
        begun = time.process_time()
        choices = [chooser.choose(edition.id) for edition in editions]
        searches.append(time.process_time() - begun)
        composer, layout = composer_of(brief, house), _layout(brief, house)
        begun = time.process_time()
        for choice in choices:
            layout.fit(composer.compose(choice.edition, choice.selection))
        plains.append(time.process_time() - begun)
    search, once = median(searches), median(plains)
    layouts = sum(choice.layouts for choice in choices)
    asked = sum(chooser._searches[choice.edition.id].asked for choice in choices)
    return f"{house.name}, all", _ms(search), _ms(once), f"{search / once:.2f}", str(layouts), str(asked)


def _as_it_grows(points: int, house: House, editions: Sequence[Edition]) -> Grown:
    times, layouts, asked = [], 0, 0
    for seed in SEEDS:
        brief = read_invented(invent(Seeded(seed), points=points))
        chooser = _chooser(brief, house, editions)
        begun = time.process_time()
        for edition in editions:
            try:
                layouts = max(layouts, chooser.choose(edition.id).layouts)
            except EditionUnfit:
                continue
        times.append(time.process_time() - begun)
        asked = max(asked, *(search.asked for search in chooser._searches.values()))
    return Grown(points, median(times), layouts, asked)


def _chooser(brief: Brief, house: House, editions: Sequence[Edition]) -> Chooser:
    return Chooser(composer_of(brief, house), editions, _layout(brief, house))


T = TypeVar("T")


def _whole(read: tuple[T | None, object]) -> T:
    found, faults = read
    if found is None:
        raise SystemExit(f"the shipped files have faults: {faults}")
    return found


def _layout(brief: Brief, house: House) -> DryLayout:
    """A layout with its fonts open and nothing shaped."""
    typesetter = Typesetter(house)
    for family in house.families:
        typesetter.shaper.width("x", family, "regular", 10.0)
    return DryLayout(typesetter, PAPER, brief.position)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:.0f} ms" if seconds >= 0.01 else f"{seconds * 1e3:.1f} ms"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
