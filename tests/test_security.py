"""Everything that comes from outside may be hostile: what is typed is printed, and nothing else happens.

Each case runs in a process of its own, with a time limit, under an audit hook that notes every file opened, every
connection and every program started (PEP 578).
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
import zlib
from pathlib import Path
from typing import Any, NamedTuple

import pypdf
import pytest

from briefing.produce.templates import shipped_templates
from tests.reading_docx import paragraphs

ROOT = Path(__file__).parent.parent
LIMIT = 30
"""Seconds that a case may take, interpreter and imports included."""

BRIEF = """\
title: A small brief
as_of: 2024-11-05
house: memo
sections:
  situation:
    points:
      - id: one
        text: >-
          Something is the case [@rutte].
sources: [{id: rutte, type: report, title: A report}]
"""

WATCHED = """
import json, os, sys
opened, forbidden = [], []
# One core: a second process, which a build would draw with, tells its own deeds to nobody.
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, (str, bytes, os.PathLike)):
            writes = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
            opened.append([os.path.abspath(os.fsdecode(path)), writes])
    elif event in ("os.rename", "os.remove", "os.mkdir", "os.link", "os.symlink", "shutil.rmtree"):
        paths = [one for one in arguments[:2] if isinstance(one, (str, bytes))]
        opened.extend([os.path.abspath(os.fsdecode(one)), True] for one in paths)
    elif event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork",
                           "urllib.", "ftplib.", "http.", "smtplib.", "ctypes.dlopen", "webbrowser.", "pty.")):
        forbidden.append([event, repr(arguments)[:200]])

sys.addaudithook(watch)
from briefing.cli import cli
status = 0
try:
    cli(sys.argv[2:], prog_name="briefing")
except SystemExit as stop:
    status = stop.code
with open(sys.argv[1], "w") as report:
    json.dump({"status": status, "opened": opened, "forbidden": forbidden}, report)
"""


class Run(NamedTuple):
    status: int
    said: str
    read: set[Path]
    """Files opened to be read, but for those of Python itself and of the installed libraries."""
    written: set[Path]
    forbidden: list[Any]


def run(*arguments: str) -> Run:
    """Run the command in the working folder, under watch."""
    report = Path.cwd().parent / "watched.json"
    environment = {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(Path.cwd().parent / "home"),
        "XDG_CACHE_HOME": str(Path.cwd().parent / "home" / "cache"),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED, str(report), *arguments],
        env=environment, capture_output=True, text=True, check=False, timeout=LIMIT, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    found = json.loads(report.read_text())
    own = [ROOT / "briefing", shipped_templates(), *map(Path, {*sysconfig.get_paths().values(), sys.base_prefix})]
    libraries = (
        *map(str, own),
        "/usr",
        "/etc/mime.types",
        "/proc",
        "/dev",
        "/sys",
        "/etc/localtime",
        "/etc/os-release",
    )
    read = {Path(path) for path, writes in found["opened"] if not writes and not path.startswith(libraries)}
    written = {Path(path) for path, writes in found["opened"] if writes and path != str(report)}
    return Run(found["status"], done.stdout + done.stderr, read - {report}, written, found["forbidden"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with secrets beside it."""
    (tmp_path / "work").mkdir()
    (tmp_path / "secret.csv").write_text("party,count\nsecret,1\n")
    (tmp_path / "secret.json").write_text("[]")
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def write_house(name: str = "hostile") -> Path:
    """A copy of a shipped house beside the brief, which then names it."""
    house = Path("templates") / name
    shutil.copytree(shipped_templates() / "memo", house)
    Path("brief.yaml").write_text(BRIEF.replace("memo", name))
    return house


def words(pdf: Path) -> str:
    with pypdf.PdfReader(pdf) as opened:
        return " ".join(" ".join(page.extract_text() for page in opened.pages).replace("\xa0", " ").split())


def docx_words(path: Path) -> str:
    """The words of the body, the notes, headers and footers."""
    with zipfile.ZipFile(path) as package:
        names = [
            name
            for name in package.namelist()
            if re.match(r"word/(document|footnotes|header[^/]*|footer[^/]*)\.xml", name)
        ]
    return "\n".join(said.replace("\xa0", " ") for name in names for _, said in paragraphs(path, name))


# Text


