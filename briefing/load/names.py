"""Ids, the names that refer to them, and the other words that come from a list: markings, terms, grades, languages."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from briefing.diagnostics import Position
from briefing.load.likelihood_meant import meant_term
from briefing.load.nodes import Node, Scalar, shorten
from briefing.load.reading import BROKEN, Reading
from briefing.load.shapes import Misread, ScalarShape, Schema
from briefing.load.suggest import all_of, closest, did_you_mean, latinise, look_alike, one_of, spell_out
from briefing.model.marking import Marking
from briefing.scales.likelihood import PHIA_2025, SCALES, LikelihoodScale
from briefing.scales.tlp import TLP

ID_LIMIT = 35
"""Word's bookmarks hold 40 letters; five are for what the program puts before."""

ID_PATTERN = r"[a-z][a-z0-9-]{0,34}"
_ID = re.compile(ID_PATTERN, re.ASCII)
_ID_RULE = f"small Latin letters, digits and hyphens, a letter first, at most {ID_LIMIT}"
ID_SCHEMA: Schema = {
    "type": "string",
    "pattern": f"^{ID_PATTERN}$",
    "patternErrorMessage": f"An id has {_ID_RULE}.",
}
"""`patternErrorMessage` is what yaml-language-server shows instead of the pattern."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-(?:[A-Z]{2}|\d{3}))?", re.ASCII)
_COUNTRIES = {
    "ua": "uk",
    "gr": "el",
    "cz": "cs",
    "dk": "da",
    "jp": "ja",
    "kr": "ko",
    "cn": "zh",
    "gb": "en",
    "us": "en",
}
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?(10\.[0-9.]{1,20}/[!-~]+)", re.IGNORECASE)


class Identifier(ScalarShape):
    """An id, unique in the brief."""

    says = "an id"

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def parse(self, value: str, node: Scalar, reading: Reading) -> Any:
        check_id(value)
        return value if reading.define(self.kind, value, node.position) else BROKEN

    def schema(self) -> Schema:
        return dict(ID_SCHEMA)


class Reference(ScalarShape):
    """The id of something else in the brief."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.says = f"the id of a {kind}"

    def parse(self, value: str, node: Scalar, reading: Reading) -> str:
        if value.startswith("@") and self.kind == "source":
            raise Misread("", f"write {value[1:]}, without the @")
        if value.startswith("{") and value.endswith("}"):
            raise Misread("", f"write {value[1:-1]}, without the braces")
        check_id(value)
        reading.refer(self.kind, value, node.position)
        return value

    def way_out(self, node: Node) -> str | None:
        return "write the id alone, without braces, brackets or @" if not isinstance(node, Scalar) else None

    def schema(self) -> Schema:
        return dict(ID_SCHEMA)


class EditionName(ScalarShape):
    """The name of an edition, among those that are known."""

    says = "the name of an edition"

    def parse(self, value: str, node: Scalar, reading: Reading) -> str:
        del node
        known = reading.editions
        if known is not None and value[:1].isdigit():
            raise _unknown("edition", value, known, reading, meant=spell_out(value))
        check_id(value)
        if known is not None and value not in known:
            raise _unknown("edition", value, known, reading)
        return value

    def schema(self) -> Schema:
        return {
            "type": "string",
            "pattern": f"^{ID_PATTERN}$",
            "examples": ["one-page", "two-page", "four-page", "report"],
        }


class EditionId(ScalarShape):
    """The name of an edition that may be known here or not, or was made for so many pages: `3-page`."""

    says = "the name of an edition"

    def parse(self, value: str, node: Scalar, reading: Reading) -> str:
        del node, reading
        check_id(value.lstrip("0123456789-") or value)
        return value

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[a-z0-9-]{1,40}$"}


