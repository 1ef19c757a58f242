"""A page from outside: what is refused, and what is taken off it, so that it can be an artifact of an archival file.

The clauses are those of ISO 19005-3. Its content streams lose their marked content, for nothing is tagged inside an
artifact (ISO 14289-1, 7.1), and keep only the resources that they use.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pikepdf

from briefing.render.pdf.foreign import Refused
from briefing.render.pdf.foreign.colours import SPECIAL_SPACES, check_colour, check_image
from briefing.render.pdf.foreign.inline import inline_image
from briefing.render.pdf.foreign.limits import DEEPEST_STATE
from briefing.render.pdf.foreign.operators import check_operands
from briefing.render.pdf.foreign.showing import Showing, ShownFonts

LARGEST_CONTENT = 64 * 1024 * 1024
"""How much all streams of the file may unpack to."""
LARGEST_DRAWING = 2 * 1024 * 1024
"""How many bytes of drawing are looked through, each form as often as it is drawn."""
FORM_COSTS = 2048
"""What a form counts for beside its bytes."""
MOST_OBJECTS = 20_000
DEEPEST_FORMS = 20
STREAM = re.compile(rb"(?<!end)stream\r?\n")
PACKED_TWICE = re.compile(rb"/(?:Flate|LZW|RunLength)Decode[^>]*/(?:Flate|LZW|RunLength)Decode")
ACTIONS = {"/JavaScript": "JavaScript", "/Launch": "an action that starts a program", "/ImportData": "an action"}
ANNOTATIONS_LEFT_OUT = frozenset({"/Link", "/Popup"})
MARKED_CONTENT = frozenset({"BMC", "BDC", "EMC", "MP", "DP", "BX", "EX"})
RESOURCES = {
    "Do": "/XObject",
    "gs": "/ExtGState",
    "Tf": "/Font",
    "sh": "/Shading",
    "cs": "/ColorSpace",
    "CS": "/ColorSpace",
}
"""Which resources the operator's first operand names."""
DEVICE_SPACES = frozenset({"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"})
INTENTS = frozenset({"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"})
# fmt: off
BLEND_MODES = frozenset({
    "/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge",
    "/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation", "/Color",
    "/Luminosity",
})
STATE_KEYS = frozenset({
    "/Type", "/LW", "/LC", "/LJ", "/ML", "/D", "/FL", "/SA", "/BM", "/SMask", "/CA", "/ca", "/AIS", "/TK",
})
# fmt: on


def check_size(data: bytes, largest: int = LARGEST_CONTENT) -> None:
    """Refuses a file that unpacks to more than `largest` bytes, before any reader unpacks it."""
    left = largest
    whole = memoryview(data)
    for number, found in enumerate(STREAM.finditer(data)):
        if number > MOST_OBJECTS:
            raise Refused(f"it holds more than {MOST_OBJECTS} objects")
        before = data[max(0, found.start() - 2048) : found.start()]
        dictionary = before[before.rfind(b" obj") + 1 :]
        if b"/LZWDecode" in dictionary or PACKED_TWICE.search(dictionary) or re.search(rb"/Filter[^>]*#", dictionary):
            raise Refused("its streams are packed in an unusual way")
        unpacker = zlib.decompressobj()
        try:
            left -= len(unpacker.decompress(whole[found.end() :], left + 1))
        except zlib.error:
            continue
        if left < 0:
            raise Refused(f"it unpacks to more than {largest // 1024 // 1024} MB")


def check_document(pdf: pikepdf.Pdf) -> None:
    """Refuses a document that is not one plain page."""
    if pdf.is_encrypted:
        raise Refused("it is encrypted")
    if len(pdf.objects) > MOST_OBJECTS:
        raise Refused(f"it holds more than {MOST_OBJECTS} objects")
    if len(pdf.pages) != 1:
        raise Refused(f"it has {len(pdf.pages)} pages, not one")
    for thing in pdf.objects:
        _check_actions(thing, 0)
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and len(form.get("/Fields", ())) > 0:
        raise Refused("it has form fields")
    if "/OCProperties" in pdf.Root:
        raise Refused("it has layers: flatten them before exporting")
    for annotation in pdf.pages[0].get("/Annots", ()):
        kind = str(annotation.get("/Subtype"))
        if kind not in ANNOTATIONS_LEFT_OUT:
            raise Refused(f"something lies on its page that would be lost (an annotation of kind {kind[1:]})")


def _check_actions(thing: object, depth: int) -> None:
    """Refuses JavaScript and actions that do more than lead somewhere (6.6.1), also inside direct objects."""
    if depth > DEEPEST_FORMS:
        raise Refused("its objects nest too deep")
    if isinstance(thing, pikepdf.Array):
        values: Iterable[object] = thing
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        action = str(thing.get("/S", ""))
        if action in ACTIONS or "/JS" in thing:
            raise Refused(f"it holds {ACTIONS.get(action, 'JavaScript')}")
        values = (value for _, value in thing.items())
    else:
        return
    for value in values:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            _check_actions(value, depth + 1)


class Room:
    """How much of a page's drawing may still be looked through, and the fonts that were seen so far."""

    def __init__(self, left: int = LARGEST_DRAWING) -> None:
        self.left = left
        self.fonts = ShownFonts()

    def take(self, size: int) -> None:
        """Raises Refused where that is too much."""
        self.left -= size + FORM_COSTS
        if self.left < 0:
            raise Refused(f"its page is drawn with more than {LARGEST_DRAWING // 1024 // 1024} MB")


