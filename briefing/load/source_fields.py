"""The table of fields, continued: works cited."""

from __future__ import annotations

from briefing.load.field_shapes import LINE, marking_field, silence_field
from briefing.load.meant import TYPES_MEANT
from briefing.load.names import Doi, Grade, Identifier, LanguageTag, Url
from briefing.load.record import Field, Kind, Record
from briefing.load.shapes import Choice, Line, ListOf
from briefing.load.sources import CslDate, build_custom, build_name

NAME = Kind(
    "name",
    "A person or an organisation that wrote or said it.",
    (
        Field("family", LINE, "The family name.", example="Rutte"),
        Field("given", LINE, "The given names.", example="Mark"),
        Field("literal", LINE, "The name of an organisation, instead of the other two.", example="White House"),
        Field("non-dropping-particle", LINE, "A particle that stays with the family name.", example="von der"),
        Field("dropping-particle", LINE, "A particle that goes with the given names.", example="van"),
    ),
    a="an author",
    ignored=("suffix", "comma-suffix", "static-ordering", "parse-names"),
)

CUSTOM = Kind(
    "custom",
    "What CSL-JSON has no field for.",
    (
        Field(
            "reliability",
            Grade(),
            "The source's letter of the Admiralty system, A to F; F: cannot be judged.",
            example="A",
        ),
        Field("descriptor", LINE, "A short word on its quality (ICS 206-01).", example="Speaks for the alliance"),
        Field(
            "archive_url",
            Url(),
            "Where a copy is kept.",
            example="https://web.archive.org/web/2024/https://example.org",
        ),
        Field("archive_date", CslDate(), "When the copy was made.", example="2024-11-02"),
        Field("title_en", LINE, "The title in the brief's language, where it differs.", example="Doorstep statement"),
    ),
    a="a source's 'custom'",
)

SOURCE_TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
)  # fmt: skip
"""CSL 1.0.2, appendix III."""

CSL_VARIABLES = (
    "abstract", "annote", "archive", "archive-place", "archive_collection", "archive_location", "authority",
    "available-date", "call-number", "categories", "chair", "chapter-number", "citation-key", "citation-label",
    "citation-number", "collection-editor", "collection-number", "collection-title", "compiler", "composer",
    "container-author", "container-title-short", "contributor", "curator", "dimensions", "director", "division",
    "edition", "editor", "editorial-director", "event", "event-date", "executive-producer",
    "first-reference-note-number", "guest", "host", "illustrator", "interviewer", "ISBN", "ISSN",
    "journalAbbreviation", "jurisdiction", "keyword", "locator", "narrator", "note", "number-of-pages",
    "number-of-volumes", "organizer", "original-author", "original-date", "original-publisher",
    "original-publisher-place", "original-title", "page-first", "part", "part-number", "part-title",
    "performer", "PMCID", "PMID", "printing-number", "producer", "recipient", "references", "reviewed-author",
    "reviewed-genre", "reviewed-title", "scale", "script-writer", "section", "series-creator", "shortTitle", "source",
    "status", "submitted", "supplement-number", "title-short", "translator", "version", "volume-title",
    "year-suffix",
)  # fmt: skip
"""CSL 1.0.2, appendix IV: the variables that a source may hold and no edition prints."""


_AUTHORS = "write [{family: Rutte, given: Mark}], or [{literal: NATO}]"


def _source_fields(reading_of_export: bool) -> tuple[Field, ...]:
    """An export has ids and languages in its own form."""
    language = LINE if reading_of_export else LanguageTag()
    first = (
        (Field("id", LINE, ""), Field("citation-key", LINE, ""))
        if reading_of_export
        else (
            Field(
                "id", Identifier("source"), "A name for it, unique in the file.", required=True, example="rutte-2024"
            ),
        )
    )
    return (
        *first,
        Field(
            "type",
            Choice(SOURCE_TYPES, "a type of CSL", TYPES_MEANT),
            "What it is, in the types of CSL 1.0.2.",
            required=True,
            example="speech",
        ),
        Field("title", Line(1000), "Its title, in its own language.", required=True, example="Doorstep statement"),
        Field(
            "author",
            ListOf(Record(NAME, build_name), "a list of names", single=False, way_out=_AUTHORS),
            "Who wrote or said it.",
            example="[{family: Rutte, given: Mark}]",
        ),
        Field(
            "container-title",
            Line(1000),
            "The newspaper, site or broadcaster that carried it.",
            example="Ukrainska Pravda",
        ),
        Field("publisher", LINE, "Who published it.", example="NATO"),
        Field("publisher-place", LINE, "Where it was published.", example="Brussels"),
        Field(
            "event-title", LINE, "The occasion of a speech or hearing.", example="Meeting of the North Atlantic Council"
        ),
        Field("event-place", LINE, "Where that was.", example="Brussels"),
        Field(
            "genre", LINE, "What kind of report, speech or post, where the type does not say.", example="Press release"
        ),
        Field("number", LINE, "Its number: of a report, a treaty, a resolution.", example="S/RES/1718"),
        Field("volume", LINE, "The volume: of a journal, or of a work in several.", example="66"),
        Field("issue", LINE, "The issue of a journal or magazine.", example="3"),
        Field("page", LINE, "The pages that it takes in the journal, newspaper or book.", example="45-67"),
        Field("medium", LINE, "What carries it, where that matters.", example="Television"),
        Field("issued", CslDate(), "When it was published or said, as exactly as is known.", example="2024-10-28"),
        Field("accessed", CslDate(), "When it was read, for a page on the web.", example="2024-11-05"),
        Field("URL", Url(), "Its address on the web.", example="https://www.nato.int/", attribute="url"),
        Field(
            "DOI",
            Doi(),
            "Its digital object identifier: printed as an address of doi.org in the place of the URL.",
            example="10.1080/00396338.2024.1",
            attribute="doi",
        ),
        Field("language", language, "Its language, where that is not the brief's.", example="uk"),
        Field(
            "custom",
            Record(CUSTOM, build_custom),
            "Grade, archive and translation.",
            example="{reliability: A}",
        ),
        marking_field(),
        silence_field(),
    )


SOURCE_KIND = Kind(
    "source",
    "A work cited, in the field names of CSL-JSON 1.0.2. Its other variables may stand there and are not printed.",
    _source_fields(reading_of_export=False),
    ignored=CSL_VARIABLES,
)

EXPORTED_SOURCE = Kind(
    "source", "An entry of a reference manager's export.", _source_fields(reading_of_export=True), lenient=True
)