TYPED = [
    "R&D <b>bold</b> & <i>", "{{ 7*7 }}", "{% raw %}", "{# no #}", "<para>", "<w:p/>", r"\input{/etc/passwd}"[:6],
    "&amp; &#65;", "%s %(x)s", "]]>", "<!-- -->", "${7*7}", "=1+1", "; rm -rf", "%PDF", "endstream",
]  # fmt: skip


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_markup_of_any_other_language_prints_as_typed(form: str, folder: Path) -> None:
    text = "".join(f"          {typed.replace('{7', chr(92) + '{7')} next\n" for typed in TYPED)
    typed = BRIEF.replace("          Something is the case", f"{text}          Something is the case")
    more = "".join(f"      - {{id: more-{number}, text: It is so.}}\n" for number in range(40))
    typed = (
        typed.replace("sources:", f"{more}sources:")
        .replace("A small brief", "R&D <b> {{ 7*7 }}")
        .replace("A report", "'A <b> {{ x }}'")
    )
    Path("brief.yaml").write_text(typed)
    done = run("build", "brief.yaml", "--format", form, "--edition", "report")
    assert done.status == 0, done.said
    said = words(Path("out/brief-report.pdf")) if form == "pdf" else docx_words(Path("out/brief-report.docx"))
    said = " ".join(said.replace("’", "'").split())
    assert [typed for typed in TYPED if f"{typed} next" not in said] == []
    assert said.count("R&D <b> {{ 7*7 }}") >= 2  # the title, and the title in the header of a further page
    assert "49" not in said


# Files, network, programs


def test_a_build_reads_its_inputs_writes_its_outputs_and_does_nothing_else(folder: Path) -> None:
    house = write_house()
    done = run("build", "brief.yaml")
    assert done.status == 0, done.said
    assert done.forbidden == []
    inside = (folder / "brief.yaml", folder / house)
    home = folder.parent / "home"
    strays = [
        path for path in done.read if not any(path.is_relative_to(one) for one in (*inside, folder / "out", home))
    ]
    assert strays == []
    places = (folder / "out", home)
    assert [path for path in done.written if not any(path.is_relative_to(one) for one in places)] == []


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_check_of_a_wrong_brief_writes_nothing(command: str, folder: Path) -> None:
    Path("brief.yaml").write_text(BRIEF.replace("@rutte", "@rute"))
    done = run(command, "brief.yaml")
    assert (done.status, done.written, done.forbidden) == (1, set(), [])


OUTSIDE = [
    "../secret.png",
    "/etc/passwd",
    "link.png",
    "deeper/../../secret.png",
    "..\\secret.png",
    "file:///etc/passwd",
]


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_picture_is_read_outside_the_brief_s_folder(name: str, folder: Path) -> None:
    Path("link.png").symlink_to("../secret.png")
    exhibit = f"exhibits: [{{id: map, kind: image, title: A map., file: '{name}', alt: A map., source: rutte}}]\n"
    Path("brief.yaml").write_text(BRIEF + exhibit)
    done = run("build", "brief.yaml")
    assert done.status == 1
    assert "brief.yaml:11:" in done.said
    assert not [path for path in done.read if path.name.startswith(("secret", "passwd"))]


@pytest.mark.parametrize("name", ["../secret.csv", "/etc/passwd", "link.csv", "\\\\server\\share\\x.csv"])
def test_no_table_is_read_outside_the_brief_s_folder(name: str, folder: Path) -> None:
    Path("link.csv").symlink_to("../secret.csv")
    Path("brief.yaml").write_text(
        BRIEF + f"exhibits: [{{id: map, kind: bar, title: A bar., file: '{name}', source: rutte}}]\n"
    )
    done = run("check", "brief.yaml")
    assert done.status == 1
    assert not [path for path in done.read if path.name.startswith(("secret", "passwd", "x.csv"))]


@pytest.mark.parametrize("name", ["../secret.json", "/etc/passwd", "link.json"])
def test_no_sources_are_read_outside_the_brief_s_folder(name: str, folder: Path) -> None:
    Path("link.json").symlink_to("../secret.json")
    Path("brief.yaml").write_text(BRIEF.split("sources:")[0] + f"sources: '{name}'\n")
    done = run("check", "brief.yaml")
    assert done.status == 1
    assert not [path for path in done.read if path.name.startswith(("secret", "passwd"))]


