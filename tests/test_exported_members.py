"""The public surface is the package itself: what `briefing.__all__` names, and nothing else."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import briefing
from briefing.load.nodes import Node  # a stage with the name of a call


@pytest.mark.parametrize("name", briefing.__all__)
def test_every_name_in_the_list_can_be_had(name: str) -> None:
    assert getattr(briefing, name)


def test_the_list_is_sorted_and_is_what_dir_shows() -> None:
    assert briefing.__all__ == sorted(briefing.__all__)
    assert dir(briefing) == briefing.__all__


def test_a_public_name_is_documented() -> None:
    bare = [name for name in briefing.__all__ if name != "__version__" and not inspect.getdoc(getattr(briefing, name))]
    assert bare == []


def test_what_the_calls_give_is_public() -> None:
    given = {briefing.Brief, briefing.Document, briefing.BuildReport, briefing.EditionResult, briefing.FileResult}
    assert {kind.__name__ for kind in given} <= set(briefing.__all__)


def test_every_error_that_may_be_raised_is_public() -> None:
    from briefing import diagnostics

    errors = {
        name for name, value in vars(diagnostics).items() if isinstance(value, type) and issubclass(value, Exception)
    }
    assert errors <= set(briefing.__all__)


@pytest.mark.parametrize("name", ["load", "check", "compose", "build"])
def test_a_call_stays_a_call_when_the_stage_of_its_name_is_loaded(name: str) -> None:
    assert Node.__module__ == "briefing.load.nodes"
    assert inspect.isfunction(getattr(briefing, name))
    assert isinstance(sys.modules["briefing.load"], ModuleType)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'no_such_name'"):
        briefing.no_such_name  # noqa: B018


def test_importing_the_package_brings_in_next_to_nothing(root: Path) -> None:
    script = "import sys, briefing; print([m for m in sys.modules if m.startswith('briefing.')], len(sys.modules))"
    bare = "import sys, importlib, types, typing, __future__; print(len(sys.modules))"
    said = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True).stdout
    without = subprocess.run([sys.executable, "-c", bare], cwd=root, capture_output=True, text=True, check=True).stdout
    assert said.startswith("[] ")
    assert int(said.split()[-1]) <= int(without) + 1
