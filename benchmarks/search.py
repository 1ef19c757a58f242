"""What the choice of content costs: `python -m benchmarks.search`.

Two tables. The first sets the search for each edition of the shipped brief beside a plain layout of that edition: the
same document composed, set and cut into pages, once, nothing kept from before. Both start with fonts that are open and
nothing shaped. The second lets briefs grow. Times are medians of several runs; the counts do not vary.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import TypeVar

ROOT = Path(__file__).parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from briefing.compose import Choice, Chooser, Composer  # noqa: E402
from briefing.house import House, PaperName  # noqa: E402
from briefing.load.brief import read_brief  # noqa: E402
from briefing.load.editions import read_editions  # noqa: E402
from briefing.load.house import read_house  # noqa: E402
from briefing.model.brief import Brief  # noqa: E402
from briefing.model.edition import Edition  # noqa: E402
from briefing.produce.layout import DryLayout  # noqa: E402
from briefing.render.pdf import Typesetter  # noqa: E402
from tests.invented import Seeded, invent  # noqa: E402
from tests.strategies import read_invented  # noqa: E402

RUNS = 7
SIZES = (35, 125, 500, 2000)
PAPER: PaperName = "a4"


def main() -> None:
    editions, _ = read_editions(ROOT / "templates" / "editions.yaml")
    shipped = _whole(read_brief(ROOT / "data" / "brief.yaml"))
    held = [edition for edition in editions if edition.pages]
    rows: list[Sequence[str]] = []
    for name in ("policy", "memo"):
        house = _whole(read_house(ROOT / "templates" / name))
        rows += [_against_plain(shipped, house, editions, edition) for edition in held]
    head = ("house, edition", "search", "plain layout", "ratio", "layouts", "predictions")
    _print("The shipped brief", head, rows)

    house = _whole(read_house(ROOT / "templates" / "policy"))
    grown = [
        (str(size), *_as_it_grows(read_invented(invent(Seeded(3), points=size)), house, editions)) for size in SIZES
    ]
    _print("Briefs that grow, all editions with a page contract", ("points", "search", "layouts", "predictions"), grown)


def _against_plain(brief: Brief, house: House, editions: Sequence[Edition], edition: Edition) -> Sequence[str]:
    shorter = [each for each in editions if each.pages and each.pages < (edition.pages or 0)]

    def searched() -> tuple[float, Choice, int]:
        chooser = _chooser(brief, house, editions)
        for each in shorter:
            chooser.choose(each.id)
        chooser._layout = _layout(brief, house)  # what the shorter ones have shaped is not given to this one
        begun = time.perf_counter()
        choice = chooser.choose(edition.id)
        return time.perf_counter() - begun, choice, chooser._searches[edition.id].asked

    def plain(selection: Choice) -> float:
        composer = Composer(brief, citation=house.citation)
        layout = _layout(brief, house)
        begun = time.perf_counter()
        layout.fit(composer.compose(edition, selection.selection))
        return time.perf_counter() - begun

    searches, plains = [], []
    for _ in range(RUNS):
        took, choice, asked = searched()
        searches.append(took)
        plains.append(plain(choice))
    search, once = median(searches), median(plains)
    name = f"{house.name}, {edition.id}"
    return name, _ms(search), _ms(once), f"{search / once:.2f}", str(choice.layouts), str(asked)


def _as_it_grows(brief: Brief, house: House, editions: Sequence[Edition]) -> Sequence[str]:
    times, layouts, asked = [], 0, 0
    for _ in range(3):
        chooser = _chooser(brief, house, editions)
        begun = time.perf_counter()
        choices = [chooser.choose(edition.id) for edition in editions if edition.pages]
        times.append(time.perf_counter() - begun)
        layouts = sum(choice.layouts for choice in choices)
        asked = sum(chooser._searches[choice.edition.id].asked for choice in choices)
    return _ms(median(times)), str(layouts), str(asked)


def _chooser(brief: Brief, house: House, editions: Sequence[Edition]) -> Chooser:
    return Chooser(Composer(brief, citation=house.citation), editions, _layout(brief, house))


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


def _print(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = [head, *rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(head))]
    print(f"\n{title}\n")
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:.0f} ms"


if __name__ == "__main__":
    main()
