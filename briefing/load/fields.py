"""The one table of fields: every key of a brief, what may stand behind it, and what it is for.

The reader, the JSON Schema (`briefing schema`) and docs/data-format.md come from here; `source_fields` and
`edition_fields` continue it.
"""

from __future__ import annotations

from typing import get_args

from briefing.load.exhibits import FileName, Rows, SeriesByName, build_exhibit
from briefing.load.field_shapes import (
    DATE,
    HEADING,
    LINE,
    LINES,
    MARKING,
    MOMENT,
    NUMBER,
    POINTS,
    PRIORITY,
    SOURCE,
    TEXT,
    TEXTS,
    marking_field,
    silence_field,
)  # fmt: skip
from briefing.load.items import (
    build_event,
    build_figure,
    build_judgement,
    build_option,
    build_point,
    build_quote,
    build_section,
)
from briefing.load.meant import (
    BRIEF_SLIPS,
    CONFIDENCE_MEANT,
    EVENT_SLIPS,
    EXHIBIT_SLIPS,
    FIGURE_SLIPS,
    JUDGEMENT_SLIPS,
    KINDS_MEANT,
    OPTION_SLIPS,
    POINT_SLIPS,
    QUALIFIERS_MEANT,
    QUOTE_SLIPS,
    SECTION_SLIPS,
    STATUS_MEANT,
)
from briefing.load.names import EditionName, FolderName, Identifier, LanguageTag, LikelihoodTerm, Reference, Url
from briefing.load.record import Field, Items, ItemsById, Kind, Record
from briefing.load.record_fields import EDITION_RECORD, RECORD
from briefing.load.shapes import Choice, Flag, Line, LinesByName, ListOf, Whole
from briefing.load.source_fields import CUSTOM, EXPORTED_SOURCE, NAME, SOURCE_KIND
from briefing.load.sources import Sources
from briefing.model.brief import Status
from briefing.model.exhibit import ExhibitKind
from briefing.model.figure import Qualifier
from briefing.scales.grading import CONFIDENCE
from briefing.scales.likelihood import SCALES


def _id(kind: str) -> Field:
    doc = "A name for it, unique in the file: small Latin letters, digits, hyphens; a letter first; at most 35."
    return Field("id", Identifier(kind), doc, required=True, example="nato-count")


QUOTE = Kind(
    "quote",
    "Other people's words, set apart as a block below the claim that they bear out.",
    (
        Field(
            "words",
            TEXT,
            "The words as they were said, without quotation marks around them; no works, figures or exhibits in them.",
            required=True,
            example="'We call on them to cease these actions immediately.'",
        ),
        Field(
            "by",
            TEXT,
            "Who said them, with the source.",
            required=True,
            example="'Mark Rutte, Secretary General of NATO [@rutte-2024, p. 4]'",
        ),
        Field("language", LanguageTag(), "The language of the words, where it is not the brief's.", example="fr"),
    ),
    a="a quotation",
    slips=QUOTE_SLIPS,
)

POINT = Kind(
    "point",
    "One claim: the unit that an edition takes, shortens or leaves.",
    (
        _id("point"),
        Field(
            "text",
            TEXT,
            "The claim in full.",
            required=True,
            example="'NATO counts {troops-nato} troops [@rutte-2024].'",
        ),
        Field(
            "short",
            TEXT,
            "The same in about half the words; without it the full text serves everywhere.",
            example="'NATO counts {troops-nato}.'",
        ),
        Field(
            "quote",
            Record(QUOTE, build_quote),
            "A quotation that the full form has below the text, as a block; the short form leaves it out.",
            example="{words: 'It must cease.', by: 'Mark Rutte [@rutte-2024]'}",
        ),
        Field("priority", PRIORITY, "1 is said first, 5 is left out first.", default=3, example="1"),
        Field(
            "essential",
            EditionName(),
            "The shortest edition that must hold the point; every longer one then holds it, too.",
            example="one-page",
        ),
        Field(
            "credibility",
            Whole(1, 6, "1: confirmed by other sources; 6: cannot be judged. A letter grades the source"),
            "The claim's digit of the Admiralty system, 1 to 6; 6: cannot be judged.",
            example="2",
        ),
        Field(
            "contested_by",
            POINTS,
            "The points that say otherwise. Every edition marks the points that contradict one another as contested.",
            example="[dprk-denial]",
        ),
        Field(
            "contested",
            Flag(),
            "Whether others say otherwise, where no point says what they say; `contested_by` says it by itself.",
            default=False,
            example="true",
        ),
        Field(
            "inference",
            Flag(),
            "Whether it is your own conclusion from what is reported; every edition marks it as one.",
            default=False,
            example="true",
        ),
        marking_field(),
        silence_field(),
    ),
    slips=POINT_SLIPS,
)

