"""An item marked above an edition's audience leaves no trace in its files, whatever kind of item it is.

In invented briefs that mark nothing, one item after the other is marked: every point, judgement, figure, event, option
and source, and every exhibit, some of each kind. Each text holds a word that no other text holds, each item has an id
that nothing else resembles, and each figure a number of its own. All of a PDF and of a Word file is unpacked and
searched for them: texts, notes, lists of sources, texts in the place of pictures, data of charts with their workbooks,
properties, and the brief that travels inside.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from briefing.produce.building import build
from briefing.produce.report import BuildReport
from tests.invented import Seeded, invent, to_yaml
from tests.test_what_travels import everything_in, signatures

KINDS = ("points", "judgements", "figures", "events", "options", "sources", "exhibits")
QUICK = ("points", "figures", "sources", "exhibits")
"""Of these the fast run tries a few items, of one brief; the slow one tries every item of every kind in every brief."""
FEW = 2
SEEDS = (3, 8, 21)
EXHIBITS: tuple[dict[str, Any], ...] = (
    {"kind": "bar", "unit": "%", "series": {"Qzazazabaq": {"Qzazazaceq": 4, "b": 5}}},
    {
        "kind": "line",
        "unit": "%",
        "series": {"Qzbzazabaq": {"2021": 4, "2022": 5}},
        "note": "Qzbzazaceq says so.",
    },
    {
        "kind": "dots",
        "unit": "%",
        "series": {"Qzczazabaq": {"2021": 4, "2022": 5}},
        "alt": "Qzczazaceq is told.",
    },
    {"kind": "table", "columns": ["Qzdzazabaq", "b"], "rows": [["Qzdzazaceq", "c"]]},
    {"kind": "image", "file": "secret-picture.png", "alt": "Qzezazabaq on a map."},
    {"kind": "bar", "title": "Qzfzazadiq rises.", "figures": []},
)
PICTURE = "secret-picture"
OWN_WORD = re.compile(r"Qz[a-f]zaza\w{2,3}q")


def invented(seed: int) -> dict[str, Any]:
    """A brief that holds something of every kind and marks none of it."""
    text = invent(Seeded(seed), points=10, language="en-GB", signed=True, is_open=True)
    brief: dict[str, Any] = yaml.safe_load(text)
    brief["marking"] = "TLP:CLEAR"
    brief.setdefault("judgements", []).append(
        {"id": "judgement-9", "text": "Qzazazafoq comes.", "likelihood": "likely", "confidence": "low"}
    )
    brief.setdefault("options", []).append({"id": "option-9", "text": "Qzazazaguq is done.", "for": ["Qzazazakaq."]})
    brief.setdefault("events", []).append({"id": "event-9", "date": "2022", "text": "Qzazazaleq begins."})
    for at, exhibit in enumerate(copy.deepcopy(EXHIBITS)):
        letter = "abcdef"[at]
        own = {"id": f"exhibit-own-{letter}", "title": f"Qz{letter}zazadiq rises.", **exhibit}
        if "figures" in own:
            own["figures"] = list(brief["figures"])[:2]
        brief.setdefault("exhibits", []).append(own)
    for at, figure in enumerate(brief["figures"].values()):
        figure["value"] = 7_600_001 + at * 101
    return brief


def items(brief: dict[str, Any], kind: str) -> dict[str, dict[str, Any]]:
    """The items of a kind by their ids."""
    if kind == "figures":
        return dict(brief["figures"])
    if kind == "points":
        return {point["id"]: point for section in brief["sections"].values() for point in section["points"]}
    return {item["id"]: item for item in brief[kind]}


def words_of(item: dict[str, Any]) -> set[str]:
    """What nothing but `item` says."""
    own = {str(item["value"])} if "label" in item else set()
    return signatures(str(item)) | set(OWN_WORD.findall(str(item))) | own | ({PICTURE} & {str(item.get("file"))[:-4]})


def secret_id(at: int) -> str:
    """What item `at` is called: an id that nothing resembles, and that is part of no other."""
    return f"zqx-{at:03}-secret"


def made(brief: dict[str, Any], names: Sequence[str], folder: Path) -> BuildReport:
    """The report of `brief`, in both formats, in which the items called `names` have secret ids."""
    folder.mkdir()
    Image.new("RGB", (40, 30), "#7A1F3D").save(folder / f"{PICTURE}.png")
    text = to_yaml(brief)
    for at, name in enumerate(names):
        text = re.sub(rf"(?<![\w-]){name}(?![\w-])", secret_id(at), text)
    (folder / "brief.yaml").write_text(text, encoding="utf-8")
    return build(folder / "brief.yaml", editions=["report"], out=folder / "out")


def found_in(report: BuildReport) -> dict[str, str]:
    return {file.format: "\n".join(unpacked(file.path.read_bytes(), file.format)) for file in report.files}


def unpacked(data: bytes, form: Any) -> Iterator[str]:
    yield from everything_in(data, form)
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                if name.endswith(".xlsx"):
                    with zipfile.ZipFile(io.BytesIO(package.read(name))) as workbook:
                        yield from (workbook.read(part).decode() for part in workbook.namelist())


@pytest.mark.parametrize(
    ("kind", "seed", "most"),
    [
        *((kind, SEEDS[0], FEW) for kind in QUICK),
        *(pytest.param(kind, seed, None, marks=pytest.mark.slow) for kind in KINDS for seed in SEEDS),
    ],
)
def test_no_marked_item_leaves_a_trace(kind: str, seed: int, most: int | None, tmp_path: Path) -> None:
    names = list(items(invented(seed), kind))
    open_ = found_in(made(invented(seed), names, tmp_path / "open"))
    proved, silent = 0, []
    for at, name in enumerate(names):
        brief = invented(seed)
        item = items(brief, kind)[name]
        words = {word for word in words_of(item) if all(word in text for text in open_.values())}
        if not words or not all(secret_id(at) in text for text in open_.values()):
            silent.append(name)  # the report does not say it, so its absence would prove nothing
            continue
        item["marking"] = "TLP:RED"
        report = made(brief, names, tmp_path / f"closed-{at}")
        if not report.ok:
            assert "is marked above" in str(report)  # the title or the bottom line rests on it: no edition at all
            continue
        closed = found_in(report)
        assert set(closed) == {"pdf", "docx"}
        for form, text in closed.items():
            assert [word for word in (*words, secret_id(at)) if word in text] == [], (form, name)
        proved += 1
        if proved == most:
            return
    assert proved
    # All is said of a report's items but a figure and a source that nothing uses.
    assert kind in ("figures", "sources") or not silent