class FolderName(ScalarShape):
    """The name of a house style: a folder's, never a path."""

    says = "the name of a house style"

    def parse(self, value: str, node: Scalar, reading: Reading) -> str:
        del node, reading
        if not _ID.fullmatch(value):
            raise Misread("", "write the name of its folder in templates/: policy, memo")
        return value

    def schema(self) -> Schema:
        return dict(ID_SCHEMA)


class LanguageTag(ScalarShape):
    """A BCP 47 tag."""

    says = "a language tag"

    def parse(self, value: str, node: Scalar, reading: Reading) -> str:
        del node, reading
        return check_language(value)

    def schema(self) -> Schema:
        said = "A language tag: en-GB, uk, fr."
        return {"type": "string", "pattern": f"^{_LANGUAGE.pattern}$", "patternErrorMessage": said}


class Url(ScalarShape):
    """An address on the web."""

    says = "a web address"

    def parse(self, value: str, node: Scalar, reading: Reading) -> str:
        del node, reading
        if not _URL.fullmatch(value) or len(value) > 2000:
            bare = value.startswith("www.") or re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", value)
            raise Misread("", f"write https://{value}" if bare else "it begins with https:// and holds no spaces")
        return value

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^https?://", "patternErrorMessage": "It begins with https://."}


class Doi(ScalarShape):
    """A digital object identifier, with the resolver's address before it or without."""

    says = "a DOI"

    def parse(self, value: str, node: Scalar, reading: Reading) -> str:
        del node, reading
        found = _DOI.fullmatch(value)
        if not found or len(value) > 500:
            raise Misread("", "it begins with 10. and holds a slash: 10.1080/00396338.2024.1")
        return found[1]

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "10\\.[0-9]", "patternErrorMessage": "It begins with 10."}


LONGEST_MARKING = 40
"""Letters: what the shipped houses have room for beside the page's number. CONFIDENTIEL UE/EU CONFIDENTIAL has 31."""


class MarkingShape(ScalarShape):
    """A TLP 2.0 label, or an organisation's own words."""

    says = "a marking"

    def parse(self, value: str, node: Scalar, reading: Reading) -> Marking:
        del node, reading
        if value in TLP:
            return Marking(value)
        bare = re.sub(r"[\s:_-]", "", latinise(value)).upper()
        if bare in ("TLPWHITE", "WHITE"):
            raise Misread("is TLP:WHITE, a label of TLP 1, which FIRST has replaced", "write TLP:CLEAR")
        label = next((text for text in TLP if bare in (text.replace(":", ""), text[4:])), None)
        label = label or ("TLP:AMBER+STRICT" if bare in ("TLPAMBERSTRICT", "AMBERSTRICT") else None)
        if label or bare.startswith("TLP"):
            label = label or closest(value, TLP)
            hint = f"did you mean {label}?" if label else f"the labels are {', '.join(TLP)}"
            raise Misread(f"is not a TLP 2.0 label: '{shorten(value)}'", hint)
        if len(value) > LONGEST_MARKING:
            hint = f"at most {LONGEST_MARKING}: it stands in one line at the head and foot of every page"
            raise Misread(f"is too long: {len(value)} characters", hint)
        return Marking(value)

    def schema(self) -> Schema:
        return {
            "anyOf": [
                {"enum": list(TLP)},
                {"type": "string", "maxLength": LONGEST_MARKING, "not": {"pattern": "^[Tt][Ll][Pp]"}},
            ]
        }


class LikelihoodTerm(ScalarShape):
    """A term of the brief's scale."""

    says = "a term of the scale"

    def parse(self, value: str, node: Scalar, reading: Reading) -> str:
        del node
        known = SCALES.values() if reading.scale is None else (reading.scale,)
        if any(scale.find(value) for scale in known):
            return value
        scale = reading.scale or PHIA_2025
        hint = _way_onto(scale, value, reading)
        raise Misread(f"is not on the scale {scale.id}: '{shorten(value)}'", hint)

    def schema(self) -> Schema:
        return {"enum": list(dict.fromkeys(term for scale in SCALES.values() for term in scale.terms))}