SECTION = Kind(
    "section",
    "A part of the argument. `situation`, `internationalization`, `outlook` and `motives` have their titles built in.",
    (
        Field(
            "title",
            HEADING,
            "Its heading; needed unless the id is one of the four. At most 250 letters.",
            example="Legal questions",
        ),
        Field(
            "lead",
            TEXT,
            "One sentence that says what the section says.",
            example="'Kyiv and NATO count troops; Pyongyang denies it.'",
        ),
        Field(
            "points",
            Items(POINT, build_point, "a list of points"),
            "Its claims, in the order in which they are read.",
            required=True,
        ),
    ),
    slips=SECTION_SLIPS,
)

JUDGEMENT = Kind(
    "judgement",
    "Your own view. Likelihood and confidence stand apart from the sentence and from each other (ICD 203).",
    (
        _id("judgement"),
        Field(
            "text",
            TEXT,
            "A full sentence without the term of likelihood.",
            required=True,
            example="'The deployment makes North Korea a party to the war.'",
        ),
        Field("likelihood", LikelihoodTerm(), "A term of the brief's `scale`.", required=True, example="highly likely"),
        Field(
            "confidence",
            Choice(CONFIDENCE, meant=CONFIDENCE_MEANT),
            "How good the information behind it is.",
            required=True,
            example="moderate",
        ),
        Field("basis", POINTS, "The points that it rests on.", example="[nato-count, ukrainian-count]"),
        Field(
            "indicators",
            TEXTS,
            "What to watch: signs that would strengthen or weaken it.",
            example="['Prisoners are shown near Kursk.']",
        ),
        Field("would_change", TEXT, "What would change the assessment.", example="'Pyongyang withdraws its troops.'"),
        marking_field(),
        silence_field(),
    ),
    slips=JUDGEMENT_SLIPS,
)

FIGURE = Kind(
    "figure",
    "A number, said once; a text says `{its-id}`.",
    (
        Field(
            "value",
            NUMBER,
            "Digits, a point before decimals, and `thousand`, `million`, `billion` or `trillion` to print it so.",
            required=True,
            example="1.5 million",
        ),
        Field(
            "unit",
            Line(60),
            "`'%'`, a currency's code (`USD`), a measure (`km`), or what is counted (`troops`).",
            required=True,
            example="troops",
        ),
        Field(
            "label",
            HEADING,
            "What it counts, as the caption of a key figure; at most 250 letters.",
            required=True,
            example="NATO's count",
        ),
        Field(
            "as_of",
            DATE,
            "When it was true: a day, a month, a year, or `early 2024-10`.",
            required=True,
            example="2024-10-28",
        ),
        Field("source", SOURCE, "The source that gives it.", required=True, example="rutte-2024"),
        Field(
            "qualifier",
            Choice(get_args(Qualifier), "a qualifier", QUALIFIERS_MEANT),
            "A word before it, printed with it.",
            example="at least",
        ),
        marking_field(),
        silence_field(),
    ),
    slips=FIGURE_SLIPS,
)

