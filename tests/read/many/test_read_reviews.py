"""Many workbooks: in order, the same for any number of workers, one bad file never stopping the rest."""

import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import pytest

import xlreview
from support.workbooks import book
from xlreview.model.review import Review
from xlreview.problem import UnusableInput
from xlreview.read.many import read_reviews, workers


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two workbooks, a text file that says it is one, a third with an error, and a file that is missing."""
    folder = tmp_path_factory.mktemp("returned")
    sent = book(folder, {"background": {"profile": {"answer": "A port. 🏙️"}}})
    wrong = sent.typed({"Findings!F3": "splendid"})
    (folder / "text.xlsx").write_text("no workbook", "utf-8")
    return [sent.path, folder / "text.xlsx", wrong.path, sent.path, folder / "none.xlsx"]


def told(outcomes: Sequence[Review | UnusableInput]) -> list[object]:
    """Everything that came of the files, in a form that can be compared."""
    return [one.problems if isinstance(one, UnusableInput) else one for one in outcomes]


def test_reviews_and_refusals_come_in_the_order_of_the_files(files: list[Path]):
    outcomes = [*read_reviews(files)]
    assert [one.problems[0].code if one.problems else None for one in outcomes] == [
        None,
        "NOT_A_WORKBOOK",
        "NOT_ON_LIST",
        None,
        "FILE_MISSING",
    ]
    assert [isinstance(one, UnusableInput) for one in outcomes] == [False, True, False, False, True]


@pytest.mark.parametrize("number", [2, 6])
def test_the_number_of_workers_changes_nothing(files: list[Path], number: int):
    alone = told([*read_reviews(files * 2, language="fi", workers=1)])
    assert told([*read_reviews(files * 2, language="fi", workers=number)]) == alone


def test_reviews_of_one_pack_share_it(files: list[Path]):
    for number in (1, 2):
        reviews = [one for one in read_reviews(files, workers=number) if isinstance(one, Review)]
        assert len({id(one.pack) for one in reviews}) == 1


def test_whoever_wants_only_the_first_leaves_no_process_behind(files: list[Path]):
    outcomes = read_reviews(files * 20, workers=2)
    assert isinstance(next(outcomes), Review)
    outcomes.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_no_files_are_no_reviews():
    assert [*read_reviews([])] == []
    assert [*read_reviews([], workers=4)] == []


@pytest.mark.parametrize(
    "misbehaves",
    [
        "os.abort()",
        "os._exit(0)",
        "raise RuntimeError('no reader is free of faults')",
        "bytearray(1 << 60)",
    ],
)
def test_a_worker_that_dies_costs_only_its_own_file(
    files: list[Path], monkeypatch: pytest.MonkeyPatch, misbehaves: str
):
    alone = told([*read_reviews(files * 2, workers=1)])
    monkeypatch.setattr(workers, "_WORKER", _spoiled(misbehaves))
    outcomes = told([*read_reviews(files * 2, workers=2)])
    assert [one for number, one in enumerate(outcomes) if number % 5 != 1] == [
        one for number, one in enumerate(alone) if number % 5 != 1
    ]
    assert [problem.code for number in (1, 6) for problem in outcomes[number]] == ["READER_STOPPED"] * 2


def test_what_a_reader_prints_is_not_taken_for_its_answer(files: list[Path], monkeypatch: pytest.MonkeyPatch):
    alone = told([*read_reviews(files, workers=1)])
    flood = "[print('x' * 100_000, flush=True) for _ in range(20)]; os.write(1, b'flood' * 9999)"
    monkeypatch.setattr(workers, "_WORKER", _spoiled(flood))
    assert told([*read_reviews(files, workers=2)]) == alone


def _spoiled(misbehaves: str) -> str:
    """A working process whose reader does this when it meets `text.xlsx`."""
    return (
        "import os\n"
        "from xlreview.read.many import worker, one\n"
        "def read(path, language, passwords):\n"
        f"    if path.name == 'text.xlsx': {misbehaves}\n"
        "    return one.read_one(path, language, passwords)\n"
        "worker.read_one = read\n"
        "worker.main()\n"
    )


def test_where_no_process_can_be_started_the_files_are_read_all_the_same(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
):
    alone = told([*read_reviews(files, workers=1)])
    for nothing in ("", str(files[0])):
        monkeypatch.setattr(sys, "executable", nothing)
        assert told([*read_reviews(files, workers=2)]) == alone


def test_a_program_that_answers_something_else_is_not_believed(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
):
    alone = told([*read_reviews(files, workers=1)])
    monkeypatch.setattr(workers, "_WORKER", "print('hello, I am no worker')")
    assert told([*read_reviews(files, workers=2)]) == alone


def test_an_answer_that_calls_a_function_is_refused(files: list[Path], monkeypatch: pytest.MonkeyPatch):
    harm = (
        "import os, pickle, sys\n"
        "from xlreview.read.many.answers import READY\n"
        "class Harm:\n"
        "    def __reduce__(self): return os.system, ('echo harm',)\n"
        "told = pickle.dumps(Harm())\n"
        "sys.stdout.buffer.write(READY + len(told).to_bytes(8, 'big') + told)\n"
    )
    monkeypatch.setattr(workers, "_WORKER", harm)
    outcomes = [*islice(read_reviews(files[:2], workers=2), 2)]
    assert [one.problems[0].code for one in outcomes] == ["READER_STOPPED"] * 2


def test_a_script_needs_no_guard_and_a_module_beside_the_workbooks_is_not_run(
    files: list[Path], tmp_path: Path
):
    (tmp_path / "json.py").write_text("raise SystemExit('a module of a stranger')", "utf-8")
    script = tmp_path / "scripts" / "script.py"
    script.parent.mkdir()
    script.write_text(
        "import sys\n"
        "from xlreview.read.many import read_reviews\n"
        "print(len([*read_reviews(sys.argv[1:], workers=2)]))\n",
        "utf-8",
    )
    source = str(Path(xlreview.__file__).parents[1])
    ran = subprocess.run(
        [sys.executable, script, *map(str, files)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": source},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.stdout, ran.stderr) == ("5\n", "")
