"""The settings of a Word file: how it is laid out, and that it asks nothing when it is opened (17.15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.docx.markup import ROOT_ATTRIBUTES, XML_HEAD, w

if TYPE_CHECKING:
    from lxml.etree import _Element

MODE = "15"
"""The layout of Word 2013 and later."""
COMPATIBILITY = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    f' w:val="{MODE}"/></w:compat>'
)
NOTES = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
_ASKING = ("updateFields", "mailMerge", "forceUpgrade", "formsDesign")
_OUTWARD = ("attachedTemplate", "linkStyles", "attachedSchema", "smartTagType", "saveThroughXslt", "useXSLTWhenSaving")
_LOCKING = (
    "documentProtection", "writeProtection", "styleLockTheme", "styleLockQFSet", "autoFormatOverride",
    "readModeInkLockDown",
)  # fmt: skip
_SAVING = ("saveXmlDataOnly", "saveInvalidXml", "removePersonalInformation", "removeDateAndTime")
"""What is lost when a reviewer saves the file: its text, or who wrote a comment and when."""
_CHANGING = ("trackRevisions", "revisionView", "autoHyphenation", "bookFoldPrinting", "bookFoldRevPrinting")
"""What the reviewers decide, and what would break other lines and pages than the PDF."""
DROPPED = (*_ASKING, *_OUTWARD, *_LOCKING, *_SAVING, *_CHANGING)
"""Settings of a template that make Word ask, act, look outside the file, or refuse an edit."""
_LIBRARY = "{http://schemas.openxmlformats.org/schemaLibrary/2006/main}schemaLibrary"
_BEFORE_FONTS = frozenset(
    w(name)
    for name in (
        "view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries",
        "displayBackgroundShape", "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData",
    )
)  # fmt: skip
"""What stands before w:embedTrueTypeFonts (17.15.1.78)."""
_AFTER_NOTES = frozenset(
    w(name)
    for name in (
        "endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping",
        "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown",
        "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
    )
)  # fmt: skip


def written_settings() -> str:
    """The settings part of a fresh template."""
    return (
        f'{XML_HEAD}<w:settings {ROOT_ATTRIBUTES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{NOTES}{COMPATIBILITY}'
        '<w:themeFontLang w:val="en-GB"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2"'
        ' w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5"'
        ' w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def adjust_settings(settings: _Element, *, language: str, embeds_fonts: bool) -> None:
    """Makes a template's settings those of a finished file."""
    names = (*DROPPED, "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts")
    for tag in (*map(w, names), _LIBRARY):
        for found in settings.findall(tag):
            settings.remove(found)
    if embeds_fonts:
        at = max((n for n, child in enumerate(settings, 1) if child.tag in _BEFORE_FONTS), default=0)
        settings.insert(at, settings.makeelement(w("embedTrueTypeFonts"), {}))
    if settings.find(w("footnotePr")) is None:
        at = next((n for n, child in enumerate(settings) if child.tag in _AFTER_NOTES), len(settings))
        holder = settings.makeelement(w("footnotePr"), {})
        for number in ("-1", "0"):
            holder.append(holder.makeelement(w("footnote"), {w("id"): number}))
        settings.insert(at, holder)
    _set_mode(settings)
    themed = settings.find(w("themeFontLang"))
    if themed is not None:
        themed.set(w("val"), language)


def ask_nothing(root: _Element) -> None:
    """Takes from the fields of a template that Word is to count them anew when it opens the file (17.16.18)."""
    for field in root.iter(w("fldChar"), w("fldSimple")):
        field.attrib.pop(w("dirty"), None)


def _set_mode(settings: _Element) -> None:
    """Lays the file out as Word 2013 and later do."""
    compat = settings.find(w("compat"))
    if compat is None:
        at = next(
            (n for n, child in enumerate(settings) if child.tag in _AFTER_NOTES - {w("endnotePr")}), len(settings)
        )
        compat = settings.makeelement(w("compat"), {})
        settings.insert(at, compat)
    for setting in compat.findall(w("compatSetting")):
        if setting.get(w("name")) == "compatibilityMode":
            setting.set(w("val"), MODE)
            return
    attributes = {
        w("name"): "compatibilityMode", w("uri"): "http://schemas.microsoft.com/office/word", w("val"): MODE,
    }  # fmt: skip
    compat.append(compat.makeelement(w("compatSetting"), attributes))
