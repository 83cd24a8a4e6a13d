"""Whoever ends a merge at any moment: the old team workbook or the new one is there, whole."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from support.merging import returned
from xlreview.read import read_review
from xlreview.team import merge_workbooks

MERGE = (
    "import sys; from xlreview.team import merge_workbooks;"
    "print(flush=True); merge_workbooks(sys.argv[2:], sys.argv[1], force=True, language='fi')"
)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_merge_that_is_killed_leaves_whole_files(tmp_path: Path):
    files = [
        returned(tmp_path, who, {"context": {"law": {"effect": f"{who} says so."}}}) for who in ("JB", "FC")
    ]
    team = tmp_path / "team.xlsx"
    merge_workbooks(files, team, language="en")
    old = team.read_bytes()
    seconds = _how_long(team, files, tmp_path / "new.xlsx")
    new = (tmp_path / "new.xlsx").read_bytes()
    random = Random(1)
    for _ in range(6):
        team.write_bytes(old)
        _merge_and_kill(team, files, random.uniform(0, 1.1 * seconds))
        assert team.read_bytes() in (old, new)
        for backup in tmp_path.glob("team.backup-*"):
            assert backup.read_bytes() == old
            backup.unlink()
    assert {path.name for path in tmp_path.glob("[!.]*")} == {"fc.xlsx", "jb.xlsx", "new.xlsx", "team.xlsx"}
    assert read_review(team).of("conflicts")


def _how_long(team: Path, files: list[Path], new: Path) -> float:
    """Seconds of a merge that nobody stops, from when it begins to read; its result goes to `new`."""
    started, process = _begun(team, files)
    process.wait()
    new.write_bytes(team.read_bytes())
    for backup in team.parent.glob("team.backup-*"):
        backup.unlink()
    return time.monotonic() - started


def _merge_and_kill(team: Path, files: list[Path], after: float) -> None:
    _, process = _begun(team, files)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()


def _begun(team: Path, files: list[Path]) -> tuple[float, subprocess.Popen[str]]:
    process = subprocess.Popen([sys.executable, "-c", MERGE, team, *files], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process.stdout:
        process.stdout.readline()
    return time.monotonic(), process
