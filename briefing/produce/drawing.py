"""Drawing editions on as many cores as help: Word files in a second process, PDFs here and in a copy of this process.

The second process is there before anything is read. It reads the briefs while this one loads what chooses and sets,
loads what Word files need, checks what it has read, is told of the house, and gets each edition as soon as its content
is chosen, for this one is busy choosing. A copy of this process knows how nearly every line breaks without being told,
so it draws the PDFs of what is chosen while the last is being chosen, and then that one's.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any

from briefing.diagnostics import Diagnostic
from briefing.load.noting import note_again, noting
from briefing.produce.alongside import Alongside, can_work_alongside
from briefing.produce.renderers import RENDERERS, Proof, lay_ready, load_docx
from briefing.produce.report import FormatName
from briefing.values import replace

if TYPE_CHECKING:
    from briefing.house import House
    from briefing.model.brief import Brief
    from briefing.produce.briefs import Read
    from briefing.render.pdf import Typesetter

Renderers = Mapping[FormatName, Callable[[Proof], bytes]]
COPIED: FormatName = "pdf"
"""The format that a copy of this process can draw best: it needs every line."""
PASSED_ON: FormatName = "docx"
"""The format that a process of its own can draw best: its libraries take long to load."""


class SecondProcess:
    """Reads and checks briefs beside this process, and draws one format, for any house."""

    def __init__(self, renderers: Renderers, *, use_cache: bool = True) -> None:
        self._renderers = renderers
        self._use_cache = use_cache
        self._houses: list[House] = []
        """Those that it has been told of."""
        self._readings: dict[str, int] = {}
        """The numbers to ask for briefs by, of those that it was asked to read."""
        self._typesetters: dict[int, Typesetter] = {}
        """There: one for each house."""
        self._briefs: dict[str, Brief] = {}
        """There: those that it has read."""
        self._alongside = Alongside(self._work)

    def expect(self, paths: Iterable[str | PathLike[str]]) -> None:
        """Have the briefs at `paths` read, and then loaded what drawing needs."""
        for path in paths:
            self._readings[fspath(path)] = self._send("read", fspath(path))
        self._send("load")

    def read(self, path: str | PathLike[str]) -> Read | None:
        """The brief at `path`; None where the process was not asked to read it, or is gone."""
        number = self._readings.pop(fspath(path), 0)
        data = self._alongside.receive(number) if number else None
        if data is None:
            return None
        found, notes = pickle.loads(data)  # noqa: S301 (what this program has packed, never on a disk)
        note_again(notes)
        return found  # type: ignore[no-any-return]

    def check(self, path: str | PathLike[str]) -> int:
        """Have the brief checked that was read at `path`; the number to ask for its warnings by."""
        return self._send("check", fspath(path))

    def warnings(self, number: int) -> tuple[Diagnostic, ...] | None:
        """Those of a brief; None where it was not read there, or the process is gone."""
        data = self._alongside.receive(number)
        return None if data is None else pickle.loads(data)  # noqa: S301

    def lay_ready(self, house: House) -> None:
        """Have it make ready what each file of `house` needs, where it has not heard of it."""
        if not any(known is house for known in self._houses):
            self._houses.append(house)
            self._send("house", len(self._houses) - 1, house)

    def send(self, proof: Proof) -> int:
        """Have `proof` drawn; the number to ask for it by."""
        house = proof.galley.house
        self.lay_ready(house)
        number = next(at for at, known in enumerate(self._houses) if known is house)
        return self._send("draw", number, _bare(proof))

    def receive(self, number: int) -> bytes | None:
        """What was drawn; None where that failed, or the process is gone."""
        return self._alongside.receive(number)

    def settle(self) -> None:
        """Forget what nobody has asked for."""
        self._alongside.settle()

    def close(self) -> None:
        """Let the process go."""
        self._alongside.close()

    def _send(self, *order: object) -> int:
        return self._alongside.send(_packed(order))

    def _work(self, data: bytes) -> bytes:
        order: tuple[Any, ...] = pickle.loads(data)  # noqa: S301 (what this program has packed, never on a disk)
        match order:
            case "read", path:
                return self._read(path)
            case ("load",):
                load_docx()
            case "check", path:
                from briefing.check import check_brief

                return _packed(check_brief(self._briefs[path]))
            case "house", number, house:
                from briefing.render.pdf import Typesetter

                self._typesetters[number] = Typesetter(house, use_cache=self._use_cache)
                lay_ready(self._typesetters[number])
            case "draw", number, proof:
                return self._renderers[PASSED_ON](_whole(proof, self._typesetters[number]))
        return b""

    def _read(self, path: str) -> bytes:
        from briefing.produce.reading import read

        self._briefs.pop(path, None)
        with noting() as notes:
            found = read(path)
        if found.brief is not None:
            self._briefs[path] = found.brief
        return _packed((replace(found, draft=None), notes))


class Copy:
    """A copy of this process that draws one format of what has been handed in, and of what is sent to it later."""

    def __init__(self, draw: Callable[[Proof], bytes], known: Sequence[Proof]) -> None:
        """It begins with those that are `known`, which it need not be sent."""
        self._draw = draw
        self._known = known
        self._alongside = Alongside(self._work)
        self.numbers = [self._alongside.send(_packed(place)) for place in range(len(known))]
        """To ask for these by."""

    def send(self, proof: Proof) -> int:
        """Have another one drawn, in the house of those that are known; the number to ask for it by."""
        return self._alongside.send(_packed(_bare(proof)))

    def receive(self, number: int) -> bytes | None:
        """What was drawn; None where that failed, or the process is gone."""
        return self._alongside.receive(number)

    def close(self) -> None:
        """Let the process go."""
        self._alongside.close()

    def _work(self, data: bytes) -> bytes:
        order: int | Proof = pickle.loads(data)  # noqa: S301 (what this program has packed, never on a disk)
        if isinstance(order, int):
            return self._draw(self._known[order])
        return self._draw(_whole(order, self._known[0].typesetter))


def _bare(proof: Proof) -> Proof:
    """`proof` without what every process has."""
    return replace(proof, galley=replace(proof.galley, house=None), typesetter=None)  # type: ignore[arg-type]


def _whole(bare: Proof, typesetter: Typesetter) -> Proof:
    """A bare proof with what this process has."""
    return replace(bare, galley=replace(bare.galley, house=typesetter.house), typesetter=typesetter)


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
        self.place = 0
        """What the copy was asked for; 0 for nothing."""


class DrawingOffice:
    """Draws proofs of one house."""

    def __init__(self, renderers: Renderers = RENDERERS, second: SecondProcess | None = None) -> None:
        """`second` draws one of the formats, where it is there."""
        self._renderers = renderers
        self._second = second
        self._waiting: list[Commission] = []
        """Whose PDFs nobody draws yet."""
        self._copy: Copy | None = None

    def hand_in(self, proof: Proof, formats: tuple[FormatName, ...]) -> Commission:
        """Have `proof` drawn in `formats`."""
        commission = Commission(proof, formats)
        if self._second and PASSED_ON in formats:
            commission.number = self._second.send(proof)
        if COPIED in formats and self._copy:
            commission.place = self._copy.send(proof)
        elif COPIED in formats:
            self._waiting.append(commission)
        return commission

    def draw_ahead(self) -> None:
        """Have a copy of this process draw the PDFs of what has been handed in, while this one does something else."""
        if not self._waiting or not can_work_alongside():
            return
        self._copy = Copy(self._renderers[COPIED], [commission.proof for commission in self._waiting])
        for commission, number in zip(self._waiting, self._copy.numbers, strict=True):
            commission.place = number
        self._waiting.clear()

    def draw(self, commission: Commission, form: FormatName) -> bytes:
        """The file of one format."""
        made = None
        if form == COPIED and self._copy and commission.place:
            made = self._copy.receive(commission.place)
        elif form == PASSED_ON and self._second and commission.number:
            made = self._second.receive(commission.number)
        return made or self._renderers[form](commission.proof)

    def close(self) -> None:
        """Let the copy go, and forget what nobody has asked for."""
        if self._copy:
            self._copy.close()
            self._copy = None
        self._waiting.clear()