EVENT = Kind(
    "event",
    "A dated line of the timeline.",
    (
        _id("event"),
        Field(
            "date",
            DATE,
            "A day, a month, a year, or `early 2024-10`: as exact as the source, never more.",
            required=True,
            example="early 2024-10",
        ),
        Field("text", TEXT, "What happened.", required=True, example="'Zelensky warns allies.'"),
        Field("source", SOURCE, "The source that reports it.", example="zelensky-2024"),
        Field("priority", PRIORITY, "1 is said first, 5 is left out first.", default=3, example="2"),
        marking_field(),
        silence_field(),
    ),
    slips=EVENT_SLIPS,
)

OPTION = Kind(
    "option",
    "A course of action that the reader could choose.",
    (
        _id("option"),
        Field("text", TEXT, "What would be done.", required=True, example="'Support Ukraine as before.'"),
        Field("for", TEXTS, "What speaks for it.", example="['It needs no new decision.']", attribute="benefits"),
        Field(
            "against",
            TEXTS,
            "What speaks against it.",
            example="['The precedent stays without an answer.']",
            attribute="costs",
        ),
        marking_field(),
    ),
    slips=OPTION_SLIPS,
)

EXHIBIT = Kind(
    "exhibit",
    "A chart, table or picture. It shows its `figures`, `series`, `rows` or `file`: one of them.",
    (
        _id("exhibit"),
        Field(
            "kind", Choice(get_args(ExhibitKind), meant=KINDS_MEANT), "How it is drawn.", required=True, example="dots"
        ),
        Field(
            "title",
            HEADING,
            "The finding, as a sentence of at most 250 letters.",
            required=True,
            example="'Kyiv gives the highest count'",
        ),
        Field(
            "figures",
            ListOf(Reference("figure"), "a list of ids of figures", distinct=True),
            "Figures of this brief: a bar, a dot or a row each.",
            example="[troops-nato, troops-ukraine]",
        ),
        Field(
            "series",
            SeriesByName(),
            "Values by name, then by category or date; `-` where one is missing.",
            example="{Kyiv: {2024-10: 11000, 2024-11: 12000}}",
        ),
        Field("columns", ListOf(TEXT, "a list of texts", single=False), "A table's heads.", example="[Party, Count]"),
        Field(
            "rows",
            Rows(TEXT),
            "A table's rows, each with as many cells as there are columns.",
            example="[[NATO, '{troops-nato}']]",
        ),
        Field(
            "file",
            FileName(),
            "Beside the brief: a CSV (categories or dates in its first column), or a picture (PNG or JPEG).",
            example="counts.csv",
        ),
        Field("unit", Line(60), "The unit of the values in `series` or `file`.", example="troops"),
        Field("stacked", Flag(), "Whether bars stand on each other.", default=False, example="true"),
        Field(
            "alt",
            Line(2000),
            "What it shows, for those who cannot see it; made from the data where you give none; a picture needs one.",
            example="'Three counts of troops.'",
        ),
        Field("note", TEXT, "What a reader must know to read it right.", example="'North Korea denies all counts.'"),
        Field(
            "source",
            ListOf(SOURCE, "a list of ids of sources", distinct=True),
            "Its sources; those of its figures are added.",
            example="rutte-2024",
        ),
        Field(
            "section",
            Reference("section"),
            "The section that it stands in; without one, it stands with the other exhibits.",
            example="situation",
        ),
        Field("priority", PRIORITY, "1 is shown first, 5 is left out first.", default=3, example="1"),
        marking_field(),
        silence_field(),
    ),
    slips=EXHIBIT_SLIPS,
)

