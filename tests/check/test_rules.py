"""All rules together: silences, order, documentation, hostile texts, cost."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import run

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.check import RULES, check_brief
from briefing.check.proof import Proof
from briefing.check.rules import MOST_TOLD
from briefing.diagnostics import Diagnostic, Position, warning
from briefing.model.silence import Silence
from briefing.model.texts import printed_texts
from tests.check.builder import brief, figure, found, judgement, point, silence, source, text


def test_a_rule_is_silenced_for_one_item_alone() -> None:
    checked = brief(point("All 4.", silence=silence("bare-number")), point("All 5.", id="next"))
    assert [warning.item for warning in found(checked, "bare-number")] == ["next"]


def test_a_silence_that_silences_nothing_is_told() -> None:
    [warning] = found(brief(point("All four.", silence=silence("bare-number"))), "dead-silence")
    assert str(warning) == (
        "brief.yaml:9:9: warning: 'bare-number' is silenced for 'claim', where it finds nothing\n"
        "  hint: take the silence out"
    )


def test_a_silence_without_a_reason_works_and_is_told() -> None:
    checked = brief(point("All 4.", silence=silence("bare-number", " ")))
    assert found(checked, "bare-number") == []
    [warning] = found(checked, "dead-silence")
    assert warning.message == "'bare-number' is silenced for 'claim' without a reason"


def test_a_silence_of_an_unknown_rule_is_told_with_the_rule_meant() -> None:
    [warning] = found(brief(point("All.", silence=silence("bare-numbers"))), "dead-silence")
    assert (warning.message, warning.hint) == ("no rule is called 'bare-numbers'", "did you mean 'bare-number'?")
    [warning] = found(brief(point("All.", silence=silence("xyz"))), "dead-silence")
    assert warning.hint == f"the rules are {', '.join(sorted(RULES))}"


def test_a_silence_without_a_place_is_told_at_its_item() -> None:
    [warning] = found(brief(point("All four.", silence=(Silence("bare-number", "why"),))), "dead-silence")
    assert str(warning.position) == "brief.yaml:1:1"


def test_every_kind_of_item_can_silence() -> None:
    checked = brief(
        judgements=(judgement("All 4.", silence=silence("bare-number")),),
        figures=[figure("spare", "5", silence=silence("unused-figure"))],
        sources=[source("other", silence=silence("unused-source")), source()],
    )
    assert check_brief(checked) == ()


def test_warnings_stand_in_the_order_of_their_places_each_with_its_rule() -> None:
    found = check_brief(brief("Yesterday the GUR saw 4.", point("All 5.", id="b"), point("All 6 [@report].", id="c")))
    assert [warning.position for warning in found] == sorted(warning.position for warning in found)
    assert {warning.rule for warning in found} <= {*RULES, "dead-silence"}
    assert not any(warning.is_error for warning in found)


def test_each_rule_is_a_module_of_its_name() -> None:
    for name, rule in RULES.items():
        module = sys.modules[rule.__module__]
        assert module.__name__ == f"briefing.check.{name.replace('-', '_')}"
        assert (rule.__name__, module.RULE) == (name.replace("-", "_"), name)
        assert (module.__doc__ or "").startswith(f"`{name}`: ")


def test_each_rule_is_documented_with_an_example(root: Path) -> None:
    page = (root / "docs" / "checks.md").read_text(encoding="utf-8")
    sections = {part.partition("\n")[0]: part for part in page.split("\n## ")[1:]}
    documented = {title.strip("`") for title in sections if title.startswith("`")}
    assert documented == {*RULES, "dead-silence"}
    for title, part in sections.items():
        if title.startswith("`"):
            for heading in ("**Why.**", "**Says.**", "**Way out.**"):
                assert heading in part, f"{title} lacks {heading}"


def test_every_printed_text_of_a_brief_is_walked_once() -> None:
    checked = brief(point("Full.", short="Short."), question=text("Why?"), ask=text("Do."), changes=(text("New."),))
    assert [printed.key for printed in printed_texts(checked)] == [
        "title",
        "question",
        "ask",
        "changes",
        "short",
        "text",
    ]


_AWKWARD = st.text(alphabet=st.sampled_from(list("aZЖі0189 .,!?…\"'“”«»()-–:/$%№§{}[]*\\\u00a0\ufffc\n")), max_size=200)


@given(said=st.one_of(_AWKWARD, st.text(max_size=200)), language=st.sampled_from(["en-GB", "uk", "fr", ""]))
def test_no_text_breaks_a_rule(said: str, language: str) -> None:
    check_brief(brief(said, title=text(said), language=language, names=(said[:5],), terms={said[5:9]: said}))


def test_checking_loads_nothing_heavy() -> None:
    code = "import sys, briefing.check; print(*(m for m in sys.modules if not m.startswith('briefing')))"
    loaded = set(run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())
    assert not loaded & {"yaml", "babel", "rich", "click", "difflib", "lxml", "reportlab", "markdown_it", "json"}


def test_of_very_many_warnings_the_first_are_told_and_that_there_are_more() -> None:
    found = check_brief(brief(*(point("7 " * 2000, id=f"p{number}") for number in range(10))))
    assert len(found) == MOST_TOLD + 1
    assert found[-1].message == "more warnings are not told"
    assert found[-1].position >= found[-2].position
    assert "more warnings" not in found[-2].message


def test_a_rule_stops_looking_once_it_has_found_more_than_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []

    def endless(proof: Proof) -> Iterator[Diagnostic]:
        del proof
        for number in range(10 * MOST_TOLD):
            looked.append(number)
            yield warning("bare-number", "a number", Position("brief.yaml", number + 1))

    monkeypatch.setitem(RULES, "bare-number", endless)
    check_brief(brief("Words."))
    assert len(looked) == MOST_TOLD + 1


def test_a_silence_is_not_called_dead_by_a_rule_that_stopped_before_it() -> None:
    many = [point("7 " * 3000, id=f"p{number}") for number in range(3)]
    quiet = point("All 5.", id="quiet", silence=(Silence("bare-number", "Meant."),))
    assert not [one for one in check_brief(brief(*many, quiet)) if one.rule == "dead-silence"]
