"""A PDF read aloud: its words in the order of the structure, as a screen reader takes them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

import pikepdf

from tests.render.pdf.structure_check import kids, tag

LETTERS = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def letters_of(font: pikepdf.Object) -> dict[int, str]:
    """What each code of a composite font stands for (ISO 32000-1, 9.10.3)."""
    found = {}
    for part in re.findall(r"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes().decode("latin-1"), re.DOTALL):
        for code, letters in LETTERS.findall(part):
            found[int(code, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    return found


def words_of_marks(pdf: pikepdf.Pdf) -> dict[tuple[tuple[int, int], int], str]:
    """The words of each mark, by its page and MCID."""
    words: defaultdict[tuple[tuple[int, int], int], str] = defaultdict(str)
    known: dict[tuple[int, int], dict[int, str]] = {}
    for page in pdf.pages:
        mcid, letters = None, {}
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC":
                    mcid = operands[1].get("/MCID")
                case "EMC":
                    mcid = None
                case "Tf":
                    font = page.Resources.Font[str(operands[0])]
                    letters = known.setdefault(font.objgen, {}) or known[font.objgen]
                    if not letters:
                        letters.update(letters_of(font))
                case "Tj" | "TJ" if mcid is not None:
                    shown = operands[0] if str(operator) == "TJ" else [operands[0]]
                    for piece in shown:
                        if isinstance(piece, pikepdf.String):
                            raw = bytes(piece)
                            codes = (int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2))
                            words[page.objgen, int(mcid)] += "".join(letters[code] for code in codes)
    return words


def read_aloud(pdf: pikepdf.Pdf, skip: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Each stretch of words with the path of its element, in reading order; nothing of elements whose path is skipped.

    A path is the tags of an element and its parents, innermost first: `Lbl LI L Document`. It is skipped where its
    beginning is in `skip`.
    """
    words = words_of_marks(pdf)

    def read(element: pikepdf.Object, path: str) -> Iterator[tuple[str, str]]:
        if any(f"{path} ".startswith(f"{beginning} ") for beginning in skip):
            return
        for kid in kids(element):
            if isinstance(kid, int):
                yield path, words[element.Pg.objgen, kid]
            elif "/S" in kid:
                yield from read(kid, f"{tag(kid)} {path}")
            elif "/MCID" in kid:
                yield path, words[kid.Pg.objgen, int(kid.MCID)]

    root = pdf.Root.StructTreeRoot.K[0]
    yield from read(root, tag(root))
