"""What the import contracts cannot see: what a start costs, and how large the rooms are."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import xlreview

PACKAGE = Path(xlreview.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
ENGINES = {"PIL", "babel", "calamine", "docx", "docxtpl", "jinja2", "lxml", "numpy", "openpyxl", "pandas"}
ENGINES |= {"python_calamine", "xlsxwriter", "yaml"}


def loaded_by(*arguments: str) -> set[str]:
    """Top-level modules loaded once a command line has run."""
    script = (
        "import sys, json\n"
        "from xlreview.cli import main\n"
        f"try: main({[*arguments]!r})\n"
        "except SystemExit: pass\n"
        "print(json.dumps(sorted({n.split('.')[0] for n in sys.modules})), file=sys.stderr)\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(json.loads(run.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["new", "--help"],
        ["check", "--help"],
        ["check", "--explain"],
        ["report", "--help"],
        ["nonsense"],
    ],
)
def test_help_loads_no_engine(arguments: list[str]):
    assert loaded_by(*arguments) & ENGINES == set()


def test_packs_load_only_what_reads_them():
    assert loaded_by("packs") & ENGINES == {"yaml"}


def functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_has_one_page_and_says_what_it_is_for(path: Path):
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= 320


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_functions_are_short(path: Path):
    def length(node: ast.FunctionDef) -> int:
        described = isinstance(node.body[0], ast.Expr) and ast.get_docstring(node)
        end = node.end_lineno or node.lineno
        return end - (node.body[0].end_lineno if described else node.lineno - 1)  # type: ignore[operator]

    assert [node.name for node in functions(path) if length(node) > 50] == []


def test_nothing_is_named_after_a_drawer():
    drawers = {"utils", "util", "helpers", "misc", "tools"}
    assert [path for path in MODULES if path.stem in drawers or path.parent.name in drawers] == []
