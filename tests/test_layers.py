"""Values know no stage; stages know values, never each other; `produce` introduces the stages; `cli` stands on it.

Every import in the package is read, those inside functions too, and compared with the two tables below.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing

PACKAGE = Path(briefing.__file__).parent

VALUES = {"diagnostics", "scales", "model", "document", "house"}
ANYWHERE = {"", "values"}
"""What every part may know: the version, and how values are defined."""
STAGES = {"load", "check", "start", "compose", "typeset", "galley", "render.pdf", "render.docx"}

MAY_IMPORT = {
    "values": set[str](),
    "diagnostics": set[str](),
    "scales": {"diagnostics"},
    "model": {"diagnostics", "scales"},
    "document": {"diagnostics"},
    "house": {"diagnostics"},
    "load": {"diagnostics", "scales", "model", "house"},
    "check": {"diagnostics", "scales", "model"},
    "start": {"diagnostics"},
    "compose": {"diagnostics", "scales", "model", "document"},
    "typeset": {"diagnostics", "house"},
    "galley": {"diagnostics", "document", "house", "typeset"},
    "render.pdf": {"diagnostics", "document", "house", "typeset", "galley"},
    "render.docx": {"diagnostics", "document", "house", "typeset", "galley"},
    "render": set[str](),
    "produce": VALUES | STAGES,
    "cli": {"diagnostics", "produce"},
    "": VALUES | {"produce"},
    "__main__": {"cli"},
}
"""What each part of the package may know of the others."""

HOMES = {
    "reportlab": {"render.pdf"},
    "pikepdf": {"render.pdf"},
    "docx": {"render.docx"},
    "docxtpl": {"render.docx"},
    "jinja2": {"render.docx"},
    "markupsafe": {"render.docx"},
    "lxml": {"render.docx"},
    "yaml": {"load"},
    "markdown_it": {"load"},
    "click": {"cli"},
    "rich": {"cli"},
    "uharfbuzz": {"typeset"},
    "fontpkg": {"typeset"},
    "segno": {"galley"},
    "PIL": {"load", "produce", "render.pdf", "render.docx", "galley"},
}
"""Where each library may be used."""


def part_of(name: str) -> str:
    """The part of the package that a module belongs to: `render.pdf` for `briefing.render.pdf.fit`."""
    names = name.split(".")[1:]
    if not names or names == ["__version__"]:
        return ""
    if names[0] == "render" and len(names) > 1:
        return ".".join(names[:2])
    return names[0]


def module_name(path: Path) -> str:
    names = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of everything that is imported. `from a import b` yields `a.b`, for `b` can be a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"line {node.lineno}: a relative import"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def faults(name: str, source: str) -> list[str]:
    """The imports of the module called `name` that the tables do not allow."""
    part = part_of(name)
    found = []
    for line, imported in imports(ast.parse(source)):
        top = imported.split(".")[0]
        if top == "briefing":
            other = part_of(imported)
            if other not in MAY_IMPORT[part] | ANYWHERE | {part}:
                found.append(f"{name}:{line}: {part or 'briefing'} may not know {imported}")
        elif top in HOMES:
            if part not in HOMES[top]:
                found.append(f"{name}:{line}: {top} is used in {' and '.join(sorted(HOMES[top]))} only")
        elif top not in sys.stdlib_module_names:
            found.append(f"{name}:{line}: {top} has no home in the table")
    return found


def without_functions(tree: ast.Module) -> ast.Module:
    """What runs when the module is loaded, as far as it imports."""
    return ast.Module([node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)], [])


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=[module_name(path) for path in MODULES])
def test_a_module_imports_only_what_its_layer_may(path: Path) -> None:
    assert faults(module_name(path), path.read_text("utf-8")) == []


def test_every_part_of_the_package_is_in_the_table() -> None:
    assert {part_of(module_name(path)) for path in MODULES} <= set(MAY_IMPORT)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("briefing.render.pdf.draw", "from briefing.render.docx.runs import x"),
        ("briefing.render.pdf.draw", "def f():\n    import briefing.model.brief"),
        ("briefing.check.rules", "from briefing import load"),
        ("briefing.compose.select", "import yaml"),
        ("briefing.cli.build", "from briefing.load.brief import read_brief"),
        ("briefing.produce.build", "from click import echo"),
        ("briefing.model.brief", "import requests"),
    ],
)
def test_a_forbidden_import_is_found(name: str, source: str) -> None:
    assert len(faults(name, source)) == 1


def test_no_module_is_named_for_nothing() -> None:
    nameless = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "tools"}
    assert [module_name(path) for path in MODULES if path.stem in nameless] == []


def test_no_two_modules_import_each_other_when_they_are_loaded() -> None:
    graph = {module_name(path): set[str]() for path in MODULES}
    for path in MODULES:
        for _, imported in imports(without_functions(ast.parse(path.read_text("utf-8")))):
            target = imported if imported in graph else imported.rpartition(".")[0]
            if target in graph:
                graph[module_name(path)].add(target)
    mutual = [(one, other) for one, known in graph.items() for other in known if one < other and one in graph[other]]
    assert mutual == []
