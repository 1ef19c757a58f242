"""Setting a long document on two cores gives the lines that one core would."""

from __future__ import annotations

import os
import sys

import pytest

from briefing.galley.matter import Galley
from briefing.produce import ahead
from briefing.produce.press import open_press
from briefing.produce.reading import read
from briefing.render.pdf import Typesetter, render_pdf

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is set alongside"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning"),
]


@pytest.fixture(scope="module")
def galley() -> Galley:
    found = read("data/brief.yaml")
    assert found.brief is not None
    press = open_press(found.brief, found.editions)
    return press.print_edition(found.editions[-1]).proof.galley


@pytest.fixture(autouse=True)
def _always_alongside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "can_work_alongside", lambda: True)
    monkeypatch.setattr(ahead, "MANY", 1000)
    monkeypatch.setattr(ahead, "PORTION", 800)


def set_here(typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One for each paragraph that is set in this process."""
    done: list[int] = []
    real, here = typesetter._set_para, os.getpid()

    def counting(*arguments: object) -> object:
        if os.getpid() == here:
            done.append(1)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(typesetter, "_set_para", counting)
    return done


def test_half_of_it_is_set_elsewhere_and_nothing_twice(galley: Galley, monkeypatch: pytest.MonkeyPatch) -> None:
    typesetter = Typesetter(galley.house)
    done = set_here(typesetter, monkeypatch)
    ahead.set_ahead(galley, typesetter)
    paras = ahead._paras(galley)
    assert 0 < len(done) < len(paras)
    before = len(done)
    width, lang = galley.page.frame_width, galley.document.language
    assert all(typesetter.has(para, width, lang) for para in paras)
    ahead.set_ahead(galley, typesetter)
    assert len(done) == before


def test_the_pages_are_the_same(galley: Galley) -> None:
    typesetter, other = Typesetter(galley.house), Typesetter(galley.house)
    ahead.set_ahead(galley, typesetter)
    assert render_pdf(galley, typesetter) == render_pdf(galley, other)


def test_what_cannot_be_set_elsewhere_is_set_here(galley: Galley, monkeypatch: pytest.MonkeyPatch) -> None:
    typesetter = Typesetter(galley.house)
    real, here = typesetter.para, os.getpid()

    def failing(*arguments: object) -> object:
        if os.getpid() != here:
            raise RuntimeError
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(typesetter, "para", failing)
    ahead.set_ahead(galley, typesetter)
    assert render_pdf(galley, typesetter) == render_pdf(galley, Typesetter(galley.house))


def test_a_short_document_needs_no_other_process(galley: Galley, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "MANY", 10_000_000)
    monkeypatch.setattr(ahead, "Errand", None)
    ahead.set_ahead(galley, Typesetter(galley.house))


def test_one_core_sets_all_of_it(galley: Galley, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "can_work_alongside", lambda: False)
    monkeypatch.setattr(ahead, "Errand", None)
    ahead.set_ahead(galley, Typesetter(galley.house))