BRIEF = Kind(
    "brief",
    "The whole file.",
    a="the brief",
    fields=(
        Field(
            "title",
            HEADING,
            "What the brief is about, in a few words; at most 250 letters.",
            required=True,
            example="North Korean troops in the war against Ukraine",
        ),
        Field(
            "question",
            HEADING,
            "What the reader wants to know, as a sentence with a question mark; at most 250 letters.",
            example="'What does the deployment change?'",
        ),
        Field("reference", Line(60), "Its number in your files.", example="BRIEF-2024-11"),
        Field("version", Line(20), "Its version.", example="'1.0'"),
        Field(
            "status",
            Choice(get_args(Status), meant=STATUS_MEANT),
            "Whether it is a draft.",
            default="draft",
            example="final",
        ),
        Field(
            "as_of",
            MOMENT,
            "The information cut-off: a day, with time and zone if need be.",
            required=True,
            example="2024-11-05 18:00 UTC",
        ),
        Field("next_update", DATE, "When the next one is due.", example="2024-11-12"),
        Field("follows", Line(100), "The reference or version that this one updates.", example="BRIEF-2024-10"),
        Field("changes", TEXTS, "What changed since then.", example="['NATO has confirmed the deployment.']"),
        Field("language", LanguageTag(), "The language of the brief: `en-GB`, `uk`.", default="en-GB", example="uk"),
        Field(
            "marking",
            MARKING,
            "Who may read the brief: a TLP 2.0 label, or your organisation's own words.",
            example="TLP:CLEAR",
        ),
        Field("authors", LINES, "Who answers for it.", example="[Briefing desk]"),
        Field("contact", TEXT, "Whom to ask.", example="'Briefing desk, [desk@example.org](mailto:desk@example.org)'"),
        Field(
            "url",
            Url(),
            "Where the brief is published; printed as a QR code, up to 213 bytes long.",
            example="https://example.org/briefs/2024-11",
        ),
        Field("distribution", LINES, "Who has received it.", example="[Foreign affairs committee]"),
        Field(
            "house",
            FolderName(),
            "The house style: the name of a folder in `templates/`.",
            default="policy",
            example="memo",
        ),
        Field("paper", Choice(("a4", "letter")), "The paper that it is printed on.", default="a4", example="letter"),
        Field(
            "scale",
            Choice(SCALES, "a scale"),
            "The scale of likelihood whose terms the judgements use.",
            default="phia-2025",
            example="icd203",
        ),
        Field(
            "bottom_line",
            TEXT,
            "The answer in two or three sentences; every edition begins with it.",
            example="'North Korea has entered the war.'",
        ),
        Field("ask", TEXT, "What the reader should do or decide.", example="'Prepare a common position with allies.'"),
        Field("method", TEXT, "How the brief was made, and its limits.", example="'This brief rests on one article.'"),
        Field(
            "sections",
            ItemsById(SECTION, build_section, "a map of sections"),
            "The argument, in reading order, each part under its id.",
            required=True,
        ),
        Field(
            "judgements",
            Items(JUDGEMENT, build_judgement, "a list of judgements"),
            "Your own views, the most important first.",
        ),
        Field(
            "figures",
            ItemsById(FIGURE, build_figure, "a map of figures"),
            "Every number, once, under its id; the most important first.",
        ),
        Field("events", Items(EVENT, build_event, "a list of events"), "The timeline."),
        Field("options", Items(OPTION, build_option, "a list of options"), "Courses of action."),
        Field("exhibits", Items(EXHIBIT, build_exhibit, "a list of exhibits"), "Charts, tables, pictures."),
        Field(
            "sources",
            Sources(SOURCE_KIND, EXPORTED_SOURCE),
            "The works cited, or the name of a CSL-JSON file beside the brief.",
            example="zotero.json",
        ),
        Field(
            "terms",
            LinesByName("a map of terms", Line(30), LINE, "NATO: North Atlantic Treaty Organization"),
            "Acronyms and what they stand for; spelled out at first use in every edition.",
            example="{NATO: North Atlantic Treaty Organization}",
        ),
        Field("names", LINES, "Numbers that are names, not figures.", example="[Mirage 2000, E38]"),
        Field(
            "edition",
            EDITION_RECORD,
            "What the edition held that a finished file carries; the program writes it.",
            example="{id: two-page, parts: [sections], points: {nato-count: short}}",
            attribute="record",
        ),
    ),
    slips=BRIEF_SLIPS,
)

BRIEF_KINDS = (
    BRIEF,
    SECTION,
    POINT,
    QUOTE,
    JUDGEMENT,
    FIGURE,
    EVENT,
    OPTION,
    EXHIBIT,
    SOURCE_KIND,
    NAME,
    CUSTOM,
    RECORD,
)
"""Every kind that a brief holds, outer before inner."""
