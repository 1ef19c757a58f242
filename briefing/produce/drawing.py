"""Drawing editions on as many cores as help: Word files in a second process, PDFs here and in a copy of this process.

The second process is there before a brief is read: it loads what Word files need while this one reads, checks what was
read, is told of the house, and gets each edition as soon as its content is chosen, for this one is busy choosing. A
copy of this process knows how every line breaks without being told, so it draws the PDFs of what is chosen while the
last is being chosen.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping

from briefing.diagnostics import Diagnostic
from briefing.house import House
from briefing.model.brief import Brief
from briefing.produce.alongside import Alongside, Errand, can_work_alongside
from briefing.produce.renderers import LOADING, RENDERERS, Proof, lay_ready
from briefing.produce.report import FormatName
from briefing.render.pdf import Typesetter
from briefing.values import dataclass, replace

Renderers = Mapping[FormatName, Callable[[Proof], bytes]]
COPIED: FormatName = "pdf"
"""The format that a copy of this process can draw best: it needs every line."""
PASSED_ON: FormatName = "docx"
"""The format that a process of its own can draw best: its libraries take long to load."""


@dataclass(frozen=True, slots=True)
class _Order:
    """What the second process is told."""

    number: int
    """Of the house that it is about."""
    house: House | None = None
    """That house, where the second process has not heard of it."""
    proof: Proof | None = None
    """What is to be drawn, without what both processes have; nothing where the house is to be laid ready only."""
    brief: Brief | None = None
    """What is to be checked, and nothing else."""


class SecondProcess:
    """Draws one format beside this process, for any house, and checks briefs."""

    def __init__(self, renderers: Renderers, *, use_cache: bool = True) -> None:
        self._renderers = renderers
        self._use_cache = use_cache
        self._houses: list[House] = []
        """Those that it has been told of."""
        self._typesetters: dict[int, Typesetter] = {}
        """There: one for each of them."""
        self._alongside = Alongside(self._work, LOADING[PASSED_ON])

    def send_brief(self, brief: Brief) -> int:
        """Have `brief` checked; the number to ask for its warnings by."""
        return self._alongside.send(_packed(_Order(0, brief=brief)))

    def warnings(self, number: int) -> tuple[Diagnostic, ...] | None:
        """Those of a brief; None where the process is gone."""
        data = self._alongside.receive(number)
        return None if data is None else pickle.loads(data)  # noqa: S301

    def lay_ready(self, house: House) -> None:
        """Have it make ready what each file of `house` needs, where it has not heard of it."""
        if not any(known is house for known in self._houses):
            self._send(house, None)

    def send(self, proof: Proof) -> int:
        """Have `proof` drawn; the number to ask for it by."""
        galley = proof.galley
        bare = replace(proof, galley=replace(galley, house=None), typesetter=None)  # type: ignore[arg-type]
        return self._send(galley.house, bare)

    def receive(self, number: int) -> bytes | None:
        """What was drawn; None where that failed, or the process is gone."""
        return self._alongside.receive(number)

    def settle(self) -> None:
        """Forget what nobody has asked for."""
        self._alongside.settle()

    def close(self) -> None:
        """Let the process go."""
        self._alongside.close()

    def _send(self, house: House, proof: Proof | None) -> int:
        number = next((at for at, known in enumerate(self._houses) if known is house), len(self._houses))
        is_new = number == len(self._houses)
        if is_new:
            self._houses.append(house)
        return self._alongside.send(_packed(_Order(number, house if is_new else None, proof)))

    def _work(self, data: bytes) -> bytes:
        order: _Order = pickle.loads(data)  # noqa: S301 (what this program has packed, never on a disk)
        if order.brief is not None:
            from briefing.check import check_brief

            return _packed(check_brief(order.brief))
        if order.house is not None:
            self._typesetters[order.number] = Typesetter(order.house, use_cache=self._use_cache)
        typesetter = self._typesetters[order.number]
        if order.proof is None:
            lay_ready(typesetter)
            return b""
        galley = replace(order.proof.galley, house=typesetter.house)
        return self._renderers[PASSED_ON](replace(order.proof, galley=galley, typesetter=typesetter))


def _packed(told: object) -> bytes:
    return pickle.dumps(told, pickle.HIGHEST_PROTOCOL)


def begin_second(renderers: Renderers, *, use_cache: bool = True) -> SecondProcess | None:
    """A second process, where one helps."""
    return SecondProcess(renderers, use_cache=use_cache) if can_work_alongside() else None


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
    """Draws proofs."""

    def __init__(self, renderers: Renderers = RENDERERS, second: SecondProcess | None = None) -> None:
        """`second` draws one of the formats, where it is there."""
        self._renderers = renderers
        self._second = second
        self._waiting: list[Commission] = []
        """Whose PDFs nobody draws yet."""
        self._errands: list[Errand] = []

    def hand_in(self, proof: Proof, formats: tuple[FormatName, ...]) -> Commission:
        """Have `proof` drawn in `formats`."""
        commission = Commission(proof, formats)
        if self._second and PASSED_ON in formats:
            commission.number = self._second.send(proof)
        if COPIED in formats:
            self._waiting.append(commission)
        return commission

    def draw_ahead(self) -> None:
        """Have a copy of this process draw the PDFs of what has been handed in, while this one does something else."""
        waiting, self._waiting = self._waiting, []
        if not waiting or not can_work_alongside():
            return
        LOADING[COPIED]()
        errand = Errand([_drawing(self._renderers[COPIED], commission.proof) for commission in waiting])
        self._errands.append(errand)
        for place, commission in enumerate(waiting):
            commission.share = errand, place

    def draw(self, commission: Commission, form: FormatName) -> bytes:
        """The file of one format."""
        made = None
        if form == COPIED and commission.share is not None:
            errand, place = commission.share
            made = errand.result(place)
        elif form == PASSED_ON and self._second and commission.number:
            made = self._second.receive(commission.number)
        return made or self._renderers[form](commission.proof)

    def close(self) -> None:
        """Let the copies go, and forget what nobody has asked for."""
        for errand in self._errands:
            errand.close()
        self._errands.clear()
        self._waiting.clear()


def _drawing(renderer: Callable[[Proof], bytes], proof: Proof) -> Callable[[], bytes]:
    return lambda: renderer(proof)