def clean_form(
    form: pikepdf.Object,
    inherited: pikepdf.Object | None = None,
    depth: int = 0,
    room: Room | None = None,
    saved: int = 0,
) -> None:
    """Checks a form, or a tiling pattern, and all that it draws, and takes the marked content out of it.

    `saved` is how many graphics states are saved where it is drawn.
    """
    if depth > DEEPEST_FORMS:
        raise Refused("its drawings nest too deep")
    whole, room = room is None, room or Room()
    room.take(len(form.read_bytes()))
    resources = form.get("/Resources", inherited if inherited is not None else pikepdf.Dictionary())
    code = _Code(resources, saved)
    for instruction in pikepdf.parse_content_stream(form):
        code.take(instruction)
    pruned = pikepdf.Dictionary()
    for category, names in code.used.items():
        held = resources.get(category, pikepdf.Dictionary())
        missing = next((name for name in sorted(names) if name not in held), None)
        if missing is not None:  # a reader would look for it on our own page
            raise Refused(f"its page draws with '{missing[:40]}', which the file does not hold")
        pruned[category] = pikepdf.Dictionary({name: held[name] for name in sorted(names)})
        for name, value in pruned[category].items():
            if category == "/Font":
                room.fonts.add(value, code.showing.codes[name])
            else:
                _check_resource(category, value, _Drawing(resources, depth, room, code.deepest))
    group = form.get("/Group")
    if isinstance(group, pikepdf.Dictionary) and "/CS" in group:
        check_colour(group.CS)
    form.write(code.written())
    form.Resources = pruned
    if whole:
        room.fonts.check()


class _Drawing(NamedTuple):
    """The form whose resources are looked at."""

    resources: pikepdf.Object
    depth: int
    room: Room
    saved: int
    """How many graphics states are saved at the most where it draws something."""

    def clean(self, form: pikepdf.Object) -> None:
        """The same for a form that it draws, which saves a state of its own."""
        clean_form(form, self.resources, self.depth + 1, self.room, self.saved + 1)


class _Code:
    """The code of a form, instruction by instruction, without what an archive forbids."""

    def __init__(self, resources: pikepdf.Object, saved: int) -> None:
        self.used: defaultdict[str, set[str]] = defaultdict(set)
        """The names of the resources that it uses, by category."""
        self.showing = Showing(resources.get("/Font", pikepdf.Dictionary()))
        self.deepest = saved
        self._saved = saved
        self._state = 0
        self._parts: list[bytes] = []
        self._kept: list[pikepdf.ContentStreamInstruction] = []

    def take(self, instruction: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> None:
        """Adds an instruction, or leaves it out. Raises Refused for one that cannot be drawn."""
        operator = str(instruction.operator)
        if operator in MARKED_CONTENT:
            return
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            self._flush()
            self._parts.append(inline_image(instruction.iimage))
            return
        operands = list(instruction.operands)
        check_operands(operator, operands)
        if operator == "Q" and not self._state:
            return
        self._state += {"q": 1, "Q": -1}.get(operator, 0)
        self.deepest = max(self.deepest, self._saved + self._state)
        if self.deepest > DEEPEST_STATE:
            raise Refused(f"its graphics state is saved more than {DEEPEST_STATE} times")
        _note_use(operator, operands, self.used)
        self.showing.note(operator, operands)
        self._kept.append(instruction)

    def written(self) -> bytes:
        """What was taken; each state that was saved is restored."""
        self._flush()
        return b"\n".join([*self._parts, *[b"Q"] * self._state])

    def _flush(self) -> None:
        if self._kept:
            self._parts.append(pikepdf.unparse_content_stream(self._kept))
            self._kept = []


def _note_use(operator: str, operands: Sequence[pikepdf.Object], used: defaultdict[str, set[str]]) -> None:
    """Notes the resource that an operator names."""
    if operator in RESOURCES and len(operands):
        named = str(operands[0])
        if operator in {"cs", "CS"} and named in DEVICE_SPACES:
            check_colour(operands[0], SPECIAL_SPACES)
        else:
            used[RESOURCES[operator]].add(named)
    elif operator in {"scn", "SCN"} and len(operands) and isinstance(operands[-1], pikepdf.Name):
        used["/Pattern"].add(str(operands[-1]))
    elif operator == "ri" and (not len(operands) or str(operands[0]) not in INTENTS):
        raise Refused("it asks for a rendering intent that does not exist")


def _check_resource(category: str, value: pikepdf.Object, drawing: _Drawing) -> None:
    """Refuses what an archival file may not hold, and cleans the forms that a resource draws."""
    match category:
        case "/ColorSpace":
            check_colour(value, SPECIAL_SPACES)
        case "/Shading":
            check_colour(value.get("/ColorSpace"))
        case "/Pattern" if value.get("/PatternType") == 2:
            check_colour(value.Shading.get("/ColorSpace"))
        case "/Pattern":
            drawing.clean(value)
        case "/ExtGState":
            _check_state(value, drawing)
        case "/XObject" if value.get("/Subtype") == pikepdf.Name.Image:
            check_image(value)
        case "/XObject" if value.get("/Subtype") == pikepdf.Name.Form and "/PS" not in value and "/Ref" not in value:
            drawing.clean(value)
        case _:
            raise Refused("it draws something that is neither a picture nor a drawing")


def _check_state(state: pikepdf.Object, drawing: _Drawing) -> None:
    """Refuses blend modes that do not exist (6.2.9), takes transfer functions and halftones (6.2.5) and overprinting
    (6.2.4.2) off, which mean nothing in RGB, and cleans the form behind a soft mask."""
    for key in set(state.keys()) - STATE_KEYS:
        del state[key]
    mode = state.get("/BM", pikepdf.Name.Normal)
    if str(mode) not in BLEND_MODES:
        raise Refused("it uses an unknown blend mode")
    mask = state.get("/SMask")
    if isinstance(mask, pikepdf.Dictionary):
        drawing.clean(mask.G)
