"""Nothing marked above an edition's audience is said in it, in any text, note, list, chart or description."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.compose import Composer, everything
from briefing.compose.carry import carry
from briefing.compose.cite import CitationStyle
from briefing.compose.release import release
from briefing.diagnostics import InvalidBrief
from briefing.document.dump import dump
from briefing.model.edition import PART_NAMES, Edition
from briefing.model.marking import Marking
from tests.compose.build import brief_of, edition_of, lines_of

CLEAR = Marking("TLP:CLEAR")
PARTS = tuple(part for part in PART_NAMES if part not in ("masthead", "what-matters"))


def open_to_all(*parts: str) -> Edition:
    return edition_of(*(parts or PARTS), indicators=False, basis=True, marking=CLEAR)


def test_a_marked_point_is_left_out_and_no_judgement_rests_on_it() -> None:
    brief = brief_of("""\
sections:
  situation:
    points:
      - {id: open, text: It is known.}
      - {id: secret, text: It is hidden., marking: TLP:RED}
judgements:
  - {id: j, text: So it is., likelihood: likely, confidence: low, basis: [open, secret]}
""")
    assert lines_of(brief, open_to_all("judgements", "sections")) == [
        "heading #part-judgements 1 Judgements",
        "judgement #j Likely | about 55 to 75% | Low confidence",
        "  So it~is.",
        "  basis: Rests on: Situation, point~[1](#open)",
        "heading #situation 1 Situation",
        "listing (number)",
        "  - #open It is~known.",
    ]


def test_a_point_that_uses_a_marked_figure_or_cites_a_marked_source_is_left_out() -> None:
    brief = brief_of("""\
sections:
  situation:
    points:
      - {id: open, text: It is known.}
      - {id: counted, text: "There are {many} troops."}
      - {id: cited, text: "It is so [@s]."}
      - {id: derived, text: "There are {others} more."}
figures:
  many: {value: 77777, unit: troops, label: Count, as_of: 2024, source: o, marking: TLP:AMBER}
  others: {value: 88888, unit: troops, label: Count, as_of: 2024, source: s}
sources:
  - {id: o, type: speech, title: Open, author: [{family: Doe}]}
  - {id: s, type: speech, title: Hidden, author: [{family: Roe}], marking: TLP:RED}
""")
    lines = lines_of(brief, open_to_all("key-figures", "sections", "sources"))
    assert lines == ["heading #situation 1 Situation", "listing (bullet)", "  - #open It is~known."]
    withheld = {omission.id for omission in release(brief, CLEAR).omissions}
    assert withheld == {"many", "others", "s", "counted", "cited", "derived"}


def test_a_section_whose_points_are_all_withheld_goes_with_its_title_and_lead() -> None:
    brief = brief_of("""\
sections:
  plans: {title: Hidden plans, lead: They have plans., points: [{id: p, text: A plan., marking: TLP:GREEN}]}
""")
    assert lines_of(brief, open_to_all("sections")) == []


def test_an_exhibit_that_shows_a_marked_figure_is_left_out_whole() -> None:
    brief = brief_of("""\
exhibits:
  - {id: x, kind: bar, title: Two counts, figures: [many, few], alt: Many are 77777.}
figures:
  many: {value: 77777, unit: troops, label: Count, as_of: 2024, source: o, marking: TLP:AMBER}
  few: {value: 8, unit: troops, label: Few, as_of: 2024, source: o}
sources: [{id: o, type: speech, title: Open, author: [{family: Doe}]}]
""")
    assert "77" not in "".join(lines_of(brief, open_to_all()))


def test_an_own_marking_is_said_only_to_the_same_audience() -> None:
    brief = brief_of("marking: Official\nevents: [{id: e, date: 2024, text: It began., marking: Official}]\n")
    assert "It began" in "".join(lines_of(brief, edition_of("timeline")))
    assert "It began" not in "".join(lines_of(brief, open_to_all("timeline")))


@pytest.mark.parametrize("key", ["title", "bottom_line"])
def test_a_title_or_bottom_line_that_uses_something_withheld_is_an_error_at_its_line(key: str) -> None:
    brief = brief_of(f"""\
{key}: >-
  There are {{many}} troops.
