"""What kind of file is this? Answered before any spreadsheet reader sees a byte of it.

A reader that meets a stranger's file may give a misleading message, hang, or take the process down.
So the outside is looked at first, with the standard library alone, and every kind of file that is no
workbook of ours gets its own plain problem.
"""

from __future__ import annotations

import hashlib
import io
import stat
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from xlreview.i18n import Label
from xlreview.problem import UnusableInput, reason_of, unusable

LARGEST_FILE = 25 * 1024 * 1024
"""Bytes; what mail servers carry. The largest filled team workbook has a tenth of it."""
LARGEST_CONTENT = 200 * 1024 * 1024
"""Bytes once unpacked, as the archive announces them."""
MOST_PARTS = 2_000

_MEGABYTE = 1024 * 1024
_ZIP = b"PK"
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_SHEET = "application/vnd.oasis.opendocument.spreadsheet"


@dataclass(frozen=True)
class Container:
    """A file that is an Excel workbook from the outside: its whole content, as it was checked."""

    name: str
    content: bytes

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the file, as hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def archive(self) -> zipfile.ZipFile:
        """The parts of the workbook."""
        return zipfile.ZipFile(io.BytesIO(self.content))

    def part(self, name: str) -> bytes:
        """One part, unpacked and compared with its checksum; empty where there is none.

        Raises UnusableInput (DAMAGED_WORKBOOK) for a part that is broken.
        """
        known = self._parts.get(name.replace("\\", "/").lower())
        if known is None:
            return b""
        try:
            return self.archive.read(known)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as fault:
            raise unusable("DAMAGED_WORKBOOK", self.name) from fault

    @cached_property
    def _parts(self) -> dict[str, str]:
        return {name.replace("\\", "/").lower(): name for name in self.archive.namelist()}


def open_container(path: Path) -> Container:
    """The content of a file that looks like an Excel workbook.

    Raises UnusableInput with the one reason why it does not, or why it cannot be read.
    """
    name = path.name or str(path)
    content = _content(path, name)
    if content.startswith(_OLE2):
        raise unusable(_kind_of_ole2(content), name)
    if not content.startswith(_ZIP):
        raise _no_archive(content, name)
    container = Container(name, content)
    _check_archive(container)
    return container


def _content(path: Path, name: str) -> bytes:
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise unusable("FILE_IS_FOLDER", str(path))
        if not stat.S_ISREG(about.st_mode):
            raise _not_a_workbook(name, "unknown")
        if about.st_size == 0:
            raise unusable("FILE_EMPTY", name)
        if name.startswith("~$"):
            raise unusable("LOCK_FILE", name)
        if about.st_size > LARGEST_FILE:
            raise _too_large(name, about.st_size, LARGEST_FILE)
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError as refusal:
        raise unusable("FILE_MISSING", str(path)) from refusal
    except OSError as refusal:
        raise unusable("FILE_UNREADABLE", str(path), reason=reason_of(refusal)) from refusal
    except ValueError as fault:
        # A name with a NUL in it names nothing.
        raise unusable("FILE_MISSING", str(path)) from fault


def _kind_of_ole2(content: bytes) -> str:
    """Old Office files and encrypted new ones share a container; its directory names the streams."""
    if _stream(content, "EncryptedPackage"):
        return "PASSWORD_PROTECTED"
    if _stream(content, "Workbook") or _stream(content, "Book"):
        return "OLD_EXCEL_FORMAT"
    return "OLD_OFFICE_FILE"


def _stream(content: bytes, name: str) -> bool:
    return f"{name}\0".encode("utf-16-le") in content


def _no_archive(content: bytes, name: str) -> UnusableInput:
    start = content[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").replace(b"\0", b"").lower()
    if start.startswith(b"<?xml") and b"schemas-microsoft-com:office:spreadsheet" in start:
        return unusable("OLD_EXCEL_FORMAT", name)
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start:
        return _not_a_workbook(name, "web_page")
    if start.startswith(b"%pdf"):
        return _not_a_workbook(name, "pdf")
    if start.startswith((b"\x89png", b"gif8")) or content.startswith(b"\xff\xd8\xff"):
        return _not_a_workbook(name, "picture")
    return _not_a_workbook(name, "text" if _is_text(content[:4096]) else "unknown")


def _is_text(start: bytes) -> bool:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 9 or 13 < byte < 32 for byte in start)


def _check_archive(container: Container) -> None:
    name = container.name
    try:
        parts = container.archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as fault:
        raise unusable("DAMAGED_WORKBOOK", name) from fault
    names = {part.filename.replace("\\", "/").lower() for part in parts}
    if len(names) < len(parts):
        raise unusable("DAMAGED_WORKBOOK", name)
    if any(part.flag_bits & 0x1 for part in parts):
        raise unusable("PASSWORD_PROTECTED", name)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST_CONTENT or len(parts) > MOST_PARTS:
        raise _too_large(name, unpacked, LARGEST_CONTENT)
    if "mimetype" in names:
        kind = container.part("mimetype").decode("ascii", "replace").strip()
        raise (
            unusable("OPEN_DOCUMENT_FORMAT", name)
            if kind.startswith(_OPEN_SHEET)
            else _not_a_workbook(name, "document")
        )
    if "xl/workbook.bin" in names:
        raise unusable("BINARY_WORKBOOK", name)
    if "word/document.xml" in names or any(part.startswith("ppt/") for part in names):
        raise _not_a_workbook(name, "document")
    if "xl/workbook.xml" not in names:
        raise _not_a_workbook(name, "archive")
    if any(part.endswith("vbaproject.bin") for part in names):
        raise unusable("MACRO_WORKBOOK", name)


def _not_a_workbook(name: str, kind: str) -> UnusableInput:
    return unusable("NOT_A_WORKBOOK", name, kind=Label(f"file_kind.{kind}"))


def _too_large(name: str, size: int, limit: int) -> UnusableInput:
    return unusable("FILE_TOO_LARGE", name, size=-(-size // _MEGABYTE), limit=limit // _MEGABYTE)
