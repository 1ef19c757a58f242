"""Word packages for tests: good ones, changed ones, and hostile ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

from briefing.render.docx import new_template
from tests.render.docx.galleys import parts, shipped


@cache
def fresh(name: str = "policy") -> bytes:
    return new_template(shipped(name))


def package(files: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return target.getvalue()


def changed(change: Callable[[dict[str, bytes]], None], name: str = "policy") -> bytes:
    """A fresh template of the house after `change` to its parts."""
    files = parts(fresh(name))
    change(files)
    return package(files)


def with_part(name: str, data: bytes) -> bytes:
    return changed(lambda files: files.update({name: data}))


def replaced(name: str, old: bytes, new: bytes) -> bytes:
    """A fresh template in whose part `name` the first `old` is `new`."""

    def change(files: dict[str, bytes]) -> None:
        assert old in files[name], old
        files[name] = files[name].replace(old, new, 1)

    return changed(change)


def with_body(*lines: str) -> bytes:
    """A fresh template whose body holds `lines`, a paragraph each."""
    from briefing.render.docx.markup import content

    made = "".join(f"<w:p><w:r><w:t>{content(line)}</w:t></w:r></w:p>" for line in lines)

    def change(files: dict[str, bytes]) -> None:
        document = files["word/document.xml"].decode()
        start, end = document.index("<w:body>") + len("<w:body>"), document.index("<w:sectPr>")
        files["word/document.xml"] = (document[:start] + made + document[end:]).encode()

    return changed(change)
