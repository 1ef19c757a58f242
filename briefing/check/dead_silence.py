"""`dead-silence`: a rule switched off where it finds nothing, or without saying why."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefing.check.proof import silences_of
from briefing.diagnostics import Diagnostic, Position, warning
from briefing.model.brief import Brief
from briefing.model.silence import Silence
from briefing.model.texts import Item

RULE = "dead-silence"


def dead_silence(
    brief: Brief, found: Collection[Diagnostic], rules: Collection[str], stopped: Collection[str] = ()
) -> Iterator[Diagnostic]:
    """What is wrong with the brief's silences, where `rules` found `found`, and `stopped` of them not all there is."""
    at_work = {(diagnostic.rule, diagnostic.item) for diagnostic in found}
    for item in silencing_items(brief):
        for silence in silences_of(item):
            position = silence.position if silence.position.file else item.position
            if silence.rule not in rules:
                yield _unknown_rule(silence, item, position, rules)
            elif (silence.rule, item.id) not in at_work:
                if silence.rule in stopped:
                    continue
                message = f"'{silence.rule}' is silenced for '{item.id}', where it finds nothing"
                yield warning(RULE, message, position, "take the silence out", item.id)
            elif not silence.reason.strip():
                message = f"'{silence.rule}' is silenced for '{item.id}' without a reason"
                yield warning(RULE, message, position, "say why, for whoever keeps the brief after you", item.id)


def silencing_items(brief: Brief) -> Iterator[Item]:
    """Every item that can silence a rule."""
    yield from brief.points
    yield from brief.judgements
    yield from brief.figures.values()
    yield from brief.events
    yield from brief.exhibits
    yield from brief.sources.values()


def _unknown_rule(silence: Silence, item: Item, position: Position, rules: Collection[str]) -> Diagnostic:
    from difflib import get_close_matches

    close = get_close_matches(silence.rule, rules, n=1)
    hint = f"did you mean '{close[0]}'?" if close else f"the rules are {', '.join(sorted(rules))}"
    return warning(RULE, f"no rule is called '{silence.rule}'", position, hint, item.id)