figures: {{many: {{value: 9, unit: troops, label: Count, as_of: 2024, source: o, marking: TLP:AMBER}}}}
sources: [{{id: o, type: speech, title: Open, author: [{{family: Doe}}]}}]
""")
    with pytest.raises(InvalidBrief) as refused:
        lines_of(brief, open_to_all("sections"))
    assert "is marked above 'TLP:CLEAR'" in refused.value.message
    assert refused.value.diagnostics[0].position.line > 1


MARKED = """\
title: T
as_of: 2024-11-05
language: en-GB
sections:
  situation:
    lead: Lead.
    points:
      - {{id: p1, text: "word01 {{f1}}", contested_by: [p2], marking: {0}}}
      - {{id: p2, text: "word02 [@s2]", short: word03, marking: {1}}}
judgements:
  - {{id: j1, text: word04, likelihood: likely, confidence: low, basis: [p1, p2], indicators: [word05], marking: {2}}}
figures:
  f1: {{value: 101, unit: troops, label: word06, as_of: 2024, source: s1, marking: {3}}}
  f2: {{value: 102, unit: troops, label: word07, as_of: 2024, source: s2, marking: {4}}}
  f3: {{value: 103, unit: troops, label: word08, as_of: 2024, source: s1}}
events:
  - {{id: e1, date: 2024, text: "word09 [@s1]", source: s2, marking: {5}}}
options:
  - {{id: o1, text: word10, for: [word11], against: ["word12 {{f2}}"], marking: {6}}}
exhibits:
  - {{id: x1, kind: bar, title: word13, figures: [f1, f2], note: word14, marking: {7}}}
  - {{id: x2, kind: table, title: word15, columns: [word16], rows: [["word17 [@s2]"]]}}
sources:
  - {{id: s1, type: speech, title: word18, author: [{{family: word19}}], marking: {8}}}
  - {{id: s2, type: speech, title: word20, author: [{{family: word21}}], marking: {9}}}
"""
ITEMS = (
    ("word01",), ("word02", "word03"), ("word04", "word05"), ("101", "word06"), ("102", "word07"), ("word09",),
    ("word10", "word11", "word12"), ("word13", "word14"), ("word18", "word19"), ("word20", "word21"),
)  # fmt: skip
"""What each of the ten marked items says that no other does."""

LABELS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")


@given(
    st.lists(st.sampled_from(LABELS), min_size=10, max_size=10),
    st.sampled_from(LABELS),
    st.sampled_from(["notes", "author-date"]),
)
def test_no_item_marked_above_the_audience_leaves_a_trace(
    markings: list[str], audience: str, citation: CitationStyle
) -> None:
    brief = brief_of(MARKED.format(*markings))
    edition = edition_of(*PARTS, indicators=True, basis=True, marking=Marking(audience))
    document = Composer(brief, citation=citation).compose(edition, everything(brief, edition))
    said = dump(document) + repr(document.properties) + repr(document.furniture) + repr(document.selection)
    for marking, words in zip(markings, ITEMS, strict=True):
        if LABELS.index(marking) > LABELS.index(audience):
            for word in words:
                assert word not in said


@pytest.mark.parametrize(
    ("audience", "other", "shown"),
    [
        ("TLP:CLEAR", "", ()),
        ("TLP:RED", "", ("a", "b")),
        ("TLP:CLEAR", "contested_by: [c], ", ("a", "c")),
        ("TLP:CLEAR", "contested: true, ", ("a",)),
    ],
)
def test_a_point_is_called_contested_only_where_its_audience_may_know_of_a_contest(
    audience: str, other: str, shown: tuple[str, ...]
) -> None:
    contesters = "contested_by: [b, c], " if "[c]" in other else f"{other}contested_by: [b], "
    brief = brief_of(f"""\
sections:
  situation:
    points:
      - {{id: a, {contesters}text: It is so.}}
      - {{id: b, contested_by: [a], text: It is not., marking: TLP:RED}}
      - {{id: c, text: It may be.}}
""")
    edition = edition_of("sections", marking=Marking(audience))
    lines = lines_of(brief, edition)
    assert tuple(name for name in "abc" if any(f"#{name} *Contested: *" in line for line in lines)) == shown
    composer, selection = Composer(brief, citation="notes"), everything(brief, edition)
    carried = carry(composer, edition, selection, composer.compose(edition, selection))
    assert tuple(point.id for point in carried.points if point.contested) == shown
