"""Building runs out of words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.compose.typography import NBSP, bound, bound_at, last_space
from briefing.document.runs import NoteReference, Run, Runs, Words
from briefing.values import replace

_ENDED = re.compile(r"[.!?…]['\"’”»“]?\)? ")


def words(text: str, href: str | None = None) -> Runs:
    """`text` without any style; nothing for no text."""
    return (Words(text, href=href),) if text else ()


def merged(runs: Iterable[Run]) -> Runs:
    """`runs` with neighbours of one style made one, and empty ones left out."""
    joined: list[Run] = []
    for run in runs:
        if isinstance(run, NoteReference):
            joined.append(run)
        elif run.text:
            last = joined[-1] if joined else None
            if (
                isinstance(last, Words)
                and last.strong == run.strong
                and last.emphasis == run.emphasis
                and last.lang == run.lang
                and last.href == run.href
            ):
                joined[-1] = Words(last.text + run.text, run.strong, run.emphasis, run.lang, run.href)
            else:
                joined.append(run)
    return tuple(joined)


def linked(runs: Runs, href: str | None) -> Runs:
    """`runs` as one link."""
    if href is None:
        return runs
    return tuple(
        Words(run.text, run.strong, run.emphasis, run.lang, href) if isinstance(run, Words) else run for run in runs
    )


def leading(runs: Runs, href: str) -> Runs:
    """`runs` whose words lead to `href`, up to the first that lead elsewhere by themselves; not the comma or bracket
    before those."""
    own = next((at for at, run in enumerate(runs) if not isinstance(run, Words) or run.href is not None), len(runs))
    said = "".join(run.text for run in runs[:own] if isinstance(run, Words))
    led, bracket = cut(runs[:own], len(said.rstrip(f" ,({NBSP}")))
    return (*linked(led, href), *bracket, *runs[own:])


def cut(runs: Runs, letters: int) -> tuple[Runs, Runs]:
    """The first `letters` of the words of `runs`, and what comes after them."""
    for at, run in enumerate(runs):
        if isinstance(run, Words):
            if letters < len(run.text):
                parts = (replace(run, text=run.text[:letters]), replace(run, text=run.text[letters:]))
                return (*runs[:at], *parts[:1]) if letters else runs[:at], (parts[1], *runs[at + 1 :])
            letters -= len(run.text)
    return runs, ()


def last_sentence(runs: Iterable[Run]) -> str:
    """The words of `runs` since the last sentence ended."""
    text = "".join(run.text for run in runs if isinstance(run, Words)).replace(NBSP, " ")
    return _ENDED.split(text)[-1]


def last_bound(runs: Runs) -> Runs:
    """`runs` whose last two words stay on one line: no year stands there alone."""
    last = runs[-1] if runs else None
    if not isinstance(last, Words) or last.href:
        return runs
    return (*runs[:-1], Words(bound(last.text), last.strong, last.emphasis, last.lang))


def end_bound(runs: Runs) -> Runs:
    """`runs` that end in words, whose last two stay on one line, however the runs divide them."""
    start = max((at + 1 for at, run in enumerate(runs) if not isinstance(run, Words)), default=0)
    texts = [run.text for run in runs[start:] if isinstance(run, Words)]
    place = last_space("".join(texts))
    if place is None:
        return runs
    for at, text in enumerate(texts, start):
        run = runs[at]
        if place < len(text) and isinstance(run, Words):
            tied = Words(bound_at(text, place), run.strong, run.emphasis, run.lang, run.href)
            return (*runs[:at], tied, *runs[at + 1 :])
        place -= len(text)
    return runs


def joined(stretches: Iterable[Runs], separator: str) -> Runs:
    """The stretches that say something, with `separator` between them."""
    runs: list[Run] = []
    for stretch in stretches:
        if stretch:
            if runs:
                runs.append(Words(separator))
            runs.extend(stretch)
    return merged(runs)


def filled(pattern: str, **holes: Runs) -> Runs:
    """`pattern` (`Source: {sources}`) with runs in its holes."""
    runs: list[Run] = []
    rest = pattern
    while rest:
        before, brace, after = rest.partition("{")
        runs.append(Words(before))
        if not brace:
            break
        name, _, rest = after.partition("}")
        runs.extend(holes[name])
    return merged(runs)
