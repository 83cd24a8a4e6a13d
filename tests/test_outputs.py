"""Outputs appear whole or not at all, and never over somebody's work."""

import errno
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest

from xlreview.i18n import LANGUAGES
from xlreview.outputs import finished_file, finished_folder, name_for_backup
from xlreview.problem import UnusableInput

Finished = Callable[..., AbstractContextManager[Path]]
both_kinds = pytest.mark.parametrize("finished", [finished_file, finished_folder])


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refusal(context: AbstractContextManager[Path]) -> str:
    """Code of the refusal with which a block is never entered."""
    with pytest.raises(UnusableInput) as caught, context:
        pytest.fail("the block was entered")
    (problem,) = caught.value.problems
    return problem.code


def writing(finished: AbstractContextManager[Path], write: Callable[[Path], object]) -> None:
    """Enters a block and writes in it."""
    with finished as aside:
        write(aside)


def test_a_file_is_written_aside_and_moved_when_whole(tmp_path: Path) -> None:
    place = tmp_path / "made" / "on the way" / "review.xlsx"
    with finished_file(place) as aside:
        aside.write_text("whole")
        assert aside.parent == place.parent
        assert (aside.suffix, place.exists()) == (".xlsx", False)
    assert (names_in(place.parent), place.read_text()) == (["review.xlsx"], "whole")


def test_a_file_that_is_replaced_goes_on_as_its_backup(tmp_path: Path) -> None:
    place = tmp_path / "team.xlsx"
    place.write_text("old")
    moment = datetime(2026, 11, 2, 14, 5)
    backup = name_for_backup(place, moment)
    assert backup.name == "team.backup-2026-11-02-1405.xlsx"
    writing(finished_file(place, force=True, backup=backup), lambda aside: aside.write_text("new"))
    assert (place.read_text(), backup.read_text()) == ("new", "old")
    assert name_for_backup(place, moment).name == "team.backup-2026-11-02-1405-2.xlsx"


def test_a_disk_without_second_names_for_files_keeps_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    place, backup = tmp_path / "team.xlsx", tmp_path / "before.xlsx"
    place.write_text("old")
    writing(finished_file(place, force=True, backup=backup), lambda aside: aside.write_text("new"))
    assert (place.read_text(), backup.read_text()) == ("new", "old")
    assert names_in(tmp_path) == ["before.xlsx", "team.xlsx"]


def test_nothing_is_kept_when_nothing_was_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(place))

    place, backup = tmp_path / "team.xlsx", tmp_path / "before.xlsx"
    place.write_text("old")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UnusableInput) as caught:
        writing(finished_file(place, force=True, backup=backup), lambda aside: aside.write_text("new"))
    assert [problem.code for problem in caught.value.problems] == ["OUTPUT_UNWRITABLE"]
    assert (names_in(tmp_path), place.read_text()) == (["team.xlsx"], "old")


def test_a_folder_is_written_aside_and_moved_when_whole(tmp_path: Path) -> None:
    place = tmp_path / "made" / "tables.csv"
    with finished_folder(place) as aside:
        (aside / "inside").mkdir()
        (aside / "inside" / "a.csv").write_text("a")
        assert not place.exists()
    assert (names_in(place.parent), names_in(place), names_in(place / "inside")) == (
        ["tables.csv"],
        ["inside"],
        ["a.csv"],
    )


@both_kinds
def test_nothing_stays_behind_when_the_work_fails(finished: Finished, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="half way"), finished(tmp_path / "out"):
        raise RuntimeError("half way")
    assert names_in(tmp_path) == []


def test_a_file_stays_as_it_was_when_its_replacement_fails(tmp_path: Path) -> None:
    place = tmp_path / "review.xlsx"
    place.write_text("mine")

    def half(aside: Path) -> None:
        aside.write_text("half")
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        writing(finished_file(place, force=True), half)
    assert (names_in(tmp_path), place.read_text()) == (["review.xlsx"], "mine")


