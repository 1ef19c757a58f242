"""Drawing the editions of a press: Word files in a second process where one helps, everything else here."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from io import BytesIO
from types import TracebackType

from briefing.produce.alongside import Alongside, can_work_alongside
from briefing.produce.press import Press
from briefing.produce.renderers import Proof
from briefing.produce.report import FormatName

Renderers = Mapping[FormatName, Callable[[Proof], bytes]]


class Commission:
    """An edition to be drawn in some formats."""

    def __init__(self, proof: Proof, formats: tuple[FormatName, ...]) -> None:
        self.proof = proof
        self.formats = formats
        self.numbers: dict[FormatName, int] = {}
        """What the second process was asked for, by format."""


class DrawingOffice:
    """Draws proofs of `press`. Hand all of them in before you ask for the first."""

    def __init__(self, press: Press, renderers: Renderers, formats: tuple[FormatName, ...], editions: int) -> None:
        self._press = press
        self._renderers = renderers
        self._left = editions * len(formats)
        self._alongside: Alongside | None = None
        self._passed_on: FormatName = "docx" if "docx" in formats else "pdf"
        if self._left > 1 and can_work_alongside():
            self._alongside = Alongside(self._work)

    def hand_in(self, proof: Proof, formats: tuple[FormatName, ...]) -> Commission:
        """Have `proof` drawn in `formats`."""
        commission = Commission(proof, formats)
        self._left -= len(formats)
        if self._alongside and self._passed_on in formats and (len(formats) > 1 or self._left):
            commission.numbers[self._passed_on] = self._alongside.send(self._packed(proof))
        return commission

    def draw(self, commission: Commission, form: FormatName) -> bytes:
        """The file of one format."""
        made = None
        if self._alongside and form in commission.numbers:
            made = self._alongside.receive(commission.numbers.pop(form))
        return made or self._renderers[form](commission.proof)

    def __enter__(self) -> DrawingOffice:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._alongside:
            self._alongside.close()
            self._alongside = None

    def _work(self, data: bytes) -> bytes:
        return self._renderers[self._passed_on](self._unpacked(data))

    def _packed(self, proof: Proof) -> bytes:
        """`proof` without what both processes have."""
        shared = {id(known): name for name, known in self._shared().items()}
        file = BytesIO()
        pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
        pickler.persistent_id = lambda known: shared.get(id(known))  # type: ignore[method-assign]
        pickler.dump(proof)
        return file.getvalue()

    def _unpacked(self, data: bytes) -> Proof:
        shared = self._shared()
        unpickler = pickle.Unpickler(BytesIO(data))  # noqa: S301 (what this program has packed, never on a disk)
        unpickler.persistent_load = lambda name: shared[str(name)]  # type: ignore[method-assign]
        proof: Proof = unpickler.load()
        return proof

    def _shared(self) -> dict[str, object]:
        return {"house": self._press.house, "typesetter": self._press.typesetter}
