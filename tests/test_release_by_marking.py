"""An item marked above an edition's audience leaves no trace in its files, whatever kind of item it is.

In an invented brief that marks nothing, one item after the other is marked: a point, a judgement, a figure, an event,
an option, a source, and exhibits of each kind. Each text begins with a word that no other text holds, and the item has
an id that nothing else resembles. All of a PDF and of a Word file is unpacked and searched for both, the brief that
travels in them and the workbooks of charts included.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from briefing.produce.building import build
from briefing.produce.report import BuildReport
from tests.invented import Seeded, invent, to_yaml
from tests.test_what_travels import everything_in, signatures

KINDS = (
    "points", "judgements", "figures", "events", "options", "sources", "bar", "line", "dots", "table", "image",
)  # fmt: skip
QUICK = ("points", "figures", "sources", "bar", "image")
"""What the fast run tries; the slow one tries every kind in every brief."""
EXHIBITS: dict[str, dict[str, Any]] = {
    "bar": {"kind": "bar", "unit": "%", "series": {"Qzazazabaq": {"Qzazazaceq": 4, "b": 5}}},
    "line": {
        "kind": "line",
        "unit": "%",
        "series": {"Qzazazabaq": {"2021": 4, "2022": 5}},
        "note": "Qzazazaceq says so.",
    },
    "dots": {
        "kind": "dots",
        "unit": "%",
        "series": {"Qzazazabaq": {"2021": 4, "2022": 5}},
        "alt": "Qzazazaceq is told.",
    },
    "table": {"kind": "table", "columns": ["Qzazazabaq", "b"], "rows": [["Qzazazaceq", "c"]]},
    "image": {"kind": "image", "file": "secret-picture.png", "alt": "Qzazazabaq on a map."},
}
NAMED = "zqx-secret-item"
"""The id of the item that is marked."""


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
    return brief


def items(brief: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    """The items of a kind, an exhibit made for it included; a figure is given its id as a key of its own."""
    if kind == "points":
        for section in brief["sections"].values():
            yield from section["points"]
    elif kind == "figures":
        yield from brief["figures"].values()
    elif kind in EXHIBITS:
        exhibit = {"id": f"exhibit-{kind}", "title": "Qzazazadiq rises.", **EXHIBITS[kind]}
        brief.setdefault("exhibits", []).append(exhibit)
        yield exhibit
    else:
        yield from brief[kind]


def made(brief: dict[str, Any], name: str, folder: Path) -> BuildReport:
    """The report of `brief`, in both formats, in which the item called `name` has the secret id."""
    folder.mkdir()
    Image.new("RGB", (40, 30), "#7A1F3D").save(folder / "secret-picture.png")
    text = re.sub(rf"(?<![\w-]){name}(?![\w-])", NAMED, to_yaml(brief))
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
    ("kind", "seed"),
    [
        pytest.param(kind, seed, marks=[] if seed == 3 and kind in QUICK else pytest.mark.slow)
        for kind in KINDS
        for seed in (3, 8, 21)
    ],
)
def test_a_marked_item_leaves_no_trace(kind: str, seed: int, tmp_path: Path) -> None:
    tried = 0
    for at in range(10):
        brief = invented(seed)
        item = list(items(brief, kind))[at]
        name = item["id"] if "id" in item else next(key for key, each in brief["figures"].items() if each is item)
        words = signatures(str(item)) | set(re.findall(r"Qzaza\w+q", str(item)))
        open_ = found_in(made(brief, name, tmp_path / f"open-{at}"))
        words = {word for word in words if all(word in text for text in open_.values())}
        if not words or not all(NAMED in text for text in open_.values()):
            continue  # the report does not say it, so its absence would prove nothing
        item["marking"] = "TLP:RED"
        report = made(brief, name, tmp_path / f"closed-{at}")
        if not report.ok:
            assert "is marked above" in str(report)  # the title or the bottom line rests on it: no edition at all
            continue
        tried += 1
        closed = found_in(report)
        assert set(closed) == {"pdf", "docx"}
        for form, text in closed.items():
            assert [word for word in (*words, NAMED, "secret-picture") if word in text] == [], form
        break
    assert tried
