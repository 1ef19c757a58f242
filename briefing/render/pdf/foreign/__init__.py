"""Pages from outside: checked, cleaned, and taken apart to be drawn in a file of our own."""

from __future__ import annotations


class Refused(Exception):
    """A page from outside cannot lie under a document; the message says why, as the end of a sentence."""
