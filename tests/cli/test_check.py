"""`check`: lines for people on stderr, the same for programs on stdout, and an exit code."""

import json
from hashlib import sha256
from pathlib import Path

from .conftest import Run

PROMISED = ["file", "pack", "role", "cells_read", "cells_ignored", "problems"]


def test_a_sound_workbook_ends_with_0_and_says_what_was_read(run: Run, sound: Path):
    checked = run("check", sound)
    assert (checked.code, checked.out) == (0, "")
    summary, receipt = checked.err.splitlines()
    assert summary == f"{sound}: cells read: 1 · nothing to correct"
    assert f"fingerprint: {sha256(sound.read_bytes()).hexdigest()[:12]}" in receipt


def test_an_error_ends_with_1_and_names_the_cell(run: Run, wrong: Path):
    checked = run("check", wrong)
    assert (checked.code, checked.out) == (1, "")
    assert checked.err.splitlines()[0].startswith(f"{wrong}: cells read: 1 · ")
    assert "To correct:\nwrong.xlsx  Findings!F3  'splendid' is not on the list" in checked.err


def test_messages_come_in_the_users_language(run: Run, wrong: Path):
    checked = run("check", wrong, "--lang", "fi")
    assert checked.code == 1
    assert "Korjattavaa:\nwrong.xlsx  Findings!F3  ”splendid”" in checked.err
    assert checked.err == run("--lang", "fi", "check", wrong).err


def test_a_file_that_cannot_be_used_ends_with_2_and_the_others_are_still_checked(
    run: Run, sound: Path, wrong: Path, tmp_path: Path
):
    (tmp_path / "empty").mkdir()
    checked = run("check", tmp_path / "none.xlsx", wrong, tmp_path / "empty", sound)
    assert checked.code == 2
    firsts = [block.splitlines()[0] for block in checked.err.split("\n\n")]
    assert firsts[0].endswith("none.xlsx  There is no file of this name. Check the name and the folder.")
    assert firsts[1].startswith(f"{wrong}: cells read: 1 · ")
    assert firsts[-2].startswith(f"{tmp_path / 'empty'}  No workbook was found here. Check the name")
    assert firsts[-1] == f"{sound}: cells read: 1 · nothing to correct"


def test_json_has_exactly_the_promised_shape(run: Run, wrong: Path, sound: Path, tmp_path: Path):
    missing = tmp_path / "none.xlsx"
    checked = run("check", "--json", wrong, missing, sound)
    assert (checked.code, checked.err) == (2, "")
    document = json.loads(checked.out)
    assert list(document) == ["files"]
    for file in document["files"]:
        assert list(file) == [*PROMISED, "receipt"]
        for problem in file["problems"]:
            assert list(problem) == ["sheet", "cell", "severity", "code", "message", "hint"]
    first, second, third = document["files"]
    assert (first["file"], first["pack"], first["role"], first["cells_read"]) == (
        str(wrong),
        "small",
        "team",
        first["cells_read"],
    )
    assert [(one["sheet"], one["cell"], one["severity"], one["code"]) for one in first["problems"]] == [
        ("Findings", "F3", "error", "NOT_ON_LIST")
    ]
    assert (second["file"], second["pack"], second["role"]) == (str(missing), None, None)
    assert [one["code"] for one in second["problems"]] == ["FILE_MISSING"]
    assert second["receipt"] is None
    assert {key: third[key] for key in PROMISED} == {
        "file": str(sound),
        "pack": "small",
        "role": "team",
        "cells_read": 1,
        "cells_ignored": 0,
        "problems": [],
    }


def test_json_ends_with_1_for_errors_and_0_without(run: Run, wrong: Path, sound: Path):
    assert [run("check", "--json", one).code for one in (wrong, sound)] == [1, 0]


def test_json_speaks_the_users_language_in_utf_8(run: Run, wrong: Path):
    (file,) = json.loads(run("check", "--json", "--lang", "fi", wrong).out)["files"]
    assert file["problems"][0]["message"].startswith("”splendid”")


def test_the_workbook_is_only_read(run: Run, wrong: Path):
    before = wrong.read_bytes()
    run("check", wrong)
    assert wrong.read_bytes() == before
    assert {path.name for path in wrong.parent.iterdir()} == {"book.xlsx", "wrong.xlsx"}


def test_a_workbook_that_nobody_has_begun_says_so(run: Run, tmp_path: Path):
    blank = tmp_path / "blank.xlsx"
    run("new", blank, "--pack", "inti-cities", "--city", "Haldersund", "--for", "city")
    checked = run("check", blank)
    assert checked.code == 0
    assert checked.err.splitlines()[0] == f"{blank}: cells read: 0 · nothing has been filled in yet"
