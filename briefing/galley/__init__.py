"""The galley: a document set in a house's style at the width of its frame, not yet cut into pages.

Both renderers draw the same galley, so paragraphs, boxes and pictures have the same words, order, measures and heights
in both formats.
"""
