"""Reading the bytes of a file that anybody may have written, and their letters."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from briefing.diagnostics import Diagnostic, Position, error
from briefing.load.noting import note

MIB = 1024 * 1024
TEXT_LIMIT = 4 * MIB
"""Bytes; a brief of 2,000 points has under 1 MiB."""

_REPORTED = 20

# Everything that prints nothing, breaks lines in YAML's eyes only (NEL, LS, PS), or turns the direction of what follows
# it, so that the page would not say what the file seems to say. U+FFFD is what a wrong conversion leaves behind.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd-\uffff\ud800-\udfff]"
)


def read_bytes(path: Path, shown: str, limit: int = TEXT_LIMIT, *, head: int | None = None) -> bytes | Diagnostic:
    """The bytes of the file at `path`, or why it cannot be read; `shown` is its name in the diagnostic.

    Only a regular file of at most `limit` bytes is read: a pipe or a device could block for ever. With `head`, only its
    first bytes are, but the limit holds for all of it.
    """
    here = Position(shown)
    note(path)
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return error("there is no such file", here)
    except IsADirectoryError:
        return error("this is a folder, not a file", here)
    except PermissionError:
        hint = None if path.is_dir() else "check the file's permissions"
        return error("this is a folder, not a file" if path.is_dir() else "the file may not be read", here, hint)
    except (OSError, ValueError) as fault:
        return error(f"the file cannot be opened: {getattr(fault, 'strerror', None) or fault}", here)
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            return error("this is a folder, not a file", here)
        if not stat.S_ISREG(status.st_mode):
            return error("this is not an ordinary file", here)
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(limit + 1 if head is None else head)
    except OSError as fault:
        return error(f"the file cannot be read: {fault.strerror or fault}", here)
    finally:
        os.close(handle)
    if max(len(data), status.st_size) > limit:
        return error(f"the file is too large: more than {_size(limit)}", here)
    return data


def decode(data: bytes, shown: str) -> tuple[str | None, list[Diagnostic]]:
    """The letters of UTF-8 `data`, and what is wrong with them. Lines end in `\\n`; a byte order mark is left out.

    A letter that may not stand is an error; an `x` takes its place, so that the rest can still be read. None where the
    bytes are not UTF-8.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [error("the file is not UTF-8: it is UTF-16", Position(shown), "save it again as UTF-8")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8-sig", "replace")
        place = _position(shown, _unify(before), len(_unify(before)))
        message = f"the file is not UTF-8: byte 0x{fault.object[fault.start]:02X}"
        return None, [error(message, place, "save it again as UTF-8")]
    text = _unify(text)
    faults = []
    for number, match in enumerate(FORBIDDEN.finditer(text)):
        if number == _REPORTED:
            break
        faults.append(error(*describe_forbidden(match[0], _position(shown, text, match.start()))))
    return (FORBIDDEN.sub("x", text) if faults else text), faults


def describe_forbidden(letter: str, place: Position) -> tuple[str, Position, str]:
    """Message, place and hint for a letter that may not stand in a brief."""
    code = f"U+{ord(letter):04X}"
    if letter == "\ufffd":
        return f"a letter was lost here ({code})", place, "type it again; the file was once saved in another encoding"
    if letter in "\u2028\u2029\x85":
        return f"an invisible line break ({code})", place, "delete it, or press Enter instead"
    if "\u202a" <= letter <= "\u2069":
        return f"an invisible sign that turns the direction of the text ({code})", place, "delete it"
    return f"a control character ({code})", place, "delete it"


def _unify(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _position(shown: str, text: str, index: int) -> Position:
    return Position(shown, text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1)


def _size(limit: int) -> str:
    return f"{limit // MIB} MiB" if limit >= MIB else f"{limit} bytes"
