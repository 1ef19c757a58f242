"""One edition of a brief, composed to fit its pages."""

from __future__ import annotations

from os import PathLike

from briefing.diagnostics import InvalidHouse
from briefing.document.document import Document
from briefing.house import PaperName
from briefing.load.editions import read_editions
from briefing.model.brief import Brief
from briefing.produce.press import open_press
from briefing.produce.reading import load
from briefing.produce.templates import find_editions
from briefing.produce.wishes import Wishes


def compose(
    brief: Brief | str | PathLike[str],
    edition: str,
    *,
    house: str | None = None,
    paper: PaperName | None = None,
) -> Document:
    """One edition of `brief` as it is printed; see `briefing.compose`."""
    wishes = Wishes(editions=(edition,), house=house, paper=paper)
    whole = brief if isinstance(brief, Brief) else load(brief)
    wishes.require_house(whole.path.parent)
    editions, faults = read_editions(find_editions(whole.path.parent))
    if faults:
        raise InvalidHouse("the editions have faults", faults)
    (wanted,) = wishes.wanted(editions)
    return open_press(whole, editions, house=house, paper=paper).compose(wanted)
