"""Drawing editions on as many cores as help: Word files in a second process, PDFs here and in a copy of this process.

The second process is there from the beginning and gets each edition as soon as its content is chosen, for this one is
busy choosing. Once all is chosen, this one knows how every line breaks; a copy of it knows that, too, and takes a share
of the PDFs without being told anything.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Mapping
from io import BytesIO

from briefing.produce.alongside import Alongside, Errand, can_work_alongside
from briefing.produce.renderers import PREPARATIONS, Proof
from briefing.produce.report import FormatName
from briefing.render.pdf import Typesetter

Renderers = Mapping[FormatName, Callable[[Proof], bytes]]
COPIED: FormatName = "pdf"
"""The format that a copy of this process can draw best: it needs every line."""
PASSED_ON: FormatName = "docx"
"""The format that a process of its own can draw best: its libraries take long to load."""


class Commission:
    """An edition to be drawn in some formats."""

    def __init__(self, proof: Proof, formats: tuple[FormatName, ...]) -> None:
        self.proof = proof
        self.formats = formats
        self.number = 0
        """What the second process was asked for; 0 for nothing."""
        self.share: tuple[Errand, int] | None = None
        """The copy that draws its PDF, and the PDF's place among those."""


class DrawingOffice:
    """Draws proofs set by one typesetter. Hand all of them in before you ask for the first."""

    def __init__(self, typesetter: Typesetter, renderers: Renderers) -> None:
        self._typesetter = typesetter
        self._renderers = renderers
        self._alongside: Alongside | None = None
        self._waiting: list[Commission] = []
        """Whose PDFs nobody draws yet."""
        self._errands: list[Errand] = []

    def expect(self, formats: tuple[FormatName, ...], editions: int) -> None:
        """Be ready for so many editions in `formats`."""
        if self._alongside is None and PASSED_ON in formats and len(formats) * editions > 1 and can_work_alongside():
            self._alongside = Alongside(self._work, lambda: PREPARATIONS[PASSED_ON](self._typesetter))

    def hand_in(self, proof: Proof, formats: tuple[FormatName, ...]) -> Commission:
        """Have `proof` drawn in `formats`."""
        commission = Commission(proof, formats)
        if self._alongside and PASSED_ON in formats:
            commission.number = self._alongside.send(self._packed(proof))
        if COPIED in formats:
            self._waiting.append(commission)
        return commission

    def draw(self, commission: Commission, form: FormatName) -> bytes:
        """The file of one format."""
        made = None
        if form == COPIED:
            self._share_out()
            if commission.share is not None:
                errand, place = commission.share
                made = errand.result(place)
        elif self._alongside and commission.number:
            made = self._alongside.receive(commission.number)
        return made or self._renderers[form](commission.proof)

    def settle(self) -> None:
        """Forget what nobody has asked for; keep the second process for what comes."""
        if self._alongside:
            self._alongside.settle()
        for errand in self._errands:
            errand.close()
        self._errands.clear()
        self._waiting.clear()

    def close(self) -> None:
        """Let all that draw for it go."""
        for errand in self._errands:
            errand.close()
        self._errands.clear()
        if self._alongside:
            self._alongside.close()
            self._alongside = None

    def _share_out(self) -> None:
        """Send copies of this process to draw some of the PDFs that wait; the others are drawn here."""
        waiting, self._waiting = self._waiting, []
        if len(waiting) < 2 or not can_work_alongside():
            return
        PREPARATIONS[COPIED](self._typesetter)
        # From the longest to the shortest, each to whoever has the least to do; the first of them is this process.
        hands = min(len(waiting), len(os.sched_getaffinity(0)))
        loads: list[list[Commission]] = [[] for _ in range(hands)]
        for commission in sorted(waiting, key=lambda each: -each.proof.fit.pages):
            min(loads, key=_pages).append(commission)
        for load in loads[1:]:
            errand = Errand([_drawing(self._renderers[COPIED], commission.proof) for commission in load])
            self._errands.append(errand)
            for place, commission in enumerate(load):
                commission.share = errand, place

    def _work(self, data: bytes) -> bytes:
        return self._renderers[PASSED_ON](self._unpacked(data))

    def _packed(self, proof: Proof) -> bytes:
        """`proof` without what both processes have."""
        file = BytesIO()
        _Packer(file, self._shared()).dump(proof)
        return file.getvalue()

    def _unpacked(self, data: bytes) -> Proof:
        proof: Proof = _Unpacker(BytesIO(data), self._shared()).load()
        return proof

    def _shared(self) -> dict[str, object]:
        return {"house": self._typesetter.house, "typesetter": self._typesetter}


class _Packer(pickle.Pickler):
    """Packs all but what is shared, which it names."""

    def __init__(self, file: BytesIO, shared: Mapping[str, object]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._names = {id(known): name for name, known in shared.items()}

    def persistent_id(self, known: object) -> str | None:
        return self._names.get(id(known))


class _Unpacker(pickle.Unpickler):
    """Unpacks what this program has packed, never from a disk."""

    def __init__(self, file: BytesIO, shared: Mapping[str, object]) -> None:
        super().__init__(file)
        self._shared = shared

    def persistent_load(self, name: str) -> object:
        return self._shared[name]


def _pages(load: list[Commission]) -> int:
    return sum(commission.proof.fit.pages for commission in load)


def _drawing(renderer: Callable[[Proof], bytes], proof: Proof) -> Callable[[], bytes]:
    return lambda: renderer(proof)
