"""Drawing the pages that have been cut: layout has decided, so this only paints and says what belongs to what."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.diagnostics import InvalidBrief, Position, error
from briefing.document.runs import plain
from briefing.galley.drawing import Drawing
from briefing.galley.matter import NOTE_RULE_DROP, NOTE_RULE_LENGTH, Cell, Galley, Grid, Para, Picture
from briefing.galley.print_image import BadImage
from briefing.galley.structure import Element
from briefing.house import face_style
from briefing.render.pdf.canvas import TaggedCanvas
from briefing.render.pdf.fit import page_numbers
from briefing.render.pdf.furniture import FurnitureDrawer
from briefing.render.pdf.measure import BASELINE, SetGrid, SetItem, SetPara, SetRow
from briefing.render.pdf.pages import Cut, Cuts, NotePart, note_space
from briefing.render.pdf.pictures import draw_drawing, draw_image
from briefing.render.pdf.returns import SOURCE_STYLE, Returns
from briefing.render.pdf.text import ASCENT, DESCENT, Inline, Pen, Shown, decimal, fill_colour, strip_shown
from briefing.render.pdf.typesetter import Measured, Typesetter
from briefing.typeset.strips import Stretch, Strip, Type, make_strip
from briefing.values import replace

LEADER_GAP = 4.0
"""Around the dots between a contents entry and its page number."""


class Drawer:
    """Draws a galley's pages on a canvas."""

    def __init__(self, galley: Galley, cuts: Cuts, typesetter: Typesetter, canvas: TaggedCanvas) -> None:
        self.galley = galley
        self.cuts = cuts
        self.typesetter = typesetter
        self.canvas = canvas
        self.pen = Pen(canvas, galley.house.position)
        self.numbers: Mapping[str, int] = page_numbers(cuts)
        self.furniture = FurnitureDrawer(canvas, self.pen, typesetter.shaper, galley, len(cuts.pages))
        self._inline: dict[int, Inline] = {}
        self._notes = dict(galley.notes)
        self._headings = 0
        self._returns = Returns(galley)
        self._links = galley.house.colours.get("link", "#000000")

    def draw(self) -> None:
        spends = self.typesetter.spends
        if spends:
            self.typesetter.let_go()
        for number, cut in enumerate(self.cuts.pages, start=1):
            self._draw_page(cut)
            self.furniture.draw(number)
            self.canvas.showPage()
            if spends:
                self._let_go(cut)
        self.pen.fonts.write(self.canvas._doc)

    def _let_go(self, cut: Cut) -> None:
        """Lets the lines go of what has ended on a page that has been drawn."""
        column = self.cuts.column
        for owner in dict.fromkeys(column.owners[cut.first : cut.last]):
            measured = column.measured[owner]
            if column.starts[owner] + len(measured.slugs) <= cut.last:
                column.measured[owner] = replace(measured, setting=None)
                self._inline.pop(id(measured.matter), None)

    def _draw_page(self, cut: Cut) -> None:
        page, column = self.galley.page, self.cuts.column
        y = page.height - page.top - cut.top
        at = cut.first
        while at < cut.last:
            owner = column.owners[at]
            start, measured = column.starts[owner], column.measured[owner]
            last = min(cut.last, start + len(measured.slugs))
            if at > cut.first:
                y -= column.spaces[at]
            y = self._draw_matter(measured, at - start, last - start, page.left, y)
            at = last
        if cut.notes:
            self._draw_notes(cut, page.left, page.bottom + cut.notes_height)

    def _draw_matter(self, measured: Measured, first: int, last: int, x: float, y: float) -> float:
        """The slugs of one piece of matter from the height `y` downwards; gives the height below them."""
        matter, setting = measured.matter, measured.setting
        if isinstance(matter, Para) and isinstance(setting, SetPara):
            self._draw_para(matter, setting, x, y, first, last)
            return y - setting.height_of(first, last)
        if isinstance(matter, Grid) and isinstance(setting, SetGrid):
            return self._draw_grid(matter, setting, x + matter.left, y, first, last)
        if isinstance(matter, Picture):
            self._draw_picture(matter, x + matter.left, y)
        return y - sum(slug.height for slug in measured.slugs)

    # Notes

    def _draw_notes(self, cut: Cut, x: float, y: float) -> None:
        rule = self.galley.note_rule
        self._fill(x, y - NOTE_RULE_DROP - rule.width, NOTE_RULE_LENGTH, rule.width, rule.colour)
        above: NotePart | None = None
        for part in cut.notes:
            setting = self.cuts.notes[part.note]
            y -= note_space(self.cuts.notes, part, above)
            self._draw_para(self._notes[part.note], setting, x, y, part.first, part.last)
            y -= setting.height_of(part.first, part.last)
            above = part

    # Paragraphs

    def _draw_para(
        self, para: Para, setting: SetPara, x: float, y: float, first: int, last: int, *, is_artifact: bool = False
    ) -> None:
        """The lines of `para` from `first` up to `last`, with the top of the first at `y`."""
        if first == 0:
            self._begin_para(para, setting, x, y, is_artifact=is_artifact)
            y -= setting.top
        leading, size = setting.style.leading, setting.style.size
        inline = self._inline_of(para, setting)
        groups: list[tuple[Element, list[Shown]]] = []
        links: list[tuple[Element, tuple[float, float, float, float], str, str]] = []
        baseline = y - BASELINE * leading
        for number in range(first, last):
            left = x + setting.line_left(number)
            segments = setting.lines[number].segments
            for segment in segments:
                stretch = segment.piece.stretch
                element, link = inline.elements[stretch], inline.links.get(stretch)
                if link is not None and not is_artifact:
                    place = self._returns.note_mark(link.href, para)
                    if place is not None:
                        self.canvas.destination(place, self.galley.page.left, baseline + BASELINE * leading)
                colour = setting.style.colour
                if link is not None and not link.href.startswith("#"):
                    colour = self._links
                shown = Shown(
                    segment,
                    left + segment.x,
                    baseline + self.typesetter.rise(setting.runs[stretch], setting.style),
                    colour,
                    goes_on=segment is segments[-1] and number + 1 < len(setting.lines),
                )
                if groups and groups[-1][0] is element:
                    groups[-1][1].append(shown)
                else:
                    groups.append((element, [shown]))
                if link is not None and segment.width > 0:
                    right = left + segment.x + segment.width
                    rect = (left + segment.x, baseline - DESCENT * size, right, baseline + ASCENT * size)
                    if links and links[-1][0] is link.element and links[-1][1][1] == rect[1]:
                        rect = (links.pop()[1][0], *rect[1:])
                    links.append((link.element, rect, link.href, link.said))
            baseline -= leading
        if is_artifact:
            with self.canvas.artifact("Pagination"):
                for _, shown_here in groups:
                    self.pen.write(shown_here)
            return
        for element, shown_here in groups:
            self.canvas.open_mark(element)
            self.pen.write(shown_here)
            self.canvas.close_mark()
        if para.target is not None:
            self._end_contents_entry(para, para.target, setting, x, y, first, last, inline.home)
        for element, rect, address, said in links:
            self.canvas.link(element, rect, address, said)

    def _inline_of(self, para: Para, setting: SetPara) -> Inline:
        """The elements inside `para`, the same on every page that it runs over."""
        inline = self._inline.get(id(para))
        if inline is None:
            back = self._returns.back_from(para) if para.style.name == SOURCE_STYLE else None
            inline = self._inline[id(para)] = Inline(para, setting.runs, self._notes, back)
        return inline

    def _begin_para(self, para: Para, setting: SetPara, x: float, y: float, *, is_artifact: bool) -> None:
        """What stands at a paragraph's beginning: its rule, its label, its destination and bookmark."""
        rule = setting.style.rule_above
        if rule is not None:
            page = self.galley.page
            self._fill(page.left, y - rule.width, page.frame_width, rule.width, rule.colour)
        baseline = y - setting.top - BASELINE * setting.style.leading
        if setting.label is not None:
            shown = strip_shown(setting.label, x + setting.label_left, baseline, setting.style.colour)
            if is_artifact:
                with self.canvas.artifact("Pagination"):
                    self.pen.write(shown)
            else:
                self._draw_label(para, setting, shown, x + setting.label_left, baseline)
        if is_artifact:
            return
        name = para.id or para.numbers
        if para.kind == "heading" and para.listed:
            if name is None:
                self._headings += 1
                name = f"heading.{self._headings}"
            self.canvas.outline(plain(para.runs), name, max(1, para.level))
        if name is not None:
            self.canvas.destination(name, self.galley.page.left, y)

    def _draw_label(self, para: Para, setting: SetPara, shown: list[Shown], x: float, baseline: float) -> None:
        """A bullet or number; that of a note leads back to its mark."""
        element = para.label_element or para.element
        back = self._returns.back_from(para) if para.kind == "note" else None
        if back is None or setting.label is None:
            with self.canvas.mark(element):
                self.pen.write(shown)
            return
        link = Element("Link", parent=element)
        with self.canvas.mark(link):
            self.pen.write(shown)
        size = setting.style.size
        box = (x, baseline - DESCENT * size, x + setting.label.width, baseline + ASCENT * size)
        self.canvas.link(link, box, back.href, back.said)

    def _end_contents_entry(
        self, para: Para, target: str, setting: SetPara, x: float, y: float, first: int, last: int, link: Element
    ) -> None:
        """What follows the words of an entry of the contents: dots, and the page's number at the right edge."""
        style = setting.style
        right = x + self.galley.page.frame_width - style.right
        bottom = y - (last - first) * style.leading
        if last == len(setting.lines):
            number = f" {self.numbers.get(target, '')}"  # the space parts it from the words when they are copied
            baseline = bottom + (1 - BASELINE) * style.leading
            strip = self._words(number, para)
            begin = x + setting.line_left(last - 1) + setting.lines[-1].width + LEADER_GAP
            self._draw_leader(para, begin, right - strip.width - LEADER_GAP, baseline)
            with self.canvas.mark(link):
                self.pen.write(strip_shown(strip, right - strip.width, baseline, style.colour))
        said = f"{plain(para.runs)}, {self.numbers.get(target, '')}"
        self.canvas.link(link, (x + setting.left, bottom, right, y), f"#{target}", said)

    def _draw_leader(self, para: Para, left: float, right: float, y: float) -> None:
        """Dots that stand below one another from line to line."""
        step = para.style.size * 0.5
        first, last = int(left // step) + 1, int(right // step)
        if last <= first:
            return
        radius = para.style.size * 0.045
        dots = [
            f"{decimal(n * step - radius)} {decimal(y)} {decimal(2 * radius)} {decimal(2 * radius)} re"
            for n in range(first, last)
        ]
        self.canvas._code.append(f"{fill_colour(para.style.colour)} {' '.join(dots)} f")

    def _words(self, text: str, para: Para) -> Strip:
        style = para.style
        face = face_style(bold=style.bold, italic=style.italic)
        return make_strip((Stretch(text, face),), Type(style.family, style.size), self.typesetter.shaper)

    # Pictures

    def _draw_picture(self, picture: Picture, x: float, y: float, *, is_artifact: bool = False) -> None:
        """A picture with its top left corner at (x, y)."""
        bottom = y - picture.height
        if picture.id is not None and not is_artifact:
            self.canvas.destination(picture.id, self.galley.page.left, y)
        if picture.element is None or is_artifact:
            with self.canvas.artifact("Layout"):
                self._paint(picture, x, bottom)
            return
        with self.canvas.mark(picture.element):
            self._paint(picture, x, bottom)
        self.canvas.figure_box(picture.element, (x, bottom, x + picture.width, y))

    def _paint(self, picture: Picture, x: float, y: float) -> None:
        if isinstance(picture.content, Drawing):
            draw_drawing(self.canvas, self.pen, self.typesetter.shaper, picture.content, x, y)
            return
        try:
            draw_image(self.canvas, picture.content.data, (x, y, picture.width, picture.height))
        except BadImage as fault:
            raise InvalidBrief(fault.message, [error(fault.message, picture.origin or Position(""))]) from fault

    # Grids

    def _draw_grid(self, grid: Grid, setting: SetGrid, x: float, y: float, first: int, last: int) -> float:
        """Rows `first` up to `last`, below the header rows again where the grid goes on from another page."""
        if first == 0 and grid.id is not None:
            self.canvas.destination(grid.id, self.galley.page.left, y)
        if first >= setting.header_rows > 0:
            for row in setting.rows[: setting.header_rows]:
                self._draw_row(row, x, y, is_artifact=True)
                y -= row.height
        for row in setting.rows[first:last]:
            self._draw_row(row, x, y)
            y -= row.height
        return y

    def _draw_row(self, row: SetRow, x: float, y: float, *, is_artifact: bool = False) -> None:
        if row.row.id is not None and not is_artifact and not row.is_continued:
            self.canvas.destination(row.row.id, self.galley.page.left, y)
        for cell in row.cells:
            self._draw_ground(cell.cell, x + cell.x, y, cell.width, row.height)
        for cell in row.cells:
            left = x + cell.x + cell.cell.padding[3]
            for item in cell.items:
                self._draw_item(item, left, y - item.y, is_artifact=is_artifact)

    def _draw_item(self, item: SetItem, x: float, y: float, *, is_artifact: bool) -> None:
        if isinstance(item.item, Picture):
            self._draw_picture(item.item, x + item.item.left, y, is_artifact=is_artifact)
        elif item.setting is not None:
            self._draw_para(item.item, item.setting, x, y, item.first, item.last, is_artifact=is_artifact)

    def _draw_ground(self, cell: Cell, x: float, y: float, width: float, height: float) -> None:
        """A cell's fill and its edges, which stand inside it."""
        bottom = y - height
        if cell.fill is not None:
            self._fill(x, bottom, width, height, cell.fill)
        if cell.top is not None:
            self._fill(x, y - cell.top.width, width, cell.top.width, cell.top.colour)
        if cell.bottom is not None:
            self._fill(x, bottom, width, cell.bottom.width, cell.bottom.colour)
        if cell.left is not None:
            self._fill(x, bottom, cell.left.width, height, cell.left.colour)
        if cell.right is not None:
            self._fill(x + width - cell.right.width, bottom, cell.right.width, height, cell.right.colour)

    def _fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle; outside of marks, so an artifact."""
        box = " ".join(map(decimal, (x, y, width, height)))
        self.canvas._code.append(f"{fill_colour(colour)} {box} re f")
