"""Files that are no workbook of ours: one plain reason each, and never a traceback."""

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from support.workbooks import Book
from xlreview.problem import UnusableInput
from xlreview.read import read_review
from xlreview.read.intake import archive as archive_room
from xlreview.read.intake.container import open_container

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def archive(parts: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as written:
        for name, part in parts.items():
            written.writestr(name, part)
    return content.getvalue()


def stream(name: str) -> bytes:
    """A directory entry of an OLE2 file, as far as anybody looks at it."""
    return OLE2 + f"{name}\0".encode("utf-16-le") + b"\0" * 400


SPREADSHEET_2003 = (
    b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
)

STRANGERS = {
    "empty": (b"", "FILE_EMPTY"),
    "text": (b"name;rating\nGG/I/1;meets\n", "NOT_A_WORKBOOK"),
    "utf-16 text": ("code\trating\n".encode("utf-16"), "NOT_A_WORKBOOK"),
    "web page": (b"\n<!DOCTYPE html><html><body>Sign in</body></html>", "NOT_A_WORKBOOK"),
    "excel's web page": (b"<html xmlns:x='urn:schemas-microsoft-com:office:excel'></html>", "NOT_A_WORKBOOK"),
    "spreadsheet of 2003": (SPREADSHEET_2003, "OLD_EXCEL_FORMAT"),
    "pdf": (b"%PDF-1.7\n", "NOT_A_WORKBOOK"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0", "NOT_A_WORKBOOK"),
    "noise": (bytes(range(256)) * 8, "NOT_A_WORKBOOK"),
    "old excel": (stream("Workbook"), "OLD_EXCEL_FORMAT"),
    "very old excel": (stream("Book"), "OLD_EXCEL_FORMAT"),
    "old excel in capitals": (stream("WORKBOOK"), "OLD_EXCEL_FORMAT"),
    "excel before there were containers": (b"\x09\x02\x06\x00\x00\x02", "OLD_EXCEL_FORMAT"),
    "old word": (stream("WordDocument"), "NOT_A_WORKBOOK"),
    "password": (stream("EncryptedPackage"), "PASSWORD_PROTECTED"),
    "zip": (archive({"holiday.jpg": b"x"}), "NOT_A_WORKBOOK"),
    "zip without parts": (archive({}), "NOT_A_WORKBOOK"),
    "word": (archive({"[Content_Types].xml": b"", "word/document.xml": b""}), "NOT_A_WORKBOOK"),
    "powerpoint": (archive({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}), "NOT_A_WORKBOOK"),
    "ods": (
        archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b""}),
        "OPEN_DOCUMENT_FORMAT",
    ),
    "ods whose mimetype comes late": (
        archive({"content.xml": b"<a/>" * 99, "mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        "OPEN_DOCUMENT_FORMAT",
    ),
    "star office": (archive({"mimetype": b"application/vnd.sun.xml.calc"}), "OPEN_DOCUMENT_FORMAT"),
    "odt": (archive({"mimetype": b"application/vnd.oasis.opendocument.text"}), "NOT_A_WORKBOOK"),
    "xlsb": (archive({"xl/workbook.bin": b""}), "BINARY_WORKBOOK"),
    "xlsm": (archive({"xl/workbook.xml": b"", "xl/vbaProject.bin": b""}), "MACRO_WORKBOOK"),
    "same name twice": (archive({"xl/workbook.xml": b"", "XL/Workbook.xml": b""}), "UNSAFE_WORKBOOK"),
    "cut off": (archive({"xl/workbook.xml": b"x" * 900})[:400], "DAMAGED_WORKBOOK"),
    "hollow": (archive({"xl/workbook.xml": b""}), "DAMAGED_WORKBOOK"),
    "not xml": (archive({"xl/workbook.xml": b"<a", "xl/_rels/workbook.xml.rels": b"<b"}), "DAMAGED_WORKBOOK"),
    "bomb of entities": (
        archive({"xl/workbook.xml": b"<a/>", "xl/_rels/workbook.xml.rels": b"<!DOCTYPE a><a/>"}),
        "UNSAFE_WORKBOOK",
    ),
}


def codes(path: Path) -> list[str]:
    with pytest.raises(UnusableInput) as raised:
        read_review(path)
    for problem in raised.value.problems:
        assert problem.spoken_in("fi").message
        assert str(problem)
    return [problem.code for problem in raised.value.problems]


@pytest.mark.parametrize("kind", STRANGERS)
def test_each_kind_of_file_has_its_own_answer(tmp_path: Path, kind: str) -> None:
    content, code = STRANGERS[kind]
    (tmp_path / "tampere.xlsx").write_bytes(content)
    assert codes(tmp_path / "tampere.xlsx") == [code]


def test_what_a_file_really_is_stands_in_the_message(tmp_path: Path) -> None:
    (tmp_path / "tampere.xlsx").write_bytes(b"<html>")
    with pytest.raises(UnusableInput, match=r"tampere\.xlsx  This is not an Excel workbook but a web page\."):
        read_review(tmp_path / "tampere.xlsx")


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert codes(tmp_path / "nowhere.xlsx") == ["FILE_MISSING"]
    assert codes(tmp_path / "no\0where.xlsx") == ["FILE_MISSING"]
    assert codes(tmp_path) == ["FILE_IS_FOLDER"]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(b"PK")

    def refuse(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert codes(path) == ["FILE_UNREADABLE"]


def test_excels_lock_file_is_not_the_workbook(tmp_path: Path) -> None:
    (tmp_path / "~$tampere.xlsx").write_bytes(b"\x04Anna" + b" " * 160)
    assert codes(tmp_path / "~$tampere.xlsx") == ["LOCK_FILE"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert codes(tmp_path / "pipe.xlsx") == ["NOT_A_WORKBOOK"]


def test_a_huge_file_is_refused_by_its_size(tmp_path: Path) -> None:
    with (tmp_path / "huge.xlsx").open("wb") as file:
        file.truncate(26 * 1024 * 1024)
    assert codes(tmp_path / "huge.xlsx") == ["FILE_TOO_LARGE"]


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_room, "LARGEST_CONTENT", 1024)
    (tmp_path / "bomb.xlsx").write_bytes(archive({"xl/workbook.xml": b"0" * 2048}))
    assert codes(tmp_path / "bomb.xlsx") == ["UNPACKS_TOO_LARGE"]


def test_a_part_with_a_false_checksum_is_damage(reviewer: Book, tmp_path: Path) -> None:
    content = bytearray(reviewer.path.read_bytes())
    with zipfile.ZipFile(reviewer.path) as whole:
        part = whole.getinfo("xl/worksheets/sheet3.xml")
    content[part.header_offset + 30 + len(part.filename) + part.compress_size // 2] ^= 0xFF
    (tmp_path / "scratched.xlsx").write_bytes(content)
    assert codes(tmp_path / "scratched.xlsx") == ["DAMAGED_WORKBOOK"]


def test_a_workbook_is_known_by_what_it_is_and_not_by_its_name(reviewer: Book, tmp_path: Path) -> None:
    renamed = tmp_path / "answers.zip"
    renamed.write_bytes(reviewer.path.read_bytes())
    assert read_review(renamed).answers() == reviewer.read().answers()
    assert open_container(renamed).name == "answers.zip"
