"""The judges outside the project: veraPDF for PDF/UA and PDF/A, the Open XML SDK for Word.

`scripts/install-validators` installs both. A test that needs one asks for the fixture `verapdf` or `ooxml` and is
skipped, with the way out, where it is not there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

VERAPDF = "1.28.2"
OOXML = "0.4.0"
HOME = Path(
    os.environ.get("BRIEFING_VALIDATORS")
    or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "briefing-validators"
)
VERAPDF_JARS = HOME / f"verapdf-{VERAPDF}" / "lib"
OOXML_COMMAND = HOME / f"ooxml-{OOXML}" / "node_modules" / ".bin" / "ooxml-validator"


class Finding(NamedTuple):
    clause: str
    test: int
    description: str


Verdict = dict[str, list[Finding]]
"""Findings by the standard that the file claims: `{"PDF/UA-1": [], "PDF/A-3A": []}`."""
CONFORMS: Verdict = {"PDF/UA-1": [], "PDF/A-3A": []}
"""The verdict over a file that claims both standards and keeps both."""


def verapdf_is_there() -> bool:
    return VERAPDF_JARS.is_dir() and shutil.which("java") is not None


def ooxml_is_there() -> bool:
    return OOXML_COMMAND.exists() and shutil.which("node") is not None


def judge_pdfs(paths: Iterable[Path]) -> dict[Path, Verdict]:
    """What veraPDF finds in each file, for every standard that the file claims; all in one run of the JVM.

    A file that claims nothing has no `PDF/UA-1` in its verdict, so assert on the keys too.
    """
    files = {str(path.resolve()): path for path in paths}
    archive = VERAPDF_JARS.parent / "classes.jsa"
    shared = [f"-XX:SharedArchiveFile={archive}"] if archive.exists() else []
    done = subprocess.run(
        ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:cds=off", *shared, "-cp", f"{VERAPDF_JARS}/*",
         "org.verapdf.apps.GreenfieldCliWrapper", "--format", "json", "--loglevel", "0", *files],
        capture_output=True, check=False, timeout=300 + 5 * len(files),
    )  # fmt: skip
    verdicts: dict[Path, Verdict] = {}
    for job in json.loads(done.stdout)["report"]["jobs"]:
        verdict = verdicts[files[job["itemDetails"]["name"]]] = {}
        if "taskException" in job:
            verdict["unreadable"] = [Finding("", 0, job["taskException"].get("exception", ""))]
        for result in job.get("validationResult", ()):
            rules = result["details"]["ruleSummaries"]
            verdict[result["profileName"].split(" ")[0]] = [
                Finding(rule["clause"], rule["testNumber"], rule["description"]) for rule in rules
            ]
    missed = set(files.values()) - set(verdicts)
    assert not missed, f"veraPDF did not look at {missed}"
    return verdicts


def judge_docx(path: Path) -> list[str]:
    """What the Open XML SDK finds in a Word file."""
    done = subprocess.run([str(OOXML_COMMAND), str(path)], capture_output=True, check=False, timeout=120)
    said = json.loads(done.stdout)
    errors: list[dict[str, object]] = said.get("errors", [])
    return [json.dumps(error, sort_keys=True) for error in errors]
