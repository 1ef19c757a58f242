"""References to exhibits: a text without those that an edition does not show."""

from __future__ import annotations

from collections.abc import Collection

from briefing.model.text import ExhibitReference, Span, Text, Words
from briefing.values import replace


def without_references(text: Text, shown: Collection[str]) -> Text:
    """`text` as it would be typed without its references to exhibits that are not among those `shown`."""
    gone = [reference for reference in text.references() if reference.exhibit not in shown]
    if not gone:
        return text
    raw, spans = text.raw, list[Span]()
    for reference in reversed(gone):
        raw = f"{raw[: reference.start].rstrip(' ')}{raw[reference.end :]}".strip(" ")
    for span in text.spans:
        last = spans[-1] if spans else None
        if isinstance(span, ExhibitReference) and span.exhibit not in shown:
            if isinstance(last, Words):
                spans[-1:] = [Words(last.text.rstrip(" "))] if last.text.strip(" ") else []
        elif isinstance(span, Words) and (isinstance(last, Words) or not spans):
            spans[-1:] = [Words((last.text if isinstance(last, Words) else "") + span.text)]
        else:
            spans.append(span)
    if isinstance(spans[0], Words):
        spans[0] = Words(spans[0].text.lstrip(" "))
    return replace(text, spans=tuple(spans), raw=raw)
