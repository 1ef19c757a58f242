"""Words and keys that people write for those of the data file, and what they mean by them."""

from __future__ import annotations

QUALIFIERS_MEANT = {
    **dict.fromkeys(
        ("approximately", "approx", "approx.", "around", "circa", "ca", "ca.", "roughly", "some", "~"), "about"
    ),
    **dict.fromkeys(("minimum", "min", "a minimum of", ">=", "≥", "no fewer than"), "at least"),
    **dict.fromkeys(("maximum", "max", "no more than", "<=", "≤"), "at most"),
    **dict.fromkeys((">", "above", "exceeding"), "more than"),
    **dict.fromkeys(("<", "below", "under", "fewer than"), "less than"),
    **dict.fromkeys(("almost", "close to"), "nearly"),
}
KINDS_MEANT = {
    **dict.fromkeys(("bars", "bar chart", "column", "columns", "histogram", "pie"), "bar"),
    **dict.fromkeys(("lines", "line chart", "curve", "area"), "line"),
    **dict.fromkeys(("dot", "dot plot", "scatter", "points"), "dots"),
    **dict.fromkeys(("picture", "photo", "map", "figure", "png", "jpg"), "image"),
}
TYPES_MEANT = {
    **dict.fromkeys(("newspaper", "newspaper-article", "newspaper article", "news"), "article-newspaper"),
    **dict.fromkeys(("journal", "journal-article", "paper"), "article-journal"),
    **dict.fromkeys(("magazine", "magazine-article"), "article-magazine"),
    **dict.fromkeys(("website", "web", "web page", "url", "blog"), "webpage"),
    **dict.fromkeys(("tweet", "social media", "telegram", "facebook"), "post"),
    **dict.fromkeys(("tv", "television", "radio", "podcast", "video"), "broadcast"),
    **dict.fromkeys(("press release", "press-release", "statement", "briefing"), "report"),
    **dict.fromkeys(("law", "act", "decree"), "legislation"),
    **dict.fromkeys(("agreement", "convention"), "treaty"),
}
STATUS_MEANT = dict.fromkeys(("finished", "published", "approved"), "final")
CONFIDENCE_MEANT = dict.fromkeys(("medium", "middle"), "moderate")

# Keys that a kind of item does not have, each with the way out.

POINT_SLIPS = {
    "source": "a point cites its sources in its text: [@its-id, p. 4]",
    "sources": "a point cites its sources in its text: [@its-id, p. 4]",
    "figure": "a point names its figures in its text: {its-id}",
    "figures": "a point names its figures in its text: {its-id}",
    "title": "a point has no title: its text is one claim",
    "confidence": "confidence belongs to a judgement; a point has 'credibility'",
}
QUOTE_SLIPS = {
    "text": "did you mean 'words'?",
    "source": "a quotation cites its source in 'by': Mark Rutte [@its-id, p. 4]",
    "sources": "a quotation cites its source in 'by': Mark Rutte [@its-id, p. 4]",
    "author": "who said the words stands in 'by'",
    "lang": "did you mean 'language'?",
}
SECTION_SLIPS = {
    "text": "a section holds points; its 'lead' is one sentence",
    "id": "the id of a section is its key",
    "judgements": "judgements stand beside 'sections', not in one",
}
JUDGEMENT_SLIPS = {
    "source": "a judgement rests on points: basis: [their-ids]",
    "sources": "a judgement rests on points: basis: [their-ids]",
    "probability": "did you mean 'likelihood'?",
}
FIGURE_SLIPS = {
    "id": "the id of a figure is its key",
    "text": "did you mean 'label'?",
    "date": "did you mean 'as_of'?",
    "sources": "did you mean 'source'?",
}
EVENT_SLIPS = {
    "title": "did you mean 'text'?",
    "sources": "did you mean 'source'?",
}
OPTION_SLIPS = {
    "pro": "did you mean 'for'?",
    "pros": "did you mean 'for'?",
    "con": "did you mean 'against'?",
    "cons": "did you mean 'against'?",
}
EXHIBIT_SLIPS = {
    "type": "did you mean 'kind'?",
    "data": "did you mean 'series', or 'file' for a CSV?",
    "image": "did you mean 'file'?",
    "caption": "did you mean 'title'?",
}
BRIEF_SLIPS = {
    "date": "did you mean 'as_of'?",
    "summary": "did you mean 'bottom_line'?",
    "key_judgements": "did you mean 'judgements'?",
    "points": "points stand in a section, under 'sections'",
    "timeline": "did you mean 'events'?",
    "acronyms": "did you mean 'terms'?",
    "bibliography": "did you mean 'sources'?",
    "lead": "a lead belongs to a section; the brief has 'bottom_line'",
}
