"""The table of fields, continued: editions."""

from __future__ import annotations

from typing import get_args

from briefing.load.field_shapes import MARKING
from briefing.load.items import build_edition
from briefing.load.parts import Label, Parts
from briefing.load.record import Field, ItemsById, Kind
from briefing.load.shapes import Choice, Flag, Whole
from briefing.model.edition import NotePlacement

EDITION = Kind(
    "edition",
    "One length: what it holds, in which order, on how many pages.",
    (
        Field(
            "pages", Whole(1, 999), "How many pages it fills, never more; without it, as many as it needs.", example="2"
        ),
        Field(
            "label",
            Label(),
            "Its name in each language, as it is printed.",
            example="{en: Two-page brief, uk: Записка на дві сторінки}",
        ),
        Field(
            "parts",
            Parts(),
            "What it holds, in printing order; `name: optional` is left out where the pages do not hold it.",
            required=True,
            example="[bottom-line, sections, contact: optional]",
        ),
        Field("notes", Choice(get_args(NotePlacement)), "Where sources are printed.", default="foot", example="end"),
        Field("judgements", Whole(0, 999), "How many at the most; without it, all.", example="3"),
        Field(
            "key_figures",
            Whole(0, 99),
            "How many at the most: first those of the bottom line, then those of judgements and points by priority.",
            default=6,
            example="4",
        ),
        Field("events", Whole(0, 999), "How many at the most; without it, all.", example="7"),
        Field("exhibits", Whole(0, 999), "How many at the most; without it, all.", example="2"),
        Field("indicators", Flag(), "Whether each judgement says what to watch.", default=False, example="true"),
        Field("basis", Flag(), "Whether each judgement says on which points it rests.", default=False, example="true"),
        Field(
            "prose",
            Flag(),
            "Whether points run on as paragraphs; otherwise they are a list.",
            default=False,
            example="true",
        ),
        Field(
            "cover", Flag(), "Whether a page with title and particulars stands in front.", default=False, example="true"
        ),
        Field(
            "marking",
            MARKING,
            "Its audience, where that is narrower or wider than the brief's own marking.",
            example="TLP:GREEN",
        ),
    ),
)

EDITIONS = ItemsById(EDITION, build_edition, "a map of editions")
