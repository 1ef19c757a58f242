"""What `briefing new` writes: a brief that builds at once and explains itself."""

from __future__ import annotations

from importlib.resources import files

NAMES = ("brief.yaml",)
"""The files, in the order in which a newcomer should read them."""


def starter_files() -> dict[str, bytes]:
    """The name and contents of each file of a new brief's folder. No file is written."""
    folder = files(__name__)
    return {name: (folder / name).read_bytes() for name in NAMES}