def _way_onto(scale: LikelihoodScale, word: str, reading: Reading) -> str:
    """The hint for a word that is no term of `scale`: of another scale's term the one with the same meaning, which may
    be spelt otherwise; of a slip the one that is spelt alike and means the same; of any other word all the rungs.
    """
    told = ", ".join(f"{one_of(rung.terms)} ({scale.range_of(rung)})" for rung in scale.rungs)
    every = f"its terms, in per cent, are {told}"
    term = word.casefold()
    others = [other for other in SCALES.values() if other is not scale]
    if not scale.find(term) and not any(other.find(term) for other in others):
        term = (meant_term(word, (scale, *others)) if reading.may_guess() else None) or term
    if scale.find(term):
        return f"did you mean '{term}'?"
    for other in others:
        foreign = other.find(term)
        if foreign is not None:
            near = one_of(f"'{rung.terms[0]}'" for rung in scale.nearest(foreign))
            means = f"'{term}' is a term of {other.id} ({other.range_of(foreign)}): nearest here is {near}"
            return f"{means}; {every}"
    return every


class Grade(ScalarShape):
    """The letter that grades a source."""

    says = "a letter from A to F"

    def parse(self, value: str, node: Scalar, reading: Reading) -> str:
        del node, reading
        if value in ("A", "B", "C", "D", "E", "F"):
            return value
        if value.upper() in ("A", "B", "C", "D", "E", "F"):
            raise Misread("", f"write {value.upper()}")
        digit = re.fullmatch(r"[1-6]|[A-F][1-6]", value)
        raise Misread("", "the digit grades the claim: write it at the point, as 'credibility'" if digit else None)

    def schema(self) -> Schema:
        return {"enum": ["A", "B", "C", "D", "E", "F"]}


def check_id(value: str) -> None:
    """Raises Misread unless `value` is an id."""
    if _ID.fullmatch(value):
        return
    hint = look_alike(value) or _ID_RULE
    plain = slug(value)
    if hint == _ID_RULE and plain and plain != value and len(value) < 80:
        hint = f"write {plain}: {_ID_RULE}"
    raise Misread(f"is not an id: '{shorten(value)}'", hint)


def slug(value: str) -> str:
    """The id that `value` comes nearest to; empty if it holds no Latin letter."""
    plain = re.sub(r"[^a-z0-9]+", "-", value.casefold()).strip("-")
    return re.sub(r"^[0-9-]+", "", plain)[:ID_LIMIT].rstrip("-")


def check_language(value: str) -> str:
    """`value` if it is a language tag. Raises Misread."""
    if value in _COUNTRIES:
        raise Misread(
            f"is not a language tag: '{value}'", f"'{value}' is a country; did you mean '{_COUNTRIES[value]}'?"
        )
    if _LANGUAGE.fullmatch(value):
        return value
    parts = re.split(r"[-_]", value)
    tidy = "-".join(
        part.lower() if number == 0 else part.upper() if len(part) == 2 else part.title()
        for number, part in enumerate(parts)
    )
    hint = f"write {tidy}" if _LANGUAGE.fullmatch(tidy) else "write a tag such as en-GB, uk or fr"
    raise Misread(f"is not a language tag: '{shorten(value)}'", hint)


def _unknown(kind: str, value: str, names: Collection[str], reading: Reading, meant: str = "") -> Misread:
    hint = reading.suggest(meant or value, names) or (f"there are {all_of(names)}" if names else None)
    return Misread(f"names an unknown {kind}: '{shorten(value)}'", hint)


def report_unknown_rule(rule: str, position: Position, reading: Reading) -> bool:
    """Whether `rule` is no rule of `briefing check`; reported if so."""
    if reading.rules is None or rule in reading.rules:
        return False
    hint = did_you_mean(rule, reading.rules) or f"the rules are {', '.join(sorted(reading.rules))}"
    reading.report(f"unknown rule '{shorten(rule)}'", position, hint)
    return True
