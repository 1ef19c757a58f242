"""The figures that an edition shows or uses, as far as it says them."""

from __future__ import annotations

from functools import cached_property

from briefing.compose.carried.hearing import Hearing
from briefing.compose.carried.stand_ins import UNSAID_TEXT
from briefing.compose.carried.units import Units
from briefing.compose.dates import date_words
from briefing.compose.numbers import is_counted
from briefing.compose.parts.key_figures import FEWEST, choose_key_figures
from briefing.compose.phrase import Phrased, names_unit
from briefing.compose.typography import set_words
from briefing.document.runs import plain
from briefing.model.brief import Brief
from briefing.model.dates import PartialDate
from briefing.model.figure import Figure
from briefing.model.texts import printed_texts
from briefing.values import replace


def carried_figures(hearing: Hearing, carried: Brief) -> dict[str, Figure]:
    """Those that stand in the strip, in its order, and those that the texts and exhibits of `carried` use."""
    return _Figures(hearing).of(carried)


class _Figures:
    def __init__(self, hearing: Hearing) -> None:
        self.hearing = hearing
        self.composition = hearing.composition
        self.phrased: list[Phrased] = []
        """The texts that are said."""
        self.units = Units()

    def of(self, carried: Brief) -> dict[str, Figure]:
        hearing = self.hearing
        strip = choose_key_figures(self.composition) if "key-figures" in hearing.parts else ()
        if len(strip) < FEWEST:
            strip = ()
        shown = {figure.id for figure in strip}
        shown |= {figure for exhibit in carried.exhibits for figure in exhibit.figures}
        texts = [printed.text for printed in printed_texts(carried)]
        # The label of a figure is its caption, and may use another one.
        texts += [hearing.release.figures[figure].label for figure in shown]
        used: dict[str, set[str]] = {figure: set() for figure in shown}
        named_by = set(shown)
        for text in texts:
            if id(text) in hearing.said:
                self.phrased.append(self.composition.phrased(text, self.composition.citer.mode))
                for use in text.figures():
                    used.setdefault(use.figure, set()).add(use.part)
                    if id(text) in hearing.naming:
                        named_by.add(use.figure)
        order = [*strip, *(figure for figure in hearing.release.figures.values() if figure not in strip)]
        return {
            figure.id: self._figure(figure, used[figure.id], figure.id in shown, figure.id in named_by)
            for figure in order
            if figure.id in used
        }

    def _figure(self, figure: Figure, parts: set[str], shown: bool, named: bool) -> Figure:
        """`figure` as far as it is said: `shown` in the strip or in an exhibit, `named` with its source, or used in
        texts by its `parts`."""
        hearing, day = self.hearing, self.hearing.whole.as_of.day
        is_full = shown or "full" in parts
        return replace(
            figure,
            unit=self._unit(figure, is_full, shown),
            label=figure.label if shown else UNSAID_TEXT,
            as_of=figure.as_of if shown and self._says_date(figure) else PartialDate(day.year, day.month, day.day),
            source=figure.source if named and figure.source in hearing.named else hearing.stand_in,
            qualifier=figure.qualifier if is_full else None,
            silence=(),
        )

    def _unit(self, figure: Figure, is_full: bool, shown: bool) -> str:
        """The unit, or those of its words that follow the number or stand in the label."""
        is_noun = is_counted(figure.unit)
        wording = self.composition.wording
        if (is_full and not is_noun) or (shown and set_words(figure.unit, wording) in self.hearing.letters):
            return self.units.left_of(figure.unit, figure.unit.split())
        said = {word for text in self.phrased for word in text.units.get(figure.id, ())}
        if shown and is_noun:
            label = plain(self.composition.label(figure.label))
            said |= {word for word in figure.unit.split() if names_unit(word, label)}
        return self.units.left_of(figure.unit, said)

    def _says_date(self, figure: Figure) -> bool:
        """Whether a place that shows the figure says its date, or draws by it."""
        if any(figure.id in each.figures and each.kind in ("line", "dots") for each in self.composition.exhibits):
            return True
        wording = self.composition.wording
        said = (date_words(figure.as_of, wording, as_of=way) for way in (False, True))
        return any(_unbound(date) in self._letters for date in said)

    @cached_property
    def _letters(self) -> str:
        return _unbound(self.hearing.letters)


def _unbound(letters: str) -> str:
    return letters.replace("\u00a0", " ").casefold()
