"""The public names: few, sorted, all there, and none of them paid for before it is used."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import xlreview

SOURCE = Path(xlreview.__file__)


def test_the_public_names_are_sorted_and_few():
    names = [name for name in xlreview.__all__ if name[0].isupper()]
    functions = [name for name in xlreview.__all__ if name[0].islower()]
    assert [*sorted(names), *sorted(functions)] == xlreview.__all__
    assert len(xlreview.__all__) <= 16


@pytest.mark.parametrize("name", xlreview.__all__)
def test_every_public_name_leads_to_something_described(name: str):
    found = getattr(xlreview, name)
    assert found.__name__ == name
    assert found.__doc__


def test_type_checkers_see_the_same_names():
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"))
    seen = [
        alias.asname or alias.name
        for block in tree.body
        if isinstance(block, ast.If)
        for statement in block.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    ]
    assert sorted(seen) == sorted(xlreview.__all__) == sorted(xlreview._HOMES)


def test_names_can_be_listed_and_unknown_ones_are_refused():
    assert set(xlreview.__all__) <= set(dir(xlreview))
    with pytest.raises(AttributeError, match="no attribute 'merge_everything'"):
        _ = xlreview.merge_everything  # type: ignore[attr-defined]


def test_importing_the_package_loads_nothing_else_of_it():
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, xlreview; print([n for n in sys.modules if n.startswith('xlreview.')])",
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert loaded.strip() == "[]"
