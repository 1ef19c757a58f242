"""Building: briefs in, files out, and a report of what became of each.

Little is loaded here before a second process has been begun: it reads the briefs while this one loads what chooses and
sets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.produce.renderers import RENDERERS
from briefing.produce.report import FORMATS, AttachName, BuildReport, FormatName, Step
from briefing.produce.workshop import Workshop

if TYPE_CHECKING:
    from briefing.house import PaperName


def build(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    formats: Iterable[FormatName] = FORMATS,
    editions: Iterable[str] | None = None,
    pages: int | None = None,
    house: str | None = None,
    paper: PaperName | None = None,
    out: str | PathLike[str] = "out",
    use_cache: bool = True,
    attach: AttachName = "edition",
    explain: bool = False,
    dated: datetime | None = None,
    progress: Callable[[Step], None] | None = None,
) -> BuildReport:
    """Make the files of the briefs at `paths` and write them into `out`; see `briefing.build`."""
    briefs = [paths] if isinstance(paths, str | PathLike) else list(paths)
    forms = tuple(dict.fromkeys(formats))
    names = tuple(dict.fromkeys(editions)) if editions is not None else None
    with Workshop(RENDERERS, use_cache=use_cache) as workshop:
        workshop.expect(briefs, forms, one_edition=pages is not None or len(names or ()) == 1)
        from briefing.produce.making import make
        from briefing.produce.wishes import Wishes

        wishes = Wishes(
            formats=forms, editions=names, pages=pages, house=house, paper=paper, attach=attach, explain=explain
        )
        return make(workshop, briefs, wishes, Path(out), dated=dated, progress=progress)