def test_a_taken_name_is_refused_unless_forced(tmp_path: Path) -> None:
    place = tmp_path / "review.xlsx"
    place.write_text("mine")
    assert refusal(finished_file(place)) == "OUTPUT_EXISTS"
    assert place.read_text() == "mine"
    with finished_file(place, force=True) as aside:
        aside.write_text("new")
    assert (names_in(tmp_path), place.read_text()) == (["review.xlsx"], "new")


def test_a_folder_is_never_replaced_by_a_file_nor_a_file_by_a_folder(tmp_path: Path) -> None:
    folder, file = tmp_path / "folder", tmp_path / "file"
    folder.mkdir()
    file.write_text("mine")
    assert refusal(finished_file(folder, force=True)) == "OUTPUT_EXISTS"
    assert refusal(finished_folder(file, force=True)) == "OUTPUT_EXISTS"
    assert (names_in(folder), file.read_text()) == ([], "mine")


def test_somebody_elses_file_that_came_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    place = tmp_path / "review.xlsx"

    def meanwhile(aside: Path) -> None:
        aside.write_text("ours")
        place.write_text("theirs")

    with pytest.raises(UnusableInput) as caught:
        writing(finished_file(place), meanwhile)
    assert caught.value.problems[0].code == "OUTPUT_EXISTS"
    assert (names_in(tmp_path), place.read_text()) == (["review.xlsx"], "theirs")


def test_an_empty_folder_is_free_and_a_filled_one_is_taken(tmp_path: Path) -> None:
    place = tmp_path / "demo"
    place.mkdir()
    with finished_folder(place) as aside:
        (aside / "a").write_text("a")
    assert names_in(place) == ["a"]
    assert refusal(finished_folder(place)) == "OUTPUT_EXISTS"


def test_force_replaces_files_of_the_same_name_and_leaves_others(tmp_path: Path) -> None:
    place = tmp_path / "demo"
    (place / "reports").mkdir(parents=True)
    (place / "kept.txt").write_text("kept")
    (place / "reports" / "final.docx").write_text("old")
    with finished_folder(place, force=True) as aside:
        (aside / "reports").mkdir()
        (aside / "reports" / "final.docx").write_text("new")
    assert names_in(place) == ["kept.txt", "reports"]
    assert (place / "reports" / "final.docx").read_text() == "new"


@both_kinds
def test_an_input_is_never_written_to_even_when_forced(finished: Finished, tmp_path: Path) -> None:
    given = tmp_path / "review.xlsx"
    given.write_text("the city's work")
    other_name = tmp_path / "inside" / ".." / "review.xlsx"
    (tmp_path / "inside").mkdir()
    assert refusal(finished(other_name, force=True, inputs=[given])) == "OUTPUT_IS_INPUT"
    assert given.read_text() == "the city's work"


def test_a_folder_output_never_replaces_an_input_inside_it(tmp_path: Path) -> None:
    given = tmp_path / "out" / "city.xlsx"
    given.parent.mkdir()
    given.write_text("the city's work")

    def workbooks(aside: Path) -> None:
        (aside / "a.xlsx").write_text("new")
        (aside / "city.xlsx").write_text("new")

    with pytest.raises(UnusableInput) as caught:
        writing(finished_folder(given.parent, force=True, inputs=[given]), workbooks)
    assert caught.value.problems[0].code == "OUTPUT_IS_INPUT"
    assert (names_in(given.parent), given.read_text()) == (["city.xlsx"], "the city's work")


@both_kinds
def test_a_file_in_the_place_of_a_folder_is_said_plainly(finished: Finished, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UnusableInput) as caught, finished(tmp_path / "file" / "out"):
        pytest.fail("the block was entered")
    (problem,) = caught.value.problems
    assert problem.code == "OUTPUT_UNWRITABLE"
    for language in LANGUAGES:
        assert problem.spoken_in(language).message


@both_kinds
def test_a_folder_without_permission_is_said_plainly(
    finished: Finished, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, **_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "mkdir", refuse)  # a folder without permission stops nobody who is root
    assert refusal(finished(tmp_path / "out")) == "OUTPUT_UNWRITABLE"
    assert names_in(tmp_path) == []


