"""What one reading of a brief collects: faults, ids and who refers to them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefing.diagnostics import Diagnostic, Position, error
from briefing.load.nodes import Node
from briefing.load.suggest import closest, one_of
from briefing.model.edition import PART_NAMES
from briefing.scales.likelihood import PHIA_2025, LikelihoodScale

if TYPE_CHECKING:
    from briefing.load.record import Kind

_SUGGESTIONS = 100
"""Looking for what was meant costs time; a file with more unknown names than this is broken in another way."""

_FEW = 6
"""So many names are listed where none is near."""


OWN_PARTS = frozenset((*PART_NAMES, "grades"))
"""What the program itself makes of a brief, in documents under an id that begins with `part-`."""


class _Broken:
    """The value of what could not be read; its fault has been reported."""

    def __repr__(self) -> str:
        return "BROKEN"

    def __bool__(self) -> bool:
        return False


BROKEN: Final = _Broken()


class Reading:
    """The state of one reading. Faults are collected, never raised."""

    def __init__(
        self,
        path: Path,
        *,
        editions: Collection[str] | None = None,
        rules: Collection[str] | None = None,
    ) -> None:
        self.path = path
        """The file that is read; names of other files are looked up in its folder."""
        self.editions = editions
        """The names that `essential` may give; None for any."""
        self.rules = rules
        """The names that `silence` may give; None for any."""
        self.scale: LikelihoodScale | None = PHIA_2025
        """The scale of likelihood; None where the file names one that does not exist."""
        self.is_recorded = False
        """Whether the brief says what an edition held, which may have been no point at all."""
        self.kinds: tuple[Kind, ...] = ()
        """Every kind of item that the file may hold, to say where a misplaced key belongs."""
        self.marks = 0
        """Of the markup of the texts that have been read."""
        self.diagnostics: list[Diagnostic] = []
        self.files: list[Path] = []
        """The other files that it has read."""
        self.remains: dict[int, Any] = {}
        """What could be read of a node that is not whole, by the node's `id()`: the values of an item's keys, the items
        of a list."""
        self.meant: dict[int, frozenset[str]] = {}
        """The keys that were probably meant by those of a map that it does not have, by the map's `id()`."""
        self.unsure: set[str] = set()
        """The ids of the items among them of which something is missing."""
        self._defined: dict[str, tuple[str, Position]] = {}
        self._named: list[tuple[str, str, Position]] = []
        self._doubted: list[tuple[str, Position]] = []
        self._unknown: set[str] = set()
        self._suggestions = 0

    def report(self, message: str, place: Node | Position, hint: str | None = None) -> None:
        """Collect an error."""
        position = place if isinstance(place, Position) else place.position
        self.diagnostics.append(error(message, position, hint))

    def suggest(self, word: str, names: Collection[str]) -> str | None:
        """The hint that names what was probably meant, or None."""
        name = self.closest(word, names)
        return f"did you mean '{name}'?" if name is not None else None

    def closest(self, word: str, names: Collection[str]) -> str | None:
        """The one of `names` that `word` was probably meant to be, or None."""
        return closest(word, names) if self.may_guess() else None

    def may_guess(self) -> bool:
        """Whether to look for what was meant once more; each call counts."""
        self._suggestions += 1
        return self._suggestions <= _SUGGESTIONS

    def define(self, kind: str, name: str, position: Position) -> bool:
        """Note that `name` is the id of a `kind`; False and an error where something else has it."""
        first = self._defined.setdefault(name, (kind, position))
        if first[1] == position:
            return True
        where = f"line {first[1].line}" if first[1].file == position.file else str(first[1])
        self.report(f"the id '{name}' is used twice", position, f"it belongs to the {first[0]} at {where}")
        return False

    def is_defined(self, kind: str, name: str, position: Position) -> bool:
        """Whether the id `name` is that of the `kind` at `position`, and no other's."""
        return self._defined.get(name) == (kind, position)

    def lose(self, *kinds: str) -> None:
        """Note that some of the ids of `kinds` could not be read, so that none is missed."""
        self._unknown.update(kinds)

    def refer(self, kind: str, name: str, position: Position) -> None:
        """Note that something names the `kind` called `name`."""
        self._named.append((kind, name, position))

    def doubt(self, name: str, position: Position) -> None:
        """Note that something cites the source called `name`, if there is one, in a form that does not."""
        self._doubted.append((name, position))

    def _taker(self, name: str) -> str:
        """What of the program's own making has the id `name`: links lead to both, and Word marks both by it."""
        beginning, _, rest = name.partition("-")
        if beginning == "note" and rest.isdigit():
            return f"note {rest}"
        if beginning == "source" and self._defined.get(rest, ("",))[0] == "source":
            return f"the entry of the source '{rest}'"
        if beginning == "part" and rest in OWN_PARTS:
            return f"the part '{rest}'"
        return ""

    def names(self, kind: str) -> list[str]:
        """The ids of a `kind`."""
        return [name for name, (of, _) in self._defined.items() if of == kind]

    def resolve(self) -> None:
        """Report every name that nothing has, and every id that the program gives itself, once all of the file is
        read."""
        for name, (_, position) in self._defined.items():
            if taker := self._taker(name):
                self.report(
                    f"the id '{name}' is what {taker} is called in the finished files", position, "choose another"
                )
        known: dict[str, list[str]] = {}
        for kind, name, position in self._named:
            if kind in self._unknown:
                continue
            found = self._defined.get(name)
            if found is None:
                if kind not in known:
                    known[kind] = self.names(kind)
                hint = self.suggest(name, known[kind])
                if hint is None and len(known[kind]) <= _FEW:
                    hint = f"the brief has {one_of(known[kind])}" if known[kind] else f"the brief has no {kind}s"
                self.report(f"unknown {kind} '{name}'", position, hint)
            elif found[0] != kind:
                of = found[0]
                self.report(f"'{name}' is no {kind}", position, f"it is the {of} at line {found[1].line}")
        for name, position in self._doubted:
            kind = self._defined.get(name, ("",))[0]
            if kind == "source":
                self.report(f"this does not cite the source '{name}'", position, f"write [@{name}]")
            elif kind == "exhibit":
                self.report(f"this does not refer to the exhibit '{name}'", position, f"write (see [#{name}])")
