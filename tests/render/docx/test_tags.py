"""Broken templates, each with exactly what is said of it."""

from __future__ import annotations

import pytest

from briefing.diagnostics import Diagnostic, Position
from briefing.house import FURNITURE_NAMES, SLOT_NAMES
from briefing.model.brief import BUILT_IN_SECTIONS
from briefing.model.edition import PART_NAMES
from briefing.render.docx.markup import attribute, content
from briefing.render.docx.tags import ALSO_PARTS, LEFT_BRACE, RIGHT_BRACE, Slot, TagReader, plain_tags
from tests.render.docx.galleys import find, texts, tree

WHERE = Position("brief.docx")
PARTS = ("bottom-line", "judgements", "situation", "sources")


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(f'<w:r><w:t>{content(run)}</w:t></w:r>' for run in runs)}</w:p>"


def read(markup: str, place: str = "body"):  # type: ignore[no-untyped-def]
    faults: list[Diagnostic] = []
    slots: list[Slot] = []
    root = tree(markup)
    TagReader(WHERE, place, PARTS, faults, slots).read(root)
    return root, faults, slots


def faults_of(*lines: str, place: str = "body") -> list[tuple[str, str | None]]:
    _, faults, _ = read("".join(paragraph(line) for line in lines), place)
    return [(fault.message, fault.hint) for fault in faults]


