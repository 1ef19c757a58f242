"""The bytes of PDF's basic objects (ISO 32000-1, 7.3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

REGULAR = frozenset(b"!\"$&'*+,-.0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ\\^_`abcdefghijklmnopqrstuvwxyz|~")
"""The characters that a name holds as they are (7.3.5); all others are written as `#` and two hexadecimal digits."""


def encoded(text: str) -> bytes:
    """The bytes of a text string (7.9.2.2): ASCII where that is enough, else UTF-16BE behind its byte order mark."""
    if text.isascii() and text.isprintable():
        return text.encode("ascii")
    return b"\xfe\xff" + text.encode("utf-16-be", "replace")


def string(raw: bytes) -> bytes:
    """A literal string (7.3.4.2). A bare CR would be read as LF, so it is escaped."""
    escaped = raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")
    return b"(" + escaped + b")"


def text_string(text: str) -> bytes:
    return string(encoded(text))


def name(text: str) -> bytes:
    """A name with its solidus."""
    return b"/" + b"".join(b"%c" % c if c in REGULAR else b"#%02X" % c for c in text.encode("utf-8"))


def number(value: float) -> bytes:
    """A number to a thousandth of a point."""
    if isinstance(value, int):
        return b"%d" % value
    shown = f"{value:.3f}".rstrip("0").rstrip(".")
    return b"0" if shown == "-0" else shown.encode("ascii")


def array(items: Iterable[bytes]) -> bytes:
    return b"[" + b" ".join(items) + b"]"


def rectangle(rect: tuple[float, float, float, float]) -> bytes:
    """A rectangle (7.9.5): left, bottom, right, top in default user space."""
    return array(map(number, rect))


def reference(object_number: int) -> bytes:
    return b"%d 0 R" % object_number


def in_utc(moment: datetime) -> datetime:
    """`moment` in UTC; a naive one is taken as it stands."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def date(moment: datetime) -> bytes:
    """A date string (7.9.4), in UTC."""
    m = in_utc(moment)
    return b"(D:%04d%02d%02d%02d%02d%02dZ)" % (m.year, m.month, m.day, m.hour, m.minute, m.second)
