"""Exhibits: a chart or a picture between its title and its source."""

from __future__ import annotations

from briefing.document.blocks import Exhibit, Image
from briefing.document.charts import Chart
from briefing.galley.blocks.captions import room_below, set_caption, set_source
from briefing.galley.blocks.rooms import room_beside
from briefing.galley.charts.parts import plot_parts
from briefing.galley.charts.plotted import Plotted
from briefing.galley.drawing import Drawing
from briefing.galley.matter import Picture
from briefing.galley.setter import Setter
from briefing.galley.structure import Element
from briefing.values import replace

IMAGE_RESOLUTION = 150
"""Pixels an inch at which an image is set, unless the frame is narrower."""


def set_exhibit(setter: Setter, exhibit: Exhibit) -> None:
    with setter.inside(setter.parent.add("Sect")) as section:
        set_caption(setter, exhibit.label, exhibit.title, "exhibit", section, exhibit)
        if isinstance(exhibit.content, Image):
            width = setter.width - setter.box("exhibit").indent
            size = _image_size(exhibit.content, width, setter.page.frame_height * 0.6)
            _place(setter, exhibit, section, exhibit.content, size, keep_next=bool(exhibit.source))
        else:
            _set_chart(setter, exhibit, exhibit.content, section)
        set_source(setter, exhibit.source)


def _set_chart(setter: Setter, exhibit: Exhibit, chart: Chart, section: Element) -> None:
    """The chart; in parts where it is higher than a page, all but the first below a line that says what goes on."""
    box = setter.box("exhibit")
    room = room_beside(setter, setter.matter, exhibit.source, "source-line") - box.before
    room -= room_below(setter, exhibit.source, box.after)
    parts = plot_parts(chart, setter.house, setter.width - box.indent, setter.measure, room)
    for number, part in enumerate(parts):
        shown = exhibit
        if number:
            setter.place(setter.para(exhibit.continued, "exhibit-label", keep_next=True))
            names = " – ".join(dict.fromkeys((part.chart.categories[0], part.chart.categories[-1])))
            shown = replace(exhibit, id=None, alt=f"{exhibit.continued}: {names}")
        keep_next = bool(exhibit.source) and number == len(parts) - 1
        size = part.drawing.width, part.drawing.height
        _place(setter, shown, section, part.drawing, size, chart=part.plotted, keep_next=keep_next)


def _place(
    setter: Setter,
    exhibit: Exhibit,
    section: Element,
    content: Drawing | Image,
    size: tuple[float, float],
    *,
    keep_next: bool,
    chart: Plotted | None = None,
) -> None:
    box = setter.box("exhibit")
    setter.place(
        Picture(
            width=size[0],
            height=size[1],
            content=content,
            chart=chart,
            alt=exhibit.alt,
            element=section.add("Figure", alt=exhibit.alt),
            before=box.before,
            after=box.after if keep_next else room_below(setter, exhibit.source, box.after),
            left=box.indent,
            keep_next=keep_next,
            id=exhibit.id,
            part=setter.part,
            origin=exhibit.origin,
        )
    )


def _image_size(image: Image, width: float, height: float) -> tuple[float, float]:
    """The image's size in points: as large as its resolution allows, no larger than `width` by `height`."""
    natural = 72 / IMAGE_RESOLUTION
    scale = min(natural, width / image.width, height / image.height)
    return image.width * scale, image.height * scale