@pytest.mark.parametrize("name", ["../../secret", "/etc", "../hostile", "a/../../b", "."])
def test_no_house_is_looked_for_outside_the_templates(name: str, folder: Path) -> None:
    Path("brief.yaml").write_text(BRIEF.replace("memo", f"'{name}'"))
    assert run("build", "brief.yaml", "--format", "pdf").status == 1
    done = run("build", "brief.yaml", "--format", "pdf", "--house", name)
    assert (done.status, done.written) == (2 if "error: " in done.said and ":1:" not in done.said else 1, set())


@pytest.mark.parametrize("key", ["logo", "letterhead"])
@pytest.mark.parametrize("name", ["../../secret.png", "/etc/passwd", "link.png"])
def test_a_house_reads_nothing_outside_its_folder(key: str, name: str, folder: Path) -> None:
    house = write_house()
    (house / "link.png").symlink_to("../../../secret.png")
    path = house / "house.yaml"
    path.write_text(f"{key}: '{name}'\n{path.read_text()}")
    done = run("build", "brief.yaml", "--format", "pdf")
    assert done.status == 1
    assert f"{path}:1:" in done.said
    assert not [read for read in done.read if read.name.startswith(("secret", "passwd"))]


@pytest.mark.parametrize("name", ["'../../x'", "'/tmp/x'", "'a/b'", "'..'", "'con\\0'"])
def test_an_edition_cannot_be_named_so_that_its_file_lands_elsewhere(name: str, folder: Path) -> None:
    Path("brief.yaml").write_text(BRIEF)
    Path("templates").mkdir()
    Path("templates/editions.yaml").write_text(f"{name}: {{pages: 1, parts: [sections]}}\n")
    done = run("build", "brief.yaml", "--format", "pdf")
    assert done.status == 1
    assert "templates/editions.yaml:1:" in done.said
    assert done.written == set()


def test_a_brief_that_is_named_from_elsewhere_is_written_into_out(folder: Path) -> None:
    (folder.parent / "x.yaml").write_text(BRIEF)
    done = run("build", "../x.yaml", "--format", "pdf", "--edition", "one-page")
    assert done.status == 0, done.said
    assert [path.name for path in Path("out").iterdir()] == ["x-one-page.pdf"]
    assert {path.name for path in folder.parent.iterdir()} <= {
        "work", "home", "x.yaml", "watched.json", "secret.csv", "secret.json", "secret.png",
    }  # fmt: skip


# Hostile files


def deep_yaml() -> str:
    return "title: " + "[" * 100_000


def billion_laughs() -> str:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]" for n in range(9)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        deep_yaml(), billion_laughs(), "!!python/object/apply:os.system ['touch pwned']", "\0", "\ufeff" * 50,
        "title: " + "x" * 3_000_000, "%TAG ! tag:x,2000:\n--- !<!os.system> x", "? [a]: b\n: c", "- " * 50_000,
        "title: >-\n  " + "*" * 20_000 + "\n", "title: >-\n  " + "[" * 20_000 + "\n", "title: >-\n  " + "[a](" * 5_000,
        "as_of: " + "9" * 10_000, "figures: {a: {value: " + "9" * 100_000 + "}}", "figures: {a: {value: 1e999999999}}",
    ],
    ids=lambda text: ascii(text[:24]),
)  # fmt: skip
def test_a_hostile_brief_is_refused_in_time(text: str, folder: Path) -> None:
    Path("brief.yaml").write_text(text, "utf-8")
    done = run("build", "brief.yaml")
    assert done.status == 1, done.said
    assert "error: " in done.said
    assert done.forbidden == []
    assert not Path("pwned").exists()


@pytest.mark.parametrize("kind", ["folder", "pipe", "device"])
def test_what_is_no_ordinary_file_is_not_read(kind: str, folder: Path) -> None:
    if kind == "folder":
        Path("brief.yaml").mkdir()
    elif kind == "pipe":
        os.mkfifo("brief.yaml")
    else:
        Path("brief.yaml").symlink_to("/dev/zero")
    done = run("build", "brief.yaml")
    assert done.status == 1
    assert "brief.yaml:1:1: error: " in done.said


