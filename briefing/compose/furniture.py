"""The words of headers and footers, and what the file says of itself."""

from __future__ import annotations

from briefing.compose.composition import Composition
from briefing.compose.typography import set_words
from briefing.document.document import Furniture, Properties
from briefing.document.runs import plain
from briefing.model.edition import Edition


def edition_name(edition: Edition, language: str) -> str:
    """The edition's name in `language`; its id where it has none."""
    primary = language.partition("-")[0]
    return edition.label.get(language) or edition.label.get(primary) or edition.id


def marking_text(composition: Composition) -> str:
    """A TLP label as it is, an own marking in capitals; nothing where there is none."""
    marking = composition.composer.audience(composition.edition)
    if marking is None:
        return ""
    return marking.text if marking.tlp else marking.text.upper()


def furniture(composition: Composition) -> Furniture:
    brief, wording = composition.brief, composition.wording
    marking = composition.composer.audience(composition.edition)
    contact = composition.release.contact
    as_of = wording.information_as_of.format(date=composition.composer.as_of)
    status = wording.status[brief.status]
    version = wording.version.format(version=brief.version) if brief.version else ""
    return Furniture(
        title=plain(composition.label(brief.title)),
        edition=edition_name(composition.edition, brief.language),
        as_of=as_of,
        status=status,
        page_of=wording.page_of,
        reference=brief.reference,
        version=version,
        imprint=" · ".join(filter(None, (brief.reference, version, status, as_of))),
        authors=wording.list_separator.join(set_words(author, wording) for author in brief.authors),
        contact=plain(composition.contact(contact, as_label=True)) if contact else "",
        marking=marking_text(composition),
        marking_colour=marking.tlp.colour if marking and marking.tlp else None,
    )


def properties(composition: Composition) -> Properties:
    brief, wording = composition.brief, composition.wording
    question = composition.release.question
    return Properties(
        title=plain(composition.label(brief.title)),
        language=brief.language,
        created=brief.as_of.as_datetime,
        authors=tuple(set_words(author, wording) for author in brief.authors),
        subject=plain(composition.label(question)) if question else "",
        keywords=tuple(
            plain(composition.section_title(section, bound=False))
            for section in composition.release.sections
            if any(point.id in composition.printed for point in section.points)
        ),
        edition=edition_name(composition.edition, brief.language),
        reference=brief.reference,
        version=brief.version,
        status=wording.status[brief.status],
        as_of=composition.composer.as_of,
        marking=marking_text(composition),
        url=brief.url,
        edition_id=composition.edition.id,
    )
