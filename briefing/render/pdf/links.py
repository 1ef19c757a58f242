"""Links: what they lead to, and their annotations (ISO 32000-1, 12.5.6.5 and 12.6.4.7)."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from briefing.diagnostics import BriefingError
from briefing.render.pdf.structure import Rectangle
from briefing.render.pdf.syntax import rectangle, string, text_string

SCHEMES = frozenset({"http", "https", "mailto"})
PRINTED = 4
"""The annotation flag Print, which ISO 19005-3, 6.3.2, demands."""
LEFT_AS_THEY_ARE = "%:/?#[]@!$&'()*+,;=-._~"


def ascii_address(address: str) -> str:
    """`address` in ASCII alone, as a URI action is (12.6.4.7): the host's name by IDNA, the rest by RFC 3987."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        if not host.isascii():
            netloc = parts.netloc.replace(host, host.encode("idna").decode("ascii"))
            address = parts._replace(netloc=netloc).geturl()
    except ValueError:
        pass
    return quote(address, safe=LEFT_AS_THEY_ARE)


def action(href: str) -> bytes:
    """The entry of an annotation that says where it leads: `/Dest` for `#id`, `/A` for an address.

    Raises BriefingError for an address of a kind that could do more than open a page or a letter.
    """
    if href.startswith("#"):
        return b"/Dest" + text_string(href[1:])
    scheme = href.partition(":")[0].lower()
    if scheme not in SCHEMES:
        raise BriefingError(f"cannot link to '{href}': only http, https and mailto addresses are linked")
    return b"/A<</S/URI/URI" + string(ascii_address(href).encode("ascii")) + b">>"


def link_annotation(rect: Rectangle, target: bytes, text: str, key: int) -> bytes:
    """A link annotation without a border; `key` is its entry in the parent tree."""
    return (
        b"<</Type/Annot/Subtype/Link/Rect"
        + rectangle(rect)
        + b"/Border[0 0 0]/F %d/StructParent %d/Contents" % (PRINTED, key)
        + text_string(text)
        + target
        + b">>"
    )