@both_kinds
def test_a_refusal_elsewhere_is_not_blamed_on_the_output(finished: Finished, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), finished(tmp_path / "out"):
        (tmp_path / "template.docx").read_bytes()
    assert names_in(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="the disk is full"), finished_file(tmp_path / "out"):
        Path("/dev/full").write_text("x")
    assert names_in(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("")
    with finished_file(tmp_path / "out") as aside:
        aside.write_text("")
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    place = tmp_path / f"{'x' * 250}.xlsx"
    with finished_file(place) as aside:
        aside.write_text("whole")
    assert place.read_text() == "whole"


@pytest.mark.skipif(os.name == "nt", reason="sends a signal of POSIX")
@pytest.mark.parametrize("finished", ["finished_file", "finished_folder"])
def test_a_killed_program_leaves_the_old_output_whole(finished: str, tmp_path: Path) -> None:
    place = tmp_path / "out"
    if finished == "finished_file":
        place.write_text("old")
    script = f"""
        import time
        from pathlib import Path
        from xlreview.outputs import {finished}
        with {finished}(Path({str(place)!r}), force=True) as aside:
            (aside if aside.is_file() else aside / "a").write_text("half")
            print("writing", flush=True)
            time.sleep(60)
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "writing\n"
        program.send_signal(signal.SIGKILL)
    seen = [name for name in names_in(tmp_path) if not name.startswith(".xlreview-")]
    assert seen == (["out"] if finished == "finished_file" else [])
    if place.exists():
        assert place.read_text() == "old"


def stale(place: Path) -> Path:
    """What has been lying there for a minute."""
    os.utime(place, (time.time() - 60,) * 2)
    return place


@pytest.mark.skipif(os.name == "nt", reason="locks of POSIX")
@both_kinds
def test_what_a_killed_process_left_behind_is_removed_by_the_next_output(
    finished: Finished, tmp_path: Path
) -> None:
    kind = finished.__name__
    program = f"""
        import os, signal, sys
        from pathlib import Path
        from xlreview.outputs import {kind}
        with {kind}(Path(sys.argv[1])) as aside:
            (aside / "half.xlsx" if aside.is_dir() else aside).write_text("half")
            os.kill(os.getpid(), signal.SIGKILL)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(program), tmp_path / "team"], check=False)
    (left,) = tmp_path.iterdir()
    stale(left)
    writing(finished_file(tmp_path / "other.xlsx"), lambda aside: aside.write_text("whole"))
    assert names_in(tmp_path) == ["other.xlsx"]


@both_kinds
def test_what_somebody_is_writing_stays(finished: Finished, tmp_path: Path) -> None:
    with finished(tmp_path / "team") as aside:
        stale(aside)
        writing(finished_file(tmp_path / "other.xlsx"), lambda other: other.write_text("whole"))
        assert aside.exists()
        (aside / "one.xlsx" if aside.is_dir() else aside).write_text("whole")
    assert names_in(tmp_path) == ["other.xlsx", "team"]


def test_what_may_be_anybody_elses_stays(tmp_path: Path) -> None:
    ours = next(finished_names(tmp_path))
    names = [
        ".xlreview-notes.xlsx",
        ".xlreview-0123456789ab.xlsx",
        f".xlreview-{'0' * 8}-0123456789ab.xlsx",  # another machine's
        f"{ours}.copy.xlsx",
        f"x{ours}",
    ]
    for name in names:
        (tmp_path / name).write_text("mine")
        stale(tmp_path / name)
    writing(finished_file(tmp_path / "team.xlsx"), lambda aside: aside.write_text("whole"))
    assert names_in(tmp_path) == sorted([*names, "team.xlsx"])


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_somebodys_file_is_not_followed(tmp_path: Path) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("mine")
    (tmp_path / next(finished_names(tmp_path))).symlink_to(stale(diary))
    writing(finished_file(tmp_path / "team.xlsx"), lambda aside: aside.write_text("whole"))
    assert diary.read_text() == "mine"


def finished_names(folder: Path) -> Iterator[str]:
    """Names under which files of ours are written aside."""
    while True:
        with finished_file(folder / "named.txt", force=True) as aside:
            name = aside.name
        (folder / "named.txt").unlink()
        yield name
