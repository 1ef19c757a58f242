"""Word: a galley in the house's template, native in every part.

render_docx(galley, page_numbers=...)    a finished file
new_template(house)                      a fresh template
read_file(path, house)                   a template's bytes
sync_template(template, house)           a template brought in step with its house
check_template(house)                    what is wrong with a house's template
load()                                   all that making a file loads
pictures_left_out(house)                 whether it lacks a picture that the PDF shows
pictures_untold(house)                   its pictures without alternative text
"""

from __future__ import annotations

from briefing.render.docx.file import render_docx
from briefing.render.docx.fresh import new_template
from briefing.render.docx.intake import read_file
from briefing.render.docx.left_out import pictures_left_out, pictures_untold
from briefing.render.docx.sync import check_template, sync_template

__all__ = [
    "check_template",
    "load",
    "new_template",
    "pictures_left_out",
    "pictures_untold",
    "read_file",
    "render_docx",
    "sync_template",
]


def load() -> None:
    """Loads what making the first file would load."""
    import docxtpl  # noqa: F401
