"""What making the first Word file would load and lay ready, done beforehand."""

from __future__ import annotations

from briefing.house import House
from briefing.render.docx.fonts import embed
from briefing.typeset.faces import Faces


def prepare(house: House, faces: Faces) -> None:
    """Loads the libraries, and compresses the faces that travel in each file of `house`."""
    import docxtpl  # noqa: F401

    import briefing.render.docx.file  # noqa: F401

    embed(house, faces)
