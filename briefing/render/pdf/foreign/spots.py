"""Spot colours of a page from outside: in one file each name has one meaning (ISO 19005-3, 6.2.4.4)."""

from __future__ import annotations

from hashlib import sha256

import pikepdf

from briefing.render.pdf.foreign import Refused


def check_spot_colours(form: pikepdf.Object) -> None:
    """Refuses a form that draws with two colours of one name, be it in what it draws, shades or paints with: the same
    name has the same alternate space and the same function to it.
    """
    definitions, found = _Definitions(), dict[str, bytes]()
    waiting, seen = [form], set[tuple[int, int]]()
    while waiting:
        thing = waiting.pop()
        if thing.is_indirect:
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        if _is_spot(thing):
            name = str(thing[1])
            if found.setdefault(name, meaning := definitions.of(thing)) != meaning:
                raise Refused(f"two of its spot colours have the name '{name[1:41]}' and differ: export it in RGB")
        waiting += _held(thing)


def _is_spot(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Array) and len(thing) == 4 and thing[0] == pikepdf.Name.Separation


def _held(thing: pikepdf.Object) -> list[pikepdf.Object]:
    """The objects in an array, a dictionary or a stream."""
    if isinstance(thing, pikepdf.Array):
        values: list[object] = list(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        values = [value for _, value in thing.items()]
    else:
        return []
    return [value for value in values if isinstance(value, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream)]


class _Definitions:
    """What objects say, whether they say it here or elsewhere in the file."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], bytes | None] = {}
        """By object; None while it is read."""

    def of(self, thing: object) -> bytes:
        if not isinstance(thing, pikepdf.Object):
            return repr(thing).encode()
        if not thing.is_indirect:
            return self._read(thing)
        if thing.objgen not in self._known:
            self._known[thing.objgen] = None
            self._known[thing.objgen] = self._read(thing)
        known = self._known[thing.objgen]
        if known is None:
            raise Refused("one of its spot colours is defined by itself")
        return known

    def _read(self, thing: pikepdf.Object) -> bytes:
        digest = sha256(type(thing).__name__.encode())
        if isinstance(thing, pikepdf.Array):
            parts = [self.of(value) for value in thing]
        elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            parts = [key.encode() + self.of(value) for key, value in sorted(thing.items()) if key != "/Length"]
            if isinstance(thing, pikepdf.Stream):
                parts.append(thing.read_raw_bytes())
        else:
            parts = [thing.unparse(resolved=True)]
        for part in parts:
            digest.update(len(part).to_bytes(8, "big") + part)
        return digest.digest()
