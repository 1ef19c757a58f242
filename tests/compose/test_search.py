"""The search, on layouts that are reckoned: heights that add up, and blocks that jump to the next page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compose.candidates import Step
from briefing.compose.objective import Value, value
from briefing.compose.search import MOST_ASKED, MOST_TRIED, find_best
from briefing.compose.selection import Selection
from briefing.document.measure import Fit
from briefing.model.point import Form

PAGE = 100.0
NO_LIMIT = 1 << 30
EMPTY = Selection({})

Ask = Callable[[Selection], Fit]


def full(name: str, rank: float) -> Step:
    return Step(name, Form.FULL, rank)


def pair(name: str, rank: float) -> tuple[Step, Step]:
    return Step(name, Form.SHORT, rank), Step(name, Form.FULL, rank + 1.5, Form.SHORT)


def pages_of(heights: dict[str, float], limit: int, *, whole: bool) -> Ask:
    """A layout of blocks one below the other: cut anywhere or, `whole`, only between them."""

    def ask(selection: Selection) -> Fit:
        pages, used = 1, 0.0
        for name, form in sorted(selection.forms.items()):
            height = heights[name] * (2.0 if form is Form.FULL and f"{name}/short" in heights else 1.0)
            if used + height > PAGE:
                pages += 1
                used = height if whole else used + height - PAGE
            else:
                used += height
        room = (limit - pages) * PAGE + PAGE - used
        return Fit(pages, limit, min(used / PAGE, 1.0), room, 10.0, frame=PAGE)

    return ask


def every_selection(base: Selection, steps: Sequence[Step]) -> Iterator[Selection]:
    if not steps:
        yield base
        return
    if steps[0].follows(base):
        yield from every_selection(steps[0].added_to(base), steps[1:])
    yield from every_selection(base, steps[1:])


def best_of_all(steps: Sequence[Step], ask: Ask) -> Value | None:
    worths = (value(selection, ask(selection), steps) for selection in every_selection(EMPTY, steps))
    return max((worth for worth in worths if worth is not None), default=None)


def found(steps: Sequence[Step], ask: Ask) -> Selection:
    return find_best(EMPTY, steps, ask, NO_LIMIT)


BLOCKS = st.lists(st.tuples(st.integers(1, 5), st.integers(4, 60), st.booleans()), min_size=1, max_size=7)


def setting(blocks: Sequence[tuple[int, int, bool]]) -> tuple[list[Step], dict[str, float]]:
    steps: list[Step] = []
    heights: dict[str, float] = {}
    for place, (priority, height, has_short) in enumerate(blocks):
        name = f"p{place}"
        heights[name] = float(height)
        if has_short:
            heights[f"{name}/short"] = height
            steps += pair(name, float(priority))
        else:
            steps.append(full(name, float(priority)))
    return sorted(steps, key=lambda step: step.rank), heights


def selections(blocks: Sequence[tuple[int, int, bool]]) -> int:
    return prod(3 if has_short else 2 for *_, has_short in blocks)


@settings(max_examples=120, deadline=None)
@given(BLOCKS, st.integers(1, 2))
def test_where_heights_add_up_nothing_is_worth_more(blocks: list[tuple[int, int, bool]], limit: int) -> None:
    steps, heights = setting(blocks)
    ask = pages_of(heights, limit, whole=False)
    selection = found(steps, ask)
    assert value(selection, ask(selection), steps) == best_of_all(steps, ask)


@settings(max_examples=120, deadline=None)
@given(BLOCKS.filter(lambda blocks: selections(blocks) <= MOST_TRIED), st.integers(1, 2))
def test_while_steps_are_few_nothing_is_worth_more_even_where_blocks_jump(
    blocks: list[tuple[int, int, bool]], limit: int
) -> None:
    steps, heights = setting(blocks)
    ask = pages_of(heights, limit, whole=True)
    selection = found(steps, ask)
    assert value(selection, ask(selection), steps) == best_of_all(steps, ask)


def test_no_number_of_later_points_outweighs_an_earlier_one() -> None:
    steps = [full("a", 2.0), *(full(name, 3.0) for name in "bcde")]
    ask = pages_of({"a": 94.0, **dict.fromkeys("bcde", 20.0)}, 1, whole=False)
    assert found(steps, ask).forms == {"a": Form.FULL}


def test_what_leaves_the_page_open_gives_way_to_what_fills_it() -> None:
    steps = [full("a", 2.0), *(full(name, 3.0) for name in "bcde")]
    ask = pages_of({"a": 60.0, "b": 50.0, "c": 48.0, "d": 50.0, "e": 41.0}, 1, whole=False)
    assert found(steps, ask).forms == {"b": Form.FULL, "c": Form.FULL}


def test_the_first_that_fills_the_page_is_the_best_of_those_that_do() -> None:
    steps = [full(name, 2.0) for name in "abcdefghij"]
    heights = dict(zip("abcdefghij", (40, 39, 12, 11, 26, 27, 9, 14, 13, 60), strict=True))
    ask = pages_of({name: float(height) for name, height in heights.items()}, 1, whole=False)
    selection = found(steps, ask)
    assert value(selection, ask(selection), steps) == best_of_all(steps, ask)


def test_while_steps_are_few_everything_gives_way_to_less_that_fills_the_page() -> None:
    """In full, `a` takes less than in short, for it cites a work less: with everything, the page stays open."""
    steps = [Step("a", Form.SHORT, 1.0), full("b", 2.0), Step("a", Form.FULL, 2.5, Form.SHORT)]

    def ask(selection: Selection) -> Fit:
        used = 50.0 * ("b" in selection.forms) + {Form.SHORT: 45.0, Form.FULL: 30.0}.get(selection.form("a"), 0.0)
        return Fit(1, 1, used / PAGE, PAGE - used, 10.0, frame=PAGE)

    assert found(steps, ask).forms == {"a": Form.SHORT, "b": Form.FULL}


def test_a_gap_that_a_jumping_block_leaves_is_filled_by_other_forms() -> None:
    """The block `b` does not fit below `a` in full; below its short form it does, and the second page is full."""
    steps = [Step("a", Form.SHORT, 1.0), full("b", 1.5), Step("a", Form.FULL, 2.5, Form.SHORT), full("c", 3.0)]
    heights = {"a": 30.0, "a/short": 30.0, "b": 65.0, "c": 97.0}
    ask = pages_of(heights, 2, whole=True)
    assert found(steps, ask).forms == {"a": Form.SHORT, "b": Form.FULL, "c": Form.FULL}


def test_a_step_that_makes_room_lets_in_what_was_passed_over_before_it() -> None:
    """In full, `z` takes less than in short: it may cite one work less."""
    names = "abcdefgh"
    steps = [Step("z", Form.SHORT, 1.0), *(full(name, 2.0) for name in names), Step("z", Form.FULL, 2.5, Form.SHORT)]

    def ask(selection: Selection) -> Fit:
        used = 0.0 if selection.form("z") is Form.FULL else 40.0 if selection.form("z") is Form.SHORT else 0.0
        used += sum(12.4 for name in selection.forms if name != "z")
        pages = 1 if used <= PAGE else 2
        return Fit(pages, 1, min(used / PAGE, 1.0), PAGE - used, 10.0, frame=PAGE)

    assert len(found([*steps, full("y", 5.0)], ask).forms) == 1 + len(names)


def test_a_step_that_was_passed_over_is_asked_once_more_beside_what_came_after_it() -> None:
    """What `a` needs is there only with `z`, which takes room as well: a block jumps otherwise."""
    steps = [full("a", 1.5), *(full(f"p{n:02}", 2.0) for n in range(18)), full("z", 5.0)]

    def ask(selection: Selection) -> Fit:
        used = 5.0 * len(selection.forms)
        over = "a" in selection.forms and "z" not in selection.forms and len(selection.forms) > 0
        return Fit(2 if over or used > PAGE else 1, 1, min(used / PAGE, 1.0), PAGE - used, 10.0, frame=PAGE)

    assert len(found(steps, ask).forms) == len(steps)
    assert len(find_best(EMPTY, steps, ask, 0).forms) == len(steps)


def test_a_step_that_would_leave_a_full_page_open_stays_out() -> None:
    steps = [full(f"p{n:02}", 2.0) for n in range(18)] + [full("z", 5.0)]

    def ask(selection: Selection) -> Fit:
        many = len(selection.forms)
        fill = 0.5 if "p00" in selection.forms else 0.06 * many
        return Fit(1 if many <= 16 else 2, 1, fill, PAGE - 6.0 * many, 10.0, frame=PAGE)

    selection = found(steps, ask)
    assert ask(selection).is_full
    assert "p00" not in selection.forms


@pytest.mark.parametrize(("of", "rest"), [(31, 5), (37, 0), (37, 5), (41, 9), (53, 5)])
def test_a_full_page_that_few_selections_have_is_found(of: int, rest: int) -> None:
    """Six steps fit, and one in some dozens of sixes fills the page."""
    steps = [full(f"p{n:02}", 2.0) for n in range(40)]

    def ask(selection: Selection) -> Fit:
        many, told = len(selection.forms), sum(int(name[1:]) ** 2 for name in selection.forms)
        fill = 0.95 if many == 6 and told % of == rest else 0.14 * many
        return Fit(1 if many <= 6 else 2, 1, fill, PAGE - 14.0 * many, 10.0, frame=PAGE)

    assert ask(found(steps, ask)).is_full


def test_a_search_among_two_thousand_steps_asks_a_bounded_number_of_times() -> None:
    steps = [full(f"p{n}", float(n % 5 + 1)) for n in range(2000)]
    steps.sort(key=lambda step: step.rank)
    ask = pages_of({step.id: 7.0 + len(step.id) % 3 for step in steps}, 4, whole=False)
    asked = 0

    def counted(selection: Selection) -> Fit:
        nonlocal asked
        asked += 1
        return ask(selection)

    selection = find_best(EMPTY, steps, counted, NO_LIMIT)
    assert ask(selection).holds
    assert asked <= 2000 + 3 * MOST_ASKED
