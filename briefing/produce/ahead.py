"""Setting the paragraphs of a long document on two cores, before its pages are cut.

Shaping takes most of the time of a long report, and no paragraph's lines depend on another's. So a copy of this process
sets the second half of them and passes the lines back, while the first half is set here.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from io import BytesIO

from briefing.galley.matter import Galley, Para
from briefing.produce.alongside import Errand, can_work_alongside
from briefing.render.pdf import Typesetter
from briefing.render.pdf.measure import SetPara

MANY = 60_000
"""Letters from which on it is worth a process."""
PORTION = 40_000
"""Letters that are passed back at once."""
SHARE = 0.52
"""Of the letters, how many are set here: what is passed back costs time to take up."""


def set_ahead(galley: Galley, typesetter: Typesetter) -> None:
    """Has the paragraphs of `galley` set where that is quicker so. What cannot be set is left for whoever needs it."""
    if sum(map(_letters, _paras(galley))) < MANY or not can_work_alongside():
        return
    width, lang = galley.page.frame_width, galley.document.language
    paras = [para for para in _paras(galley) if not typesetter.has(para, width, lang)]
    total = sum(map(_letters, paras))
    if total < MANY:
        return
    here, letters = 0, 0
    while letters < total * SHARE:
        letters += _letters(paras[here])
        here += 1
    portions = _portions(paras[here:])
    there = Errand([lambda portion=portion: _packed(portion, typesetter, width, lang) for portion in portions])  # type: ignore[misc]
    try:
        for para in paras[:here]:
            typesetter.para(para, width, lang)
        for number, portion in enumerate(portions):
            data = there.result(number)
            if data is not None:
                for para, setting in zip(portion, _unpacked(data, portion, typesetter), strict=True):
                    typesetter.take(para, width, lang, setting)
    finally:
        there.close()


def _paras(galley: Galley) -> list[Para]:
    return [*(matter for matter in galley.matter if isinstance(matter, Para)), *galley.notes.values()]


def _letters(para: Para) -> int:
    return sum(len(run.text) if hasattr(run, "text") else 2 for run in para.runs)


def _portions(paras: Sequence[Para]) -> list[list[Para]]:
    portions: list[list[Para]] = [[]]
    letters = 0
    for para in paras:
        if letters > PORTION:
            portions.append([])
            letters = 0
        portions[-1].append(para)
        letters += _letters(para)
    return portions


def _packed(paras: Sequence[Para], typesetter: Typesetter, width: float, lang: str) -> bytes:
    """The lines of `paras`, without what the first process has."""
    settings = [typesetter.para(para, width, lang) for para in paras]
    known: dict[int, tuple[str, object]] = {
        id(face): ("face", key) for key, face in typesetter.shaper.faces.prepared.items()
    }
    for number, para in enumerate(paras):
        known[id(para.style)] = ("style", number)
        known[id(para.runs)] = ("runs", number)
    file = BytesIO()
    pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
    pickler.persistent_id = lambda thing: known.get(id(thing))  # type: ignore[method-assign]
    pickler.dump(settings)
    return file.getvalue()


def _unpacked(data: bytes, paras: Sequence[Para], typesetter: Typesetter) -> list[SetPara]:
    def find(known: tuple[str, object]) -> object:
        kind, key = known
        if kind == "face":
            return typesetter.shaper.face(*key)  # type: ignore[misc]
        para = paras[key]  # type: ignore[call-overload]
        return para.style if kind == "style" else para.runs

    unpickler = pickle.Unpickler(BytesIO(data))  # noqa: S301 (what this program has packed, never on a disk)
    unpickler.persistent_load = find  # type: ignore[method-assign]
    settings: list[SetPara] = unpickler.load()
    return settings