NAMES = f"there are {', '.join(FURNITURE_NAMES)}"
LEFT_OUT = "which would leave it out of some briefs"
ON_NOTHING = "{%p if classification %}"
NONSENSE = "in the body, paragraph '{{p nonsense }}':"
NO_PART = (
    f"there are {', '.join(part.replace('-', '_') for part in ('body', *PARTS))}; "
    "a section of your own stands in {%p if nonsense %}"
)
CASES: dict[str, tuple[tuple[str, ...], list[tuple[str, str | None]]]] = {
    "unknown part": (
        ("{{p nonsense }}", "{{p bottom_line }}"),
        [(f"{NONSENSE} unknown part 'nonsense' in {{{{p nonsense }}}}", NO_PART)],
    ),
    "unknown part in another's if": (
        ("{%p if reference %}", "{{p nonsense }}", "{%p endif %}"),
        [
            (f"{NONSENSE} unknown part 'nonsense' in {{{{p nonsense }}}}", NO_PART),
            (
                f"{NONSENSE} {{{{p nonsense }}}} stands in {{%p if reference %}}, {LEFT_OUT}",
                "take it out of the if, or ask for the part itself: {%p if nonsense %}",
            ),
        ],
    ),
    "unknown name": (
        ("{{ titel }}",),
        [("in the body, paragraph '{{ titel }}': unknown name 'titel' in {{ titel }}", "did you mean 'title'?")],
    ),
    "unknown name without a guess": (
        ("{{ quux }}",),
        [("in the body, paragraph '{{ quux }}': unknown name 'quux' in {{ quux }}", NAMES)],
    ),
    "unknown rich name": (
        ("See {{r markin }}",),
        [
            (
                "in the body, paragraph 'See {{r markin }}': unknown name 'markin' in {{r markin }}",
                "did you mean 'marking'?",
            )
        ],
    ),
    "misspelt slot": (
        ("{{p situaton }}",),
        [
            (
                "in the body, paragraph '{{p situaton }}': unknown name 'situaton' in {{p situaton }}",
                "did you mean 'situation'?",
            )
        ],
    ),
    "slot beside text": (
        ("Here: {{p body }}",),
        [
            (
                "in the body, paragraph 'Here: {{p body }}': {{p body }} shares its paragraph with other text",
                "give it a paragraph of its own",
            )
        ],
    ),
    "slot twice": (
        ("{{p body }}", "{{p body }}"),
        [("in the body, paragraph '{{p body }}': {{p body }} stands here a second time", "take one of them out")],
    ),
    "name as a slot": (
        ("{{p title }}",),
        [("in the body, paragraph '{{p title }}': 'title' is a name, not a part", "write {{ title }}")],
    ),
    "a loop": (
        ("{%p for x in items %}", "{{ title }}", "{%p endfor %}"),
        [
            (
                "in the body, paragraph '{%p for x in items %}': {%p for x in items %} is not allowed in a template",
                "names and {%p if name %} only",
            ),
            (
                "in the body, paragraph '{%p endfor %}': {%p endfor %} is not allowed in a template",
                "names and {%p if name %} only",
            ),
        ],
    ),
    "an attribute": (
        ("{{ title.__class__ }}",),
        [
            (
                "in the body, paragraph '{{ title.__class__ }}': {{ title.__class__ }} is not allowed in a template",
                "names and {%p if name %} only",
            )
        ],
    ),
    "a filter": (
        ("{{ title|upper }}",),
        [
            (
                "in the body, paragraph '{{ title|upper }}': {{ title|upper }} is not allowed in a template",
                "names and {%p if name %} only",
            )
        ],
    ),
    "a sum": (
        ("{{ 7*7 }}",),
        [
            (
                "in the body, paragraph '{{ 7*7 }}': {{ 7*7 }} is not allowed in a template",
                "names and {%p if name %} only",
            )
        ],
    ),
    "a call": (
        ("{{ title() }}",),
        [
            (
                "in the body, paragraph '{{ title() }}': {{ title() }} is not allowed in a template",
                "names and {%p if name %} only",
            )
        ],
    ),
    "a comment": (
        ("{# later #}",),
        [
            (
                "in the body, paragraph '{# later #}': {# later #} is not allowed in a template",
                "names and {%p if name %} only",
            )
        ],
    ),
    "an assignment": (
        ("{% set x = 1 %}",),
        [
            (
                "in the body, paragraph '{% set x = 1 %}': {% set x = 1 %} is not allowed in a template",
                "names and {%p if name %} only",
            )
        ],
    ),
    "an inline if": (
        ("{% if title %}x{% endif %}",),
        [
            (
                "in the body, paragraph '{% if title %}x{% endif %}': {% if title %} is not allowed in a template",
                "names and {%p if name %} only",
            ),
            (
                "in the body, paragraph '{% if title %}x{% endif %}': {% endif %} is not allowed in a template",
                "names and {%p if name %} only",
            ),
        ],
    ),
    "an if with not": (
        ("{%p if not title %}", "{%p endif %}"),
        [
            (
                "in the body, paragraph '{%p if not title %}': {%p if not title %} is not allowed in a template",
                "names and {%p if name %} only",
            ),
        ],
    ),
    "an else": (
        ("{%p if title %}", "{%p else %}", "{%p endif %}"),
        [
            (
                "in the body, paragraph '{%p else %}': {%p else %} is not allowed in a template",
                "names and {%p if name %} only",
            )
        ],
    ),
    "an if left open": (
        ("{%p if reference %}", "{{ reference }}"),
        [
            (
                "in the body, paragraph '{%p if reference %}': {%p if reference %} is left open",
                "write {%p endif %} in a paragraph below it",
            )
        ],
    ),
    "the brief inside an if": (
        ("{%p if reference %}", "{{p body }}", "{%p endif %}"),
        [
            (
                (
                    "in the body, paragraph '{{p body }}': {{p body }} stands in {%p if reference %}, "
                    "which would leave it out of some briefs"
                ),
                "take it out of the if",
            )
        ],
    ),
    "a part inside an if on another": (
        ("{%p if sources %}", "{{p bottom-line }}", "{%p endif %}"),
        [
            (
                (
                    "in the body, paragraph '{{p bottom-line }}': {{p bottom-line }} stands in {%p if sources %}, "
                    "which would leave it out of some briefs"
                ),
                "take it out of the if, or ask for the part itself: {%p if bottom_line %}",
            )
        ],
    ),
    "a part inside an if on itself inside another": (
        ("{%p if title %}", "{%p if sources %}", "{{p sources }}", "{%p endif %}", "{%p endif %}"),
        [
            (
                (
                    "in the body, paragraph '{{p sources }}': {{p sources }} stands in {%p if title %}, "
                    "which would leave it out of some briefs"
                ),
                "take it out of the if, or ask for the part itself: {%p if sources %}",
            )
        ],
    ),
    "an endif too many": (
        ("{%p endif %}",),
        [
            (
                "in the body, paragraph '{%p endif %}': {%p endif %} ends nothing",
                "write {%p if name %} in a paragraph above it",
            )
        ],
    ),
    "an if beside text": (
        ("{%p if title %} now", "{%p endif %}"),
        [
            (
                "in the body, paragraph '{%p if title %} now': {%p if title %} shares its paragraph with other text",
                "give it a paragraph of its own",
            )
        ],
    ),
    "an endif beside text": (
        ("{%p if title %}", "now {%p endif %}"),
        [
            (
                "in the body, paragraph 'now {%p endif %}': {%p endif %} shares its paragraph with other text",
                "give it a paragraph of its own",
            )
        ],
    ),
    "an if on an unknown name": (
        ("{%p if refrence %}", "{%p endif %}"),
        [
            (
                "in the body, paragraph '{%p if refrence %}': unknown name 'refrence' in {%p if refrence %}",
                "did you mean 'reference'?",
            )
        ],
    ),
    "an if on a name that nobody knows": (
        (ON_NOTHING, "SECRET WORDS", "{%p endif %}", "{{p body }}"),
        [
            (
                f"in the body, paragraph '{ON_NOTHING}': unknown name 'classification' in {ON_NOTHING}",
                f"{NAMES}; or place a section of that name in it: {{{{p classification }}}}",
            )
        ],
    ),
    "an if on a section that only some briefs have": (
        ("{%p if legal-questions %}", "Ours", "{{p legal_questions }}", "{%p endif %}", "{{p body }}"),
        [],
    ),
    "a tag not closed": (
        ("{{ title }",),
        [
            (
                "in the body, paragraph '{{ title }': '{{' opens a tag that is not closed",
                "close it in the same paragraph",
            )
        ],
    ),
    "a tag over two paragraphs": (
        ("{{ title", "}}"),
        [
            (
                "in the body, paragraph '{{ title': '{{' opens a tag that is not closed",
                "close it in the same paragraph",
            ),
            ("in the body, paragraph '}}': a tag is closed that was not opened", "write {{ name }}"),
        ],
    ),
    "a tag not opened": (
        ("{ title }}",),
        [("in the body, paragraph '{ title }}': a tag is closed that was not opened", "write {{ name }}")],
    ),
    "whitespace control": (
        ("{{- title -}}",),
        [
            (
                "in the body, paragraph '{{- title -}}': {{- title -}} is not allowed in a template",
                "names and {%p if name %} only",
            )
        ],
    ),
    "a row tag": (
        ("{%tr if title %}",),
        [
            (
                "in the body, paragraph '{%tr if title %}': {%tr if title %} is not allowed in a template",
                "names and {%p if name %} only",
            )
        ],
    ),
    "a loop over rows inside an if": (
        ("{%p if title %}", "{%tr for x in y %}", "{%tr endfor %}", "{%p endif %}"),
        [
            (
                f"in the body, paragraph '{tag}': {tag} is not allowed in a template",
                "names and {%p if name %} only",
            )
            for tag in ("{%tr for x in y %}", "{%tr endfor %}")
        ],
    ),
    "an if inside an if, one of them left open": (
        ("{%p if title %}", "{%p if reference %}", "{%p endif %}"),
        [
            (
                "in the body, paragraph '{%p if title %}': {%p if title %} is left open",
                "write {%p endif %} in a paragraph below it",
            )
        ],
    ),
    "an inclusion": (
        ("{% include 'a' %}",),
        [
            (
                "in the body, paragraph '{% include 'a' %}': {% include 'a' %} is not allowed in a template",
                "names and {%p if name %} only",
            )
        ],
    ),
    "a macro": (
        ("{% macro x() %}", "{% endmacro %}"),
        [
            (f"in the body, paragraph '{tag}': {tag} is not allowed in a template", "names and {%p if name %} only")
            for tag in ("{% macro x() %}", "{% endmacro %}")
        ],
    ),
    "two at once": (
        ("{{ titel }}", "{{ verson }}"),
        [
            ("in the body, paragraph '{{ titel }}': unknown name 'titel' in {{ titel }}", "did you mean 'title'?"),
            ("in the body, paragraph '{{ verson }}': unknown name 'verson' in {{ verson }}", "did you mean 'version'?"),
        ],
    ),
    "a long paragraph": (
        ("x" * 100 + "{{ titel }}",),
        [
            (
                f"in the body, paragraph '{'x' * 77}...': unknown name 'titel' in {{{{ titel }}}}",
                "did you mean 'title'?",
            )
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_broken_template_is_told_what_is_wrong(case: str) -> None:
    lines, expected = CASES[case]
    assert faults_of(*lines) == expected


def test_a_slot_in_a_header_is_refused() -> None:
    assert faults_of("{{p body }}", place="header") == [
        (
            "in the header, paragraph '{{p body }}': {{p body }} is a slot, which only the body can hold",
            "write {{ name }} for its words",
        )
    ]


@pytest.mark.parametrize("part", ["body", "bottom_line", "bottom-line", "sources"])
def test_a_part_written_as_a_name_is_told_how_a_part_is_written(part: str) -> None:
    said = f"{{{{ {part} }}}}"
    slot = f"{{{{p {part.replace('-', '_')} }}}}"
    assert faults_of(said) == [
        (f"in the body, paragraph '{said}': '{part}' is a part, not a name", f"write {slot} in a paragraph of its own")
    ]
    assert faults_of(said, place="header") == [
        (
            f"in the header, paragraph '{said}': '{part}' is a part, not a name",
            f"write {slot} in the body, where parts flow in",
        )
    ]


def test_a_slot_in_a_table_is_refused() -> None:
    _, faults, _ = read(f"<w:tbl><w:tr><w:tc>{paragraph('{{p body }}')}</w:tc></w:tr></w:tbl>")
    assert [fault.hint for fault in faults] == ["a part can only flow in the body itself"]


@pytest.mark.parametrize("mark", ["br", "cr", "tab"])
def test_a_tag_with_a_line_break_or_a_tab_inside_is_refused(mark: str) -> None:
    _, faults, _ = read(f"<w:p><w:r><w:t>{{{{ ti</w:t><w:{mark}/><w:t>tle }}}}</w:t></w:r></w:p>")
    assert [(fault.message, fault.hint) for fault in faults] == [
        (
            "in the body, paragraph '{{ title }}': a line break or a tab stands inside {{ title }}",
            "take it out of the braces",
        )
    ]


def test_a_line_break_or_a_tab_between_two_tags_is_no_fault() -> None:
    tabs = "<w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr>"
    runs = "<w:r><w:t>{{ title }}</w:t><w:br/><w:tab/><w:t>{{ status }}</w:t><w:br/></w:r>"
    _, faults, _ = read(f"<w:p>{tabs}{runs}</w:p>")
    assert faults == []


def test_an_if_ends_where_it_began() -> None:
    cell = f"<w:tbl><w:tr><w:tc>{paragraph('{%p endif %}')}</w:tc></w:tr></w:tbl>"
    _, faults, _ = read(paragraph("{%p if title %}") + cell)
    assert [fault.hint for fault in faults] == ["both must stand in one cell, or both in none"]


@pytest.mark.parametrize(
    "markup",
    [
        "<w:p><w:r><w:instrText>{{ title }}</w:instrText></w:r></w:p>",
        f'<w:p><w:bookmarkStart w:id="1" w:name="{attribute("{% x %}")}"/></w:p>',
        "<!-- {{ title }} --><w:p/>",
        "<w:p><w:r><w:t>a</w:t>{{ title }}</w:r></w:p>",
        "<w:p><w:r><w:instrText>{</w:instrText></w:r><w:r><w:instrText>{ title }}</w:instrText></w:r></w:p>",
    ],
)
def test_a_tag_that_no_reader_sees_is_refused(markup: str) -> None:
    _, faults, _ = read(markup)
    assert [fault.hint for fault in faults] == ["put it into a paragraph of its own"]


@pytest.mark.parametrize(
    "lines",
    [
        ("{{ title }}", "{{ as_of }} · {{status}} · {{r marking }}", "{{ page_of }}"),
        ("{%p if reference %}", "{{ reference }}", "{%p endif %}", "{{p body }}"),
        ("{{p bottom_line }}", "{{p body }}", "{{p situation }}"),
        ("{%p if bottom_line %}", "{{p bottom_line }}", "{%p endif %}"),
        ("{%p if bottom_line %}", "Ours", "{{p bottom-line }}", "{%p endif %}", "{{p body }}"),
        ("{%p if an_annex_of_ours %}", "{{p an-annex-of-ours }}", "{%p endif %}"),
        ("a { b } c", "100 %", "#1"),
    ],
)
def test_a_good_template_is_not_complained_of(lines: tuple[str, ...]) -> None:
    assert faults_of(*lines) == []


def test_slots_are_found_in_their_order() -> None:
    _, _, slots = read(paragraph("{{p bottom_line }}") + paragraph("{{p body }}"))
    assert [slot.name for slot in slots] == ["bottom-line", "body"]


def test_a_tag_that_word_has_cut_into_runs_is_put_together() -> None:
    root, faults, _ = read(paragraph("As of {", "{ as", "_of }", "}, final"))
    assert not faults
    assert [text.text or "" for text in find(root, ".//w:t")] == ["As of {{ as_of }}", "", "", ", final"]


def test_braces_of_no_tag_are_covered() -> None:
    root, _, _ = read(paragraph("a {", "b} {{ title }}"))
    assert "".join(texts(root)) == f"a {LEFT_BRACE}b{RIGHT_BRACE} {{{{ title }}}}"


def test_tags_are_written_as_jinja_reads_them() -> None:
    root = tree(
        paragraph("{{r marking }} {{title}}") + paragraph("{{p bottom-line }}") + paragraph("{%p if bottom-line %}")
    )
    plain_tags(root)
    assert texts(root) == ["{{ marking }} {{ title }}", "{{p part_bottom_line }}", "{%p if bottom_line %}"]


def test_what_is_both_a_part_and_a_name_is_known() -> None:
    assert set(FURNITURE_NAMES) & {part.replace("-", "_") for part in PART_NAMES} == ALSO_PARTS
    assert faults_of("{{p contact }}") == []


def test_the_slots_of_every_brief_are_its_parts() -> None:
    assert set(SLOT_NAMES) == {*PART_NAMES, *BUILT_IN_SECTIONS}


def test_the_place_of_a_fault_is_the_template() -> None:
    _, faults, _ = read(paragraph("{{ titel }}"))
    assert faults[0].position == WHERE
