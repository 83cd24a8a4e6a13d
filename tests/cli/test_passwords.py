"""`--password-file`: passwords stand in a file, and every trouble with it is one plain message."""

import io
from pathlib import Path

import pytest

from .conftest import Run

PASSWORD = "Änkyrä 7 & co"


@pytest.fixture
def locked(sound: Path) -> Path:
    """The sound workbook, saved with a password."""
    from msoffcrypto.format.ooxml import OOXMLFile

    place = sound.with_name("locked.xlsx")
    with place.open("wb") as out:
        OOXMLFile(io.BytesIO(sound.read_bytes())).encrypt(PASSWORD, out)
    return place


@pytest.mark.parametrize(
    "content",
    [
        PASSWORD.encode(),
        f"{PASSWORD}\n".encode("utf-8-sig"),
        f"first try\r\n\r\n{PASSWORD}\r\n".encode(),
    ],
    ids=["alone", "saved by Notepad", "after another"],
)
def test_a_workbook_is_opened_with_the_password_in_a_file(
    run: Run, locked: Path, sound: Path, tmp_path: Path, content: bytes
):
    (tmp_path / "password.txt").write_bytes(content)
    checked = run("check", locked, sound, "--password-file", tmp_path / "password.txt")
    assert checked.code == 0
    assert [line for line in checked.err.splitlines() if "cells read" in line] == [
        f"{locked}: cells read: 1 · nothing to correct",
        f"{sound}: cells read: 1 · nothing to correct",
    ]


def test_reports_data_and_new_workbooks_are_made_of_locked_workbooks_too(
    run: Run, locked: Path, tmp_path: Path
):
    (tmp_path / "password.txt").write_text(PASSWORD, "utf-8")
    for arguments in (
        ("report", locked, "--kind", "initial", "-o", tmp_path / "initial.docx"),
        ("export", locked, tmp_path / "all.json"),
        ("new", tmp_path / "next.xlsx", "--from", locked),
    ):
        assert run(*arguments).code == 2
        assert run(*arguments, "--password-file", tmp_path / "password.txt").code == 0


def test_without_the_password_the_message_says_how_to_give_it(run: Run, locked: Path):
    checked = run("check", locked)
    assert checked.code == 2
    assert "--password-file" in checked.err


def test_a_wrong_password_is_said_to_be_wrong_and_never_repeated(run: Run, locked: Path, tmp_path: Path):
    (tmp_path / "password.txt").write_text("sesame\nopen\n", "utf-8")
    checked = run("check", "--json", locked, "--password-file", tmp_path / "password.txt")
    assert checked.code == 2
    assert "PASSWORD_WRONG" in checked.out
    assert "sesame" not in checked.out + checked.err


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xff\xfeh\0i\0", b"x" * 100_000], ids=range(4))
def test_a_file_that_holds_no_password_is_refused(run: Run, sound: Path, tmp_path: Path, content: bytes):
    (tmp_path / "password.txt").write_bytes(content)
    refused = run("check", sound, "--password-file", tmp_path / "password.txt")
    assert (refused.code, refused.out) == (2, "")
    assert "password.txt holds no password. Write the password on the first line" in refused.err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none.txt", "there is no file {file}."),
        (".", "{file} cannot be read: it is a folder."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(run: Run, sound: Path, tmp_path: Path, name: str, said: str):
    refused = run("check", sound, "--password-file", tmp_path / name)
    assert (refused.code, refused.out) == (2, "")
    assert f"--password-file: {said.format(file=tmp_path / name)}\n" in refused.err
