"""Exhibits: a chart or a picture between its title and its source."""

from __future__ import annotations

from briefing.document.blocks import Exhibit, Image
from briefing.galley.blocks.captions import set_caption, set_source
from briefing.galley.charts import plot_chart
from briefing.galley.charts.plotted import Plotted
from briefing.galley.drawing import Drawing
from briefing.galley.matter import Picture
from briefing.galley.setter import Setter

IMAGE_RESOLUTION = 150
"""Pixels an inch at which an image is set, unless the frame is narrower."""


def set_exhibit(setter: Setter, exhibit: Exhibit) -> None:
    box = setter.box("exhibit")
    width = setter.width - box.indent
    with setter.inside(setter.parent.add("Sect")) as section:
        set_caption(setter, exhibit.label, exhibit.title, "exhibit", section, exhibit)
        content: Drawing | Image
        chart: Plotted | None = None
        if isinstance(exhibit.content, Image):
            content = exhibit.content
            size = _image_size(content, width, setter.page.frame_height * 0.6)
        else:
            content, chart = plot_chart(exhibit.content, setter.house, width, setter.measure)
            size = (content.width, content.height)
        setter.place(
            Picture(
                width=size[0],
                height=size[1],
                content=content,
                chart=chart,
                alt=exhibit.alt,
                element=section.add("Figure", alt=exhibit.alt),
                before=box.before,
                after=box.after,
                left=box.indent,
                keep_next=bool(exhibit.source),
                id=exhibit.id,
                part=setter.part,
                origin=exhibit.origin,
            )
        )
        set_source(setter, exhibit.source)


def _image_size(image: Image, width: float, height: float) -> tuple[float, float]:
    """The image's size in points: as large as its resolution allows, no larger than `width` by `height`."""
    natural = 72 / IMAGE_RESOLUTION
    scale = min(natural, width / image.width, height / image.height)
    return image.width * scale, image.height * scale
