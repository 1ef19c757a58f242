"""A brief as it was read, whoever has read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic
from briefing.values import dataclass

if TYPE_CHECKING:
    from briefing.load.brief import Draft
    from briefing.model.brief import Brief
    from briefing.model.edition import Edition


@dataclass(frozen=True, slots=True)
class Read:
    """A brief and its editions, as far as they are whole."""

    path: Path
    brief: Brief | None
    editions: tuple[Edition, ...]
    diagnostics: tuple[Diagnostic, ...]
    """Every error of the two files, by place."""
    draft: Draft | None = None
    """What could be read of a brief with errors, for those who look for more than errors."""
