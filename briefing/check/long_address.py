"""`long-address`: an address of the brief that is too long for a code that a telephone reads off paper."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.proof import Proof
from briefing.diagnostics import Diagnostic, warning

RULE = "long-address"

MOST = 213
"""Bytes that a QR code holds which is no larger than it is worth: version 10 with correction level M (ISO/IEC 18004,
table 7)."""


def long_address(proof: Proof) -> Iterator[Diagnostic]:
    length = len(proof.brief.url.encode())
    if length > MOST:
        yield warning(
            RULE,
            f"the address has {length} bytes, and a QR code has room for {MOST}: none is printed",
            proof.brief.url_position or proof.brief.position,
            "give a shorter address that leads there",
        )