@pytest.mark.parametrize(
    "data",
    [
        b"", b"not a font", b"OTTO" + bytes(400), b"\0\1\0\0" + b"\xff" * 4000, b"ttcf" + bytes(500),
        b"wOFF" + bytes(300),
    ],
    ids=["empty", "text", "cff", "wild offsets", "collection", "woff"],
)  # fmt: skip
def test_a_hostile_font_is_refused_with_the_reason(data: bytes, folder: Path) -> None:
    house = write_house()
    (house / "face.ttf").write_bytes(data)
    path = house / "house.yaml"
    text = path.read_text()
    start = text.index("families:")
    end = text.index("\n\n", start)
    faces = "regular: face.ttf, italic: face.ttf, bold: face.ttf, bold-italic: face.ttf"
    families = [line for line in text[start:end].splitlines()[1:] if ":" in line]
    keys = [line.split(":")[0].strip() for line in families if not line.strip().startswith("#")]
    own = "families:\n" + "".join(f"  {key}: {{name: Own {key}, {faces}}}\n" for key in keys)
    path.write_text(text[:start] + own.rstrip() + text[end:])
    done = run("build", "brief.yaml", "--format", "pdf", "--edition", "one-page")
    assert done.status == 1, done.said
    assert "error: " in done.said
    assert "face" in done.said
    assert not list(Path().glob("out/*"))


def letterhead(extra: bytes = b"", stream: bytes = b"") -> bytes:
    """A one-page PDF, as plain as can be, with something in its catalog or page."""
    body = zlib.compress(stream)
    return b"".join(
        (
            b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R", extra, b">>endobj\n",
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>endobj\n",
            b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream endobj\n" % (len(body), body),
            b"trailer<</Root 1 0 R/Size 5>>\n%%EOF\n",
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        b"", b"%PDF-1.7\n", b"\x89PNG", letterhead(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
        letterhead(b"/AA<</WC<</S/Launch/F(calc.exe)>>>>"), letterhead(stream=b"q " * 2_000_000)[:5000],
        letterhead(stream=b"/Nothing Do BT /F1 12 Tf (x) Tj ET"),
    ],
    ids=["empty", "header", "png", "javascript", "launch", "cut", "font"],
)  # fmt: skip
def test_a_hostile_letterhead_is_refused_with_the_reason(data: bytes, folder: Path) -> None:
    house = write_house()
    (house / "paper.pdf").write_bytes(data)
    path = house / "house.yaml"
    path.write_text("letterhead: paper.pdf\n" + path.read_text())
    done = run("build", "brief.yaml", "--format", "pdf", "--edition", "one-page")
    assert done.status == 1, done.said
    assert "letterhead" in done.said
    assert done.forbidden == []
    assert not list(Path().glob("out/*"))


def zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", b"<x>" + b" " * 300_000_000)


def with_text(path: Path, text: str) -> None:
    """The shipped Word template with `text` at the beginning of its body."""
    source = shipped_templates() / "memo" / "brief.docx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "word/document.xml":
                added = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>".encode()
                data = data.replace(b"<w:body>", b"<w:body>" + added, 1)
            new.writestr(item, data)


@pytest.mark.parametrize(
    "case",
    ["empty", "text", "zip", "bomb", "cut", "jinja", "loop", "entities"],
)
def test_a_hostile_word_template_is_refused_with_the_reason(case: str, folder: Path) -> None:
    house = write_house()
    path = house / "brief.docx"
    whole = path.read_bytes()
    match case:
        case "empty":
            path.write_bytes(b"")
        case "text":
            path.write_bytes(b"not a zip")
        case "zip":
            with zipfile.ZipFile(path, "w") as other:
                other.writestr("hello.txt", "hello")
        case "bomb":
            zip_bomb(path)
        case "cut":
            path.write_bytes(whole[: len(whole) // 2])
        case "jinja":
            with_text(path, "{{ ''.__class__.__mro__[1].__subclasses__() }}")
        case "loop":
            with_text(path, "{% for x in range(10**9) %}{{ x }}{% endfor %}")
        case "entities":
            with_text(path, "&xxe;")
    done = run("build", "brief.yaml", "--format", "docx", "--edition", "one-page")
    assert done.status == 1, done.said
    assert "brief.docx" in done.said
    assert done.forbidden == []
    assert not list(Path().glob("out/*"))
