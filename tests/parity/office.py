"""LibreOffice, which lays out Word files without a screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

AT_ONCE = 60
"""Files that one run converts: a command line has an end."""
SECONDS_A_FILE = 30


def office_command() -> str | None:
    """The command of LibreOffice; None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def office_version(command: str, profile: Path) -> str:
    """What it calls itself: `LibreOffice 7.4.7.2`."""
    done = subprocess.run([command, _profile(profile), "--version"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split()[:2])


def convert(command: str, files: Sequence[Path], out: Path) -> list[Path]:
    """The PDF that LibreOffice makes of each Word file, in the folder `out`. Their names must differ."""
    with tempfile.TemporaryDirectory(prefix="parity-") as folder:
        profile = Path(folder) / "profile"
        for start in range(0, len(files), AT_ONCE):
            _run(command, profile, files[start : start + AT_ONCE], out)
    made = [out / file.with_suffix(".pdf").name for file in files]
    missing = [file.name for file, pdf in zip(files, made, strict=True) if not pdf.exists()]
    if missing:
        raise RuntimeError(f"LibreOffice made no PDF of {', '.join(missing)}")
    return made


def _run(command: str, profile: Path, files: Sequence[Path], out: Path) -> None:
    subprocess.run(
        [command, _profile(profile), "--headless", "--convert-to", "pdf", "--outdir", str(out), *map(str, files)],
        capture_output=True,
        check=True,
        timeout=60 + SECONDS_A_FILE * len(files),
        env={**os.environ, "SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"},
    )


def _profile(folder: Path) -> str:
    """A profile of its own, so that no other run and no user's settings have a say."""
    return f"-env:UserInstallation={folder.as_uri()}"
